import assert from 'node:assert/strict';
import { findFindings } from '../../../../src/core/findings/findFindings.ts';
import type { FindingParts } from '../../../../src/core/findings/findingParts.ts';
import type { FileFacts } from '../../../../src/core/model/facts.ts';
import type { Finding, FindingKind } from '../../../../src/core/model/finding.ts';
import type { CoChange } from '../../../../src/core/model/history.ts';
import type { Triple } from '../graph/randomGraph.ts';
import { findingsOf, many, partsOf, type WorkspaceSketch } from './workspace.ts';

function foundIn(parts: FindingParts, kind: FindingKind): Finding[] {
  return findFindings(parts).filter((finding) => finding.kind === kind);
}

/** Twenty modules of four files, each a short chain: nothing stands out. */
const HEALTHY: readonly Triple[] = Array.from({ length: 20 }, (_, at) => many(`src/m${at}`, 4)).flatMap(
  (files) => files.slice(1).map((file, at): Triple => [files[at]!, file]),
);

function from(count: number, to: string): Triple[] {
  return Array.from({ length: count }, (_, at) => [`src/m${at % 20}/f${at % 4}.ts`, to, 'static', ['Money']]);
}

function to(count: number, of: string): Triple[] {
  return Array.from({ length: count }, (_, at) => [
    of,
    `src/m${(at + 7) % 20}/f${(at + 1) % 4}.ts`,
    'static',
    ['x'],
  ]);
}

describe('hubs', () => {
  const hub = 'src/core/order.ts';

  it('are files that far more depend on, and that depend on far more, than is usual here', () => {
    const [finding, ...rest] = findingsOf({ edges: [...HEALTHY, ...from(20, hub), ...to(15, hub)] }, 'hub');
    assert.equal(rest.length, 0);
    assert.deepEqual(finding!.subjects, [hub]);
    assert.match(finding!.title, /20 files depend on it, and it depends on 15/);
    assert.match(finding!.explanation, /Money/);
    assert.equal(finding!.evidence.length, 8);
  });

  it('are not files that only one side has many of, types alone, entry points or small workspaces', () => {
    const sketches: readonly (readonly Triple[])[] = [
      HEALTHY,
      [...HEALTHY, ...from(20, hub)],
      [...HEALTHY, ...to(15, hub)],
      [...HEALTHY, ...from(20, hub), ...to(15, hub).map(([a, b]): Triple => [a, b, 'type'])],
      [...HEALTHY, ...from(20, 'src/core/main.ts'), ...to(15, 'src/core/main.ts')],
      [...from(20, hub).slice(0, 13), ...to(12, hub)],
    ];
    for (const edges of sketches) assert.deepEqual(findingsOf({ edges }, 'hub'), []);
  });
});

describe('what history shows against structure', () => {
  function withHistory(
    sketch: WorkspaceSketch,
    coChanges: readonly CoChange[],
    churn: Readonly<Record<string, number>> = {},
  ) {
    const parts = partsOf(sketch);
    const files = parts.files.map((file) => ({ ...file, lines: 500 }));
    return { ...parts, files, history: { commits: 400, churn: new Map(Object.entries(churn)), coChanges } };
  }
  const together = (a: string, b: string, strength = 0.8): CoChange => ({ a, b, together: 9, strength });
  const places = ['src/m1/f1.ts', 'src/m5/f2.ts', 'src/m9/f3.ts'] as const;
  const scattered = [together(places[0], places[1]), together(places[1], places[2])];

  it('is shotgun surgery where files of several modules change together and no import says why', () => {
    const [finding] = foundIn(withHistory({ edges: HEALTHY }, scattered), 'shotgun-surgery');
    assert.deepEqual(finding!.subjects, [...places]);
    assert.match(finding!.title, /3 files in 3 modules/);
    assert.equal(finding!.confidence, 'likely');
  });

  it('is none where an import explains it, the bond is weak, or there is little history', () => {
    const tied: Triple[] = [
      [places[0], places[1]],
      [places[2], places[1]],
    ];
    const weak = scattered.map((each) => ({ ...each, strength: 0.2 }));
    const short = withHistory({ edges: HEALTHY }, scattered);
    for (const parts of [
      withHistory({ edges: [...HEALTHY, ...tied] }, scattered),
      withHistory({ edges: HEALTHY }, weak),
      { ...short, history: { ...short.history, commits: 20 } },
      partsOf({ edges: HEALTHY }),
    ])
      assert.deepEqual(foundIn(parts, 'shotgun-surgery'), []);
  });

  it('is divergent change where one busy file changes with modules that have nothing to do with each other', () => {
    const busy = 'src/m0/f0.ts';
    const reasons = [3, 7, 11, 15].map((at) => together(busy, `src/m${at}/f${1 + (at % 3)}.ts`, 0.2));
    const churn = { [busy]: 60 };
    const [finding] = foundIn(withHistory({ edges: HEALTHY }, reasons, churn), 'divergent-change');
    assert.deepEqual(finding!.subjects, [busy]);
    assert.match(finding!.title, /4 unrelated reasons/);
    const asOne = reasons.slice(1).map(({ b }, at) => together(reasons[at]!.b, b));
    assert.deepEqual(
      foundIn(withHistory({ edges: HEALTHY }, [...reasons, ...asOne], churn), 'divergent-change'),
      [],
    );
    const users = reasons.map(({ b }): Triple => [b, busy]);
    assert.deepEqual(
      foundIn(withHistory({ edges: [...HEALTHY, ...users] }, reasons, churn), 'divergent-change'),
      [],
    );
  });
});

describe('leaky abstractions', () => {
  const inside = many('src/store', 4);
  const edges: Triple[] = [
    ...HEALTHY,
    ['src/store/f0.ts', 'src/store/f1.ts'],
    ['src/store/f1.ts', 'src/store/f2.ts'],
    ['src/store/f2.ts', 'src/store/f3.ts'],
    ['src/m3/f0.ts', 'src/store/f0.ts'],
  ];

  function withPackage(paths: readonly string[], name = 'pg'): FindingParts {
    const parts = partsOf({ edges });
    const imports = new Map(parts.imports);
    for (const path of paths)
      imports.set(path, [
        ...(imports.get(path) ?? []),
        {
          specifier: name,
          kind: 'static',
          line: 2,
          names: ['Pool'],
          target: { status: 'external', package: name },
        },
      ]);
    return { ...parts, imports };
  }

  it('are infrastructure that one module hides, taken past it by a file that uses the module too', () => {
    const [finding] = foundIn(withPackage([...inside, 'src/m3/f0.ts']), 'leaky-abstraction');
    assert.match(finding!.title, /f0.ts deals with PostgreSQL past src\/store/);
    assert.deepEqual(finding!.evidence[0], {
      path: 'src/m3/f0.ts',
      line: 2,
      text: 'PostgreSQL is imported here.',
    });
  });

  it('are none where everybody deals with it, nobody outside does, or it is no infrastructure', () => {
    const everybody = Array.from({ length: 8 }, (_, at) => `src/m${at}/f0.ts`);
    for (const parts of [
      withPackage(inside),
      withPackage([...inside, ...everybody]),
      withPackage([...inside, 'src/m3/f0.ts'], 'react'),
    ])
      assert.deepEqual(foundIn(parts, 'leaky-abstraction'), []);
  });
});

describe('dead modules', () => {
  const manifests = { 'package.json': '{ "main": "src/m0/f0.ts" }' };
  const alive: Triple[] = Array.from(
    { length: 20 },
    (_, at) => ['src/m0/f0.ts', `src/m${at}/f0.ts`] as Triple,
  ).filter(([a, b]) => a !== b);
  const dead: Triple[] = [
    ['src/lost/a.ts', 'src/lost/b.ts'],
    ['src/lost/b.ts', 'src/lost/c.ts'],
    ['src/lost/c.ts', 'src/lost/a.ts'],
  ];

  it('import each other, and are reached from nowhere', () => {
    const [finding, ...rest] = findingsOf(
      { edges: [...HEALTHY, ...alive, ...dead], manifests },
      'dead-module',
    );
    assert.equal(finding!.subjects[0], 'src/lost');
    assert.equal(rest.length, 0);
  });

  it('are alive where a test, a manifest or an entry point leads to them', () => {
    const others: readonly WorkspaceSketch[] = [
      { edges: [...HEALTHY, ...alive, ...dead, ['test/lost.ts', 'src/lost/a.ts']], manifests },
      { edges: [...HEALTHY, ...alive, ...dead, ['src/m4/f3.ts', 'src/lost/a.ts']], manifests },
      { edges: [...HEALTHY, ...alive, ...dead, ['src/lost/main.ts', 'src/lost/a.ts']], manifests },
    ];
    for (const sketch of others) assert.deepEqual(findingsOf(sketch, 'dead-module'), []);
  });
});

describe('duplicated structures', () => {
  const names = ['parser', 'printer', 'reader'];
  const folder = (path: string): Triple[] =>
    names.slice(1).map((name, at): Triple => [`${path}/${names[at]}.ts`, `${path}/${name}.ts`]);

  function withSymbols(symbolsOf: (path: string) => readonly string[]): FindingParts {
    const parts = partsOf({ edges: [...HEALTHY, ...folder('src/one'), ...folder('src/two')] });
    const facts = new Map(
      [...parts.facts].map(([path, known]): [string, FileFacts] => [
        path,
        { ...known, lines: 100, symbols: symbolsOf(path).map((name) => ({ ...known.symbols[0]!, name })) },
      ]),
    );
    return { ...parts, facts };
  }

  it('are folders of the same files with the same symbols', () => {
    const parts = withSymbols((path) =>
      Array.from({ length: 8 }, (_, at) => `${path.split('/').at(-1)}${at}`),
    );
    const [finding, ...rest] = foundIn(parts, 'duplicated-structure');
    assert.deepEqual(finding!.subjects, ['src/one', 'src/two']);
    assert.equal(rest.length, 0);
  });

  it('are not folders that a framework wants to look alike', () => {
    const parts = withSymbols((path) => Array.from({ length: 8 }, (_, at) => `${path}${at}`));
    assert.deepEqual(foundIn(parts, 'duplicated-structure'), []);
  });
});

describe('bypassed layers', () => {
  const [web, service, store] = [many('src/web', 14), many('src/service', 14), many('src/store', 14)];
  const ways = (a: readonly string[], b: readonly string[]) => a.map((path, at): Triple => [path, b[at]!]);
  const layered = [...ways(web, service), ...ways(service, store)];

  it('are imports past the layer that all others go through', () => {
    const [finding] = findingsOf(
      { edges: [...layered, ['src/web/f3.ts', 'src/store/f5.ts']] },
      'bypassed-layer',
    );
    assert.match(finding!.title, /f3.ts goes past/);
    assert.deepEqual(
      finding!.evidence.map(({ path }) => path),
      ['src/web/f3.ts'],
    );
  });

  it('are none where nobody goes past, or many do', () => {
    const past = web.slice(0, 8).map((path, at): Triple => [path, store[at + 2]!]);
    for (const edges of [layered, [...layered, ...past]])
      assert.deepEqual(findingsOf({ edges }, 'bypassed-layer'), []);
  });
});
