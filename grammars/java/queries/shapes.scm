; Types.
((class_declaration name: (identifier) @type.name) @type (#set! type.kind "class"))
((record_declaration name: (identifier) @type.name) @type (#set! type.kind "class"))
((enum_declaration name: (identifier) @type.name) @type (#set! type.kind "enum"))
((interface_declaration name: (identifier) @type.name) @type (#set! type.kind "interface"))
(class_declaration (modifiers "abstract" @type.abstract)) @type
(class_declaration superclass: (superclass (_) @type.base)) @type
(class_declaration interfaces: (super_interfaces (type_list (_) @type.base))) @type
(enum_declaration interfaces: (super_interfaces (type_list (_) @type.base))) @type
(interface_declaration (extends_interfaces (type_list (_) @type.base))) @type

; Members.
(field_declaration type: (_) @field.type declarator: (variable_declarator name: (_) @field.name value: (_)? @field.value)) @field
(enum_constant name: (_) @field.name) @field
(method_declaration type: (_) @method.returns name: (_) @method.name) @method
((interface_body (method_declaration !body) @method) (#set! method.abstract "true"))
((constructor_declaration name: (_) @method.name) @method (#set! method.kind "constructor"))
(formal_parameter type: (_) @parameter.type name: (_) @parameter.name) @parameter
(spread_parameter (_) @parameter.type (variable_declarator name: (_) @parameter.name)) @parameter
(lambda_expression parameters: [(identifier) @lambda.parameter (inferred_parameters . (identifier) @lambda.parameter) (formal_parameters)]) @lambda
[(marker_annotation name: (_) @annotation.name) (annotation name: (_) @annotation.name arguments: (_) @annotation.arguments)] @annotation

; Bodies.
(local_variable_declaration declarator: (variable_declarator name: (_) @local.name value: (_) @local.value)) @local
(method_invocation arguments: (_) @call.arguments) @call
(explicit_constructor_invocation constructor: (_) @call.callee arguments: (_) @call.arguments) @call
(object_creation_expression type: (_) @create.type arguments: (_) @create.arguments) @create
(assignment_expression left: (_) @write.target right: (_) @write.value) @write
(return_statement (_) @return.value) @return
(enhanced_for_statement name: (_) @loop.variable value: (_) @loop.over) @loop
[(for_statement) (while_statement) (do_statement)] @loop
(if_statement condition: (_) @branch.on) @branch
(switch_expression condition: (_) @branch.on) @branch
(ternary_expression condition: (_) @branch.on) @branch
(throw_statement) @throw
(update_expression (_) @write.target) @write
