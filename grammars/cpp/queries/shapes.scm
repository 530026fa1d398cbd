; Types. What a class holds is private until it says otherwise.
((class_specifier name: (_) @type.name body: (_)) @type
  (#set! type.kind "class") (#set! access.default "private"))
((struct_specifier name: (_) @type.name body: (_)) @type
  (#set! type.kind "struct"))
((enum_specifier name: (_) @type.name body: (_)) @type (#set! type.kind "enum"))
(class_specifier (base_class_clause [(type_identifier) (qualified_identifier) (template_type)] @type.base)) @type
(struct_specifier (base_class_clause [(type_identifier) (qualified_identifier) (template_type)] @type.base)) @type
(_ body: (field_declaration_list (field_declaration
  declarator: [(function_declarator) (pointer_declarator (function_declarator)) (reference_declarator (function_declarator))]
  default_value: (number_literal) @type.abstract))) @type
(field_declaration_list (access_specifier) @access)

; Fields, also those that are functions, and variables of the file. A declarator says its name in many ways: the text is asked.
(field_declaration type: (_) @field.type declarator: (_) @field.name default_value: (_)? @field.value) @field
((field_declaration default_value: (initializer_list)) @field (#set! field.braces "true"))
(enumerator name: (_) @field.name) @field
(translation_unit (declaration type: (_) @field.type declarator: [(identifier) @field.name (pointer_declarator) @field.name
  (init_declarator declarator: (_) @field.name value: (_) @field.value)]) @field)
(declaration_list (declaration type: (_) @field.type declarator: [(identifier) @field.name (pointer_declarator) @field.name
  (init_declarator declarator: (_) @field.name value: (_) @field.value)]) @field)

; Methods, in their class and outside of it, and functions. What is deleted is not there.
(function_definition type: (_)? @method.returns declarator: [
  (function_declarator declarator: [(identifier) (field_identifier) (operator_name) (destructor_name) (qualified_identifier)] @method.name)
  (pointer_declarator declarator: (function_declarator declarator: [(identifier) (field_identifier) (operator_name) (qualified_identifier)] @method.name))
  (reference_declarator (function_declarator declarator: [(identifier) (field_identifier) (operator_name) (qualified_identifier)] @method.name))]
  [body: (_) (default_method_clause)]) @method
((field_declaration type: (_) @method.returns declarator: [
  (function_declarator declarator: [(field_identifier) (operator_name)] @method.name)
  (pointer_declarator declarator: (function_declarator declarator: [(field_identifier) (operator_name)] @method.name))
  (reference_declarator (function_declarator declarator: [(field_identifier) (operator_name)] @method.name))]) @method
  (#set! method.declared "true"))
((field_declaration declarator: [(function_declarator) (pointer_declarator (function_declarator)) (reference_declarator (function_declarator))]
  default_value: (number_literal)) @method (#set! method.abstract "true"))
((field_declaration_list (declaration declarator: (function_declarator declarator: [(identifier) (destructor_name)] @method.name)) @method)
  (#set! method.declared "true"))
(function_declarator declarator: [(identifier) (field_identifier) (qualified_identifier) (operator_name)]
  parameters: (parameter_list [(parameter_declaration type: (_) @parameter.type declarator: (_)? @parameter.name)
                               (optional_parameter_declaration type: (_) @parameter.type declarator: (_)? @parameter.name)] @parameter))
[(lambda_expression declarator: (_ parameters: (parameter_list . (parameter_declaration declarator: (_) @lambda.parameter)))) (lambda_expression)] @lambda

; Bodies. In a body `Widget w(size);` may look like the declaration of a function.
(init_declarator declarator: (_) @local.name value: (_) @local.value) @local
((declaration type: [(type_identifier) (qualified_identifier) (template_type)] @local.type
  declarator: (init_declarator declarator: (identifier) value: [(argument_list) (initializer_list)]) @local) (#set! local.made "true"))
((compound_statement (declaration type: [(type_identifier) (qualified_identifier) (template_type)] @local.type declarator: [
  (identifier) @local.name @local
  (function_declarator declarator: (identifier) @local.name parameters: (parameter_list (parameter_declaration !declarator))) @local]))
  (#set! local.made "true"))
((compound_statement (declaration (storage_class_specifier) @_static type: (_) @local.type declarator: [(identifier) @local (init_declarator) @local]))
  (#eq? @_static "static") (#set! local.static "true"))
(compound_statement (declaration declarator: (function_declarator parameters: (parameter_list) @lambda)))
(call_expression arguments: (_) @call.arguments) @call
(new_expression type: (_) @create.type arguments: (_)? @create.arguments) @create
(call_expression function: [
  (template_function name: (identifier) @_make arguments: (template_argument_list . (type_descriptor type: (_) @create.type)))
  (qualified_identifier name: (template_function name: (identifier) @_make arguments: (template_argument_list . (type_descriptor type: (_) @create.type))))]
  arguments: (_) @create.arguments
  (#any-of? @_make "make_unique" "make_shared" "allocate_shared")) @create
(declaration type: [(type_identifier) (qualified_identifier) (template_type)] @create.type
  declarator: (init_declarator declarator: (identifier) value: [(argument_list) (initializer_list)] @create.arguments)) @create
(compound_statement (declaration type: [(type_identifier) (qualified_identifier) (template_type)] @create.type declarator: [
  (identifier)
  (function_declarator declarator: (identifier) parameters: (parameter_list (parameter_declaration !declarator)) @create.arguments)]) @create)
((call_expression function: (identifier) @create.type arguments: (_) @create.arguments) @create
  (#match? @create.type "^[A-Z]") (#set! create.known "true"))
(compound_literal_expression type: (_) @create.type value: (_) @create.arguments) @create
(assignment_expression left: [(identifier) (field_expression) (subscript_expression)] @write.target operator: "=" right: (_) @write.value) @write
(assignment_expression left: [(identifier) (field_expression)] @write.target operator: ["+=" "-=" "|=" "&="] @write.value) @write
(update_expression argument: [(identifier) (field_expression)] @write.target) @write
((field_initializer (field_identifier) @write.target [(argument_list . (_)? @write.value) (initializer_list . (_)? @write.value)]) @write
  (#match? @write.target "^[a-z_]") (#set! write.own "true"))
(return_statement (_) @return.value) @return
(for_range_loop declarator: (_) @loop.variable right: (_) @loop.over) @loop
((for_statement initializer: (declaration declarator: (init_declarator declarator: (identifier) @loop.variable
  value: (call_expression function: (field_expression argument: (_) @loop.over field: (_) @_begin))))) @loop (#match? @_begin "^c?r?begin$"))
[(for_statement) (while_statement) (do_statement)] @loop
(if_statement condition: (_) @branch.on) @branch
(switch_statement condition: (_) @branch.on) @branch
(conditional_expression condition: (_) @branch.on) @branch
(throw_statement) @throw
(co_yield_statement) @yield
