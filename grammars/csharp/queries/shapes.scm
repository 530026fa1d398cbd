; Types. Members are private unless they say otherwise, those of interfaces and enums public.
((class_declaration name: (identifier) @type.name) @type (#set! type.kind "class") (#set! access.default "private"))
((record_declaration name: (identifier) @type.name) @type (#set! type.kind "class") (#set! access.default "private"))
((struct_declaration name: (identifier) @type.name) @type (#set! type.kind "struct") (#set! access.default "private"))
((interface_declaration name: (identifier) @type.name) @type (#set! type.kind "interface"))
((enum_declaration name: (identifier) @type.name) @type (#set! type.kind "enum"))
((class_declaration (modifier) @type.abstract) @type (#eq? @type.abstract "abstract"))
((record_declaration (modifier) @type.abstract) @type (#eq? @type.abstract "abstract"))
(_ (base_list [(identifier) (generic_name) (qualified_name) (alias_qualified_name)
               (primary_constructor_base_type type: (_))] @type.base)) @type

; Fields, and properties that are stored.
(field_declaration (variable_declaration type: (_) @field.type
  (variable_declarator name: (identifier) @field.name . (_)? @field.value))) @field
((field_declaration (modifier) @_const) @field (#eq? @_const "const") (#set! field.static "true"))
(event_field_declaration (variable_declaration type: (_) @field.type (variable_declarator name: (identifier) @field.name))) @field
(class_declaration body: (declaration_list (property_declaration type: (_) @field.type name: (_) @field.name
  accessors: (accessor_list . (accessor_declaration !body)) value: (_)? @field.value) @field))
(record_declaration body: (declaration_list (property_declaration type: (_) @field.type name: (_) @field.name
  accessors: (accessor_list . (accessor_declaration !body)) value: (_)? @field.value) @field))
(struct_declaration body: (declaration_list (property_declaration type: (_) @field.type name: (_) @field.name
  accessors: (accessor_list . (accessor_declaration !body)) value: (_)? @field.value) @field))
(enum_member_declaration name: (_) @field.name) @field
((record_declaration (parameter_list (parameter type: (_) @field.type name: (_) @field.name) @field))
  (#set! field.value "parameter") (#set! field.visibility "public"))
((class_declaration (parameter_list (parameter type: (_) @field.type name: (_) @field.name) @field)) (#set! field.value "parameter"))

; Methods, constructors, and properties that are computed.
(method_declaration returns: (_) @method.returns name: (_) @method.name) @method
((interface_declaration body: (declaration_list (method_declaration !body) @method)) (#set! method.abstract "true"))
((interface_declaration body: (declaration_list (property_declaration type: (_) @method.returns name: (_) @method.name
  accessors: (accessor_list . (accessor_declaration !body))) @method)) (#set! method.kind "accessor") (#set! method.abstract "true"))
((constructor_declaration name: (_) @method.name) @method (#set! method.kind "constructor"))
((constructor_declaration (modifier) @_static name: (_)) @method (#eq? @_static "static") (#set! method.kind "method"))
((class_declaration name: (_) @method.name (parameter_list) @method) (#set! method.kind "constructor") (#set! method.visibility "public"))
((record_declaration name: (_) @method.name (parameter_list) @method) (#set! method.kind "constructor") (#set! method.visibility "public"))
((destructor_declaration "~" @method.name) @method (#set! method.kind "method"))
(operator_declaration type: (_) @method.returns operator: _ @method.name) @method
(local_function_statement type: (_) @method.returns name: (_) @method.name) @method
((property_declaration type: (_) @method.returns name: (_) @method.name
  accessors: (accessor_list (accessor_declaration body: (_)))) @method (#set! method.kind "accessor"))
((property_declaration type: (_) @method.returns name: (_) @method.name value: (arrow_expression_clause)) @method
  (#set! method.kind "accessor"))
((indexer_declaration type: (_) @method.returns "this" @method.name) @method (#set! method.kind "accessor"))
(parameter type: (_) @parameter.type name: (_) @parameter.name) @parameter
(parameter_list type: (_) @parameter.type name: (identifier) @parameter.name @parameter)
((accessor_declaration name: ["set" "init"] @parameter body: (_)) (#set! parameter.name "value"))
(lambda_expression parameters: [(implicit_parameter) @lambda.parameter
                                (parameter_list . (parameter name: (_) @lambda.parameter))
                                (parameter_list)]) @lambda
(anonymous_method_expression) @lambda
(attribute name: (_) @annotation.name (attribute_argument_list)? @annotation.arguments) @annotation

; Bodies.
(variable_declaration type: (_) @local.type (variable_declarator name: (identifier) @local.name . (_) @local.value) @local)
(invocation_expression arguments: (_) @call.arguments) @call
(constructor_initializer ["base" "this"] @call.callee (argument_list) @call.arguments) @call
(object_creation_expression type: (_) @create.type arguments: (_)? @create.arguments) @create
(variable_declaration type: (_) @create.type
  (variable_declarator (implicit_object_creation_expression (argument_list) @create.arguments) @create))
(property_declaration type: (_) @create.type value: (implicit_object_creation_expression (argument_list) @create.arguments) @create)
; Only where it is a statement or a value: initializers of objects assign to members of another.
(expression_statement (assignment_expression left: (_) @write.target operator: "=" right: _ @write.value) @write)
(arrow_expression_clause (assignment_expression left: (_) @write.target operator: "=" right: _ @write.value) @write)
(lambda_expression body: (assignment_expression left: (_) @write.target operator: "=" right: _ @write.value) @write)
(assignment_expression right: (assignment_expression left: (_) @write.target operator: "=" right: _ @write.value) @write)
(parenthesized_expression (assignment_expression left: (_) @write.target operator: "=" right: _ @write.value) @write)
(return_statement (assignment_expression left: (_) @write.target operator: "=" right: _ @write.value) @write)
((assignment_expression left: (_) @write.target operator: "??=" right: _ @write.value) @write (#set! write.absent "true"))
(assignment_expression left: (_) @write.target operator: ["+=" "-="] @write.value) @write
(postfix_unary_expression (_) @write.target ["++" "--"]) @write
(return_statement [(_) "this"] @return.value) @return
(method_declaration returns: (_) @_returns body: (arrow_expression_clause [(_) "this"] @return.value) @return (#not-eq? @_returns "void"))
(property_declaration value: (arrow_expression_clause (_) @return.value) @return)
(accessor_declaration name: "get" body: (arrow_expression_clause (_) @return.value) @return)
(operator_declaration body: (arrow_expression_clause (_) @return.value) @return)
(foreach_statement left: (_) @loop.variable right: (_) @loop.over) @loop
(from_clause name: (_) @loop.variable . (_) @loop.over) @loop
[(for_statement) (while_statement) (do_statement)] @loop
(if_statement condition: (_) @branch.on) @branch
(switch_statement value: (_) @branch.on) @branch
(switch_expression . (_) @branch.on) @branch
(conditional_expression condition: (_) @branch.on) @branch
((binary_expression left: (_) @branch.on operator: "??") @branch (#set! branch.absent "true"))
[(throw_statement) (throw_expression)] @throw
(yield_statement) @yield
