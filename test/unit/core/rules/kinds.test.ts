import assert from 'node:assert/strict';
import { broken, ruled } from './ruled.ts';

const rules = (text: string) => `rules:\n  - {id: r, ${text}}\n`;

describe('allowed', () => {
  it('leaves what is named, and the files themselves', () => {
    const yaml = rules('kind: allowed, from: a, to: b');
    const edges = [
      ['a/x.ts', 'a/y.ts'],
      ['a/x.ts', 'b/x.ts'],
      ['a/x.ts', 'c/x.ts'],
      ['c/x.ts', 'd/x.ts'],
    ] as const;
    const { violations } = ruled(yaml, { edges, uses: { 'a/x.ts': ['lodash'] } });
    assert.deepEqual(
      violations.map((each) => each.fingerprint),
      ['r: a/x.ts -> c/x.ts'],
    );
    assert.equal(violations[0]!.message, 'Only b may be imported here, not c/x.ts.');
    assert.equal(violations[0]!.example?.text, 'imports b/x.ts');
  });

  it('speaks of packages when it names some', () => {
    const yaml = rules('kind: allowed, from: a, to: {files: b, packages: [lodash]}');
    const code = { edges: [['a/x.ts', 'b/x.ts']] as const, uses: { 'a/x.ts': ['lodash', 'node:fs'] } };
    assert.deepEqual(broken(yaml, code), ['r: a/x.ts -> node:fs']);
  });
});

describe('deprecated', () => {
  it('is told of and breaks nothing', () => {
    const [violation] = ruled(rules('kind: deprecated, from: a, to: old'), {
      edges: [['a/x.ts', 'old/y.ts']],
    }).violations;
    assert.equal(violation!.severity, 'info');
    assert.match(violation!.message, /allowed still/);
  });
});

describe('required', () => {
  it('wants an import of each file', () => {
    const yaml = rules('kind: required, from: handlers, to: {files: core/log.ts, packages: pino}');
    const code = {
      edges: [
        ['handlers/a.ts', 'core/log.ts'],
        ['handlers/b.ts', 'core/other.ts'],
      ] as const,
      uses: { 'handlers/c.ts': ['pino'] },
    };
    const { violations } = ruled(yaml, code);
    assert.deepEqual(
      violations.map((each) => each.fingerprint),
      ['r: handlers/b.ts'],
    );
    assert.deepEqual(violations[0]!.example, { path: 'handlers/a.ts', line: 1, text: 'imports core/log.ts' });
  });
});

describe('reachable', () => {
  const edges = [
    ['main.ts', 'a.ts'],
    ['a.ts', 'b.ts'],
    ['lost.ts', 'b.ts'],
  ] as const;

  it('wants a way to each file', () => {
    assert.deepEqual(broken(rules("kind: reachable, from: main.ts, to: '*.ts'"), { edges }), ['r: lost.ts']);
  });

  it('forbids every way, and shows the shortest', () => {
    const { violations } = ruled(rules('kind: reachable, never: true, from: [main.ts, a.ts], to: b.ts'), {
      edges,
    });
    assert.deepEqual(
      violations.map((each) => each.fingerprint),
      ['r: a.ts -> b.ts', 'r: main.ts -> b.ts'],
    );
    assert.deepEqual(
      violations[1]!.chain?.map(({ path, text }) => `${path} ${text}`),
      ['main.ts imports a.ts', 'a.ts imports b.ts'],
    );
  });
});

describe('cycles', () => {
  const CIRCLE = [
    ['a/x.ts', 'a/y.ts'],
    ['a/y.ts', 'b/z.ts'],
    ['b/z.ts', 'a/x.ts'],
  ] as const;

  it('are found with the import to cut, and named without lines', () => {
    const { violations } = ruled(rules('kind: cycles'), { edges: CIRCLE });
    const [violation] = violations;
    assert.equal(violations.length, 1);
    assert.match(violation!.fingerprint, /^r: a\/x\.ts in a circle of 3 \([0-9a-f]{8}\)$/);
    assert.match(violation!.message, /a\/x\.ts → a\/y\.ts → b\/z\.ts → a\/x\.ts/);
    assert.equal(violation!.chain?.length, 3);
    assert.match(violation!.instead!, /^Free /);
  });

  it('count among the files that are spoken of', () => {
    assert.deepEqual(broken(rules('kind: cycles, within: a'), { edges: CIRCLE }), []);
    const both = [...CIRCLE, ['a/y.ts', 'a/x.ts']] as const;
    const [fingerprint, ...others] = broken(rules('kind: cycles, within: a'), { edges: both });
    assert.deepEqual(others, []);
    assert.match(fingerprint!, /circle of 2/);
  });

  it('of types alone count when asked for', () => {
    const edges = [
      ['a.ts', 'b.ts'],
      ['b.ts', 'a.ts', 'type'],
    ] as const;
    assert.deepEqual(broken(rules('kind: cycles'), { edges }), []);
    assert.equal(broken(rules('kind: cycles, strength: type-only'), { edges }).length, 1);
  });

  it('may be tolerated by one of their imports', () => {
    const yaml = rules('kind: cycles, except: [{from: a/y.ts, to: b, reason: soon}]');
    assert.deepEqual(broken(yaml, { edges: CIRCLE }), []);
  });
});

describe('entry points', () => {
  const yaml = rules(
    "kind: entry-points, module: {matches: '^f/([^/]+)/'}, entries: {matches: '^f/$1/index'}",
  );

  it('are the only way into each module', () => {
    const edges = [
      ['f/a/x.ts', 'f/a/y.ts'],
      ['f/a/x.ts', 'f/b/index.ts'],
      ['f/b/index.ts', 'f/b/inner.ts'],
      ['f/a/x.ts', 'f/b/inner.ts'],
      ['main.ts', 'f/a/index.ts'],
    ] as const;
    const { violations } = ruled(yaml, { edges });
    assert.deepEqual(
      violations.map((each) => each.fingerprint),
      ['r: f/a/x.ts -> f/b/inner.ts'],
    );
    assert.equal(violations[0]!.instead, 'Import f/b/index.ts instead.');
    assert.equal(violations[0]!.example?.text, 'enters by f/b/index.ts');
  });
});

describe('names, places and measures', () => {
  const paths = ['src/a.service.ts', 'src/b.ts', 'src/deep/c.service.ts'];

  it('hold names to globs, and show one that fits', () => {
    const { violations } = ruled(rules("kind: naming, from: 'src/*', names: '*.service.ts'"), {
      edges: [],
      paths,
    });
    assert.deepEqual(
      violations.map(({ fingerprint, example }) => [fingerprint, example?.path]),
      [['r: src/b.ts', 'src/a.service.ts']],
    );
  });

  it('hold files to their place', () => {
    assert.deepEqual(
      broken(rules("kind: placement, from: '**/*.service.ts', in: src/deep"), { edges: [], paths }),
      ['r: src/a.service.ts'],
    );
  });

  it('hold files and modules to a measure', () => {
    const edges = paths.map((path) => ['main.ts', path] as const);
    const { violations } = ruled(rules("kind: metric, of: '**', metric: outgoing, atMost: 2"), { edges });
    assert.deepEqual(
      violations.map(({ from, message }) => [from, message]),
      [['main.ts', 'The file has 3 files that it imports, above 2.']],
    );
    const [module] = ruled(rules("kind: metric, of: {modules: '**'}, metric: files, atMost: 1"), {
      edges,
    }).violations;
    assert.match(module!.message, /^The module .* has \d files, above 1\.$/);
    assert.match(module!.fingerprint, /^r: module /);
  });
});
