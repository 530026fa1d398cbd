import assert from 'node:assert/strict';
import { readTargets } from '../../../../../src/core/resolve/swift/swiftPackage.ts';

describe('reading Package.swift', () => {
  it('reads the literal arguments of targets, and no dependency for a target', () => {
    const targets = readTargets(`
      // .target(name: "Commented")
      let package = Package(name: "p", targets: [
        .target(name: "A", dependencies: [.target(name: "B"), "C"], path: "Code/A", exclude: ["Old", "x.swift"]),
        .executableTarget(name: "B" /* ) */, sources: ["one", "two.swift"]),
      ])
      package.targets.append(.testTarget(name: "T"))`);
    assert.deepEqual(targets, [
      { name: 'A', kind: 'target', path: 'Code/A', exclude: ['Old', 'x.swift'], sources: [] },
      { name: 'B', kind: 'target', path: undefined, exclude: [], sources: ['one', 'two.swift'] },
      { name: 'T', kind: 'test', path: undefined, exclude: [], sources: [] },
    ]);
  });

  it('leaves out what is computed', () => {
    assert.deepEqual(readTargets('.target(name: name), .target(name: prefix + suffix)'), []);
  });

  it('survives a manifest that never closes anything', () => {
    const started = performance.now();
    readTargets('.target(name: "a", '.repeat(20_000));
    readTargets(`.target(name: "${'x'.repeat(100_000)}`);
    readTargets('/*'.repeat(100_000));
    assert.ok(performance.now() - started < 5000);
  });
});
