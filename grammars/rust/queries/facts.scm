; Imports: the whole use-tree is the specifier; the resolver takes it apart.
(use_declaration
  argument: (_) @import.source) @import

(use_declaration
  (visibility_modifier)
  argument: (_) @import.source
  (#set! import.kind "re-export")) @import

(mod_item
  name: (identifier) @import.source
  !body
  (#set! import.flavour "mod")) @import

; `#[path = "x.rs"] mod name;`
((attribute_item
  (attribute
    (identifier) @_path
    value: (string_literal
      (string_content) @import.source)))
  .
  (mod_item
    name: (identifier) @import.name
    !body) @import
  (#eq? @_path "path")
  (#set! import.flavour "path"))

(extern_crate_declaration
  name: (identifier) @import.source
  (#set! import.flavour "crate")) @import

(scoped_identifier) @reference

(scoped_type_identifier) @reference

(macro_invocation
  macro: (scoped_identifier) @reference)

; What only tests compile.
((attribute_item
  (attribute
    (identifier) @_cfg
    arguments: (token_tree) @_arguments))
  .
  (_) @scope.test
  (#eq? @_cfg "cfg")
  (#match? @_arguments "^\\((test\\)|all\\(test\\b|any\\(test\\))"))

((attribute_item
  (attribute
    (identifier) @_cfg
    arguments: (token_tree) @_arguments))
  .
  (attribute_item)
  .
  (mod_item) @scope.test
  (#eq? @_cfg "cfg")
  (#match? @_arguments "^\\((test\\)|all\\(test\\b)"))

((attribute_item
  (attribute
    (identifier) @_test))
  .
  (function_item) @scope.test
  (#any-of? @_test "test" "bench"))

; Symbols.
(struct_item
  (visibility_modifier)? @symbol.visibility
  name: (type_identifier) @symbol.name
  (#set! symbol.kind "struct")) @symbol

(union_item
  (visibility_modifier)? @symbol.visibility
  name: (type_identifier) @symbol.name
  (#set! symbol.kind "struct")) @symbol

(enum_item
  (visibility_modifier)? @symbol.visibility
  name: (type_identifier) @symbol.name
  (#set! symbol.kind "enum")) @symbol

(trait_item
  (visibility_modifier)? @symbol.visibility
  name: (type_identifier) @symbol.name
  body: (declaration_list) @scope.member
  (#set! symbol.kind "trait")
  (#set! symbol.abstract "true")) @symbol

(type_item
  (visibility_modifier)? @symbol.visibility
  name: (type_identifier) @symbol.name
  (#set! symbol.kind "type")) @symbol

(function_item
  (visibility_modifier)? @symbol.visibility
  name: (identifier) @symbol.name
  (#set! symbol.kind "function")) @symbol

(const_item
  (visibility_modifier)? @symbol.visibility
  name: (identifier) @symbol.name
  (#set! symbol.kind "constant")) @symbol

(static_item
  (visibility_modifier)? @symbol.visibility
  name: (identifier) @symbol.name
  (#set! symbol.kind "variable")) @symbol

(macro_definition
  name: (identifier) @symbol.name
  (#set! symbol.kind "macro")
  (#set! symbol.exported "true")) @symbol

(mod_item
  (visibility_modifier)? @symbol.visibility
  name: (identifier) @symbol.name
  body: (declaration_list)
  (#set! symbol.kind "module")) @symbol
