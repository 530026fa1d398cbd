; A namespace for the whole file is only a package; one with a body is a symbol too, whose span says what it holds.
(file_scoped_namespace_declaration name: (_) @package)
(namespace_declaration name: (_) @package)
((namespace_declaration name: (_) @symbol.name) @symbol
  (#set! symbol.kind "module"))

; Usings; the name of an alias takes the place of the name taken.
(using_directive !name [(identifier) (qualified_name) (alias_qualified_name)] @import.source) @import
((using_directive "static" [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @import.source) @import
  (#set! import.flavour "static"))
((using_directive "global" !name [(identifier) (qualified_name) (alias_qualified_name)] @import.source) @import
  (#set! import.flavour "global"))
((using_directive "global" "static" [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @import.source) @import
  (#set! import.flavour "global static"))
((using_directive name: (identifier) @import.name
  [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @import.source .) @import
  (#set! import.flavour "alias"))
((using_directive "global" name: (identifier) @import.name
  [(identifier) (qualified_name) (generic_name) (alias_qualified_name)] @import.source .) @import
  (#set! import.flavour "global alias"))

; Types. The number of their parameters tells types of one name apart.
((class_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((class_declaration (modifier) @_modifier name: (identifier) @symbol.name) @symbol
  (#eq? @_modifier "abstract")
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true"))
((class_declaration name: (identifier) @symbol.name (base_list (_) @symbol.base)) @symbol
  (#set! symbol.kind "class"))
((class_declaration name: (identifier) @symbol.name (type_parameter_list) @symbol.parameters) @symbol
  (#set! symbol.kind "class"))
((record_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "class"))
((record_declaration name: (identifier) @symbol.name (base_list (_) @symbol.base)) @symbol
  (#set! symbol.kind "class"))
((record_declaration name: (identifier) @symbol.name (type_parameter_list) @symbol.parameters) @symbol
  (#set! symbol.kind "class"))
((struct_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "struct"))
((struct_declaration name: (identifier) @symbol.name (base_list (_) @symbol.base)) @symbol
  (#set! symbol.kind "struct"))
((struct_declaration name: (identifier) @symbol.name (type_parameter_list) @symbol.parameters) @symbol
  (#set! symbol.kind "struct"))
((interface_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((interface_declaration name: (identifier) @symbol.name (base_list (_) @symbol.base)) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((interface_declaration name: (identifier) @symbol.name type_parameters: (type_parameter_list) @symbol.parameters) @symbol
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((enum_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "enum"))
((delegate_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true"))
((delegate_declaration name: (identifier) @symbol.name type_parameters: (type_parameter_list) @symbol.parameters) @symbol
  (#set! symbol.kind "type")
  (#set! symbol.abstract "true"))

; Conditional compilation inside a declaration makes the grammar give up on the type around it: its name still stands.
((ERROR (modifier)* @symbol.visibility ["class" "record" "struct"] . (identifier) @symbol.name @symbol)
  (#set! symbol.kind "class"))
((ERROR (modifier)* @symbol.visibility "interface" . (identifier) @symbol.name @symbol)
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true"))
((ERROR ["class" "record" "struct" "interface"] . (identifier) @symbol.name @symbol . (type_parameter_list)? . (base_list (_) @symbol.base))
  (#set! symbol.kind "class"))
((ERROR ["class" "record" "struct" "interface"] . (identifier) @symbol.name @symbol . (type_parameter_list) @symbol.parameters)
  (#set! symbol.kind "class"))

; Members; an extension method's base is the type it extends.
((method_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "method"))
((method_declaration
  name: (identifier) @symbol.name
  parameters: (parameter_list . (parameter (modifier) @_modifier type: (_) @symbol.base))) @symbol
  (#eq? @_modifier "this")
  (#set! symbol.kind "method"))
((constructor_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "method"))
((property_declaration (modifier)* @symbol.visibility name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "property"))
((event_field_declaration
  (modifier)* @symbol.visibility
  (variable_declaration (variable_declarator name: (identifier) @symbol.name))) @symbol
  (#set! symbol.kind "property"))
((field_declaration
  (modifier)* @symbol.visibility
  (variable_declaration (variable_declarator name: (identifier) @symbol.name))) @symbol
  (#set! symbol.kind "property"))
((enum_member_declaration name: (identifier) @symbol.name) @symbol
  (#set! symbol.kind "constant")
  (#set! symbol.exported "true"))

(class_declaration body: (_) @scope.member)
(record_declaration body: (_) @scope.member)
(struct_declaration body: (_) @scope.member)
(interface_declaration body: (_) @scope.member)
(enum_declaration body: (_) @scope.member)

; Types by name, taken whole with their arguments: the number of these is part of the name.
(_ type: [(identifier) (generic_name) (qualified_name) (alias_qualified_name)] @reference)
(_ returns: [(identifier) (generic_name) (qualified_name) (alias_qualified_name)] @reference)
(as_expression right: [(identifier) (generic_name) (qualified_name)] @reference)
(is_expression right: [(identifier) (generic_name) (qualified_name)] @reference)
(base_list [(identifier) (generic_name) (qualified_name) (alias_qualified_name)] @reference)
(type_argument_list [(identifier) (generic_name) (qualified_name) (alias_qualified_name)] @reference)
(nullable_type [(identifier) (generic_name) (qualified_name)] @reference)
(pointer_type [(identifier) (generic_name) (qualified_name)] @reference)
(explicit_interface_specifier (_) @reference)
(constant_pattern [(identifier) (qualified_name)] @reference)
(type_pattern (_) @reference)
(attribute name: (_) @reference)

; Types as qualifiers of expressions: by convention they, and namespaces, begin with a capital.
((member_access_expression expression: (identifier) @_head) @reference
  (#match? @_head "^[A-Z]"))
(member_access_expression expression: (generic_name) @reference)
((member_access_expression expression: (member_access_expression)) @reference
  (#match? @reference "^(global::)?[A-Z]\\w*(\\.[A-Z]\\w*)+$"))
((member_access_expression expression: (alias_qualified_name)) @reference
  (#match? @reference "^[\\w:.]+$"))

; Methods called on something: they may be extensions.
(invocation_expression function: (member_access_expression name: [
  (identifier) @reference.member
  (generic_name (identifier) @reference.member)
]))
(invocation_expression function: (conditional_access_expression (member_binding_expression name: [
  (identifier) @reference.member
  (generic_name (identifier) @reference.member)
])))
(conditional_access_expression (invocation_expression function: (member_binding_expression name: [
  (identifier) @reference.member
  (generic_name (identifier) @reference.member)
])))

; Type parameters mean themselves.
(_ (type_parameter_list (type_parameter name: (identifier) @shadow))) @shadow.scope
