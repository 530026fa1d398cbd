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
