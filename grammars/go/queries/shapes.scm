; Types. Embedding is both: what is embedded is held, and its methods are the outer type's.
((type_spec name: (_) @type.name type: (struct_type)) @type (#set! type.kind "struct"))
((type_spec name: (_) @type.name type: [(interface_type) (function_type)]) @type (#set! type.kind "interface"))
((type_spec name: (_) @type.name type: [(type_identifier) (qualified_type) (generic_type) (pointer_type) (slice_type) (array_type) (map_type) (channel_type)]) @type
  (#set! type.kind "struct"))
(type_spec type: (struct_type (field_declaration_list (field_declaration !name type: (_) @type.base)))) @type
(type_spec type: (interface_type (type_elem . [(type_identifier) (qualified_type) (generic_type)] @type.base .))) @type

; Members.
(field_declaration name: (_) @field.name type: (_) @field.type) @field
(field_declaration !name type: [(type_identifier) @field.name (qualified_type name: (_) @field.name) (generic_type type: (type_identifier) @field.name)] @field.type) @field
((field_declaration name: (_) @_name) @field (#match? @_name "^[a-z_]") (#set! field.visibility "private"))
(var_spec name: (_) @field.name type: (_)? @field.type value: (expression_list . (_) @field.value)?) @field
((var_spec name: (_) @_name) @field (#match? @_name "^[a-z_]") (#set! field.visibility "private"))
((method_elem name: (_) @method.name result: (_)? @method.returns) @method (#set! method.abstract "true"))
(method_declaration
  receiver: (parameter_list (parameter_declaration name: (_)? @method.self type: [
    (type_identifier) @method.owner
    (generic_type type: (_) @method.owner)
    (pointer_type [(type_identifier) @method.owner (generic_type type: (_) @method.owner)])]))
  name: (_) @method.name
  result: (_)? @method.returns) @method
(function_declaration name: (_) @method.name result: (_)? @method.returns) @method
((function_declaration name: (_) @_new result: [
  (type_identifier) @method.owner
  (pointer_type (type_identifier) @method.owner)
  (parameter_list . (parameter_declaration type: [(type_identifier) @method.owner (pointer_type (type_identifier) @method.owner)]))]) @method
  (#match? @_new "^[Nn]ew") (#set! method.makes "true"))
(method_declaration parameters: (parameter_list [
  (parameter_declaration name: (_)? @parameter.name type: (_) @parameter.type)
  (variadic_parameter_declaration name: (_)? @parameter.name type: (_) @parameter.type)] @parameter))
(function_declaration parameters: (parameter_list [
  (parameter_declaration name: (_)? @parameter.name type: (_) @parameter.type)
  (variadic_parameter_declaration name: (_)? @parameter.name type: (_) @parameter.type)] @parameter))
(method_elem parameters: (parameter_list [
  (parameter_declaration name: (_)? @parameter.name type: (_) @parameter.type)
  (variadic_parameter_declaration name: (_)? @parameter.name type: (_) @parameter.type)] @parameter))
[(func_literal parameters: (parameter_list . (parameter_declaration name: (_) @lambda.parameter))) (func_literal)] @lambda

; Bodies. `v, ok := m[k]`: both say what is there.
(short_var_declaration left: (expression_list . (identifier) @local.name) right: (expression_list . (_) @local.value)) @local
(short_var_declaration left: (expression_list (identifier) . (identifier) @local.name) right: (expression_list . (index_expression) @local.value .)) @local
(var_spec name: (_) @local.name value: (expression_list . (_) @local.value)) @local
(type_switch_statement alias: (expression_list . (_) @local.name) value: (_) @local.value) @local
(call_expression arguments: (_) @call.arguments) @call
((call_expression function: (identifier) @_builtin arguments: (argument_list . (_) @call.on)) @call
  (#any-of? @_builtin "append" "delete" "len" "copy" "close"))
((composite_literal type: [(type_identifier) (qualified_type) (generic_type)] @create.type body: (_) @create.arguments) @create
  (#set! create.fields "named"))
((call_expression function: (identifier) @_new arguments: (argument_list . (_) @create.type .)) @create (#eq? @_new "new"))
(assignment_statement left: (expression_list . [(identifier) (selector_expression) (index_expression)] @write.target)
  right: (expression_list . (_) @write.value)) @write
(inc_statement (selector_expression) @write.target) @write
(dec_statement (selector_expression) @write.target) @write
(return_statement (expression_list . (_) @return.value)) @return
(for_statement (range_clause left: (expression_list (_) @loop.variable .)? right: (_) @loop.over)) @loop
(for_statement) @loop
(if_statement condition: (_) @branch.on) @branch
(expression_switch_statement value: (_)? @branch.on) @branch
(type_switch_statement value: (_) @branch.on) @branch
(select_statement) @branch
((call_expression
  function: (selector_expression operand: (_) @branch.on field: (field_identifier) @_do)
  arguments: (argument_list . (_) @_once .)) @branch
  (#eq? @_do "Do") (#match? @_once "^func\\(\\)|^\\w+$") (#set! branch.absent "true"))
((call_expression function: (identifier) @_panic) @throw (#eq? @_panic "panic"))
