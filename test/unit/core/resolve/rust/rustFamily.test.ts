import assert from 'node:assert/strict';
import type { FileFacts, RawImport } from '../../../../../src/core/model/facts.ts';
import { rustFamily } from '../../../../../src/core/resolve/rust/rustFamily.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';
import { resolveSources } from '../../../../support/resolveSources.ts';

const CARGO = '[package]\nname = "x"\nedition = "2021"\n';

function use(specifier: string, flavour?: string): RawImport {
  const kind = flavour === undefined ? 're-export' : 'static';
  return { specifier, kind, line: 1, start: 0, end: 1, names: [], ...(flavour ? { flavour } : {}) };
}

function facts(path: string, imports: readonly RawImport[], declares: readonly string[] = []): FileFacts {
  const place = { startLine: 1, endLine: 1, start: 0, end: 1 };
  return {
    path,
    language: 'rust',
    depth: 'full',
    hash: '',
    sizeBytes: 0,
    lines: 1,
    imports,
    symbols: declares.map((name) => ({ name, kind: 'struct', exported: true, ...place })),
    references: [],
    packages: [],
    problems: [],
  };
}

function prepare(files: readonly FileFacts[], cargo = CARGO) {
  const problems: string[] = [];
  const resolver = rustFamily.prepare({
    root: '/w',
    paths: createPathIndex(['Cargo.toml', ...files.map(({ path }) => path)]),
    manifests: new Map([['Cargo.toml', cargo]]),
    facts: new Map(files.map((file) => [file.path, file])),
    problem: (path) => problems.push(path),
  });
  const targets = (file: FileFacts) =>
    resolver.resolve(file).map(({ target }) => (target.status === 'resolved' ? target.path : target.status));
  return { resolver, targets, problems };
}

describe('rustFamily', () => {
  it('follows re-exports through globs to the file that declares the item', () => {
    const root = facts('src/lib.rs', [use('a', 'mod'), use('b', 'mod'), use('a::*')]);
    const user = facts('src/b.rs', [use('crate::Item')]);
    const { targets } = prepare([root, facts('src/a.rs', [], ['Item']), user]);
    assert.deepEqual(targets(user), ['src/a.rs']);
  });

  it('ends on globs that lead in a circle', () => {
    const root = facts('src/lib.rs', [use('a', 'mod'), use('b', 'mod'), use('a::*'), use('b::*')]);
    const a = facts('src/a.rs', [use('crate::*'), use('crate::b::*')]);
    const b = facts('src/b.rs', [use('crate::a::*'), use('crate::a::Nothing')]);
    const { targets } = prepare([root, a, b]);
    assert.deepEqual(targets(b), ['src/a.rs', 'src/a.rs']);
  });

  it('resolves an edited file by its new imports without being prepared anew', () => {
    const before = facts('src/b.rs', []);
    const after = facts('src/b.rs', [{ ...use('crate::a::Item'), kind: 'static' }]);
    const root = facts('src/lib.rs', [use('a', 'mod'), use('b', 'mod')]);
    const { resolver, targets } = prepare([root, facts('src/a.rs', [], ['Item']), before]);
    assert.equal(resolver.affectsOthers(before, after), false);
    assert.deepEqual(targets(after), ['src/a.rs']);
  });

  it('asks to be prepared anew when a file offers something else', () => {
    const { resolver } = prepare([]);
    assert.equal(resolver.affectsOthers(facts('src/a.rs', []), facts('src/a.rs', [], ['New'])), true);
    assert.equal(resolver.affectsOthers(facts('src/a.rs', []), facts('src/a.rs', [use('b', 'mod')])), true);
  });

  it('reports a manifest that is no TOML and goes on without it', () => {
    const { problems, targets } = prepare([facts('src/lib.rs', [])], '[package');
    assert.deepEqual(problems, ['Cargo.toml']);
    assert.deepEqual(targets(facts('src/lib.rs', [])), []);
  });

  it('knows the types that macros at the level of items wrap', async () => {
    const lines = await resolveSources(rustFamily, {
      'Cargo.toml': CARGO,
      'src/lib.rs': 'mod a;\nmod b;\npub use a::*;\n',
      'src/a.rs':
        'pin_project! {\n    /// Maps.\n    #[must_use]\n    pub struct Map<F> { #[pin] f: F }\n}\n',
      'src/b.rs': 'use crate::Map;\n',
    });
    assert.ok(lines.includes('src/b.rs → src/a.rs'), lines.join('\n'));
  });

  it('finds a module that a macro declares beside the file that calls it', async () => {
    const lines = await resolveSources(rustFamily, {
      'Cargo.toml': CARGO,
      'src/lib.rs': '#[macro_use]\nmod tree;\ntree!();\n',
      'src/tree.rs': 'macro_rules! tree {\n    () => { pub mod leaf; mod gone; };\n}\n',
      'src/leaf.rs': '',
    });
    assert.deepEqual(lines, ['src/lib.rs → src/tree.rs', 'src/tree.rs → src/leaf.rs', 'src/tree.rs ✗ gone']);
  });
});
