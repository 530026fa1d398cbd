; Types; a trait that is used is a supertype as well.
((class_declaration name: (_) @type.name) @type (#set! type.kind "class"))
((anonymous_class) @type (#set! type.kind "class"))
((interface_declaration name: (_) @type.name) @type (#set! type.kind "interface"))
((trait_declaration name: (_) @type.name) @type (#set! type.kind "trait"))
((enum_declaration name: (_) @type.name) @type (#set! type.kind "enum"))
(class_declaration (abstract_modifier) @type.abstract) @type
(class_declaration [(base_clause (_) @type.base) (class_interface_clause (_) @type.base)]) @type
(anonymous_class [(base_clause (_) @type.base) (class_interface_clause (_) @type.base)]) @type
(interface_declaration (base_clause (_) @type.base)) @type
(enum_declaration (class_interface_clause (_) @type.base)) @type
(class_declaration body: (declaration_list (use_declaration [(name) (qualified_name)] @type.base))) @type
(trait_declaration body: (declaration_list (use_declaration [(name) (qualified_name)] @type.base))) @type
(anonymous_class body: (declaration_list (use_declaration [(name) (qualified_name)] @type.base))) @type

; Members.
(property_declaration type: (_)? @field.type (property_element name: (_) @field.name default_value: (_)? @field.value)) @field
((const_declaration (const_element (name) @field.name (_) @field.value)) @field (#set! field.static "true"))
(enum_case name: (_) @field.name value: (_)? @field.value) @field
((property_promotion_parameter type: (_)? @field.type name: (_) @field.name) @field (#set! field.value "parameter"))
(method_declaration name: (_) @method.name return_type: (_)? @method.returns) @method
((interface_declaration body: (declaration_list (method_declaration) @method)) (#set! method.abstract "true"))
((method_declaration name: (_) @_name) @method (#any-of? @_name "init" "initialize") (#set! method.kind "method"))
(function_definition name: (_) @method.name return_type: (_)? @method.returns) @method
(simple_parameter type: (_)? @parameter.type name: (_) @parameter.name) @parameter
(variadic_parameter type: (_)? @parameter.type name: (_) @parameter.name) @parameter
(property_promotion_parameter type: (_)? @parameter.type name: (_) @parameter.name) @parameter
[(anonymous_function parameters: (formal_parameters . (_ name: (_) @lambda.parameter)))
 (arrow_function parameters: (formal_parameters . (_ name: (_) @lambda.parameter)))
 (anonymous_function)
 (arrow_function)] @lambda
(attribute . (_) @annotation.name parameters: (_)? @annotation.arguments) @annotation

; Bodies.
(assignment_expression left: (variable_name (name) @local.name) right: (_) @local.value) @local
(function_call_expression arguments: (_) @call.arguments) @call
(member_call_expression arguments: (_) @call.arguments) @call
(nullsafe_member_call_expression arguments: (_) @call.arguments) @call
(scoped_call_expression arguments: (_) @call.arguments) @call
(unset_statement "unset" @call.callee (_) @call.on) @call
(clone_expression "clone" @call.callee (_) @call.on) @call
(object_creation_expression . [(name) (qualified_name)] @create.type (arguments)? @create.arguments) @create
(assignment_expression left: [(member_access_expression) (scoped_property_access_expression) (subscript_expression)] @write.target
  right: (_) @write.value) @write
((augmented_assignment_expression left: [(member_access_expression) (scoped_property_access_expression) (subscript_expression)] @write.target
  operator: "??=" right: (_) @write.value) @write (#set! write.absent "true"))
(augmented_assignment_expression left: [(member_access_expression) (scoped_property_access_expression)] @write.target
  operator: ["+=" "-=" ".="] @write.value) @write
(update_expression argument: [(member_access_expression) (scoped_property_access_expression)] @write.target) @write
(return_statement (_) @return.value) @return
(foreach_statement . (_) @loop.over . [(variable_name) (by_ref) (list_literal) (pair (_) (_) @loop.variable)] @loop.variable) @loop
[(for_statement) (while_statement) (do_statement)] @loop
(if_statement condition: (_) @branch.on) @branch
(else_if_clause condition: (_) @branch.on) @branch
(switch_statement condition: (_) @branch.on) @branch
(match_expression condition: (_) @branch.on) @branch
(conditional_expression condition: (_) @branch.on) @branch
((binary_expression left: (_) @branch.on operator: "??") @branch (#set! branch.absent "true"))
((static_variable_declaration name: (variable_name (name) @local.name) value: (_)? @local.value) @local (#set! local.static "true"))
(throw_expression) @throw
(yield_expression) @yield
