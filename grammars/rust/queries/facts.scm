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

; `cfg_if! { if #[cfg(unix)] { mod unix; } }`: inside a macro's arguments there are only tokens.
((token_tree
  "mod" . (identifier) @import.source . ";") @import
  (#set! import.flavour "mod"))

; `#[path = "x.rs"] mod name;`
((attribute_item
  (attribute
    (identifier) @_path
    value: (string_literal
      (string_content) @import.source)))
  .
  [(attribute_item) (line_comment) (block_comment)]*
  .
  (mod_item
    name: (identifier) @import.name
    !body) @import
  (#eq? @_path "path")
  (#set! import.flavour "path"))

((attribute_item
  (attribute
    (identifier) @_attribute
    arguments: (token_tree
      (identifier) @_path . "=" . (string_literal
        (string_content) @import.source))))
  .
  [(attribute_item) (line_comment) (block_comment)]*
  .
  (mod_item
    name: (identifier) @import.name
    !body) @import
  (#eq? @_attribute "cfg_attr")
  (#eq? @_path "path")
  (#set! import.flavour "path"))

((token_tree
  "#" . (token_tree (identifier) @_path . "=" . (string_literal (string_content) @import.source))
  . "mod" . (identifier) @import.name . ";") @import
  (#eq? @_path "path")
  (#set! import.flavour "path"))

(extern_crate_declaration
  name: (identifier) @import.source
  (#set! import.flavour "crate")) @import

(extern_crate_declaration
  name: (identifier) @import.source
  alias: (identifier) @import.name
  (#set! import.flavour "crate")) @import

((macro_invocation
  macro: (identifier) @_include
  (token_tree . (string_literal (string_content) @import.source))) @import
  (#eq? @_include "include")
  (#set! import.flavour "include"))

; Paths written out in code. In a macro's arguments only the first name of a path is one node.
(scoped_identifier) @reference

(scoped_type_identifier) @reference

(token_tree (identifier) @reference . "::")

; Names further along such a path are no path of their own,
(token_tree "::" . (identifier) @shadow . "::") @shadow.scope

; but what follows `crate::` there is a member of the crate's root.
(token_tree (crate) . "::" . (identifier) @reference.member)

((token_tree (metavariable) @_crate . "::" . (identifier) @reference.member)
  (#eq? @_crate "$crate"))

(macro_invocation
  macro: (identifier) @reference)

; What only tests compile.
((source_file
  (inner_attribute_item
    (attribute
      (identifier) @_cfg
      arguments: (token_tree) @_arguments))) @scope.test
  (#eq? @_cfg "cfg")
  (#match? @_arguments "^\\(\\s*(test\\s*\\)|all\\s*\\([^()]*\\btest\\b)"))

((mod_item
  body: (declaration_list
    (inner_attribute_item
      (attribute
        (identifier) @_cfg
        arguments: (token_tree) @_arguments)))) @scope.test
  (#eq? @_cfg "cfg")
  (#match? @_arguments "^\\(\\s*(test\\s*\\)|all\\s*\\([^()]*\\btest\\b)"))

((attribute_item
  (attribute
    (identifier) @_cfg
    arguments: (token_tree) @_arguments))
  .
  [(attribute_item) (line_comment) (block_comment)]*
  .
  [
    (mod_item) (use_declaration) (function_item) (impl_item) (struct_item) (enum_item) (union_item)
    (trait_item) (type_item) (const_item) (static_item) (macro_definition) (macro_invocation)
    (extern_crate_declaration) (foreign_mod_item) (expression_statement) (let_declaration)
    (field_declaration) (enum_variant) (match_arm) (parameter)
  ] @scope.test
  (#eq? @_cfg "cfg")
  (#match? @_arguments "^\\(\\s*(test\\s*\\)|all\\s*\\([^()]*\\btest\\b)"))

; `#[test]`, `#[bench]`, `#[tokio::test]`.
((attribute_item
  (attribute
    [(identifier) (scoped_identifier)] @_test))
  .
  [(attribute_item) (line_comment) (block_comment)]*
  .
  (function_item) @scope.test
  (#match? @_test "(^|::)(test|bench|rstest|test_case|quickcheck|proptest|wasm_bindgen_test)$"))

; Symbols. Macros at the level of items (`pin_project!`, `bitflags!`) wrap declarations of which only tokens are left.
((source_file
  (macro_invocation
    (token_tree "pub"? @symbol.visibility . (token_tree)? . ["struct" "enum"] . (identifier) @symbol.name @symbol)))
  (#set! symbol.kind "struct"))

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

(source_file
  (function_item
    (visibility_modifier)? @symbol.visibility
    name: (identifier) @symbol.name
    (#set! symbol.kind "function")) @symbol)

(mod_item
  body: (declaration_list
    (function_item
      (visibility_modifier)? @symbol.visibility
      name: (identifier) @symbol.name
      (#set! symbol.kind "function")) @symbol))

(impl_item
  body: (declaration_list
    (function_item
      (visibility_modifier)? @symbol.visibility
      name: (identifier) @symbol.name
      (#set! symbol.kind "method")) @symbol))

(trait_item
  body: (declaration_list
    [
      (function_item name: (identifier) @symbol.name)
      (function_signature_item name: (identifier) @symbol.name)
    ] @symbol
    (#set! symbol.kind "method")))

(foreign_mod_item
  body: (declaration_list
    (function_signature_item
      (visibility_modifier)? @symbol.visibility
      name: (identifier) @symbol.name
      (#set! symbol.kind "function")) @symbol))

(source_file
  (const_item
    (visibility_modifier)? @symbol.visibility
    name: (identifier) @symbol.name
    (#set! symbol.kind "constant")) @symbol)

(mod_item
  body: (declaration_list
    (const_item
      (visibility_modifier)? @symbol.visibility
      name: (identifier) @symbol.name
      (#set! symbol.kind "constant")) @symbol))

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
