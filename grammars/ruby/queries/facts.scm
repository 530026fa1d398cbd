; `require "x"`, `require_relative "x"`, `load "x"`: the method's name tells them apart.
((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    (string
      (string_content) @import.source))) @import
  (#eq? @_method "require"))

((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    (string
      (string_content) @import.source))) @import
  (#eq? @_method "require_relative")
  (#set! import.flavour "relative"))

((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    (string
      (string_content) @import.source))) @import
  (#eq? @_method "load")
  (#set! import.flavour "load"))

((call
  method: (identifier) @_method
  arguments: (argument_list
    .
    (simple_symbol)
    (string
      (string_content) @import.source))) @import
  (#eq? @_method "autoload")
  (#set! import.kind "deferred"))

(method
  body: (_) @scope.deferred)

(singleton_method
  body: (_) @scope.deferred)

; Constants: declared by some file, found by name.
(scope_resolution) @reference

(constant) @reference

; Symbols.
(class
  name: (_) @symbol.name
  (#set! symbol.kind "class")) @symbol

(class
  body: (_) @scope.member)

(module
  name: (_) @symbol.name
  (#set! symbol.kind "module")) @symbol

(module
  body: (_) @scope.member)

(method
  name: (_) @symbol.name
  (#set! symbol.kind "method")) @symbol

(singleton_method
  name: (_) @symbol.name
  (#set! symbol.kind "method")) @symbol

(program
  (assignment
    left: (constant) @symbol.name) @symbol
  (#set! symbol.kind "constant"))
