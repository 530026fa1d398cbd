; `require "x"`, `require_relative "x"`, `load "x"`: the method is the flavour; a path that is put together is marked besides.
((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    (string) @import.source)) @import
  (#eq? @_method "require"))

((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    (string) @import.source)) @import
  (#eq? @_method "require_relative")
  (#set! import.flavour "relative"))

((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    (string) @import.source)) @import
  (#eq? @_method "load")
  (#set! import.flavour "load"))

((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    [
      (call)
      (binary)
    ] @import.source)) @import
  (#any-of? @_method "require" "require_relative" "load")
  (#set! import.flavour "computed"))

; `autoload :Foo, "a/foo"`, and without a path, which Active Support derives from the name.
((call
  method: (identifier) @_method
  arguments: (argument_list
    .
    (simple_symbol)
    (string) @import.source)) @import
  (#eq? @_method "autoload")
  (#set! import.kind "deferred"))

((call
  method: (identifier) @_method
  arguments: (argument_list
    .
    (simple_symbol)
    [
      (call)
      (binary)
    ] @import.source)) @import
  (#eq? @_method "autoload")
  (#set! import.kind "deferred")
  (#set! import.flavour "computed"))

((call
  !receiver
  method: (identifier) @_method
  arguments: (argument_list
    .
    (simple_symbol) @import.source
    .)) @import
  (#eq? @_method "autoload")
  (#set! import.kind "deferred")
  (#set! import.flavour "named"))

; `Dir["x/*.rb"].each { |file| require file }`
((call
  receiver: [
    (element_reference
      object: (constant) @_dir
      .
      (_) @import.source)
    (call
      receiver: (element_reference
        object: (constant) @_dir
        .
        (_) @import.source))
    (call
      receiver: (constant) @_dir
      method: (identifier)
      arguments: (argument_list
        .
        (_) @import.source))
    (call
      receiver: (call
        receiver: (constant) @_dir
        method: (identifier)
        arguments: (argument_list
          .
          (_) @import.source)))
  ]
  block: [
    (block
      body: (block_body
        (call
          !receiver
          method: (identifier) @_method
          arguments: (argument_list
            .
            (identifier)))))
    (do_block
      body: (body_statement
        (call
          !receiver
          method: (identifier) @_method
          arguments: (argument_list
            .
            (identifier)))))
  ]) @import
  (#eq? @_dir "Dir")
  (#any-of? @_method "require" "require_relative" "load" "require_dependency")
  (#set! import.flavour "glob"))

; `$LOAD_PATH.unshift(x)`, `$: << x`
((call
  receiver: (global_variable) @_variable
  method: (identifier) @_method
  arguments: (argument_list
    (_) @import.source)) @import
  (#any-of? @_variable "$LOAD_PATH" "$:")
  (#any-of? @_method "unshift" "push" "append" "prepend")
  (#set! import.flavour "load-path"))

((binary
  left: (global_variable) @_variable
  operator: "<<"
  right: (_) @import.source) @import
  (#any-of? @_variable "$LOAD_PATH" "$:")
  (#set! import.flavour "load-path"))

(method
  body: (_) @scope.deferred)

(singleton_method
  body: (_) @scope.deferred)

; Constants: declared by some file, found by name. Qualified ones are marked as the other kind of use; their parts are no uses.
(constant) @reference

(scope_resolution) @reference.member

(scope_resolution
  (constant) @shadow) @shadow.scope

; `Integer("1")` calls a method.
(call
  method: (constant) @shadow @shadow.scope)

(class
  name: (constant) @shadow @shadow.scope)

(module
  name: (constant) @shadow @shadow.scope)

(assignment
  left: (constant) @shadow @shadow.scope)

(operator_assignment
  left: (constant) @shadow @shadow.scope)

(left_assignment_list
  (constant) @shadow @shadow.scope)

; Symbols, with what a class or module can take constants from.
(class
  name: (_) @symbol.name
  (#set! symbol.kind "class")) @symbol

(class
  name: (_) @symbol.name
  superclass: (superclass
    [
      (constant)
      (scope_resolution)
    ] @symbol.base)
  (#set! symbol.kind "class")) @symbol

((class
  name: (_) @symbol.name
  body: (body_statement
    (call
      !receiver
      method: (identifier) @_method
      arguments: (argument_list
        [
          (constant)
          (scope_resolution)
        ] @symbol.base)))) @symbol
  (#any-of? @_method "include" "prepend")
  (#set! symbol.kind "class"))

(class
  body: (_) @scope.member)

(module
  name: (_) @symbol.name
  (#set! symbol.kind "module")) @symbol

((module
  name: (_) @symbol.name
  body: (body_statement
    (call
      !receiver
      method: (identifier) @_method
      arguments: (argument_list
        [
          (constant)
          (scope_resolution)
        ] @symbol.base)))) @symbol
  (#any-of? @_method "include" "prepend")
  (#set! symbol.kind "module"))

(module
  body: (_) @scope.member)

(method
  name: (_) @symbol.name
  (#set! symbol.kind "method")) @symbol

(singleton_method
  name: (_) @symbol.name
  (#set! symbol.kind "method")) @symbol

(assignment
  left: [
    (constant)
    (scope_resolution)
  ] @symbol.name
  (#set! symbol.kind "constant")) @symbol

(operator_assignment
  left: [
    (constant)
    (scope_resolution)
  ] @symbol.name
  (#set! symbol.kind "constant")) @symbol

(left_assignment_list
  (constant) @symbol.name @symbol
  (#set! symbol.kind "constant"))

; `A = B::C` and `A = Class.new(B)`: what is found in the other is found in it.
(assignment
  left: [
    (constant)
    (scope_resolution)
  ] @symbol.name
  right: [
    (constant)
    (scope_resolution)
  ] @symbol.base
  (#set! symbol.kind "constant")) @symbol

((assignment
  left: [
    (constant)
    (scope_resolution)
  ] @symbol.name
  right: (call
    receiver: (constant) @_class
    method: (identifier)
    arguments: (argument_list
      .
      [
        (constant)
        (scope_resolution)
      ] @symbol.base))) @symbol
  (#eq? @_class "Class")
  (#set! symbol.kind "constant"))
