(namespace_definition
  name: (namespace_name) @package)

; `use A\B\C as D;`
(namespace_use_declaration
  (namespace_use_clause
    [
      (qualified_name)
      (name)
    ] @import.source)) @import

(namespace_use_declaration
  (namespace_use_clause
    [
      (qualified_name)
      (name)
    ] @import.source
    alias: (name) @import.name)) @import

; `use A\{B, C\D};`: the group's prefix stands in the statement, the resolver joins it.
(namespace_use_declaration
  (namespace_name) @import.name
  body: (namespace_use_group
    (namespace_use_clause
      [
        (qualified_name)
        (name)
      ] @import.source
      (#set! import.flavour "group")))) @import

; `require __DIR__ . '/x.php';` and `require 'x.php';`
([
  (require_expression
    (_) @import.source)
  (require_once_expression
    (_) @import.source)
  (include_expression
    (_) @import.source)
  (include_once_expression
    (_) @import.source)
] @import
  (#set! import.flavour "file"))

; Names used without an import: same namespace, or written out.
(named_type
  [
    (name)
    (qualified_name)
  ] @reference)

(base_clause
  [
    (name)
    (qualified_name)
  ] @reference)

(class_interface_clause
  [
    (name)
    (qualified_name)
  ] @reference)

(object_creation_expression
  [
    (name)
    (qualified_name)
  ] @reference)

(scoped_call_expression
  scope: [
    (name)
    (qualified_name)
  ] @reference)

(class_constant_access_expression
  .
  [
    (name)
    (qualified_name)
  ] @reference)

(scoped_property_access_expression
  scope: [
    (name)
    (qualified_name)
  ] @reference)

(binary_expression
  operator: "instanceof"
  right: [
    (name)
    (qualified_name)
  ] @reference)

(use_declaration
  [
    (name)
    (qualified_name)
  ] @reference)

(attribute
  [
    (name)
    (qualified_name)
  ] @reference)

; Symbols.
(class_declaration
  name: (name) @symbol.name
  body: (declaration_list) @scope.member
  (#set! symbol.kind "class")) @symbol

(class_declaration
  (abstract_modifier)
  name: (name) @symbol.name
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true")) @symbol

(interface_declaration
  name: (name) @symbol.name
  body: (declaration_list) @scope.member
  (#set! symbol.kind "interface")
  (#set! symbol.abstract "true")) @symbol

(trait_declaration
  name: (name) @symbol.name
  body: (declaration_list) @scope.member
  (#set! symbol.kind "trait")) @symbol

(enum_declaration
  name: (name) @symbol.name
  (#set! symbol.kind "enum")) @symbol

(function_definition
  name: (name) @symbol.name
  (#set! symbol.kind "function")) @symbol

(method_declaration
  (visibility_modifier)? @symbol.visibility
  name: (name) @symbol.name
  (#set! symbol.kind "method")) @symbol
