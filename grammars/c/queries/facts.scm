; Symbols: what a file defines, inside `#if` too, and macros.
(function_definition
  (storage_class_specifier)? @symbol.visibility
  declarator: [
    (function_declarator declarator: (identifier) @symbol.name)
    (pointer_declarator
      declarator: (function_declarator declarator: (identifier) @symbol.name))
    (pointer_declarator
      declarator: (pointer_declarator
        declarator: (function_declarator declarator: (identifier) @symbol.name)))
  ]
  (#set! symbol.kind "function")) @symbol

(struct_specifier
  name: (type_identifier) @symbol.name
  body: (_)
  (#set! symbol.kind "struct")) @symbol

(union_specifier
  name: (type_identifier) @symbol.name
  body: (_)
  (#set! symbol.kind "struct")) @symbol

(enum_specifier
  name: (type_identifier) @symbol.name
  body: (_)
  (#set! symbol.kind "enum")) @symbol

(type_definition
  declarator: (type_identifier) @symbol.name
  (#set! symbol.kind "type")) @symbol

(preproc_def
  name: (identifier) @symbol.name
  (#set! symbol.kind "macro")) @symbol

(preproc_function_def
  name: (identifier) @symbol.name
  (#set! symbol.kind "macro")) @symbol
