; Packages and imports. A module's name is its own kind of package: nothing imports it, but `requires` names it.
(package_declaration [(scoped_identifier) (identifier)] @package)

(import_declaration [(scoped_identifier) (identifier)] @import.source) @import
(import_declaration [(scoped_identifier) (identifier)] @import.source (asterisk) @import.wildcard) @import
((import_declaration "static" [(scoped_identifier) (identifier)] @import.source) @import
  (#set! import.flavour "static"))

(module_declaration name: (_) @package)
((requires_module_directive module: (_) @import.source) @import
  (#set! import.flavour "requires"))
(provides_module_directive provided: (_) @reference)
(provides_module_directive provider: (_) @reference)
(uses_module_directive type: (_) @reference)

; Declarations.
((class_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((class_declaration (modifiers "abstract") name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true"))
((class_declaration name: (identifier) @symbol.name superclass: (superclass (_) @symbol.base)) @symbol
  (#set! symbol.kind "class"))
((class_declaration name: (identifier) @symbol.name interfaces: (super_interfaces (type_list (_) @symbol.base))) @symbol
  (#set! symbol.kind "class"))
((record_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((record_declaration name: (identifier) @symbol.name interfaces: (super_interfaces (type_list (_) @symbol.base))) @symbol
  (#set! symbol.kind "class"))
((enum_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "enum"))
((enum_declaration name: (identifier) @symbol.name interfaces: (super_interfaces (type_list (_) @symbol.base))) @symbol
  (#set! symbol.kind "enum"))
((interface_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((interface_declaration name: (identifier) @symbol.name (extends_interfaces (type_list (_) @symbol.base))) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((annotation_type_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))

((method_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "method"))
((interface_body (method_declaration name: (identifier) @symbol.name) @symbol)
  (#set! symbol.kind "method")
  (#set! symbol.exported "true"))
((constructor_declaration (modifiers)? @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "method"))
((field_declaration (modifiers)? @symbol.visibility declarator: (variable_declarator name: (identifier) @symbol.name)) @symbol
  (#set! symbol.kind "property"))
((constant_declaration declarator: (variable_declarator name: (identifier) @symbol.name)) @symbol
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))
((enum_constant name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))

[(class_body) (interface_body) (enum_body) (annotation_type_body)] @scope.member

; Types by name. A qualified one is taken whole: its last part alone could mean another type.
(scoped_type_identifier) @reference
(scoped_type_identifier . (type_identifier) @reference)
(_ type: (type_identifier) @reference)
(array_type element: (type_identifier) @reference)
(instanceof_expression right: (type_identifier) @reference)
[
  (annotated_type (type_identifier) @reference)
  (catch_type (type_identifier) @reference)
  (class_literal (type_identifier) @reference)
  (generic_type (type_identifier) @reference)
  (method_reference (type_identifier) @reference)
  (receiver_parameter (type_identifier) @reference)
  (record_pattern_component (type_identifier) @reference)
  (spread_parameter (type_identifier) @reference)
  (superclass (type_identifier) @reference)
  (throws (type_identifier) @reference)
  (type_arguments (type_identifier) @reference)
  (type_bound (type_identifier) @reference)
  (type_list (type_identifier) @reference)
  (type_pattern (type_identifier) @reference)
  (wildcard (type_identifier) @reference)
]
(record_pattern . (identifier) @reference)
(record_pattern . (generic_type (type_identifier) @reference))
(annotation name: (_) @reference)
(marker_annotation name: (_) @reference)

; Types as qualifiers of expressions: by convention they begin with a capital.
(method_invocation object: (identifier) @reference (#match? @reference "^[A-Z]"))
(field_access object: (identifier) @reference (#match? @reference "^[A-Z]"))
(method_reference . (identifier) @reference (#match? @reference "^[A-Z]"))
((field_access) @reference
  (#match? @reference "^[A-Za-z_$][\\w$]*(\\.[a-z_][\\w$]*)*\\.[A-Z][\\w$]*$"))

; Type parameters mean themselves.
(_ type_parameters: (type_parameters (type_parameter (type_identifier) @shadow))) @shadow.scope
