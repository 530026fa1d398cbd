; Types. What stands in a companion belongs to the class itself; an object is the one instance of its type, as Java sees it.
((class_declaration "class" name: (_) @type.name) @type (#set! type.kind "class"))
((class_declaration "interface" name: (_) @type.name) @type (#set! type.kind "interface"))
((class_declaration (modifiers (class_modifier) @_enum) name: (_)) @type (#eq? @_enum "enum") (#set! type.kind "enum"))
((object_declaration name: (_) @type.name) @type (#set! type.kind "object"))
((object_declaration name: (_) @field.type @field) (#set! field.name "INSTANCE") (#set! field.static "true"))
((object_literal) @type (#set! type.kind "class"))
((class_declaration (modifiers [(inheritance_modifier) (class_modifier)] @type.abstract)) @type (#any-of? @type.abstract "abstract" "sealed"))
(class_declaration (delegation_specifiers (delegation_specifier [
  (user_type) @type.base (constructor_invocation (user_type) @type.base) (explicit_delegation (user_type) @type.base)]))) @type
(object_declaration (delegation_specifiers (delegation_specifier [
  (user_type) @type.base (constructor_invocation (user_type) @type.base) (explicit_delegation (user_type) @type.base)]))) @type
(object_literal (delegation_specifiers (delegation_specifier [
  (user_type) @type.base (constructor_invocation (user_type) @type.base) (explicit_delegation (user_type) @type.base)]))) @type

; Fields: properties, parameters of the primary constructor that are kept, and what is delegated to.
(class_body (property_declaration (variable_declaration . (identifier) @field.name (_)? @field.type)) @field)
(class_body (property_declaration (variable_declaration) . "=" . (_) @field.value) @field)
((class_body (property_declaration (property_delegate (call_expression (identifier) @_lazy (annotated_lambda (lambda_literal (_) @field.value .))))) @field)
  (#eq? @_lazy "lazy"))
((companion_object (class_body (property_declaration) @field)) (#set! field.static "true"))
((class_parameter ["val" "var"] (identifier) @field.name . (_)? @field.type) @field (#set! field.value "parameter"))
((explicit_delegation (user_type) @field.type (identifier) @field.name) @field (#set! field.visibility "private") (#set! field.value "parameter"))
(enum_entry (identifier) @field.name) @field
(source_file (property_declaration (variable_declaration . (identifier) @field.name (_)? @field.type)) @field)
(source_file (property_declaration (variable_declaration) . "=" . (_) @field.value) @field)

; Methods, constructors and computed properties.
(function_declaration name: (_) @method.name) @method
(function_declaration (function_value_parameters) . [(user_type) (nullable_type) (function_type) (parenthesized_type)] @method.returns) @method
((companion_object (class_body (function_declaration) @method)) (#set! method.static "true"))
((class_declaration "interface" (class_body (function_declaration (function_value_parameters) .) @method)) (#set! method.abstract "true"))
((class_declaration "interface" (class_body (function_declaration (function_value_parameters) . [(user_type) (nullable_type) (function_type)] .) @method))
  (#set! method.abstract "true"))
((class_declaration "interface" (class_body (property_declaration (variable_declaration . (identifier) @method.name (_)? @method.returns) .) @method))
  (#set! method.kind "accessor") (#set! method.abstract "true"))
((function_declaration name: (_) @_name) @method (#any-of? @_name "init" "initialize") (#set! method.kind "method"))
((property_declaration (variable_declaration . (identifier) @method.name (_)? @method.returns) [(getter (function_body)) (setter (function_body))]) @method
  (#set! method.kind "accessor"))
((class_declaration name: (_) @method.name (primary_constructor) @method) (#set! method.kind "constructor"))
((primary_constructor (modifiers (visibility_modifier) @_visibility)) @method (#eq? @_visibility "private") (#set! method.visibility "private"))
((secondary_constructor "constructor" @method.name) @method (#set! method.kind "constructor"))
((anonymous_initializer "init" @method.name) @method (#set! method.kind "constructor"))
(parameter (identifier) @parameter.name . (_) @parameter.type) @parameter
(class_parameter (identifier) @parameter.name . (_) @parameter.type) @parameter
(setter . (identifier) @parameter.name @parameter)
(lambda_literal (lambda_parameters . (variable_declaration . (identifier) @lambda.parameter))) @lambda
((lambda_literal) @lambda (#set! lambda.parameter "it"))
(modifiers (annotation [(user_type) @annotation.name
  (constructor_invocation (user_type) @annotation.name (value_arguments) @annotation.arguments)]) @annotation)

; Bodies.
(property_declaration (variable_declaration . (identifier) @local.name) . "=" . (_) @local.value) @local
(call_expression (value_arguments) @call.arguments) @call
(call_expression (annotated_lambda) @call.arguments) @call
((call_expression . (identifier) @create.type (value_arguments) @create.arguments) @create (#match? @create.type "^[A-Z]"))
((call_expression . (navigation_expression (identifier) @create.type .) (value_arguments) @create.arguments) @create (#match? @create.type "^[A-Z]"))
(assignment left: [(identifier) (navigation_expression) (index_expression)] @write.target "=" right: (_) @write.value) @write
(assignment left: [(identifier) (navigation_expression)] @write.target ["+=" "-="] @write.value) @write
((assignment left: (_) @call.on "+=" right: (_) @call.arguments) @call (#set! call.name "plusAssign"))
((assignment left: (_) @call.on "-=" right: (_) @call.arguments) @call (#set! call.name "minusAssign"))
(return_expression (_) @return.value) @return
(function_body "=" (_) @return.value) @return
(for_statement [(variable_declaration . (identifier) @loop.variable)
                (multi_variable_declaration (variable_declaration . (identifier) @loop.variable))] . (_) @loop.over) @loop
[(while_statement) (do_while_statement)] @loop
(if_expression condition: (_) @branch.on) @branch
(when_expression (when_subject (_) @branch.on)) @branch
(when_expression) @branch
((binary_expression left: (_) @branch.on operator: "?:") @branch (#set! branch.absent "true"))
(throw_expression) @throw
