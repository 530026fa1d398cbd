/** Rules in a session that lives: what edits of code and of the rules file lead to. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

const RULES = 'rules:\n  - {id: no-up, kind: forbidden, from: core, to: app}\n';
const CODE = {
  'core/a.ts': '',
  'core/b.ts': "import '../app/x';\n",
  'app/x.ts': '',
  'groundplan.yaml': RULES,
};
const OPTIONS = analysisOptions();

function withSession(
  files: Readonly<Record<string, string>>,
  use: (session: { engine: Engine; root: string }) => Promise<void>,
): Promise<void> {
  return withFolder(files, async (root) => {
    const engine = createNodeEngine({ log() {}, gitAllowed: false });
    try {
      await engine.analyze(root, OPTIONS);
      await use({ engine, root });
    } finally {
      await engine.dispose();
    }
  });
}

async function found({ engine, root }: { engine: Engine; root: string }) {
  const { standing, violations, problems } = await engine.check(root);
  return [standing, violations.map((each) => each.fingerprint), problems.map((each) => each.kind)];
}

describe('rules in a session', function () {
  this.timeout(60_000);

  it('are held against each edit, as findings on the line of the import', () =>
    withSession(CODE, async ({ engine, root }) => {
      const content = "\nimport { x } from '../app/x';\nexport const a = x;\n";
      const { findings } = await engine.update(root, [{ path: 'core/a.ts', content }]);
      const own = findings.filter((finding) => finding.kind === 'rule-violation');
      assert.deepEqual(
        own.map(({ evidence, severity, confidence }) => [
          evidence[0]!.path,
          evidence[0]!.line,
          severity,
          confidence,
        ]),
        [
          ['core/a.ts', 2, 'error', 'proven'],
          ['core/b.ts', 1, 'error', 'proven'],
        ],
      );
      const after = await engine.update(root, [
        { path: 'core/a.ts', content: '' },
        { path: 'core/b.ts', content: '' },
      ]);
      assert.deepEqual(
        after.findings.filter((finding) => finding.kind === 'rule-violation'),
        [],
      );
    }));

  it('change as their file is typed, saved, or goes', () =>
    withSession(CODE, async (session) => {
      const { engine, root } = session;
      const kept = ['current', ['no-up: core/b.ts -> app/x.ts'], []];
      assert.deepEqual(await found(session), kept);
      await engine.update(root, [{ path: 'groundplan.yaml', content: RULES.replace('to: app', 'to: core') }]);
      assert.deepEqual(await found(session), ['current', [], []]);
      await engine.update(root, [{ path: 'groundplan.yaml' }]);
      assert.deepEqual(await found(session), kept);
      rmSync(join(root, 'groundplan.yaml'));
      await engine.update(root, [{ path: 'groundplan.yaml', deleted: true }]);
      assert.deepEqual(await found(session), ['none', [], []]);
      writeFileSync(join(root, 'groundplan.yaml'), RULES);
      await engine.update(root, [{ path: 'groundplan.yaml' }]);
      assert.deepEqual(await found(session), kept);
    }));

  it('stay as they last were while their file is broken', () =>
    withSession(CODE, async (session) => {
      const { engine, root } = session;
      for (const text of [
        'rules: [',
        `${RULES}    bad: 1\n`,
        `${RULES}${RULES.slice(7)}`,
        '#'.repeat(600_000),
      ]) {
        const { findings } = await engine.update(root, [{ path: 'groundplan.yaml', content: text }]);
        assert.deepEqual(
          await found(session),
          ['last-good', ['no-up: core/b.ts -> app/x.ts'], ['broken']],
          text.slice(0, 80),
        );
        const problem = findings.find((finding) => finding.kind === 'rule-problem');
        assert.equal(problem?.evidence[0]?.path, 'groundplan.yaml');
        assert.equal(problem?.severity, 'error');
      }
      await engine.update(root, [{ path: 'core/a.ts', content: "import '../app/x';" }]);
      assert.equal((await engine.check(root)).violations.length, 2);
      await engine.update(root, [{ path: 'groundplan.yaml', content: RULES }]);
      assert.equal((await engine.check(root)).standing, 'current');
    }));

  it('hold nothing when they were broken from the start', () =>
    withSession({ ...CODE, 'groundplan.yaml': 'rules: 1' }, async (session) => {
      assert.deepEqual(await found(session), ['broken', [], ['broken']]);
    }));

  it('are not passed over under a name that is nearly theirs', () =>
    withSession({ 'core/a.ts': '', 'groundplan.yml': RULES }, async ({ engine, root }) => {
      const { standing, problems } = await engine.check(root);
      assert.equal(standing, 'broken');
      assert.match(`${problems[0]?.path} ${problems[0]?.remedy}`, /groundplan\.yml Rename/);
    }));

  it('take no folder, link or device of that name for rules', () =>
    withFolder({ 'core/a.ts': '' }, async (root) => {
      mkdirSync(join(root, 'groundplan.yaml'));
      const engine = createNodeEngine({ log() {}, gitAllowed: false });
      try {
        await engine.analyze(root, OPTIONS);
        assert.equal((await engine.check(root)).standing, 'none');
      } finally {
        await engine.dispose();
      }
    }));

  it('do not hang on expressions and globs that would take other engines for ever', () => {
    const long = `core/${'a'.repeat(200)}.ts`;
    const evil = ['(a+)+$', '(a|a)*b', '^(([a-z])+.)+[A-Z]([a-z])+$'].map((each) => `{matches: '${each}'}`);
    const globs = [`'${'*a'.repeat(40)}b'`, `'${'**/'.repeat(40)}b'`, `'{${'a,'.repeat(200)}b}'`];
    const rules = [...evil, ...globs].map(
      (from, at) => `  - {id: r${at}, kind: forbidden, from: ${from}, to: core}\n`,
    );
    return withSession(
      { [long]: '', 'groundplan.yaml': `rules:\n${rules.join('')}` },
      async ({ engine, root }) => {
        const started = performance.now();
        await engine.update(root, [{ path: long, content: "import './b';" }]);
        assert.equal((await engine.check(root)).standing, 'current');
        assert.ok(performance.now() - started < 2000);
      },
    );
  }).timeout(20_000);
});
