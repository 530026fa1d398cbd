import assert from 'node:assert/strict';
import { swiftFamily } from '../../../../../src/core/resolve/swift/swiftFamily.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';
import { factsOfSource, resolveSources } from '../../../../support/resolveSources.ts';

const targets = (...names: readonly string[]) =>
  `let package = Package(targets: [${names.map((name) => `.target(name: "${name}")`).join(', ')}])`;

const resolve = (files: Readonly<Record<string, string>>) => resolveSources(swiftFamily, files);

describe('resolving Swift', () => {
  it('lets the files of one module name each other without an import', async () => {
    const edges = await resolve({
      'Package.swift': targets('App', 'Other'),
      'Sources/App/Main.swift': 'let order = Order()\nfunc run() { ship(order) }',
      'Sources/App/Order.swift': 'struct Order {}',
      'Sources/App/Ship.swift': 'func ship(_ order: Order) {}',
      'Sources/Other/Order.swift': 'public struct Order {}',
    });
    assert.deepEqual(edges, [
      'Sources/App/Main.swift → Sources/App/Order.swift',
      'Sources/App/Main.swift → Sources/App/Ship.swift',
      'Sources/App/Ship.swift → Sources/App/Order.swift',
    ]);
  });

  it('sees of another module what is public, and all of it in a testable import', async () => {
    const files = {
      'Package.swift': targets('App', 'Core'),
      'Sources/Core/Open.swift': 'public struct Open { }',
      'Sources/Core/Inner.swift': 'struct Inner { }',
      'Sources/Core/Own.swift': 'private struct Own { }',
    };
    const user = 'struct A { let a: Open; let b: Inner; let c: Own }';
    const plain = await resolve({ ...files, 'Sources/App/A.swift': `import Core\n${user}` });
    assert.deepEqual(plain, ['Sources/App/A.swift → Sources/Core/Open.swift']);
    const testable = await resolve({ ...files, 'Sources/App/A.swift': `@testable import Core\n${user}` });
    assert.deepEqual(testable, [
      'Sources/App/A.swift → Sources/Core/Inner.swift',
      'Sources/App/A.swift → Sources/Core/Open.swift',
    ]);
  });

  it('sees nothing of a module that it does not import, and what a module hands on', async () => {
    const edges = await resolve({
      'Package.swift': targets('App', 'Umbrella', 'Core'),
      'Sources/Core/Open.swift': 'public struct Open { }',
      'Sources/Umbrella/All.swift': '@_exported import Core',
      'Sources/App/With.swift': 'import Umbrella\nlet a = Open()',
      'Sources/App/Without.swift': 'let b = Open()',
    });
    assert.deepEqual(edges, [
      'Sources/App/With.swift → Sources/Core/Open.swift',
      'Sources/Umbrella/All.swift → Sources/Core/Open.swift',
    ]);
  });

  it('finds nested types where an extension declares them, before outer ones of their name', async () => {
    const edges = await resolve({
      'Feature.swift': 'struct Feature { let state: State }',
      'Feature+State.swift': 'extension Feature { struct State {} }',
      'State.swift': 'struct State {}',
      'View.swift': 'struct View { let a: Feature.State; let b: State }',
    });
    assert.deepEqual(edges, [
      'Feature+State.swift → Feature.swift',
      'Feature.swift → Feature+State.swift',
      'View.swift → Feature+State.swift',
      'View.swift → State.swift',
    ]);
  });

  it('takes a file’s own private type before another file’s, and type parameters for nothing else', async () => {
    const edges = await resolve({
      'A.swift': 'private struct Row {}\nstruct List<Item> { let rows: [Row]; let item: Item }',
      'B.swift': 'struct Row {}',
      'C.swift': 'struct Item {}',
      'D.swift': 'struct D { let row: Row }',
    });
    assert.deepEqual(edges, ['D.swift → B.swift']);
  });

  it('follows a member that only one extension has, and no name that members elsewhere share', async () => {
    const edges = await resolve({
      'Text+Slug.swift': 'extension String { func slugified() -> String { self }; func trimmedTwice() {} }',
      'Other.swift': 'class Other { func trimmedTwice() {} }',
      'A.swift': 'func a(x: String) { x.slugified(); x.trimmedTwice(); x.map { $0 } }',
    });
    assert.deepEqual(edges, ['A.swift → Text+Slug.swift']);
  });

  it('leads an import of which no name is used to the file that stands for the module', async () => {
    const edges = await resolve({
      'Package.swift': `${targets('App', 'Core', 'CLib')}`,
      'Sources/Core/A.swift': 'extension Int { public func more() {} }',
      'Sources/Core/Core.swift': 'public struct Core2 {}',
      'Sources/CLib/include/other.h': '',
      'Sources/CLib/include/CLib.h': '',
      'Sources/App/A.swift': 'import Core\nimport CLib\nimport Foundation',
    });
    assert.deepEqual(edges, [
      'Sources/App/A.swift → Sources/CLib/include/CLib.h',
      'Sources/App/A.swift → Sources/Core/Core.swift',
      'Sources/App/A.swift ↗ Foundation',
    ]);
  });

  it('keeps apart the Xcode projects of one workspace', async () => {
    const edges = await resolve({
      'One/One.xcodeproj/project.pbxproj': '',
      'One/Model.swift': 'public struct Model {}',
      'One/View.swift': 'struct View { let model: Model }',
      'Two/Two.xcodeproj/project.pbxproj': '',
      'Two/View.swift': 'struct View { let model: Model }',
      'Two/Bridge.swift': 'import One\nstruct Bridge { let model: Model }',
    });
    assert.deepEqual(edges, ['One/View.swift → One/Model.swift', 'Two/Bridge.swift → One/Model.swift']);
  });

  it('knows which edits can change how other files resolve', async () => {
    const facts = await factsOfSource('A.swift', 'struct A { func go() { let x = 1 } }');
    const resolver = swiftFamily.prepare({
      root: '/w',
      paths: createPathIndex(['A.swift']),
      manifests: new Map(),
      facts: new Map([['A.swift', facts]]),
      problem: assert.fail,
    });
    const affects = async (text: string) =>
      resolver.affectsOthers(facts, await factsOfSource('A.swift', text));
    assert.equal(await affects('import Foundation\nstruct A { func go() { let x = B() } }'), false);
    assert.equal(await affects('struct A { func gone() {} }'), true);
    assert.equal(await affects('private struct A { func go() {} }'), true);
  });
});
