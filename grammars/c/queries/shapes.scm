; Types, by their tags or by the names that a typedef gives them.
((struct_specifier name: (_) @type.name body: (_)) @type (#set! type.kind "struct"))
((union_specifier name: (_) @type.name body: (_)) @type (#set! type.kind "struct"))
((enum_specifier name: (_) @type.name body: (_)) @type (#set! type.kind "enum"))
((type_definition type: (struct_specifier !name body: (_) @type) declarator: (type_identifier) @type.name) (#set! type.kind "struct"))
((type_definition type: (enum_specifier !name body: (_) @type) declarator: (type_identifier) @type.name) (#set! type.kind "enum"))

; Fields, also those that are functions, and variables of the file. A declarator says its name in many ways: the text is asked.
(field_declaration type: (_) @field.type declarator: (_) @field.name) @field
(enumerator name: (_) @field.name) @field
(translation_unit (declaration type: (_) @field.type declarator: [(identifier) @field.name (pointer_declarator) @field.name
  (init_declarator declarator: (_) @field.name value: (_) @field.value)]) @field)

; Functions.
(function_definition type: (_) @method.returns declarator: [
  (function_declarator declarator: (identifier) @method.name)
  (pointer_declarator declarator: (function_declarator declarator: (identifier) @method.name))
  (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @method.name)))]) @method
(function_declarator declarator: (identifier)
  parameters: (parameter_list (parameter_declaration type: (_) @parameter.type declarator: (_) @parameter.name) @parameter))

; Bodies.
(init_declarator declarator: (_) @local.name value: (_) @local.value) @local
((compound_statement (declaration (storage_class_specifier) @_static type: (_) @local.type declarator: [(identifier) @local.name @local (init_declarator) @local]))
  (#eq? @_static "static") (#set! local.static "true"))
(call_expression arguments: (_) @call.arguments) @call
((call_expression function: (identifier) @_alloc arguments: (argument_list (sizeof_expression type: (type_descriptor type: (_) @create.type)))) @create
  (#match? @_alloc "alloc"))
(assignment_expression left: [(identifier) (subscript_expression)] @write.target operator: "=" right: (_) @write.value) @write
(assignment_expression left: (identifier) @write.target operator: ["+=" "-=" "|=" "&="] @write.value) @write
(update_expression argument: (identifier) @write.target) @write
(return_statement (_) @return.value) @return
[(for_statement) (while_statement) (do_statement)] @loop
(if_statement condition: (_) @branch.on) @branch
(switch_statement condition: (_) @branch.on) @branch
(conditional_expression condition: (_) @branch.on) @branch
