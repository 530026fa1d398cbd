(preproc_include
  path: (string_literal) @import.source) @import

(preproc_include
  path: (system_lib_string) @import.source
  (#set! import.flavour "system")) @import

; Inside an initializer or a list of enumerators an include is no include to the grammar.
((preproc_call
  directive: (preproc_directive) @_directive
  argument: (preproc_arg) @import.source) @import
  (#match? @_directive "^#\\s*include$")
  (#match? @import.source "^\"[^\"]*\"$"))

((preproc_call
  directive: (preproc_directive) @_directive
  argument: (preproc_arg) @import.source) @import
  (#match? @_directive "^#\\s*include$")
  (#match? @import.source "^<[^>]*>$")
  (#set! import.flavour "system"))

; `#include HEADER`: only the preprocessor knows which.
(preproc_include
  path: [(identifier) (call_expression)] @import.source
  (#set! import.flavour "macro")) @import

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
