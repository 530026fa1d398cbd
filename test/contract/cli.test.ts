/** The command line as its users meet it: real processes of the built bundle. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ended, groundplan, manyFiles, shell, startGroundplan, until } from '../support/commandLine.ts';
import {
  analyzeJson,
  findingsJson,
  graphJson,
  modulesJson,
  patternsJson,
  suggestJson,
} from '../support/jsonContract.ts';
import { withFolder } from '../support/temporary.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

/** A copy of a fixture, and a folder for what is kept between runs. */
function withFixture(name: string, use: (root: string, storage: string) => Promise<void>): Promise<void> {
  return withFolder({}, (folder) => {
    const root = join(folder, 'work space');
    cpSync(join(FIXTURES, name, 'workspace'), root, { recursive: true });
    return use(root, join(folder, 'storage'));
  });
}

const filesOf = (root: string) =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        join(entry.parentPath, entry.name),
        readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ]),
  );

describe('the JSON of the command line', function () {
  this.timeout(60_000);
  const schemas = {
    graph: graphJson,
    modules: modulesJson,
    findings: findingsJson,
    suggest: suggestJson,
    patterns: patternsJson,
    analyze: analyzeJson,
  };

  for (const [command, schema] of Object.entries(schemas)) {
    it(`of ${command} is as promised`, () =>
      withFixture('suggest/sharedPart', async (root) => {
        const { output, errors } = await groundplan([command, root, '--format', 'json', '--no-cache']);
        const parsed = v.safeParse(schema, JSON.parse(output));
        assert.deepEqual(parsed.issues, undefined, JSON.stringify(parsed.issues?.[0]));
        assert.equal(errors, '');
      }));

    it(`of ${command} holds for an empty folder`, () =>
      withFolder({}, async (root) => {
        const { status, output } = await groundplan([command, root, '-f', 'json', '--no-cache']);
        v.parse(schema, JSON.parse(output));
        assert.equal(status, command === 'findings' ? 2 : 0);
      }));
  }

  it('of graph names the same paths everywhere, and is the same at every run', () =>
    withFixture('graph/javascript-aliases', async (root, storage) => {
      const args = ['graph', root, '-f', 'json', '--storage', storage];
      const { output } = await groundplan(args);
      const { files, edges, cycles } = v.parse(graphJson, JSON.parse(output));
      const known = new Set(files.map((file) => file.path));
      assert.ok(edges.length > 0);
      for (const path of [...edges.flatMap(({ from, to }) => [from, to]), ...cycles.flat()])
        assert.ok(known.has(path), path);
      for (const path of known) assert.ok(existsSync(join(root, path)), path);
      assert.equal((await groundplan(args)).output, output);
      assert.equal((await groundplan([...args, '--no-cache', '--cpu', '0.1'])).output, output);
    }));

  it('keeps names that a terminal must not be given', async function () {
    if (process.platform === 'win32') this.skip();
    const name = 'a\u001b[31m\nb.ts';
    await withFolder({ [name]: '' }, async (root) => {
      const json = await groundplan(['graph', root, '-f', 'json', '--no-cache']);
      assert.equal(v.parse(graphJson, JSON.parse(json.output)).files[0]?.path, name);
      const text = await groundplan(['analyze', root, '--no-cache'], { env: { FORCE_COLOR: '0' } });
      assert.ok(!text.output.includes('\u001b'));
    });
  });
});

describe('exit codes', function () {
  this.timeout(60_000);
  const CYCLE = {
    'a.ts': "import { b } from './b';\nexport const a = b;\n",
    'b.ts': "import { a } from './a';\nexport const b = a;\n",
  };

  it('are 1 for findings that matter, and 0 without', async () => {
    await withFolder(CYCLE, async (root) => {
      assert.equal((await groundplan(['findings', root, '--no-cache'])).status, 1);
      assert.equal((await groundplan(['graph', root, '--no-cache'])).status, 0);
    });
    await withFolder({ 'a.ts': "import './b';\n", 'b.ts': '' }, async (root) => {
      assert.equal((await groundplan(['findings', root, '--no-cache'])).status, 0);
    });
  });

  it('are 2 for what was asked wrongly, and each says what to do', () =>
    withFolder({ 'a.ts': '' }, async (root) => {
      const cases: readonly (readonly [readonly string[], RegExp])[] = [
        [[], /Usage: groundplan/],
        [['grpah', root], /unknown command.*Did you mean graph.*--help/s],
        [['graph', root, '--format', 'yaml'], /Allowed choices are text, json/],
        [['graph', root, '--bogus'], /unknown option.*--help/s],
        [['graph', root, '--cpu', '2'], /above 0 and up to 1/],
        [['graph', root, '--max-file-bytes', 'many'], /number above 0/],
        [['suggest', root, '--limit', '0'], /whole number above 0/],
        [['suggest', root, '--dry-run'], /--apply <id>.*name one/],
        [['suggest', root, '--apply', 'x', '--dismiss', 'y'], /cannot be used with/],
        [['suggest', root, '--apply', 'none', '--no-cache'], /no suggestion none.*List them/],
        [['graph', join(root, 'none')], /none does not exist. Check the path/],
        [['graph', join(root, 'a.ts')], /a\.ts is a file. Name the folder/],
      ];
      for (const [args, message] of cases) {
        const { status, output, errors } = await groundplan(args);
        assert.equal(status, 2, args.join(' '));
        assert.match(errors, message);
        assert.equal(output, '');
        assert.doesNotMatch(errors, /\n\s+at /, 'no stack for a known failure');
      }
    }));

  it('are 2 in a folder that is gone', async function () {
    if (process.platform === 'win32') this.skip();
    const { status, errors } = await shell(
      'cd "$(mktemp -d)" && rmdir "$PWD" && $GROUNDPLAN graph --no-cache',
    );
    assert.equal(status, 2);
    assert.match(errors, /^groundplan: the current folder is gone\. Change to one[^\n]*\n$/);
  });

  it('are 2 when a check saw nothing to check', () =>
    withFolder({ 'notes.txt': '' }, async (root) => {
      const { status, output, errors } = await groundplan(['findings', root, '--no-cache']);
      assert.deepEqual([status, output], [2, '']);
      assert.match(errors, /No source file of a known language was found. Check the folder/);
    }));

  it('leave nothing behind for a folder that is not there', () =>
    withFolder({}, async (folder) => {
      const { status } = await groundplan(['graph', join(folder, 'none'), '--storage', join(folder, 'kept')]);
      assert.deepEqual([status, readdirSync(folder)], [2, []]);
    }));

  it('are 0 for help and version', async () => {
    for (const args of [['--help'], ['--version'], ['suggest', '--help'], ['help']]) {
      const { status, errors } = await groundplan(args);
      assert.deepEqual([status, errors], [0, ''], args.join(' '));
    }
  });

  it('name for a command of a group no option but its own and the program’s', async () => {
    const { output } = await groundplan(['learned', 'forget', '--help']);
    assert.match(output, /--again/);
    assert.match(output, /--version/);
    assert.doesNotMatch(output, /--kind|--forget/);
    const all = (await groundplan(['--help'])).output;
    for (const group of ['adapter', 'tools', 'learned', 'feedback'])
      assert.match(all, new RegExp(`^  ${group}\\b(?: \\[options\\])? +\\S`, 'm'));
  });

  it('are 2 when the output cannot be written, which names the place and the remedy', () =>
    withFolder({ 'a.ts': '', blocker: '' }, async (root) => {
      const inFile = await groundplan(['graph', root, '--no-cache', '-o', join(root, 'blocker/out.json')]);
      assert.equal(inFile.status, 2);
      assert.match(inFile.errors, /blocker\/out\.json could not be written.*Name another place/);
      const folder = await groundplan(['graph', root, '--no-cache', '-o', root]);
      assert.match(folder.errors, /it is a folder. Name a file/);
      if (!existsSync('/dev/full')) return;
      for (const to of ['> /dev/full', '-o /dev/full']) {
        const { status, errors } = await shell(`$GROUNDPLAN graph '${root}' --no-cache ${to}`);
        assert.equal(status, 2, errors);
        assert.match(errors, /the disk is full \(ENOSPC\)/);
      }
    }));
});

describe('the folder of what was learned', function () {
  this.timeout(60_000);

  it('is another one where --state names it, whatever --storage says', () =>
    withFixture('suggest/sharedPart', async (root, storage) =>
      withFolder({}, async (state) => {
        const learned = await groundplan(['learn', root, '--storage', storage, '--state', state]);
        assert.equal(learned.status, 0, learned.errors);
        const projectsIn = async (...where: readonly string[]) => {
          const { output } = await groundplan(['learned', '-f', 'json', ...where]);
          return (JSON.parse(output) as { projects: readonly unknown[] }).projects.length;
        };
        assert.equal(await projectsIn('--storage', storage), 0);
        assert.equal(await projectsIn('--storage', storage, '--state', state), 1);
      }),
    ));
});

describe('compiled code', function () {
  this.timeout(30_000);

  it('is kept for the next start, and nothing is missed where it cannot be', () =>
    withFolder({ 'a file': '' }, async (folder) => {
      const startIn = (cache: string) =>
        groundplan(['--version'], { env: { XDG_CACHE_HOME: cache, NODE_COMPILE_CACHE: '' } });
      const usual = await startIn(join(folder, 'cache'));
      const kept = readdirSync(join(folder, 'cache/groundplan/code'), { recursive: true });
      assert.ok(kept.length > 1);
      assert.deepEqual(await startIn(join(folder, 'a file')), usual);
      assert.match(usual.output, /^\d+\.\d+\.\d+/);
    }));
});

describe('suggestions on the command line', function () {
  this.timeout(60_000);

  const list = async (root: string, storage: string) => {
    const { output } = await groundplan(['suggest', root, '-f', 'json', '--storage', storage]);
    return v.parse(suggestJson, JSON.parse(output)).suggestions;
  };

  it('are looked at without a change, as a diff that git takes', () =>
    withFixture('suggest/sharedPart', async (root, storage) => {
      const before = filesOf(root);
      const [first] = await list(root, storage);
      const args = ['suggest', root, '--storage', storage, '--apply', first!.id, '--dry-run'];
      const { status, output } = await groundplan(args);
      assert.deepEqual([status, filesOf(root)], [0, before]);
      spawnSync('git', ['init', '-q'], { cwd: root });
      const git = spawnSync('git', ['apply', '--check', '-'], { cwd: root, input: output, encoding: 'utf8' });
      if (git.error === undefined) assert.equal(git.status, 0, git.stderr);
      const json = await groundplan([...args, '-f', 'json']);
      const schema = v.strictObject({
        id: v.literal(first!.id),
        title: v.string(),
        edits: v.array(v.object({ path: v.string() })),
        diff: v.literal(output),
      });
      v.parse(schema, JSON.parse(json.output));
    }));

  it('are carried out, and then are no more', () =>
    withFixture('suggest/sharedPart', async (root, storage) => {
      const [first] = await list(root, storage);
      const args = ['suggest', root, '--storage', storage, '--apply', first!.id];
      const { status, output } = await groundplan([...args, '-f', 'json']);
      assert.equal(status, 0);
      const { changed } = v.parse(
        v.strictObject({ applied: v.literal(first!.id), title: v.string(), changed: v.array(v.string()) }),
        JSON.parse(output),
      );
      for (const path of changed) assert.ok(existsSync(join(root, path)), path);
      assert.ok(!(await list(root, storage)).some(({ id }) => id === first!.id));
      assert.equal((await groundplan(['findings', root, '--storage', storage])).status, 0);
      assert.equal((await groundplan(args)).status, 2);
      assert.ok(!Object.keys(filesOf(root)).some((path) => path.includes('.tmp')), 'nothing is left behind');
    }));

  it('do not come back when dismissed, with or without the cache', () =>
    withFixture('suggest/sharedPart', async (root, storage) => {
      const [first] = await list(root, storage);
      const dismissed = await groundplan(['suggest', root, '--storage', storage, '--dismiss', first!.id]);
      assert.equal(dismissed.status, 0);
      assert.match(dismissed.output, /^Dismissed: /);
      const log = await groundplan(['feedback', 'log', '--storage', storage]);
      assert.match(log.output, /dismissed/);
      assert.ok(!(await list(root, storage)).some(({ id }) => id === first!.id));
      for (const more of [['--no-cache'], ['--apply', first!.id]]) {
        const { output } = await groundplan(['suggest', root, '--storage', storage, ...more]);
        assert.ok(!output.includes(first!.id));
      }
    }));

  it('stay dismissed when the cache is cleared', () =>
    withFixture('suggest/sharedPart', async (root, storage) => {
      const env = { XDG_CACHE_HOME: join(storage, 'cache'), XDG_STATE_HOME: join(storage, 'state') };
      const suggest = async (...args: readonly string[]) => {
        const { output } = await groundplan(['suggest', root, '-f', 'json', ...args], { env });
        return JSON.parse(output);
      };
      const [{ id }] = (await suggest()).suggestions;
      await suggest('--dismiss', id);
      rmSync(env.XDG_CACHE_HOME, { recursive: true });
      assert.ok(!JSON.stringify(await suggest()).includes(id));
      await groundplan(['suggest', root], { cwd: root, env: { XDG_CACHE_HOME: 'relative', HOME: storage } });
      assert.ok(existsSync(join(storage, '.cache/groundplan')), 'a relative folder does not count');
    }));

  it('propose commands that can be copied', () =>
    withFixture('suggest/sharedPart', async (root, storage) => {
      const { output } = await groundplan(['suggest', root, '--storage', storage]);
      const command = /^ +groundplan (.* --dry-run)$/m.exec(output)?.[1];
      assert.ok(command !== undefined);
      const { status, output: diff } = await shell(`$GROUNDPLAN ${command} --storage '${storage}'`);
      assert.equal(status, 0);
      assert.match(diff, /^diff --git/);
    }));
});

describe('text on a terminal', function () {
  this.timeout(60_000);

  /** Runs on a pseudo terminal that is so wide; undefined where the machine has none to lend. */
  async function onTerminal(width: number, args: readonly string[], env: Record<string, string> = {}) {
    if (process.platform !== 'linux') return undefined;
    const words = args.map((word) => `'${word}'`).join(' ');
    const inner = `stty cols ${width}; $GROUNDPLAN ${words}`;
    const { status, output } = await shell('script -qec "$INNER" /dev/null', {
      env: { TERM: 'xterm', ...env, INNER: inner },
    });
    return status === 127 ? undefined : output.replaceAll('\r\n', '\n');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals are sent.
  const CONTROL = /\u001b\[[0-9;]*m|\r/g;

  for (const command of ['analyze', 'graph', 'modules', 'findings', 'suggest', 'patterns', 'decisions']) {
    it(`of ${command} keeps within its width, but for paths and commands that stand whole`, () =>
      withFixture('suggest/sharedPart', async (root) => {
        for (const width of [60, 120, 200]) {
          const output = await onTerminal(width, [command, root, '--no-cache']);
          if (output === undefined) return;
          const shown = output.split('\n').map((each) => each.split('\u001b[K').at(-1)!.replace(CONTROL, ''));
          assert.ok(shown.join('').length > 20);
          for (const each of shown)
            assert.ok(
              each.length <= width || /^\s*(?:\S+|groundplan .*|→ .*)$/.test(each),
              `${width}: ${each}`,
            );
        }
      }));
  }

  it('is coloured there, unless NO_COLOR is set, and plain in a pipe, unless FORCE_COLOR is', () =>
    withFixture('suggest/sharedPart', async (root) => {
      const args = ['findings', root, '--no-cache', '-q'];
      const coloured = (text: string) => text.includes('\u001b[');
      const terminal = await onTerminal(80, args);
      if (terminal !== undefined) {
        assert.ok(coloured(terminal));
        assert.ok(!coloured((await onTerminal(80, args, { NO_COLOR: '1' }))!));
      }
      assert.ok(!coloured((await groundplan(args)).output));
      assert.ok(!coloured((await groundplan(args, { env: { CI: 'true' } })).output));
      assert.ok(coloured((await groundplan(args, { env: { FORCE_COLOR: '1' } })).output));
      assert.ok(!coloured((await groundplan(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).output));
    }));

  it('shows progress on standard error only, and leaves nothing of it', () =>
    withFixture('suggest/sharedPart', async (root) => {
      const { errors } = await groundplan(['graph', root, '--no-cache']);
      assert.equal(errors, '');
      const terminal = await onTerminal(80, ['graph', root, '--no-cache']);
      if (terminal === undefined) return;
      assert.match(terminal, /Listing files …/);
      assert.ok(terminal.lastIndexOf('\r\u001b[K') < terminal.indexOf('imports:'));
    }));
});

describe('drawings', function () {
  this.timeout(60_000);
  const NAME = 'a"]--><script>alert(1)</script>&\\.ts';

  it('stand whatever files are called', async function () {
    if (process.platform === 'win32') this.skip();
    await withFolder({ 'b/b.ts': "import '../c';\n", 'c.ts': '' }, async (root) => {
      // A slash cannot be part of a name; the rest can.
      writeFileSync(join(root, NAME.replaceAll('/', '')), "import './c';\n");
      const draw = async (format: string) =>
        (await groundplan(['graph', root, '--no-cache', '-f', format, '--files'])).output;
      const html = await draw('html');
      assert.equal(html.match(/<script/g)?.length, 2, 'data and code');
      const mermaid = await draw('mermaid');
      assert.match(mermaid, /^flowchart LR\n/);
      for (const line of mermaid.trim().split('\n').slice(1))
        assert.match(line, /^ {2}n\d+(?:\["[^"<>]*"\]| (?:-->|==>) n\d+)$/);
      const dot = await draw('dot');
      for (const label of dot.matchAll(/label=(".*")\]/g)) assert.doesNotThrow(() => JSON.parse(label[1]!));
      assert.equal(dot.match(/->/g)?.length, 3, 'two arrows, and one in a name');
    });
  });

  it('are of modules unless files are asked for', () =>
    withFixture('suggest/sharedPart', async (root) => {
      const { output } = await groundplan(['graph', root, '--no-cache', '-f', 'dot']);
      assert.match(output, /^digraph groundplan \{[\s\S]*files?"\];[\s\S]*\}\n$/);
    }));
});

describe('a run that is cut short', function () {
  this.timeout(120_000);
  const FILES = manyFiles(3000);

  it('by a reader that has seen enough is no failure', () =>
    withFolder(FILES, async (root) => {
      const { output, errors } = await shell(
        `$GROUNDPLAN graph '${root}' --no-cache | head -1; echo "\${PIPESTATUS[0]}"`,
      );
      assert.deepEqual([output, errors], ['src/part0/file100.ts\n0\n', '']);
    }));

  it('by Ctrl-C ends with 130, leaves the output as it was, and the next run goes on', () =>
    withFolder(FILES, (root) =>
      withFolder({ 'out.json': 'before' }, async (folder) => {
        const [out, storage] = [join(folder, 'out.json'), join(folder, 'storage')];
        const args = ['graph', root, '-f', 'json', '--storage', storage];
        const run = startGroundplan([...args, '-o', out]);
        const end = ended(run);
        assert.ok(await until(() => existsSync(storage)));
        run.kill('SIGINT');
        const { status, output, errors } = await end;
        assert.deepEqual([status, output], [130, '']);
        assert.match(errors, /^groundplan: cancelled\..*goes on from there/);
        assert.equal(readFileSync(out, 'utf8'), 'before');
        assert.deepEqual(readdirSync(folder).sort(), ['out.json', 'storage']);
        const again = await groundplan(args);
        assert.equal(v.parse(graphJson, JSON.parse(again.output)).edges.length, 2999);
      }),
    ));

  it('writes to standard output where the file is “-”', () =>
    withFolder({ 'a.ts': '' }, async (root) => {
      const args = ['graph', '.', '-f', 'json', '--no-cache', '-o', '-'];
      const { output } = await groundplan(args, { cwd: root });
      v.parse(graphJson, JSON.parse(output));
      assert.deepEqual(readdirSync(root), ['a.ts']);
    }));

  it('replaces an output file whole', () =>
    withFolder({ 'a.ts': '', 'out.json': 'before' }, async (root) => {
      writeFileSync(join(root, 'b.ts'), "import './a';\n");
      const { status } = await groundplan([
        'graph',
        root,
        '-f',
        'json',
        '--no-cache',
        '-o',
        join(root, 'out.json'),
      ]);
      assert.equal(status, 0);
      v.parse(graphJson, JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')));
      assert.deepEqual(readdirSync(root).sort(), ['a.ts', 'b.ts', 'out.json']);
    }));
});
