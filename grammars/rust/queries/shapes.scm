; Types. Each `impl` opens its type once more; a derived trait is an annotation.
((struct_item name: (_) @type.name) @type (#set! type.kind "struct") (#set! access.default "private"))
((union_item name: (_) @type.name) @type (#set! type.kind "struct") (#set! access.default "private"))
((enum_item name: (_) @type.name) @type (#set! type.kind "enum"))
((trait_item name: (_) @type.name) @type (#set! type.kind "trait"))
(trait_item bounds: (trait_bounds [(type_identifier) (scoped_type_identifier) (generic_type)] @type.base)) @type
((impl_item type: [
  (type_identifier) @type.name
  (scoped_type_identifier name: (_) @type.name)
  (generic_type type: (type_identifier) @type.name)
  (generic_type type: (scoped_type_identifier name: (_) @type.name))
  (reference_type type: (type_identifier) @type.name)]) @type
  (#set! type.kind "struct") (#set! type.again "true"))
(impl_item trait: (_) @type.base) @type
((impl_item !trait) @type (#set! access.default "private"))

; Members.
(struct_item body: (field_declaration_list (field_declaration name: (_) @field.name type: (_) @field.type) @field))
(struct_item body: (ordered_field_declaration_list type: (_) @field @field.type))
(enum_variant name: (_) @field.name) @field
((static_item name: (_) @field.name type: (_) @field.type value: (_)? @field.value) @field (#set! field.static "true"))
((declaration_list (const_item name: (_) @field.name type: (_) @field.type value: (_)? @field.value) @field) (#set! field.static "true"))
((token_tree "static" . (identifier) @_ref . (identifier) @field.name) @field (#eq? @_ref "ref") (#set! field.static "true"))
((token_tree "static" . (identifier) @field.name . ":") @field (#set! field.static "true"))
((function_signature_item name: (_) @method.name return_type: (_)? @method.returns) @method (#set! method.abstract "true"))
(function_item name: (_) @method.name return_type: (_)? @method.returns) @method
(function_item parameters: (parameters . (self_parameter (self) @method.self))) @method
(function_signature_item parameters: (parameters . (self_parameter (self) @method.self))) @method
((declaration_list (function_item parameters: (parameters . (parameter pattern: (_) @_first))) @method)
  (#not-match? @_first "\\bself$") (#set! method.static "true"))
((declaration_list (function_item parameters: (parameters) @_none) @method) (#match? @_none "^\\(\\s*\\)$") (#set! method.static "true"))
((impl_item body: (declaration_list (function_item return_type: (_) @_own) @method))
  (#match? @_own "^(Self$|Box<Self|Option<Self|Result<Self)") (#set! method.makes "true"))
((impl_item body: (declaration_list (function_item name: (_) @_new) @method)) (#match? @_new "^new(_|$)") (#set! method.makes "true"))
(parameter pattern: (identifier) @parameter.name type: (_) @parameter.type) @parameter
[(closure_expression parameters: (closure_parameters . (_) @lambda.parameter)) (closure_expression)] @lambda
(attribute_item (attribute (_) @annotation.name . arguments: (_)? @annotation.arguments)) @annotation
((attribute (identifier) @_derive arguments: (token_tree (identifier) @annotation @annotation.name)) (#eq? @_derive "derive"))

; Bodies. What `Some(next)` takes out of an option stands for the option.
(let_declaration pattern: (identifier) @local.name value: (_) @local.value) @local
((let_declaration pattern: (tuple_struct_pattern type: (identifier) @_some (identifier) @local.name .) value: (_) @local.value) @local
  (#any-of? @_some "Some" "Ok"))
((let_condition pattern: (tuple_struct_pattern type: (identifier) @_some [(identifier) @local.name (_ (identifier) @local.name .)] .) value: (_) @local.value) @local
  (#any-of? @_some "Some" "Ok"))
((match_expression value: (_) @local.value body: (match_block (match_arm pattern: (match_pattern
  (tuple_struct_pattern type: (identifier) @_some [(identifier) @local.name (_ (identifier) @local.name .)] .))))) @local
  (#any-of? @_some "Some" "Ok"))
(call_expression arguments: (_) @call.arguments) @call
(macro_invocation macro: (_) @call.callee (token_tree) @call.arguments) @call
((token_tree (identifier) @call . (token_tree) @call.arguments) (#match? @call.arguments "^\\(") (#set! call.back "true"))
((struct_expression name: (type_identifier) @create.type body: (_) @create.arguments) @create (#set! create.fields "short"))
((struct_expression name: (scoped_type_identifier path: (_) @_path name: (_) @create.type) body: (_) @create.arguments) @create
  (#not-match? @_path "^[A-Z]") (#set! create.fields "short"))
((struct_expression name: (scoped_type_identifier path: (_) @create.type) body: (_) @create.arguments) @create
  (#match? @create.type "^[A-Z]") (#set! create.fields "short"))
((call_expression function: (identifier) @create.type arguments: (_) @create.arguments) @create
  (#match? @create.type "^[A-Z]") (#not-any-of? @create.type "Some" "Ok" "Err" "Box"))
((call_expression function: (scoped_identifier path: [(identifier) @create.type (scoped_identifier name: (_) @create.type) (generic_type type: (_) @create.type)] name: (_) @_made)
  arguments: (_) @create.arguments) @create
  (#match? @create.type "^[A-Z]") (#match? @_made "^(new|default|(new|with|from)_\\w+|[A-Z]\\w*)$")
  (#not-any-of? @create.type "Box" "Rc" "Arc" "RefCell" "Cell" "Mutex" "RwLock" "Vec" "VecDeque" "String" "HashMap" "HashSet" "BTreeMap" "BTreeSet" "Some" "Ok" "Err"))
((call_expression function: (scoped_identifier path: (identifier) @_box name: (identifier) @_new) arguments: (arguments . (identifier) @create.type .)) @create
  (#any-of? @_box "Box" "Rc" "Arc" "RefCell" "Mutex" "RwLock") (#eq? @_new "new") (#match? @create.type "^[A-Z]\\w*[a-z]"))
(assignment_expression left: [(field_expression) (index_expression) (unary_expression)] @write.target right: (_) @write.value) @write
((assignment_expression left: (identifier) @write.target right: (_) @write.value) @write (#match? @write.target "^[A-Z]"))
(compound_assignment_expr left: [(field_expression) (index_expression)] @write.target right: (_) @write.value) @write
((call_expression function: (_) @_replace arguments: (arguments . (_) @write.target . (_) @write.value .)) @write
  (#match? @_replace "^(std::)?mem::replace$"))
(return_expression (_) @return.value) @return
; The last expression, of a branch at the end too, is the result.
((function_item body: (block (_expression) @return @return.value .)) (#set! return.implicit "true"))
((function_item body: (block (expression_statement (match_expression body: (match_block (match_arm value: (_expression) @return @return.value)))) .))
  (#not-match? @return.value "^\\{") (#set! return.implicit "true"))
((function_item body: (block (expression_statement (match_expression body: (match_block (match_arm value: (block (_expression) @return @return.value .))))) .)) (#set! return.implicit "true"))
((function_item body: (block (expression_statement (if_expression consequence: (block (_expression) @return @return.value .))) .)) (#set! return.implicit "true"))
((function_item body: (block (expression_statement (if_expression alternative: (else_clause (block (_expression) @return @return.value .)))) .)) (#set! return.implicit "true"))
((function_item body: (block (expression_statement (unsafe_block (block (_expression) @return @return.value .))) .)) (#set! return.implicit "true"))
(for_expression pattern: (_) @loop.variable value: (_) @loop.over) @loop
[(while_expression) (loop_expression)] @loop
(if_expression condition: (_) @branch.on) @branch
(match_expression value: (_) @branch.on) @branch
((match_expression body: (match_block (match_arm pattern: (match_pattern (identifier) @_none)))) @branch
  (#eq? @_none "None") (#set! branch.absent "true"))
((let_declaration value: (_) @branch.on alternative: (_)) @branch (#set! branch.absent "true"))
((call_expression function: (field_expression value: (_) @branch.on field: (_) @_lazy) arguments: (arguments)) @branch
  (#any-of? @_lazy "get_or_init" "get_or_try_init" "get_or_insert_with" "call_once" "or_insert_with" "or_insert" "or_default")
  (#set! branch.absent "true"))
((macro_invocation macro: (identifier) @_panic) @throw (#any-of? @_panic "panic" "unimplemented" "todo" "unreachable"))
