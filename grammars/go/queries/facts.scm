(package_clause
  (package_identifier) @package)

(import_spec
  path: (_) @import.source) @import

(import_spec
  name: (package_identifier) @import.name
  path: (_) @import.source) @import

(import_spec
  name: (dot) @import.wildcard
  path: (_) @import.source) @import

; Build constraints: the resolver leaves out what the default build does.
(source_file
  (comment) @reference
  (#match? @reference "^//(go:build |\\s*\\+build )"))

; `pkg.Name`: which file of the package declares Name is for the resolver to say.
((selector_expression
  operand: (identifier)
  field: (field_identifier) @_field) @reference
  (#match? @_field "^[^a-z_]"))

(qualified_type) @reference

; Symbols.
(function_declaration
  name: (identifier) @symbol.name
  (#set! symbol.kind "function")) @symbol

(method_declaration
  name: (field_identifier) @symbol.name
  (#set! symbol.kind "method")) @symbol

(source_file
  (type_declaration
    (type_spec
      name: (type_identifier) @symbol.name
      type: (interface_type)
      (#set! symbol.kind "interface")
      (#set! symbol.abstract "true")) @symbol))

(source_file
  (type_declaration
    (type_spec
      name: (type_identifier) @symbol.name
      type: (struct_type)
      (#set! symbol.kind "struct")) @symbol))

(source_file
  (type_declaration
    (type_spec
      name: (type_identifier) @symbol.name
      (#set! symbol.kind "type")) @symbol))

(source_file
  (type_declaration
    (type_alias
      name: (type_identifier) @symbol.name
      (#set! symbol.kind "type")) @symbol))

(source_file
  (const_declaration
    (const_spec
      name: (identifier) @symbol.name
      (#set! symbol.kind "constant")) @symbol))

(source_file
  (var_declaration
    (var_spec
      name: (identifier) @symbol.name
      (#set! symbol.kind "variable")) @symbol))

(source_file
  (var_declaration
    (var_spec_list
      (var_spec
        name: (identifier) @symbol.name
        (#set! symbol.kind "variable")) @symbol)))
