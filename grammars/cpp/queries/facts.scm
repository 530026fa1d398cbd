(preproc_include
  path: (string_literal) @import.source) @import

(preproc_include
  path: (system_lib_string) @import.source
  (#set! import.flavour "system")) @import

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

(function_definition
  (storage_class_specifier)? @symbol.visibility
  declarator: (function_declarator
    declarator: [
      (identifier)
      (qualified_identifier)
    ] @symbol.name)
  (#set! symbol.kind "function")) @symbol

(class_specifier
  name: (type_identifier) @symbol.name
  body: (field_declaration_list) @scope.member
  (#set! symbol.kind "class")) @symbol

; A class with a pure virtual member is abstract.
(class_specifier
  name: (type_identifier) @symbol.name
  body: (field_declaration_list
    (field_declaration
      default_value: (number_literal) @_zero))
  (#eq? @_zero "0")
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true")) @symbol

(namespace_definition
  name: (_) @package)

(alias_declaration
  name: (type_identifier) @symbol.name
  (#set! symbol.kind "type")) @symbol
