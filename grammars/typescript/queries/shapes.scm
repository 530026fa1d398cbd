; What TypeScript adds to grammars/javascript/queries/shapes.scm.
((abstract_class_declaration name: (_) @type.name) @type (#set! type.kind "class") (#set! type.abstract "true"))
((interface_declaration name: (_) @type.name) @type (#set! type.kind "interface"))
((enum_declaration name: (_) @type.name) @type (#set! type.kind "enum"))
(class_declaration (class_heritage (extends_clause value: (_) @type.base))) @type
(class_declaration (class_heritage (implements_clause (_) @type.base))) @type
(abstract_class_declaration (class_heritage (extends_clause value: (_) @type.base))) @type
(abstract_class_declaration (class_heritage (implements_clause (_) @type.base))) @type
(variable_declarator name: (identifier) value: (class (class_heritage (extends_clause value: (_) @type.base)))) @type
(interface_declaration (extends_type_clause (_) @type.base)) @type

(public_field_definition name: (_) @field.name) @field
(public_field_definition type: (_) @field.type) @field
(public_field_definition value: (_) @field.value) @field
(property_signature name: (_) @field.name type: (_)? @field.type) @field
(required_parameter (accessibility_modifier) pattern: (identifier) @field.name type: (_)? @field.type) @field

(method_definition return_type: (_) @method.returns) @method
((abstract_method_signature name: (_) @method.name return_type: (_)? @method.returns) @method (#set! method.abstract "true"))
((method_signature name: (_) @method.name return_type: (_)? @method.returns) @method (#set! method.abstract "true"))
(function_declaration return_type: (_) @method.returns) @method
(variable_declarator value: (arrow_function return_type: (_) @method.returns)) @method
(required_parameter pattern: (_) @parameter.name type: (_)? @parameter.type) @parameter
(optional_parameter pattern: (_) @parameter.name type: (_)? @parameter.type) @parameter
