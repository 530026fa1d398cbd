; What TypeScript adds to JavaScript's imports. A type-only list of names is known up to three long, and names taken from an
; `import()` in a type are not.
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
