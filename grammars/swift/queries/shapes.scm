; Types. An extension opens its type once more.
((class_declaration declaration_kind: ["class" "actor"] name: (type_identifier) @type.name) @type (#set! type.kind "class"))
((class_declaration declaration_kind: "struct" name: (type_identifier) @type.name) @type (#set! type.kind "struct"))
((class_declaration declaration_kind: "enum" name: (type_identifier) @type.name) @type (#set! type.kind "enum"))
((class_declaration declaration_kind: "extension" name: (user_type) @type.name) @type (#set! type.again "true"))
((protocol_declaration name: (type_identifier) @type.name) @type (#set! type.kind "interface"))
(class_declaration (inheritance_specifier inherits_from: (_) @type.base)) @type
(protocol_declaration (inheritance_specifier inherits_from: (_) @type.base)) @type

; Members. What is computed is an accessor.
(class_body (property_declaration name: (pattern bound_identifier: (_) @field.name) !computed_value) @field)
(class_body (property_declaration (type_annotation (_) @field.type) !computed_value) @field)
(class_body (property_declaration value: (_) @field.value !computed_value) @field)
((enum_class_body (property_declaration name: (pattern bound_identifier: (_) @field.name) value: (_)? @field.value !computed_value) @field) (#set! field.static "true"))
(source_file (property_declaration name: (pattern bound_identifier: (_) @field.name) (type_annotation (_) @field.type)? value: (_)? @field.value !computed_value) @field)
(enum_entry name: (simple_identifier) @field.name) @field
((property_declaration name: (pattern bound_identifier: (_) @method.name) (type_annotation (_) @method.returns)? computed_value: (_)) @method
  (#set! method.kind "accessor"))
((property_declaration name: (pattern bound_identifier: (_) @method.name) (willset_didset_block)) @method (#set! method.kind "accessor"))
((protocol_property_declaration name: (pattern bound_identifier: (_) @method.name) (type_annotation (_) @method.returns)) @method
  (#set! method.kind "accessor") (#set! method.abstract "true"))
((subscript_declaration "subscript" @method.name) @method (#set! method.kind "accessor"))
(function_declaration name: (simple_identifier) @method.name) @method
(function_declaration name: (simple_identifier) name: (_) @method.returns) @method
((function_declaration (modifiers (property_modifier) @_class)) @method (#eq? @_class "class") (#set! method.static "true"))
((function_declaration "class") @method (#set! method.static "true"))
((protocol_function_declaration name: (simple_identifier) @method.name) @method (#set! method.abstract "true"))
(protocol_function_declaration name: (simple_identifier) name: (_) @method.returns) @method
((init_declaration "init" @method.name) @method (#set! method.kind "constructor"))
((init_declaration !body) @method (#set! method.abstract "true"))
(parameter name: (simple_identifier) @parameter.name name: (_) @parameter.type) @parameter
[(lambda_literal type: (lambda_function_type (lambda_function_type_parameters . (lambda_parameter name: (simple_identifier) @lambda.parameter)))) (lambda_literal)] @lambda
(attribute (user_type) @annotation.name) @annotation

; Bodies. What `if let` and `guard let` bind stands for what it is bound to.
(statements (property_declaration name: (pattern bound_identifier: (_) @local.name) value: (_) @local.value) @local)
(if_statement bound_identifier: (_) @local.name . "=" . condition: (_) @local.value) @local
(guard_statement bound_identifier: (_) @local.name . "=" . condition: (_) @local.value) @local
(while_statement bound_identifier: (_) @local.name . "=" . condition: (_) @local.value) @local
(call_expression . (_) @call.callee (call_suffix (value_arguments "(") @call.arguments)) @call
(call_expression . (_) @call.callee (call_suffix . (lambda_literal))) @call
((call_expression . (simple_identifier) @create.type (call_suffix (value_arguments "(") @create.arguments)) @create
  (#match? @create.type "^[A-Z]") (#not-any-of? @create.type "Int" "String" "Double" "Float" "Bool" "UInt" "Character"))
((call_expression . (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @create.type)) (call_suffix (value_arguments "(") @create.arguments)) @create
  (#match? @create.type "^[A-Z]"))
((call_expression . (navigation_expression target: (_) @create.type suffix: (navigation_suffix suffix: (simple_identifier) @_init)) (call_suffix (value_arguments "(") @create.arguments)) @create
  (#eq? @_init "init") (#match? @create.type "^[A-Z]"))
(constructor_expression constructed_type: (_) @create.type (constructor_suffix (value_arguments) @create.arguments)) @create
(assignment target: (_) @write.target result: (_) @write.value) @write
(control_transfer_statement result: (_) @return.value) @return
((function_body (statements . (_) @return @return.value .)) (#set! return.implicit "true"))
((function_body (statements . (switch_statement (switch_entry (statements . (_) @return @return.value .))) .)) (#set! return.implicit "true"))
(computed_property (statements . (_) @return @return.value .))
(computed_getter (statements . (_) @return @return.value .))
(for_statement item: (_) @loop.variable collection: (_) @loop.over) @loop
[(while_statement) (repeat_while_statement)] @loop
(if_statement condition: [(simple_identifier) (navigation_expression) (call_expression) (equality_expression) (comparison_expression) (prefix_expression) (conjunction_expression) (disjunction_expression)] @branch.on) @branch
(guard_statement condition: [(simple_identifier) (navigation_expression) (call_expression) (equality_expression) (comparison_expression) (prefix_expression) (conjunction_expression) (disjunction_expression)] @branch.on) @branch
((if_statement bound_identifier: (_) @branch.on) @branch (#set! branch.absent "true"))
((guard_statement bound_identifier: (_) @branch.on) @branch (#set! branch.absent "true"))
(switch_statement expr: (_) @branch.on) @branch
(ternary_expression condition: (_) @branch.on) @branch
((nil_coalescing_expression value: (_) @branch.on) @branch (#set! branch.absent "true"))
(control_transfer_statement (throw_keyword)) @throw
((call_expression . (simple_identifier) @_fatal) @throw (#any-of? @_fatal "fatalError" "preconditionFailure"))
