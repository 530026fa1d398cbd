; Packages and imports; the local name of an alias takes the place of the name taken.
(package_header (qualified_identifier) @package)
(import (qualified_identifier) @import.source) @import
(import (qualified_identifier) @import.source "*" @import.wildcard) @import
((import (qualified_identifier) @import.source "as" (identifier) @import.name) @import
  (#set! import.flavour "alias"))

; `@file:JvmName` names the class that Java sees for this file's functions.
((file_annotation
  (constructor_invocation
    (user_type (identifier) @_annotation)
    (value_arguments (value_argument (string_literal (string_content) @symbol.name))))) @symbol
  (#eq? @_annotation "JvmName")
  (#set! symbol.kind "module"))

; Types.
((class_declaration (modifiers)? @symbol.visibility "class" name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((class_declaration (modifiers)? @symbol.visibility "interface" name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((class_declaration
  (modifiers [(inheritance_modifier) (class_modifier)] @_modifier) @symbol.visibility
  name: (identifier) @symbol.name) @symbol
  (#any-of? @_modifier "abstract" "sealed")
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true"))
((class_declaration
  name: (identifier) @symbol.name
  (delegation_specifiers (delegation_specifier [
    (user_type) @symbol.base
    (constructor_invocation (user_type) @symbol.base)
    (explicit_delegation (user_type) @symbol.base)
  ]))) @symbol
  (#set! symbol.kind "class"))
((object_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((object_declaration
  name: (identifier) @symbol.name
  (delegation_specifiers (delegation_specifier [
    (user_type) @symbol.base
    (constructor_invocation (user_type) @symbol.base)
    (explicit_delegation (user_type) @symbol.base)
  ]))) @symbol
  (#set! symbol.kind "class"))
; The grammar misreads declarations behind two annotations or an annotation and two modifiers, and gives up on some long ones:
; their names still stand.
((infix_expression (_) (identifier) @_keyword . [
  (identifier) @symbol.name
  (call_expression . (identifier) @symbol.name)
] .) @symbol
  (#any-of? @_keyword "class" "interface" "object")
  (#set! symbol.kind "class"))
((infix_expression . (identifier) @_keyword . (identifier) @symbol.name) @symbol
  (#any-of? @_keyword "class" "interface" "object")
  (#set! symbol.kind "class"))
((infix_expression (_) (identifier) @_keyword . (identifier) @symbol.name .) @symbol
  (#any-of? @_keyword "val" "var")
  (#set! symbol.kind "property"))
((ERROR ["class" "interface" "object"] . (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((type_alias (modifiers)? @symbol.visibility type: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true"))
((enum_entry (identifier) @symbol.name) @symbol
  (#set! symbol.kind "constant"))

; Functions and properties; those with a receiver extend it.
((function_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "function"))
((function_declaration
  [(user_type) (nullable_type) (parenthesized_type)] @symbol.base
  .
  name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "function"))
((property_declaration (modifiers)? @symbol.visibility (variable_declaration (identifier) @symbol.name)) @symbol
  (#set! symbol.kind "property"))
((property_declaration
  [(user_type) (nullable_type) (parenthesized_type)] @symbol.base
  .
  (variable_declaration . (identifier) @symbol.name)) @symbol
  (#set! symbol.kind "property"))
((class_parameter (modifiers)? @symbol.visibility ["val" "var"] (identifier) @symbol.name) @symbol
  (#set! symbol.kind "property"))

[(class_body) (enum_class_body) (class_parameters)] @scope.member

; Types by name, taken whole.
(user_type) @reference

; Names in expressions: types, and functions and properties that stand outside types.
(call_expression . (identifier) @reference)
(navigation_expression . (identifier) @reference)
(callable_reference (identifier) @reference)
(value_argument (identifier) @reference .)
(binary_expression (identifier) @reference)
(infix_expression (identifier) @reference)
(unary_expression (identifier) @reference)
(index_expression (identifier) @reference)
(return_expression (identifier) @reference)
(throw_expression (identifier) @reference)
(parenthesized_expression (identifier) @reference)
(interpolation (identifier) @reference)
(range_expression (identifier) @reference)
(in_expression (identifier) @reference)
(is_expression left: (identifier) @reference)
(as_expression left: (identifier) @reference)
(if_expression (identifier) @reference)
(when_subject (identifier) @reference)
(when_entry (identifier) @reference)
(for_statement (identifier) @reference)
(assignment (identifier) @reference)
(property_declaration (identifier) @reference .)
(property_delegate (identifier) @reference)
(function_body (identifier) @reference)
(block (identifier) @reference)
(lambda_literal (identifier) @reference)
(explicit_delegation (identifier) @reference)
((navigation_expression) @reference
  (#match? @reference "^[A-Za-z_][\\w]*(\\.[a-z_][\\w]*)*\\.[A-Z][\\w]*$"))
(navigation_expression (_) (identifier) @reference.member .)

; What a file calls its own: type parameters, parameters, members and locals.
(_ (type_parameters (type_parameter (identifier) @shadow))) @shadow.scope
(function_declaration (function_value_parameters (parameter . (identifier) @shadow))) @shadow.scope
(secondary_constructor (function_value_parameters (parameter . (identifier) @shadow))) @shadow.scope
(class_declaration (primary_constructor (class_parameters (class_parameter (identifier) @shadow)))) @shadow.scope
(class_body (property_declaration (variable_declaration . (identifier) @shadow))) @shadow.scope
(class_body (function_declaration name: (identifier) @shadow)) @shadow.scope
(class_declaration (class_body (companion_object (class_body (function_declaration name: (identifier) @shadow))))) @shadow.scope
(class_declaration (class_body (companion_object (class_body (property_declaration (variable_declaration . (identifier) @shadow)))))) @shadow.scope
(block (property_declaration [
  (variable_declaration . (identifier) @shadow)
  (multi_variable_declaration (variable_declaration . (identifier) @shadow))
])) @shadow.scope
(block (function_declaration name: (identifier) @shadow)) @shadow.scope
(lambda_literal (property_declaration (variable_declaration . (identifier) @shadow))) @shadow.scope
(lambda_literal (lambda_parameters [
  (variable_declaration . (identifier) @shadow)
  (multi_variable_declaration (variable_declaration . (identifier) @shadow))
])) @shadow.scope
(for_statement [
  (variable_declaration . (identifier) @shadow)
  (multi_variable_declaration (variable_declaration . (identifier) @shadow))
]) @shadow.scope
(catch_block . (identifier) @shadow) @shadow.scope
