; Types. A module with methods for instances is a mixin; what only holds names or functions is an object.
((class name: (_) @type.name) @type (#set! type.kind "class"))
(class superclass: (superclass [(constant) (scope_resolution)] @type.base)) @type
((class body: (body_statement (call !receiver method: (identifier) @_mix arguments: (argument_list [(constant) (scope_resolution)] @type.base)))) @type
  (#any-of? @_mix "include" "prepend" "extend"))
((module name: (_) @type.name) @type (#set! type.kind "object"))
((module body: (body_statement (method))) @type (#set! type.mixin "true"))
((module body: (body_statement (call !receiver method: (identifier) @_mix arguments: (argument_list [(constant) (scope_resolution)] @type.base)))) @type
  (#any-of? @_mix "include" "prepend"))
((assignment left: (constant) @type.name right: (call receiver: (constant) @_struct method: (identifier) @_new)) @type
  (#eq? @_struct "Struct") (#eq? @_new "new") (#set! type.kind "struct"))
((assignment left: (constant) @type.name right: (call receiver: (constant) @_class method: (identifier) @_new arguments: (argument_list [(constant) (scope_resolution)] @type.base))) @type
  (#eq? @_class "Class") (#eq? @_new "new") (#set! type.kind "class"))

; Sections hold to the end of their body; `private :a` and `private_class_method :new` name members.
((body_statement (identifier) @access) @access.scope (#any-of? @access "private" "protected" "public"))
((call !receiver method: (identifier) @_private arguments: (argument_list (simple_symbol) @access.name)) @access
  (#any-of? @_private "private" "private_class_method") (#set! access.visibility "private"))
((call !receiver method: (identifier) @_private arguments: (argument_list (method) @method))
  (#eq? @_private "private") (#set! method.visibility "private"))
((call !receiver method: (identifier) @_protected arguments: (argument_list (method) @method))
  (#eq? @_protected "protected") (#set! method.visibility "protected"))

; Members. What is written to `@x` is a field by that alone.
((call !receiver method: (identifier) @_attribute arguments: (argument_list (simple_symbol) @field.name)) @field
  (#any-of? @_attribute "attr_reader" "attr_writer" "attr_accessor"))
((assignment right: (call receiver: (constant) @_struct method: (identifier) @_new arguments: (argument_list (simple_symbol) @field.name) @field))
  (#eq? @_struct "Struct") (#eq? @_new "new"))
((class body: (body_statement (assignment left: [(class_variable) (instance_variable)] @field.name right: (_) @field.value) @field))
  (#set! field.static "true") (#set! field.visibility "private"))
((class body: (body_statement (assignment left: (constant) @field.name right: (_) @field.value) @field)) (#set! field.static "true"))
(program (assignment left: [(constant) (global_variable)] @field.name right: (_) @field.value) @field)
(method name: (_) @method.name) @method
((method !parameters) @method (#set! method.bare "true"))
((method !body) @method (#set! method.abstract "true"))
((method name: (identifier) @_initialize) @method (#eq? @_initialize "initialize") (#set! method.visibility "public"))
((method name: (setter)) @method (#set! method.kind "accessor"))
((singleton_method name: (_) @method.name) @method (#set! method.static "true"))
((singleton_method !parameters) @method (#set! method.bare "true"))
((singleton_class body: (body_statement (method) @method)) (#set! method.static "true"))
(method_parameters [
  (identifier) @parameter.name
  (optional_parameter name: (_) @parameter.name)
  (keyword_parameter name: (_) @parameter.name)
  (splat_parameter name: (_) @parameter.name)
  (hash_splat_parameter name: (_) @parameter.name)
  (block_parameter name: (_) @parameter.name)] @parameter)
[(block parameters: (block_parameters) @lambda.parameter) (do_block parameters: (block_parameters) @lambda.parameter)
 (lambda parameters: (lambda_parameters) @lambda.parameter) (block) (do_block) (lambda)] @lambda

; Bodies. A name alone is a call where it is no variable.
(assignment left: (identifier) @local.name right: (_) @local.value) @local
(operator_assignment left: (identifier) @local.name right: (_) @local.value) @local
(left_assignment_list (identifier) @local @local.name)
(exception_variable (identifier) @local @local.name)
(call receiver: (_)? @call.on method: [(identifier) (constant) (super)] @call.callee arguments: (_)? @call.arguments) @call
((call receiver: (_) @call.on arguments: (argument_list (block_argument (simple_symbol) @call @call.callee))) (#set! call.each "true"))
((binary left: (_) @call.on operator: "<<" right: (_) @call.arguments) @call (#set! call.name "push"))
((body_statement [(identifier) (super)] @call @call.callee) (#not-any-of? @call "private" "protected" "public" "module_function") (#set! call.bare "true"))
([(then [(identifier) (super)] @call @call.callee) (else [(identifier) (super)] @call @call.callee)
  (block_body [(identifier) (super)] @call @call.callee)
  (assignment right: [(identifier) (super)] @call @call.callee)
  (operator_assignment right: [(identifier) (super)] @call @call.callee)
  (call receiver: [(identifier) (super)] @call @call.callee)
  (argument_list [(identifier) (super)] @call @call.callee)
  (interpolation [(identifier) (super)] @call @call.callee)
  (binary [(identifier) (super)] @call @call.callee)
  (if_modifier body: (identifier) @call @call.callee) (unless_modifier body: (identifier) @call @call.callee)] (#set! call.bare "true"))
((call receiver: [(constant) (scope_resolution)] @create.type method: (identifier) @_new arguments: (_)? @create.arguments) @create (#eq? @_new "new"))
((call receiver: (call) @_class method: (identifier) @create.type arguments: (_)? @create.arguments) @create
  (#eq? @_class "self.class") (#eq? @create.type "new"))
((call receiver: (self) method: (identifier) @create.type arguments: (_)? @create.arguments) @create (#eq? @create.type "new"))
((call !receiver method: (identifier) @create.type arguments: (_) @create.arguments) @create (#eq? @create.type "new"))
([(assignment right: (identifier) @create @create.type) (operator_assignment right: (identifier) @create @create.type)
  (body_statement (identifier) @create @create.type)] (#eq? @create.type "new"))
(assignment left: [(instance_variable) (class_variable) (element_reference) (call)] @write.target right: (_) @write.value) @write
((assignment left: (global_variable) @write.target right: (_) @write.value) @write)
(assignment left: (left_assignment_list . (instance_variable) @write @write.target) right: (right_assignment_list . (_) @write.value))
(assignment left: (left_assignment_list . (_) . (instance_variable) @write @write.target) right: (right_assignment_list . (_) . (_) @write.value))
(operator_assignment left: [(instance_variable) (class_variable) (element_reference) (call)] @write.target right: (_) @write.value) @write
((operator_assignment left: [(instance_variable) (class_variable) (global_variable) (element_reference) (call)] @write.target operator: "||=" right: (_) @write.value) @write
  (#set! write.absent "true"))
(return (argument_list . (_) @return.value)) @return
; The last expression, of a branch at the end too, is the result.
(method body: (body_statement [(_primary) (operator_assignment) (binary)] @return @return.value . (comment)* .))
(singleton_method body: (body_statement [(_primary) (operator_assignment) (binary)] @return @return.value . (comment)* .))
(method body: (_primary) @return @return.value)
(singleton_method body: (_primary) @return @return.value)
(body_statement (conditional consequence: (_) @return @return.value) .)
(body_statement (conditional alternative: (_) @return @return.value) .)
(body_statement (if consequence: (then [(_primary) (binary)] @return @return.value . (comment)* .)) .)
(body_statement (if alternative: (else [(_primary) (binary)] @return @return.value . (comment)* .)) .)
(body_statement (if alternative: (elsif consequence: (then [(_primary) (binary)] @return @return.value . (comment)* .))) .)
(body_statement (unless consequence: (then [(_primary) (binary)] @return @return.value . (comment)* .)) .)
(body_statement (case (when body: (then [(_primary) (binary)] @return @return.value . (comment)* .))) .)
(body_statement (case (else [(_primary) (binary)] @return @return.value . (comment)* .)) .)
(for pattern: (_) @loop.variable value: (in (_) @loop.over)) @loop
[(while) (until) (while_modifier) (until_modifier)] @loop
(if condition: (_) @branch.on) @branch
(unless condition: (_) @branch.on) @branch
(elsif condition: (_) @branch.on) @branch
(if_modifier condition: (_) @branch.on) @branch
(unless_modifier condition: (_) @branch.on) @branch
(conditional condition: (_) @branch.on) @branch
(case value: (_)? @branch.on) @branch
((call !receiver method: (identifier) @_raise) @throw (#any-of? @_raise "raise" "fail"))
(yield) @yield
