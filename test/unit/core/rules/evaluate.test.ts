import assert from 'node:assert/strict';
import { evaluateRules } from '../../../../src/core/rules/evaluate.ts';
import { broken, codeOf, ruled, rulesOf, TODAY } from './ruled.ts';

const LAYERS =
  'layers:\n  - {name: ui, files: ui/**}\n  - {name: cli, files: cli/**, with: ui}\n  - {name: app, files: app/**}\n  - {name: core, files: core/**}\n';
const ORDER = `${LAYERS}rules:\n  - {id: layered, kind: layers, order: [ui, cli, app, core]}\n`;
const ALL = ['ui/a.ts', 'cli/a.ts', 'app/a.ts', 'core/a.ts'];

describe('layers', () => {
  it('may use those below, not those above or beside', () => {
    const edges = [
      ['ui/a.ts', 'core/a.ts'],
      ['core/a.ts', 'app/a.ts'],
      ['ui/a.ts', 'cli/a.ts'],
      ['app/a.ts', 'app/b.ts'],
    ] as const;
    assert.deepEqual(broken(ORDER, { edges, paths: ALL }), [
      'layered: core/a.ts -> app/a.ts',
      'layered: ui/a.ts -> cli/a.ts',
    ]);
  });

  it('may be told to use the next one below alone', () => {
    const strict = ORDER.replace('core]}', 'core], strict: true}');
    const edges = [
      ['ui/a.ts', 'app/a.ts'],
      ['ui/a.ts', 'core/a.ts'],
      ['app/a.ts', 'core/a.ts'],
    ] as const;
    const { violations } = ruled(strict, { edges, paths: ALL });
    assert.deepEqual(
      violations.map((each) => each.fingerprint),
      ['layered: ui/a.ts -> core/a.ts'],
    );
    assert.equal(violations[0]!.instead, 'Go through app.');
    assert.deepEqual(violations[0]!.example, { path: 'ui/a.ts', line: 1, text: 'goes through app/a.ts' });
  });

  it('show where the contract is that turns a dependency round', () => {
    const edges = [
      ['core/a.ts', 'app/a.ts'],
      ['app/a.ts', 'core/b.ts'],
      ['app/a.ts', 'core/port.ts'],
    ] as const;
    const [violation] = ruled(ORDER, { edges, paths: ALL, abstract: ['core/port.ts'] }).violations;
    assert.match(violation!.message, /core must not use app, which lies above/);
    assert.match(violation!.example!.text, /contract of core: core\/port\.ts/);
  });

  it('do not share files', () => {
    const yaml = ORDER.replace('core/**', '"{core,app/shared}/**"');
    const { problems } = ruled(yaml, { edges: [], paths: [...ALL, 'app/shared/x.ts', 'app/shared/y.ts'] });
    assert.deepEqual(
      problems.map(({ kind, line, message }) => [kind, line, message]),
      [['overlap', 5, 'app/shared/x.ts and 1 more are in two layers of one order, app and core.']],
    );
  });
});

describe('forbidden imports', () => {
  it('are those from one side to the other, of the kinds that count', () => {
    const yaml = (rest: string) => `rules:\n  - {id: no, kind: forbidden, from: a, to: b${rest}}\n`;
    const edges = [
      ['a/x.ts', 'b/x.ts'],
      ['a/y.ts', 'b/x.ts', 'type'],
      ['c/x.ts', 'b/x.ts'],
    ] as const;
    assert.deepEqual(broken(yaml(''), { edges }), ['no: a/x.ts -> b/x.ts', 'no: a/y.ts -> b/x.ts']);
    assert.deepEqual(broken(yaml(', edges: [static]'), { edges }), ['no: a/x.ts -> b/x.ts']);
  });

  it('take over what a group of the near side took', () => {
    const yaml =
      "rules:\n  - id: apart\n    kind: forbidden\n    from: {matches: '^f/([^/]+)/'}\n    to: {matches: '^f/', not: {matches: '^f/$1/'}}\n";
    const edges = [
      ['f/a/x.ts', 'f/a/y.ts'],
      ['f/a/x.ts', 'f/b/x.ts'],
      ['f/a/x.ts', 'g/x.ts'],
    ] as const;
    assert.deepEqual(broken(yaml, { edges }), ['apart: f/a/x.ts -> f/b/x.ts']);
  });

  it('name packages, with all that lies in them', () => {
    const yaml = 'rules:\n  - {id: no-io, kind: forbidden, from: core, to: {packages: "node:*"}}\n';
    const uses = { 'core/a.ts': ['node:fs/promises', 'lodash'], 'infra/a.ts': ['node:fs'] };
    assert.deepEqual(broken(yaml, { edges: [], uses }), ['no-io: core/a.ts -> node:fs/promises']);
  });

  it('show the detour that others take', () => {
    const yaml = 'rules:\n  - {id: no-sql, kind: forbidden, from: ui, to: db}\n';
    const edges = [
      ['ui/a.ts', 'db/t.ts'],
      ['ui/b.ts', 'api/t.ts'],
      ['api/t.ts', 'db/t.ts'],
    ] as const;
    const [violation] = ruled(yaml, { edges }).violations;
    assert.equal(violation!.instead, 'Go through api/t.ts, as ui/b.ts does.');
    assert.deepEqual(violation!.example, {
      path: 'ui/b.ts',
      line: 2,
      text: 'goes through api/t.ts, which uses db/t.ts',
    });
  });

  it('hold for an import that no code uses yet: the line is there', () => {
    const code = codeOf({ edges: [], paths: ['src/core/a.java', 'src/web/b.java'] });
    const target = { status: 'resolved', path: 'src/web/b.java' } as const;
    const idle = { specifier: 'web.B', kind: 'static', line: 3, names: ['B'], idle: true, target } as const;
    const yaml = 'rules: [{id: apart, kind: forbidden, from: src/core, to: src/web}]';
    const parts = { ...code, imports: new Map([['src/core/a.java', [idle]]]) };
    const { violations } = evaluateRules(rulesOf(yaml), parts, TODAY);
    assert.deepEqual(
      violations.map(({ fingerprint, line }) => [fingerprint, line]),
      [['apart: src/core/a.java -> src/web/b.java', 3]],
    );
  });

  it('say why and what instead in the words of the rule', () => {
    const yaml =
      'rules:\n  - {id: no, kind: forbidden, from: a, to: b, why: because, instead: do c, severity: warning}\n';
    const [violation] = ruled(yaml, { edges: [['a/x.ts', 'b/x.ts']] }).violations;
    assert.deepEqual(
      [violation!.why, violation!.instead, violation!.severity, violation!.ruleLine],
      ['because', 'do c', 'warning', 2],
    );
  });
});

describe('a rule that speaks of nothing', () => {
  it('is a problem by itself, with its line', () => {
    const yaml =
      'rules:\n  - id: gone\n    kind: forbidden\n    from: src/deleted\n    to: a\n  - {id: fine, kind: forbidden, from: a, to: {packages: nobody}}\n';
    const { problems } = ruled(yaml, { edges: [], paths: ['a/x.ts'] });
    assert.deepEqual(
      problems.map(({ kind, line, subject }) => [kind, line, subject]),
      [['speaks-of-nothing', 4, 'gone']],
    );
  });

  it('may mean test code alone, which is judged only when asked for', () => {
    const yaml = 'rules:\n  - {id: tests, kind: naming, from: test, names: "*.test.ts"}\n';
    const code = { edges: [], paths: ['test/a.ts', 'src/a.ts'] };
    assert.match(ruled(yaml, code).problems[0]!.message, /test code, which is not judged/);
    assert.deepEqual(broken(yaml, { ...code, includeTests: true }), ['tests: test/a.ts']);
  });

  it('may be a layer, or an exception that nothing needs', () => {
    const yaml = `${ORDER}  - {id: no, kind: forbidden, from: ui, to: core, except: [{from: ui/old, reason: r}]}\n`;
    const { problems } = ruled(yaml, { edges: [['ui/a.ts', 'core/a.ts']], paths: ['app/a.ts'] });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['The layer “cli” has no file.', 'An exception of “no” tolerates nothing: no such violation is left.'],
    );
  });
});

describe('exceptions', () => {
  const yaml =
    'rules:\n  - {id: no, kind: forbidden, from: a, to: b, except: [{from: a/x.ts, reason: moving, until: 2026-06-15}]}\n';
  const edges = [['a/x.ts', 'b/x.ts']] as const;

  it('hold on their last day', () => assert.deepEqual(broken(yaml, { edges }, '2026-06-15'), []));

  it('end on the next, and are named', () => {
    const [violation] = ruled(yaml, { edges }, '2026-06-16').violations;
    assert.match(violation!.message, /The exception for it \(moving\) ended on 2026-06-15\./);
  });
});

describe('an import that leads nowhere', () => {
  const yaml = 'rules:\n  - {id: no, kind: forbidden, from: a, to: b, severity: warning}\n';
  const code = { edges: [], paths: ['b/x.ts'], unseen: { 'a/x.ts': ['./gone'], 'c/x.ts': ['./gone'] } };

  it('never passes where a rule speaks of its file', () => {
    const { violations } = ruled(yaml, code);
    assert.deepEqual(
      violations.map(({ fingerprint, severity, line }) => [fingerprint, severity, line]),
      [['unresolved-import: a/x.ts -> ./gone', 'warning', 9]],
    );
  });

  it('may be tolerated with a reason', () => {
    assert.deepEqual(
      broken(`${yaml}unresolved:\n  - {to: {packages: './gone'}, reason: generated}\n`, code),
      [],
    );
  });
});
