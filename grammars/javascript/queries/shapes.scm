; Shared by JavaScript and TypeScript: classes, functions and bodies. Older forms (constructor functions, prototypes, objects of functions) too.
((class_declaration name: (_) @type.name) @type (#set! type.kind "class"))
((variable_declarator name: (identifier) @type.name value: (class)) @type (#set! type.kind "class"))
((variable_declarator name: (identifier) @type.name value: (object)) @type (#set! type.kind "object"))
((assignment_expression left: (member_expression property: (property_identifier) @type.name) right: (object)) @type (#set! type.kind "object"))

(method_definition name: (_) @method.name) @method
((method_definition "static" name: (_)) @method (#set! method.static "true"))
((method_definition ["get" "set"] name: (_)) @method (#set! method.kind "accessor"))
(function_declaration name: (_) @method.name) @method
(generator_function_declaration name: (_) @method.name) @method
(variable_declarator name: (identifier) @method.name value: [(function_expression) (arrow_function)]) @method
(pair key: (property_identifier) @method.name value: [(function_expression) (arrow_function)]) @method
((assignment_expression
  left: (member_expression object: (this) property: (_) @method.name)
  right: [(function_expression) (arrow_function)]) @method (#set! method.own "true"))
; What hangs on a constructor function's prototype, whatever that is called.
(assignment_expression
  left: (member_expression
    object: (member_expression object: (identifier) @method.owner property: (property_identifier) @_prototype)
    property: (_) @method.name)
  right: [(function_expression) (arrow_function)]
  (#not-match? @method.owner "^(module|exports|window|global|globalThis|self)$")) @method
((assignment_expression
  left: (member_expression object: (identifier) @type.name)
  right: (call_expression
    function: (member_expression property: (property_identifier) @_create)
    arguments: (arguments . (member_expression object: (identifier) @type.base)))) @type
  (#eq? @_create "create") (#set! type.kind "class"))
((assignment_expression
  left: (member_expression object: (identifier) @type.name property: (property_identifier) @_prototype)
  right: (new_expression constructor: (identifier) @type.base)) @type
  (#eq? @_prototype "prototype") (#set! type.kind "class"))

[(arrow_function parameter: (identifier) @lambda.parameter)
 (arrow_function parameters: (formal_parameters . (_) @lambda.parameter))
 (arrow_function)
 (function_expression parameters: (formal_parameters . (_) @lambda.parameter))
 (function_expression)] @lambda

(decorator (call_expression function: (_) @annotation.name arguments: (_) @annotation.arguments)) @annotation
(decorator (identifier) @annotation.name) @annotation

(variable_declarator name: (identifier) @local.name value: (_) @local.value) @local
(call_expression arguments: (arguments) @call.arguments) @call
(new_expression constructor: (_) @create.type arguments: (_)? @create.arguments) @create
(assignment_expression left: [(member_expression) (subscript_expression)] @write.target right: (_) @write.value) @write
((augmented_assignment_expression
  left: (member_expression) @write.target operator: ["??=" "||="] right: (_) @write.value) @write
  (#set! write.absent "true"))
(return_statement (_) @return.value) @return
(for_in_statement left: (_) @loop.variable right: (_) @loop.over) @loop
[(for_statement) (while_statement) (do_statement)] @loop
(if_statement condition: (_) @branch.on) @branch
(switch_statement value: (_) @branch.on) @branch
(ternary_expression condition: (_) @branch.on) @branch
(throw_statement) @throw
(yield_expression) @yield
(update_expression argument: (member_expression) @write.target) @write
(augmented_assignment_expression left: (member_expression) @write.target right: (_) @write.value) @write
