; Imports. The native scan reads them where it can; these stand in for it. A type-only list of names is known up to three long,
; and names taken from an `import()` in a type are not.
(import_statement source: (string) @import.source) @import
(import_statement (import_clause (identifier) @import.default) source: (string) @import.source) @import
(import_statement (import_clause (namespace_import) @import.wildcard) source: (string) @import.source) @import
(import_statement
  (import_clause (named_imports (import_specifier name: (_) @import.name)))
  source: (string) @import.source) @import

((export_statement source: (string) @import.source) @import
  (#set! import.kind "re-export"))
((export_statement "*" @import.wildcard source: (string) @import.source) @import
  (#set! import.kind "re-export"))
((export_statement (namespace_export) @import.wildcard source: (string) @import.source) @import
  (#set! import.kind "re-export"))
((export_statement
  (export_clause (export_specifier name: (_) @import.name))
  source: (string) @import.source) @import
  (#set! import.kind "re-export"))

((call_expression
  function: (import) @import.wildcard
  arguments: (arguments . (string) @import.source)) @import
  (#set! import.kind "deferred"))
((call_expression
  function: (import) @import.wildcard
  arguments: (arguments . (template_string) @import.source)) @import
  (#not-match? @import.source "\\$\\{")
  (#set! import.kind "deferred"))

((call_expression
  function: (identifier) @_require
  arguments: (arguments . (string) @import.source)) @import
  (#eq? @_require "require"))
((variable_declarator
  name: (identifier) @import.wildcard
  value: (call_expression
    function: (identifier) @_require
    arguments: (arguments . (string) @import.source))) @import
  (#eq? @_require "require"))
((variable_declarator
  name: (object_pattern [
    (shorthand_property_identifier_pattern) @import.name
    (pair_pattern key: (property_identifier) @import.name)
  ])
  value: (call_expression
    function: (identifier) @_require
    arguments: (arguments . (string) @import.source))) @import
  (#eq? @_require "require"))
((member_expression
  object: (call_expression
    function: (identifier) @_require
    arguments: (arguments . (string) @import.source))
  property: (property_identifier) @import.name) @import
  (#eq? @_require "require"))

[
  (function_declaration)
  (generator_function_declaration)
  (function_expression)
  (generator_function)
  (arrow_function)
  (method_definition)
] @scope.deferred

((import_statement "type" source: (string) @import.source) @import
  (#set! import.kind "type"))
((import_statement
  (import_clause . (named_imports . (import_specifier "type") .) .)
  source: (string) @import.source) @import
  (#set! import.kind "type"))
((import_statement
  (import_clause . (named_imports . (import_specifier "type") . (import_specifier "type") .) .)
  source: (string) @import.source) @import
  (#set! import.kind "type"))
((import_statement
  (import_clause
    .
    (named_imports . (import_specifier "type") . (import_specifier "type") . (import_specifier "type") .)
    .)
  source: (string) @import.source) @import
  (#set! import.kind "type"))
((export_statement "type" source: (string) @import.source) @import
  (#set! import.kind "type"))

(import_statement (import_require_clause (identifier) @import.wildcard source: (string) @import.source)) @import
((import_statement "type" (import_require_clause source: (string) @import.source)) @import
  (#set! import.kind "type"))

; An `import()` in a type never runs.
[(type_annotation) (type_alias_declaration) (type_arguments) (interface_declaration) (implements_clause)] @scope.type

; Declarations of the file itself; what stands inside functions is nobody else's business. The first pattern that fits a name
; decides its kind.
((program (function_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "function")
  (#set! symbol.exported "false"))
((export_statement declaration: (function_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((program (generator_function_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "function")
  (#set! symbol.exported "false"))
((export_statement declaration: (generator_function_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((program (function_signature name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "function")
  (#set! symbol.exported "false"))
((export_statement declaration: (function_signature name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((program (class_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
  (#set! symbol.exported "false"))
((export_statement declaration: (class_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
  (#set! symbol.exported "true"))
((program (abstract_class_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "false"))
((export_statement declaration: (abstract_class_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "true"))
((program (interface_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "false"))
((export_statement declaration: (interface_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "true"))
((program (type_alias_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "false"))
((export_statement declaration: (type_alias_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "true"))
((program (enum_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "enum")
  (#set! symbol.exported "false"))
((export_statement declaration: (enum_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "enum")
  (#set! symbol.exported "true"))
((program (expression_statement (internal_module name: (_) @symbol.name) @symbol))
  (#set! symbol.kind "module")
  (#set! symbol.exported "false"))
((program (internal_module name: (_) @symbol.name) @symbol)
  (#set! symbol.kind "module")
  (#set! symbol.exported "false"))
((export_statement declaration: (internal_module name: (_) @symbol.name) @symbol)
  (#set! symbol.kind "module")
  (#set! symbol.exported "true"))
((program (lexical_declaration (variable_declarator name: (identifier) @symbol.name value: [(arrow_function) (function_expression) (generator_function)]) @symbol))
  (#set! symbol.kind "function")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration (variable_declarator name: (identifier) @symbol.name value: [(arrow_function) (function_expression) (generator_function)]) @symbol))
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((program (variable_declaration (variable_declarator name: (identifier) @symbol.name value: [(arrow_function) (function_expression) (generator_function)]) @symbol))
  (#set! symbol.kind "function")
  (#set! symbol.exported "false"))
((export_statement declaration: (variable_declaration (variable_declarator name: (identifier) @symbol.name value: [(arrow_function) (function_expression) (generator_function)]) @symbol))
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((program (lexical_declaration (variable_declarator name: (identifier) @symbol.name value: (class)) @symbol))
  (#set! symbol.kind "class")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration (variable_declarator name: (identifier) @symbol.name value: (class)) @symbol))
  (#set! symbol.kind "class")
  (#set! symbol.exported "true"))
; Every value but functions and classes.
((program (lexical_declaration kind: "const" (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression) (as_expression) (satisfies_expression) (non_null_expression)
    ]) @symbol))
  (#set! symbol.kind "constant")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration kind: "const" (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression) (as_expression) (satisfies_expression) (non_null_expression)
    ]) @symbol))
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))
((program (lexical_declaration kind: "let" (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression) (as_expression) (satisfies_expression) (non_null_expression)
    ]) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration kind: "let" (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression) (as_expression) (satisfies_expression) (non_null_expression)
    ]) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "true"))
((program (variable_declaration (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression) (as_expression) (satisfies_expression) (non_null_expression)
    ]) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "false"))
((export_statement declaration: (variable_declaration (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression) (as_expression) (satisfies_expression) (non_null_expression)
    ]) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "true"))
((program (lexical_declaration kind: "const" (variable_declarator name: (identifier) @symbol.name !value) @symbol))
  (#set! symbol.kind "constant")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration kind: "const" (variable_declarator name: (identifier) @symbol.name !value) @symbol))
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))
((program (lexical_declaration kind: "let" (variable_declarator name: (identifier) @symbol.name !value) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration kind: "let" (variable_declarator name: (identifier) @symbol.name !value) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "true"))
((program (variable_declaration (variable_declarator name: (identifier) @symbol.name !value) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "false"))
((export_statement declaration: (variable_declaration (variable_declarator name: (identifier) @symbol.name !value) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "true"))
; Ambient declarations are visible to everyone.
((ambient_declaration (function_signature name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((ambient_declaration (class_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
  (#set! symbol.exported "true"))
((ambient_declaration (abstract_class_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "true"))
((ambient_declaration (interface_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "true"))
((ambient_declaration (type_alias_declaration name: (type_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true")
  (#set! symbol.exported "true"))
((ambient_declaration (enum_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "enum")
  (#set! symbol.exported "true"))
((ambient_declaration (module name: (_) @symbol.name) @symbol)
  (#set! symbol.kind "module")
  (#set! symbol.exported "true"))
((ambient_declaration (internal_module name: (_) @symbol.name) @symbol)
  (#set! symbol.kind "module")
  (#set! symbol.exported "true"))
((ambient_declaration (lexical_declaration (variable_declarator name: (identifier) @symbol.name) @symbol))
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))
((ambient_declaration (variable_declaration (variable_declarator name: (identifier) @symbol.name) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "true"))

; Members.
((class_body (method_definition (accessibility_modifier)? @symbol.visibility name: (property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "method"))
((class_body (method_definition name: (private_property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "method")
  (#set! symbol.exported "false"))
((class_body
  (abstract_method_signature (accessibility_modifier)? @symbol.visibility name: (property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "method")
  (#set! symbol.abstract "true"))
((class_body
  (public_field_definition (accessibility_modifier)? @symbol.visibility name: (property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "property"))
((class_body (public_field_definition name: (private_property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "property")
  (#set! symbol.exported "false"))
((interface_body (method_signature name: (property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "method")
  (#set! symbol.abstract "true"))
((interface_body (property_signature name: (property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "property"))

[(class_body) (interface_body)] @scope.member

; What a class or an interface builds on.
((class_declaration name: (type_identifier) @symbol.name (class_heritage (extends_clause value: (_) @symbol.base))) @symbol
  (#set! symbol.kind "class")
  (#set! symbol.exported "false"))
((class_declaration name: (type_identifier) @symbol.name (class_heritage (implements_clause (_) @symbol.base))) @symbol
  (#set! symbol.kind "class")
  (#set! symbol.exported "false"))
((abstract_class_declaration name: (type_identifier) @symbol.name (class_heritage (extends_clause value: (_) @symbol.base))) @symbol
  (#set! symbol.kind "class")
  (#set! symbol.exported "false"))
((abstract_class_declaration name: (type_identifier) @symbol.name (class_heritage (implements_clause (_) @symbol.base))) @symbol
  (#set! symbol.kind "class")
  (#set! symbol.exported "false"))
((interface_declaration name: (type_identifier) @symbol.name (extends_type_clause type: (_) @symbol.base)) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.exported "false"))
