((class_definition name: (_) @type.name) @type (#set! type.kind "class"))
(class_definition superclasses: (argument_list [(identifier) (attribute) (subscript)] @type.base)) @type
((class_definition superclasses: (argument_list [(identifier) (attribute)] @type.abstract)) @type
  (#match? @type.abstract "^(abc\\.)?ABC$|Protocol$"))
((class_definition superclasses: (argument_list (keyword_argument value: (_) @type.abstract))) @type
  (#match? @type.abstract "ABCMeta$"))

(class_definition body: (block (expression_statement (assignment left: (identifier) @field.name right: (_) @field.value) @field)))
(class_definition body: (block (expression_statement (assignment left: (identifier) @field.name type: (_) @field.type) @field)))

(function_definition name: (_) @method.name return_type: (_)? @method.returns) @method
((decorated_definition (decorator (_) @_kind) definition: (function_definition) @method)
  (#match? @_kind "^(staticmethod|classmethod)$") (#set! method.static "true"))
((decorated_definition (decorator (_) @_kind) definition: (function_definition) @method)
  (#match? @_kind "abstract(method|property)$") (#set! method.abstract "true"))
((decorated_definition (decorator (_) @_kind) definition: (function_definition) @method)
  (#match? @_kind "property$|\\.setter$") (#set! method.kind "accessor"))
((function_definition body: (block . (pass_statement) .)) @method (#set! method.abstract "true"))
((function_definition body: (block . (expression_statement [(ellipsis) (string)]) .)) @method (#set! method.abstract "true"))
((function_definition body: (block . (expression_statement (string)) . [(pass_statement) (expression_statement (ellipsis))] .)) @method
  (#set! method.abstract "true"))

(parameters [(identifier) @parameter.name
             (typed_parameter . (identifier) @parameter.name type: (_) @parameter.type)
             (default_parameter name: (_) @parameter.name)
             (typed_default_parameter name: (_) @parameter.name type: (_) @parameter.type)
             (list_splat_pattern (identifier) @parameter.name)] @parameter)
(lambda parameters: (lambda_parameters . (_) @lambda.parameter)) @lambda
(decorator [(identifier) (attribute)] @annotation.name) @annotation
(decorator (call function: (_) @annotation.name arguments: (_) @annotation.arguments)) @annotation

(assignment left: (identifier) @local.name right: (_) @local.value) @local
(call arguments: (_) @call.arguments) @call
((call function: (identifier) @create.type arguments: (_) @create.arguments) @create (#match? @create.type "^_*[A-Z]"))
((call function: (attribute attribute: (identifier) @create.type) arguments: (_) @create.arguments) @create
  (#match? @create.type "^[A-Z]"))
(assignment left: [(attribute) (subscript)] @write.target right: (_) @write.value) @write
(assignment left: (attribute) @write.target !right) @write
(return_statement (_) @return.value) @return
(for_statement left: (_) @loop.variable right: (_) @loop.over) @loop
(for_in_clause left: (_) @loop.variable right: (_) @loop.over) @loop
(while_statement) @loop
(if_statement condition: (_) @branch.on) @branch
(elif_clause condition: (_) @branch.on) @branch
(match_statement subject: (_) @branch.on) @branch
(conditional_expression . (_) . (_) @branch.on) @branch
(raise_statement) @throw
(yield) @yield
(augmented_assignment left: (attribute) @write.target right: (_) @write.value) @write
