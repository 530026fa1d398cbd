; Imports name a module, or one declaration of it (`import struct Core.Point`).
(import_declaration (identifier) @import.source) @import
((import_declaration (modifiers (attribute (user_type) @_attribute)) (identifier) @import.source) @import
  (#eq? @_attribute "_exported")
  (#set! import.kind "re-export"))
((import_declaration ["class" "enum" "func" "let" "protocol" "struct" "typealias" "var"] (identifier) @import.source) @import
  (#set! import.flavour "declaration"))

((import_declaration (modifiers (attribute (user_type) @_attribute)) (identifier) @import.source) @import
  (#eq? @_attribute "testable")
  (#set! import.flavour "testable"))

; Types. An extension adds to a type that stands elsewhere: its span says what it holds.
((class_declaration (modifiers)? @symbol.visibility declaration_kind: ["class" "actor"] name: (type_identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((class_declaration (modifiers)? @symbol.visibility declaration_kind: "struct" name: (type_identifier) @symbol.name) @symbol
  (#set! symbol.kind "struct"))
((class_declaration (modifiers)? @symbol.visibility declaration_kind: "enum" name: (type_identifier) @symbol.name) @symbol
  (#set! symbol.kind "enum"))
((class_declaration (modifiers)? @symbol.visibility declaration_kind: "extension" name: (user_type) @symbol.name) @symbol
  (#set! symbol.kind "module"))
((class_declaration name: (_) @symbol.name (inheritance_specifier inherits_from: (user_type) @symbol.base)) @symbol
  (#set! symbol.kind "class"))
((protocol_declaration (modifiers)? @symbol.visibility name: (type_identifier) @symbol.name) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((protocol_declaration name: (type_identifier) @symbol.name (inheritance_specifier inherits_from: (user_type) @symbol.base)) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((typealias_declaration (modifiers)? @symbol.visibility . name: (type_identifier) @symbol.name) @symbol
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true"))
((typealias_declaration (modifiers) @symbol.visibility name: (type_identifier) @symbol.name) @symbol
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true"))
((enum_entry name: (simple_identifier) @symbol.name) @symbol
  (#set! symbol.kind "constant"))

; Functions and properties.
((function_declaration (modifiers)? @symbol.visibility name: (simple_identifier) @symbol.name) @symbol
  (#set! symbol.kind "function"))
((protocol_function_declaration name: (simple_identifier) @symbol.name) @symbol
  (#set! symbol.kind "function")
  (#set! symbol.abstract "true"))
((property_declaration (modifiers)? @symbol.visibility name: (pattern bound_identifier: (simple_identifier) @symbol.name)) @symbol
  (#set! symbol.kind "property"))
((protocol_property_declaration name: (pattern bound_identifier: (simple_identifier) @symbol.name)) @symbol
  (#set! symbol.kind "property")
  (#set! symbol.abstract "true"))
((macro_declaration (modifiers)? @symbol.visibility (simple_identifier) @symbol.name) @symbol
  (#set! symbol.kind "macro"))

; What other modules see.
((class_declaration (modifiers (visibility_modifier) @_visibility) name: (_) @symbol.name) @symbol
  (#any-of? @_visibility "public" "open" "package")
  (#set! symbol.kind "class")
  (#set! symbol.published "true"))
((protocol_declaration (modifiers (visibility_modifier) @_visibility) name: (_) @symbol.name) @symbol
  (#any-of? @_visibility "public" "package")
  (#set! symbol.kind "interface")
  (#set! symbol.published "true"))
((typealias_declaration (modifiers (visibility_modifier) @_visibility) name: (type_identifier) @symbol.name) @symbol
  (#any-of? @_visibility "public" "package")
  (#set! symbol.kind "type")
  (#set! symbol.published "true"))
((function_declaration (modifiers (visibility_modifier) @_visibility) name: (simple_identifier) @symbol.name) @symbol
  (#any-of? @_visibility "public" "open" "package")
  (#set! symbol.kind "function")
  (#set! symbol.published "true"))
((property_declaration (modifiers (visibility_modifier) @_visibility) name: (pattern bound_identifier: (simple_identifier) @symbol.name)) @symbol
  (#any-of? @_visibility "public" "open" "package")
  (#set! symbol.kind "property")
  (#set! symbol.published "true"))
((macro_declaration (modifiers (visibility_modifier) @_visibility) (simple_identifier) @symbol.name) @symbol
  (#any-of? @_visibility "public" "package")
  (#set! symbol.kind "macro")
  (#set! symbol.published "true"))

[(class_body) (enum_class_body) (protocol_body)] @scope.member

; Types by name, taken whole.
(user_type) @reference
(key_path_expression (type_identifier) @reference)

; Names in expressions: types, and functions and constants that stand outside types.
(call_expression . (simple_identifier) @reference)
(navigation_expression target: (simple_identifier) @reference)
((navigation_expression) @reference
  (#match? @reference "^[A-Z]\\w*(\\.[A-Z]\\w*)+$"))
(navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @reference.member))
(value_argument value: (simple_identifier) @reference)
(property_declaration value: (simple_identifier) @reference)
(array_literal element: (simple_identifier) @reference)
(dictionary_literal value: (simple_identifier) @reference)
(dictionary_literal key: (simple_identifier) @reference)
(comparison_expression (simple_identifier) @reference)
(equality_expression (simple_identifier) @reference)
(additive_expression (simple_identifier) @reference)
(nil_coalescing_expression (simple_identifier) @reference)
(as_expression expr: (simple_identifier) @reference)
(assignment result: (simple_identifier) @reference)
(control_transfer_statement result: (simple_identifier) @reference)
(macro_invocation (simple_identifier) @reference)

; What a file calls its own: type parameters, parameters and locals.
(_ (type_parameters (type_parameter (type_identifier) @shadow))) @shadow.scope
(protocol_declaration body: (protocol_body (associatedtype_declaration name: (type_identifier) @shadow))) @shadow.scope
(function_declaration (parameter name: (simple_identifier) @shadow)) @shadow.scope
(init_declaration (parameter name: (simple_identifier) @shadow)) @shadow.scope
(subscript_declaration (parameter name: (simple_identifier) @shadow)) @shadow.scope
(statements (property_declaration name: (pattern bound_identifier: (simple_identifier) @shadow))) @shadow.scope
(statements (function_declaration name: (simple_identifier) @shadow)) @shadow.scope
(lambda_literal type: (lambda_function_type (lambda_function_type_parameters (lambda_parameter name: (simple_identifier) @shadow)))) @shadow.scope
(if_statement bound_identifier: (simple_identifier) @shadow) @shadow.scope
(statements (guard_statement bound_identifier: (simple_identifier) @shadow)) @shadow.scope
(for_statement item: (pattern bound_identifier: (simple_identifier) @shadow)) @shadow.scope
