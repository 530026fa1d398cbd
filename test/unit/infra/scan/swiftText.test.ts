import assert from 'node:assert/strict';
import { readableSwift } from '../../../../src/infra/scan/swiftText.ts';
import { factsOfSource } from '../../../support/resolveSources.ts';

describe('Swift as its grammar can read it', () => {
  it('keeps every line and offset', () => {
    const text = '#if os(Linux)\nimport A\n#endif\nlet a = #"x"#\nif #available(iOS 9, *) { f(()) }\n';
    const plain = readableSwift(text);
    assert.equal(plain.length, text.length);
    assert.deepEqual(
      plain.split('\n').map((line) => line.length),
      text.split('\n').map((line) => line.length),
    );
  });

  it('lets conditions, availability, macros and young annotations through', async () => {
    const text = `
      #if canImport(UIKit)
      import UIKit
      #else
      import AppKit
      #endif
      func a() throws(Failure) {
        guard #available(macOS 12, *) else { return () }
        #expect(x == 1)
        run(#selector(Target.go), consume y)
        done(.success(()))
      }
      final class B { nonisolated(unsafe) var b = 0; func c(d: sending @escaping () -> Void) -> sending E {} }`;
    const facts = await factsOfSource('A.swift', readableSwift(text));
    assert.deepEqual(
      facts.imports.map(({ specifier }) => specifier),
      ['UIKit', 'AppKit'],
    );
    assert.deepEqual(
      facts.symbols.map(({ name, container }) => (container === undefined ? name : `${container}.${name}`)),
      ['a', 'B', 'B.b', 'B.c'],
    );
  });

  it('leaves closures without parameters and empty parameter lists alone', () => {
    for (const text of ['let f: (() -> Void)? = nil', 'f?()', 'init?() {}', 'func a() {}', 'g(x())'])
      assert.equal(readableSwift(text), text);
  });

  it('takes time in proportion to hostile text', () => {
    const started = performance.now();
    for (const piece of ['#', '#"', '#"a', ' ', '(', '#available(', 'throws (', '=\t', '#"""', '_$'])
      readableSwift(piece.repeat(200_000 / piece.length));
    assert.ok(performance.now() - started < 20_000);
  });
});
