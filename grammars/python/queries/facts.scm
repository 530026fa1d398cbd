; Imports: `import a.b, c as d` names whole modules, `from m import x` takes names.
(import_statement
  name: (dotted_name) @import.source) @import

(import_statement
  name: (aliased_import
    name: (dotted_name) @import.source)) @import

(import_from_statement
  module_name: (_) @import.source
  name: (dotted_name) @import.name) @import

(import_from_statement
  module_name: (_) @import.source
  name: (aliased_import
    name: (dotted_name) @import.name)) @import

(import_from_statement
  module_name: (_) @import.source
  (wildcard_import) @import.wildcard) @import

; `from m import x as x` offers the name on (PEP 484).
(module
  (import_from_statement
    module_name: (_) @import.source
    name: (aliased_import
      name: (dotted_name) @_name
      alias: (identifier) @_alias)) @import
  (#eq? @_name @_alias)
  (#set! import.kind "re-export"))

; What the code may do without. The clauses behind the body are not looked at: waiting for them is quadratic.
(try_statement
  body: (block
    [
      (import_statement
        name: [
          (dotted_name) @import.source
          (aliased_import
            name: (dotted_name) @import.source)
        ])
      (import_from_statement
        module_name: (_) @import.source)
    ] @import)
  (#set! import.flavour "guarded"))

; A literal handed to `importlib.import_module` or `__import__`; a string with anything computed in it names no module.
(call
  function: (attribute
    object: (identifier) @_importlib
    attribute: (identifier) @_import_module)
  arguments: (argument_list
    .
    (string
      .
      (string_start)
      .
      (string_content) @import.source
      .
      (string_end)))
  (#eq? @_importlib "importlib")
  (#eq? @_import_module "import_module")
  (#match? @import.source "^[^.]")
  (#set! import.kind "deferred")
  (#set! import.flavour "dynamic")) @import

(call
  function: (identifier) @_import
  arguments: (argument_list
    .
    (string
      .
      (string_start)
      .
      (string_content) @import.source
      .
      (string_end)))
  (#match? @_import "^(import_module|__import__)$")
  (#match? @import.source "^[^.]")
  (#set! import.kind "deferred")
  (#set! import.flavour "dynamic")) @import

; With dots, and the package that they are counted from: a literal, or the importing file's own.
(call
  function: (_) @_import_module
  arguments: (argument_list
    .
    (string
      .
      (string_start)
      .
      (string_content) @import.source
      .
      (string_end))
    .
    [
      (string
        .
        (string_start)
        .
        (string_content) @import.name
        .
        (string_end))
      (keyword_argument
        name: (identifier) @_package
        value: (string
          .
          (string_start)
          .
          (string_content) @import.name
          .
          (string_end)))
    ])
  (#match? @_import_module "^(importlib\\.)?import_module$")
  (#match? @import.source "^\\.")
  (#eq? @_package "package")
  (#set! import.kind "deferred")
  (#set! import.flavour "dynamic")) @import

(call
  function: (_) @_import_module
  arguments: (argument_list
    .
    (string
      .
      (string_start)
      .
      (string_content) @import.source
      .
      (string_end))
    .
    [
      (identifier) @import.name
      (keyword_argument
        name: (identifier) @_package
        value: (identifier) @import.name)
    ])
  (#match? @_import_module "^(importlib\\.)?import_module$")
  (#match? @import.source "^\\.")
  (#eq? @_package "package")
  (#match? @import.name "^__(package|name)__$")
  (#set! import.kind "deferred")
  (#set! import.flavour "dynamic")) @import

(function_definition
  body: (block) @scope.deferred)

(if_statement
  condition: (identifier) @_flag
  consequence: (block) @scope.type
  (#eq? @_flag "TYPE_CHECKING"))

(if_statement
  condition: (attribute
    attribute: (identifier) @_flag)
  consequence: (block) @scope.type
  (#eq? @_flag "TYPE_CHECKING"))

(if_statement
  condition: (boolean_operator
    (_) @_flag
    operator: "and")
  consequence: (block) @scope.type
  (#match? @_flag "^(\\w+\\.)?TYPE_CHECKING$"))

; Symbols.
(class_definition
  name: (identifier) @symbol.name
  body: (block) @scope.member
  (#set! symbol.kind "class")) @symbol

(class_definition
  name: (identifier) @symbol.name
  superclasses: (argument_list
    (_) @_base)
  (#match? @_base "^((typing|abc)\\.)?(ABC|Protocol)\\b")
  (#set! symbol.kind "class")
  (#set! symbol.abstract "true")) @symbol

(function_definition
  name: (identifier) @symbol.name
  (#set! symbol.kind "function")) @symbol

(module
  (expression_statement
    (assignment
      left: (identifier) @symbol.name)) @symbol
  (#set! symbol.kind "variable"))
