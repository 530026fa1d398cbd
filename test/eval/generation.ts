/**
 * Every shipped blueprint in every language that it claims: generated, parsed, found again by our own detector or held against its preset's
 * rules, and compiled by the language's own toolchain where this machine has one. Prints the table.
 *
 *     node test/eval/generation.ts
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BlueprintLanguage } from '../../src/core/model/blueprint.ts';
import {
  foundIn,
  type GeneratedFolder,
  generateAll,
  generatingEngine,
  keepsPreset,
} from '../support/generated.ts';

interface Toolchain {
  readonly name: string;
  /** Of which it is there when it answers. */
  readonly asked: readonly [string, ...string[]];
  run(made: GeneratedFolder, files: readonly string[]): readonly [string, ...string[]];
}

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript')), 'tsc.js');
const TSC = [
  '--strict',
  '--noEmit',
  '--target',
  'es2022',
  '--module',
  'nodenext',
  '--moduleResolution',
  'nodenext',
  '--noImplicitOverride',
  '--noUncheckedIndexedAccess',
  '--noUnusedLocals',
];

const TOOLCHAINS: Readonly<Partial<Record<BlueprintLanguage, Toolchain>>> = {
  typescript: {
    name: 'tsc --strict',
    asked: [process.execPath, tsc, '--version'],
    run: (_, files) => [process.execPath, tsc, ...TSC, ...files],
  },
  python: {
    name: 'python3 -m compileall',
    asked: ['python3', '--version'],
    run: ({ root }) => ['python3', '-m', 'compileall', '-q', '-f', root],
  },
  java: {
    name: 'javac -Xlint:all -Werror',
    asked: ['javac', '-version'],
    run: ({ root }, files) => ['javac', '-Xlint:all', '-Werror', '-d', join(root, '.classes'), ...files],
  },
  go: {
    name: 'go vet',
    asked: ['go', 'version'],
    run({ root }) {
      writeFileSync(join(root, 'go.mod'), 'module example.com/sample\n\ngo 1.18\n');
      return ['go', 'vet', './...'];
    },
  },
  rust: {
    name: 'rustc --crate-type lib',
    asked: ['rustc', '--version'],
    run: ({ root }, files) => [
      'rustc',
      '--edition',
      '2021',
      '--crate-type',
      'lib',
      '--emit',
      'metadata',
      '--out-dir',
      join(root, '.out'),
      ...files,
    ],
  },
  cpp: {
    name: 'g++ -std=c++17 -Wall -Wextra -Werror',
    asked: ['g++', '--version'],
    run: (_, files) => [
      'g++',
      '-std=c++17',
      '-Wall',
      '-Wextra',
      '-Werror',
      '-fsyntax-only',
      '-x',
      'c++',
      ...files,
    ],
  },
  php: { name: 'php -l', asked: ['php', '--version'], run: (_, files) => ['php', '-l', ...files] },
  csharp: { name: 'dotnet', asked: ['dotnet', '--version'], run: () => ['dotnet', 'build'] },
  kotlin: {
    name: 'kotlinc',
    asked: ['kotlinc', '-version'],
    run: (_, files) => ['kotlinc', '-nowarn', ...files],
  },
};

const present = new Map<BlueprintLanguage, boolean>();

function isHere(language: BlueprintLanguage): boolean {
  const chain = TOOLCHAINS[language];
  if (!present.has(language)) {
    const [command, ...args] = chain?.asked ?? [''];
    present.set(language, chain !== undefined && spawnSync(command, args, { stdio: 'ignore' }).status === 0);
  }
  return present.get(language)!;
}

function compiled(made: GeneratedFolder): string {
  const chain = TOOLCHAINS[made.language];
  if (chain === undefined || !isHere(made.language)) return 'not here';
  const files = made.paths.map((path) => join(made.root, path)).filter((path) => existsSync(path));
  const [command, ...args] = chain.run(made, files);
  mkdirSync(join(made.root, '.out'), { recursive: true });
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: made.root, encoding: 'utf8' });
  return status === 0 ? 'compiles' : `FAILS: ${`${stdout}${stderr}`.trim().split('\n')[0]}`;
}

const engine = generatingEngine();
const into = mkdtempSync(join(tmpdir(), 'gp-generation-'));
try {
  const rows: string[] = [];
  let good = 0;
  const all = await generateAll(into, engine);
  for (const made of all) {
    const { blueprint, language, root } = made;
    const { problems, design } = await foundIn(root, engine);
    const { pattern, preset } = blueprint.shows;
    const occurrence = design.find((each) => each.pattern === pattern);
    const kept = preset === undefined ? undefined : await keepsPreset(root, preset, engine);
    const shown =
      pattern !== undefined
        ? (occurrence?.class ?? 'LOST')
        : kept === undefined
          ? '–'
          : kept.violations === 0 && kept.kept > 0
            ? `keeps ${kept.kept} rules`
            : `BREAKS ${kept.violations}`;
    const parsed = problems.length === 0 ? 'yes' : `NO: ${problems[0]!.message}`;
    const chain = compiled(made);
    const isGood =
      /^[a-z–]/.test(shown) && shown !== 'guess' && parsed === 'yes' && !chain.startsWith('FAILS');
    if (isGood) good++;
    rows.push(`| ${blueprint.kind} | ${blueprint.name} | ${language} | ${parsed} | ${shown} | ${chain} |`);
  }
  console.log(
    '| kind | blueprint | language | parsed | found again | toolchain |\n| --- | --- | --- | --- | --- | --- |',
  );
  console.log(rows.sort().join('\n'));
  const chains = [...present].map(
    ([language, here]) => `${language}: ${here ? TOOLCHAINS[language]!.name : 'no toolchain here'}`,
  );
  console.log(`\n${good} of ${all.length} without a fault. ${chains.join('; ')}.`);
  process.exitCode = good === all.length ? 0 : 1;
} finally {
  await engine.dispose();
  rmSync(into, { recursive: true, force: true });
}
