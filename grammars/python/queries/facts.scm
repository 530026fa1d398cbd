; Imports: `import a.b, c as d` names whole modules, `from m import x` takes names.
(import_statement
  name: (dotted_name) @import.source
  (#set! import.flavour "module")) @import

(import_statement
  name: (aliased_import
    name: (dotted_name) @import.source)
  (#set! import.flavour "module")) @import

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

(call
  function: (attribute
    object: (identifier) @_importlib
    attribute: (identifier) @_import_module)
  arguments: (argument_list
    .
    (string
      (string_content) @import.source)
    .)
  (#eq? @_importlib "importlib")
  (#eq? @_import_module "import_module")
  (#set! import.kind "deferred")
  (#set! import.flavour "module")) @import

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
