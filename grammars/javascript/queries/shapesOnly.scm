; What JavaScript's own grammar says otherwise than TypeScript's.
(class_declaration (class_heritage (_) @type.base)) @type
(variable_declarator name: (identifier) value: (class (class_heritage (_) @type.base))) @type
(field_definition property: (_) @field.name) @field
(field_definition value: (_) @field.value) @field
(formal_parameters (identifier) @parameter.name @parameter)
(formal_parameters (assignment_pattern left: (identifier) @parameter.name) @parameter)
(formal_parameters (rest_pattern (identifier) @parameter.name) @parameter)
