/** New projects as they are on disk: every alternative keeps its own rules and is taken by its language; nothing is written over or half. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { codeOf } from '../../src/base/codedError.ts';
import { newProject } from '../../src/cli/commands/newProject.ts';
import type { NewProjectPlan } from '../../src/protocol/alternativesApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { generatingEngine } from '../support/generated.ts';

describe('a new project', function () {
  this.timeout(120_000);
  const engine = generatingEngine();
  const into = mkdtempSync(join(tmpdir(), 'gp-new-'));
  after(async () => {
    await engine.dispose();
    rmSync(into, { recursive: true, force: true });
  });

  const terminal = { width: 100, interactive: false, colours: undefined as never };
  /** As the command line does it. */
  async function make(folder: string, sentence: string, options: Readonly<Record<string, unknown>> = {}) {
    const { output, exitCode } = await newProject.run({
      ...{ engine, root: into, folder: '.', args: [folder, sentence], format: 'json', terminal },
      ...{ options, signal: new AbortController().signal, analyze: assert.fail },
    });
    return { plan: JSON.parse(output) as NewProjectPlan & { readonly written: boolean }, exitCode };
  }

  async function violations(root: string) {
    await engine.analyze(root, analysisOptions());
    const { violations, kept, problems } = await engine.check(root);
    await engine.close(root);
    return { violations: violations.length, kept: kept.length, problems: problems.length };
  }

  for (const [language, sentence] of [
    ['typescript', 'a REST API for a bookshop with Postgres in TypeScript'],
    ['python', 'an API for classes, imports and dates in Python, complex business rules'],
  ] as const) {
    it(`keeps the rules that come with it, whichever alternative is picked: ${language}`, async () => {
      const { alternatives } = await engine.alternatives.propose({ root: join(into, language), sentence });
      assert.ok(alternatives.length >= 2, `${alternatives.length}`);
      const sources: string[] = [];
      for (const [at, { id, modules }] of alternatives.entries()) {
        const root = join(into, language, id);
        const { plan } = await make(root, sentence, { pick: at + 1 });
        assert.ok(plan.written);
        assert.ok(modules.length >= 2 && modules.every(({ responsibility }) => responsibility !== ''), id);
        const found = await violations(root);
        assert.ok(found.kept >= 2, `${id}: ${found.kept} rules`);
        assert.deepEqual({ ...found, kept: 0 }, { violations: 0, kept: 0, problems: 0 }, id);
        sources.push(
          ...plan.files.map(({ path }) => join(root, path)).filter((path) => path.endsWith('.ts')),
        );
      }
      if (language === 'typescript') assert.equal(compiled(sources), '');
      const python =
        language === 'python' && spawnSync('python3', ['-m', 'compileall', '-q', join(into, language)]);
      if (python !== false && python.error === undefined) assert.equal(python.status, 0);
    });
  }

  function compiled(sources: readonly string[]): string {
    const options: ts.CompilerOptions = {
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: ['node'], noEmit: true },
      ...{ strict: true, skipLibCheck: true, allowImportingTsExtensions: true },
    };
    const found = ts.getPreEmitDiagnostics(ts.createProgram([...sources], options));
    assert.ok(sources.length > 8);
    return ts.formatDiagnostics(found, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => into,
      getNewLine: () => '\n',
    });
  }

  it('is all there the second time, with its section in AGENTS.md between its marks', async () => {
    const root = join(into, 'twice');
    mkdirSync(root);
    writeFileSync(join(root, 'AGENTS.md'), 'Speak plainly.\r\n');
    const options = { pick: 1, agentsMd: true, language: 'python' };
    await make(root, 'CLI that renames photos', options);
    const agents = readFileSync(join(root, 'AGENTS.md'), 'utf8');
    assert.ok(agents.startsWith('Speak plainly.\r\n') && agents.includes('(groundplan.yaml)'));
    const { plan } = await make(root, 'CLI that renames photos', options);
    assert.deepEqual(
      plan.files.filter(({ state }) => state !== 'same'),
      [],
    );
    assert.equal(readFileSync(join(root, 'AGENTS.md'), 'utf8'), agents);
    assert.deepEqual((await engine.alternatives.agents({ root })).edits, []);
  });

  it('goes over no file that is there, and then writes none', async () => {
    const root = join(into, 'taken');
    mkdirSync(join(root, 'docs'), { recursive: true });
    writeFileSync(join(root, 'notes.txt'), 'mine');
    writeFileSync(join(root, 'readme.md'), 'mine');
    const { plan, exitCode } = await make(root, 'a REST API in Python', { pick: 1 });
    assert.equal(exitCode, 1);
    assert.deepEqual(plan.refused, ['README.md']);
    assert.deepEqual(readdirSync(root).sort(), ['docs', 'notes.txt', 'readme.md']);
    rmSync(join(root, 'readme.md'));
    assert.equal((await make(root, 'a REST API in Python', { pick: 1 })).exitCode, 0);
    assert.equal(readFileSync(join(root, 'notes.txt'), 'utf8'), 'mine');
  });

  it('leaves no folder behind where it cannot be written', async function () {
    if (process.getuid?.() === 0) return this.skip();
    const closed = join(into, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    await assert.rejects(
      make(join(closed, 'deep', 'er'), 'a REST API in Python', { pick: 1 }),
      /permission/i,
    );
    chmodSync(closed, 0o700);
    assert.deepEqual(readdirSync(closed), []);
  });

  it('is not begun from words that say nothing, nor in a file, nor by an alternative that is not there', async () => {
    const root = join(into, 'nothing');
    const { plan, exitCode } = await make(root, 'asdf qwer', { pick: 1 });
    assert.equal(exitCode, 1);
    assert.match(JSON.stringify(plan), /do not say what is to be built/);
    assert.ok(!existsSync(root));
    const refused = (error: unknown) => codeOf(error) === 'invalid-option';
    const file = join(into, 'file');
    writeFileSync(file, '');
    await assert.rejects(make(file, 'a REST API in Python', { pick: 1 }), refused);
    await assert.rejects(make(root, 'a REST API in Python', { pick: 9 }), refused);
    await assert.rejects(make(root, 'a REST API in Python', { answers: file }), refused);
    assert.ok(!existsSync(root));
  });
});
