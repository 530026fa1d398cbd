(namespace_definition
  name: (namespace_name) @package)

; Where a namespace starts: the resolver needs the place, since a file may have several.
(namespace_definition
  name: (namespace_name) @import.source
  (#set! import.flavour "namespace")) @import

(namespace_definition
  !name
  "namespace" @import.source
  (#set! import.flavour "namespace")) @import

; `use A\B\C as D;`: the name comes first in its clause, an alias after it.
(namespace_use_declaration
  (namespace_use_clause
    .
    [
      (qualified_name)
      (name)
    ] @import.source)) @import

(namespace_use_declaration
  (namespace_use_clause
    .
    [
      (qualified_name)
      (name)
    ] @import.source
    alias: (name) @import.name)) @import

; `use function A\f, B\g;` and `use const A\C;` take from other sets of names; only the first clause says so.
(namespace_use_declaration
  (namespace_use_clause
    "function"
    .
    [
      (qualified_name)
      (name)
    ] @import.source)
  (#set! import.flavour "function")) @import

(namespace_use_declaration
  (namespace_use_clause
    "function")
  (namespace_use_clause
    .
    [
      (qualified_name)
      (name)
    ] @import.source)
  (#set! import.flavour "function")) @import

(namespace_use_declaration
  (namespace_use_clause
    "const"
    .
    [
      (qualified_name)
      (name)
    ] @import.source)
  (#set! import.flavour "const")) @import

(namespace_use_declaration
  (namespace_use_clause
    "const")
  (namespace_use_clause
    .
    [
      (qualified_name)
      (name)
    ] @import.source)
  (#set! import.flavour "const")) @import

; `use A\{B, C\D as E};`: the group's prefix stands in the statement, the resolver joins it; an alias follows it.
(namespace_use_declaration
  (namespace_name) @import.name
  body: (namespace_use_group
    (namespace_use_clause
      .
      [
        (qualified_name)
        (name)
      ] @import.source
      (#set! import.flavour "group")))) @import

(namespace_use_declaration
  (namespace_name) @import.name
  body: (namespace_use_group
    (namespace_use_clause
      .
      [
        (qualified_name)
        (name)
      ] @import.source
      alias: (name) @import.name))) @import

(namespace_use_declaration
  "function"
  body: (namespace_use_group
    (namespace_use_clause
      .
      [
        (qualified_name)
        (name)
      ] @import.source))
  (#set! import.flavour "group-function")) @import

(namespace_use_declaration
  "const"
  body: (namespace_use_group
    (namespace_use_clause
      .
      [
        (qualified_name)
        (name)
      ] @import.source))
  (#set! import.flavour "group-const")) @import

(namespace_use_declaration
  body: (namespace_use_group
    (namespace_use_clause
      "function"
      .
      [
        (qualified_name)
        (name)
      ] @import.source))
  (#set! import.flavour "group-function")) @import

(namespace_use_declaration
  body: (namespace_use_group
    (namespace_use_clause
      "const"
      .
      [
        (qualified_name)
        (name)
      ] @import.source))
  (#set! import.flavour "group-const")) @import

; `require __DIR__ . '/x.php';` and `require ROOT . 'x.php';`; a lone string comes without its quotes and is marked.
([
  (require_expression
    [
      (binary_expression)
      (function_call_expression)
      (parenthesized_expression)
      (name)
      (qualified_name)
    ] @import.source)
  (require_once_expression
    [
      (binary_expression)
      (function_call_expression)
      (parenthesized_expression)
      (name)
      (qualified_name)
    ] @import.source)
  (include_expression
    [
      (binary_expression)
      (function_call_expression)
      (parenthesized_expression)
      (name)
      (qualified_name)
    ] @import.source)
  (include_once_expression
    [
      (binary_expression)
      (function_call_expression)
      (parenthesized_expression)
      (name)
      (qualified_name)
    ] @import.source)
] @import
  (#set! import.flavour "file"))

([
  (require_expression
    [
      (string)
      (encapsed_string)
    ] @import.source)
  (require_once_expression
    [
      (string)
      (encapsed_string)
    ] @import.source)
  (include_expression
    [
      (string)
      (encapsed_string)
    ] @import.source)
  (include_once_expression
    [
      (string)
      (encapsed_string)
    ] @import.source)
] @import
  (#set! import.flavour "file-text"))

; `define('ROOT', __DIR__ . '/');` and `const ROOT = __DIR__;`: what an include may be put together from.
((function_call_expression
  function: (name) @_function
  arguments: (arguments
    .
    (argument
      (string
        (string_content) @import.name))
    .
    (argument
      [
        (binary_expression)
        (function_call_expression)
        (parenthesized_expression)
        (name)
      ] @import.source))) @import
  (#eq? @_function "define")
  (#set! import.flavour "define"))

((function_call_expression
  function: (name) @_function
  arguments: (arguments
    .
    (argument
      (string
        (string_content) @import.name))
    .
    (argument
      [
        (string)
        (encapsed_string)
      ] @import.source))) @import
  (#eq? @_function "define")
  (#set! import.flavour "define-text"))

(program
  (const_declaration
    (const_element
      (name) @import.name
      [
        (binary_expression)
        (function_call_expression)
        (parenthesized_expression)
        (name)
      ] @import.source)
    (#set! import.flavour "define")) @import)

(program
  (const_declaration
    (const_element
      (name) @import.name
      [
        (string)
        (encapsed_string)
      ] @import.source)
    (#set! import.flavour "define-text")) @import)

(function_definition
  body: (compound_statement) @scope.deferred)

(method_declaration
  body: (compound_statement) @scope.deferred)

(anonymous_function
  body: (compound_statement) @scope.deferred)

(arrow_function
  body: (_) @scope.deferred)

; Functions have names of their own beside the classes': marked as the other kind of use.
(function_call_expression
  function: [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference.member)

; Names used without an import: same namespace, or written out.
(named_type
  [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(base_clause
  [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(class_interface_clause
  [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(object_creation_expression
  [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(scoped_call_expression
  scope: [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(class_constant_access_expression
  .
  [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(scoped_property_access_expression
  scope: [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(binary_expression
  operator: "instanceof"
  right: [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(use_declaration
  [
    (name)
    (qualified_name)
    (relative_name)
  ] @reference)

(attribute
  [
    (name)
    (qualified_name)
    (relative_name)
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
  body: (enum_declaration_list) @scope.member
  (#set! symbol.kind "enum")) @symbol

(function_definition
  name: (name) @symbol.name
  (#set! symbol.kind "function")) @symbol

; Constants outside classes.
(program
  (const_declaration
    (const_element
      (name) @symbol.name)) @symbol
  (#set! symbol.kind "constant"))

(namespace_definition
  body: (compound_statement
    (const_declaration
      (const_element
        (name) @symbol.name)) @symbol)
  (#set! symbol.kind "constant"))

(method_declaration
  (visibility_modifier)? @symbol.visibility
  name: (name) @symbol.name
  (#set! symbol.kind "method")) @symbol
