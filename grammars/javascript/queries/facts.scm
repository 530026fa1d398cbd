; Imports. The native scan reads them where it can; these stand in for it.
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
((program (class_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
  (#set! symbol.exported "false"))
((export_statement declaration: (class_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "class")
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
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression)
    ]) @symbol))
  (#set! symbol.kind "constant")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration kind: "const" (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression)
    ]) @symbol))
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))
((program (lexical_declaration kind: "let" (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression)
    ]) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "false"))
((export_statement declaration: (lexical_declaration kind: "let" (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression)
    ]) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "true"))
((program (variable_declaration (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression)
    ]) @symbol))
  (#set! symbol.kind "variable")
  (#set! symbol.exported "false"))
((export_statement declaration: (variable_declaration (variable_declarator name: (identifier) @symbol.name value: [
      (array) (assignment_expression) (await_expression) (binary_expression) (call_expression) (false) (identifier) (member_expression) (new_expression) (null) (number) (object) (parenthesized_expression) (regex) (string) (subscript_expression) (template_string) (ternary_expression) (true) (unary_expression) (undefined) (update_expression)
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

; Members.
((class_body (method_definition name: (property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "method"))
((class_body (method_definition name: (private_property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "method")
  (#set! symbol.exported "false"))
((class_body (field_definition property: (property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "property"))
((class_body (field_definition property: (private_property_identifier) @symbol.name) @symbol)
  (#set! symbol.kind "property")
  (#set! symbol.exported "false"))

(class_body) @scope.member

; CommonJS: `exports.x = …`, `module.exports.x = …`, `module.exports = function x() {}`, and functions hung on an object.
((expression_statement (assignment_expression left: (member_expression object: (identifier) @_exports property: (property_identifier) @symbol.name) right: [(arrow_function) (function_expression) (generator_function)]) @symbol)
  (#eq? @_exports "exports")
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((expression_statement (assignment_expression left: (member_expression object: (identifier) @_exports property: (property_identifier) @symbol.name) right: (class)) @symbol)
  (#eq? @_exports "exports")
  (#set! symbol.kind "class")
  (#set! symbol.exported "true"))
((expression_statement (assignment_expression left: (member_expression object: (identifier) @_exports property: (property_identifier) @symbol.name) right: (_)) @symbol)
  (#eq? @_exports "exports")
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))
((expression_statement (assignment_expression left: (member_expression
    object: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
    property: (property_identifier) @symbol.name) right: [(arrow_function) (function_expression) (generator_function)]) @symbol)
  (#eq? @_module "module")
  (#eq? @_exports "exports")
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((expression_statement (assignment_expression left: (member_expression
    object: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
    property: (property_identifier) @symbol.name) right: (class)) @symbol)
  (#eq? @_module "module")
  (#eq? @_exports "exports")
  (#set! symbol.kind "class")
  (#set! symbol.exported "true"))
((expression_statement (assignment_expression left: (member_expression
    object: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
    property: (property_identifier) @symbol.name) right: (_)) @symbol)
  (#eq? @_module "module")
  (#eq? @_exports "exports")
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))
((expression_statement
  (assignment_expression
    left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
    right: (function_expression name: (_) @symbol.name) @symbol))
  (#eq? @_module "module")
  (#eq? @_exports "exports")
  (#set! symbol.kind "function")
  (#set! symbol.exported "true"))
((expression_statement
  (assignment_expression
    left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
    right: (class name: (_) @symbol.name) @symbol))
  (#eq? @_module "module")
  (#eq? @_exports "exports")
  (#set! symbol.kind "class")
  (#set! symbol.exported "true"))
((program
  (expression_statement
    (assignment_expression
      left: (member_expression object: (_) @_object property: (property_identifier) @symbol.name)
      right: [(arrow_function) (function_expression) (generator_function)]) @symbol))
  (#not-match? @_object "^(exports|module|module\\.exports)$")
  (#set! symbol.kind "method"))
