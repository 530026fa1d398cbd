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
