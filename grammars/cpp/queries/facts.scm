(namespace_definition
  name: (_) @package)

; A class with a pure virtual member is abstract.
(class_specifier
  name: (type_identifier) @symbol.name
  body: (field_declaration_list
    (field_declaration
      default_value: (number_literal) @_zero))
  (#eq? @_zero "0")
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true")) @symbol

(struct_specifier
  name: (type_identifier) @symbol.name
  body: (field_declaration_list
    (field_declaration
      declarator: (function_declarator)
      default_value: (number_literal) @_zero))
  (#eq? @_zero "0")
  (#set! symbol.kind "struct")
  (#set! symbol.abstract "true")) @symbol

(class_specifier
  name: (type_identifier) @symbol.name
  body: (field_declaration_list) @scope.member
  (#set! symbol.kind "class")) @symbol

(struct_specifier
  name: (type_identifier) @symbol.name
  body: (field_declaration_list) @scope.member
  (#set! symbol.kind "struct")) @symbol

(class_specifier
  name: (type_identifier) @symbol.name
  (base_class_clause
    [(type_identifier) (qualified_identifier) (template_type)] @symbol.base)
  (#set! symbol.kind "class")) @symbol

(struct_specifier
  name: (type_identifier) @symbol.name
  (base_class_clause
    [(type_identifier) (qualified_identifier) (template_type)] @symbol.base)
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

(alias_declaration
  name: (type_identifier) @symbol.name
  (#set! symbol.kind "type")) @symbol

(function_definition
  (storage_class_specifier)? @symbol.visibility
  declarator: [
    (function_declarator
      declarator: [(identifier) (qualified_identifier)] @symbol.name)
    (pointer_declarator
      declarator: (function_declarator
        declarator: [(identifier) (qualified_identifier)] @symbol.name))
    (reference_declarator
      (function_declarator
        declarator: [(identifier) (qualified_identifier)] @symbol.name))
  ]
  (#set! symbol.kind "function")) @symbol

(field_declaration_list
  (function_definition
    declarator: [
      (function_declarator declarator: (field_identifier) @symbol.name)
      (pointer_declarator
        declarator: (function_declarator declarator: (field_identifier) @symbol.name))
      (reference_declarator
        (function_declarator declarator: (field_identifier) @symbol.name))
    ]
    (#set! symbol.kind "method")) @symbol)

(preproc_def
  name: (identifier) @symbol.name
  (#set! symbol.kind "macro")) @symbol

(preproc_function_def
  name: (identifier) @symbol.name
  (#set! symbol.kind "macro")) @symbol
