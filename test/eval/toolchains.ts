/** Each language's own tools, where this machine has them: what compiles generated code, and what runs its tests. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BlueprintLanguage } from '../../src/core/model/blueprint.ts';
import type { GeneratedFolder } from '../support/generated.ts';
import { PYTHON_PACKAGES } from './frameworks.ts';

type Command = readonly [string, ...string[]];

/** `files` are absolute paths of the language's sources. */
type Commands = (made: GeneratedFolder, files: readonly string[]) => readonly Command[];

export interface Toolchain {
  readonly name: string;
  /** Of which it is there when it answers. */
  readonly asked: Command;
  readonly endings: RegExp;
  readonly compile: Commands;
  readonly test?: Commands;
}

const packages = join(dirname(createRequire(import.meta.url).resolve('typescript')), '../..');
const tsc = join(packages, 'typescript/lib/tsc.js');
const TSC =
  '--strict --target es2022 --module nodenext --moduleResolution nodenext --noImplicitOverride --noUncheckedIndexedAccess --noUnusedLocals --types node'.split(
    ' ',
  );

const CPP = ['g++', '-std=c++17', '-Wall', '-Wextra', '-Werror'] as const;

/** Decorators as NestJS takes them, JSX, and types of packages that are not ours to judge. */
const FRAMEWORK = '--experimentalDecorators --emitDecoratorMetadata --jsx react-jsx --skipLibCheck'.split(
  ' ',
);

const JUNIT = '/usr/share/java/junit-platform-console-standalone.jar';
const JAVA_PATH = ['junit-jupiter-api', 'junit-platform-commons', 'opentest4j', 'apiguardian-api']
  .map((name) => `/usr/share/java/${name}.jar`)
  .filter((path) => existsSync(path));
const JUNIT_PATH = ['junit-jupiter-engine', 'junit-platform-engine', 'junit-platform-launcher']
  .concat('junit-platform-console', 'junit-platform-reporting', 'picocli')
  .map((name) => `/usr/share/java/${name}.jar`);

export const TOOLCHAINS: Readonly<Partial<Record<BlueprintLanguage, Toolchain>>> = {
  typescript: {
    name: 'tsc --strict, node --test',
    asked: [process.execPath, tsc, '--version'],
    endings: /\.tsx?$/,
    compile({ root, blueprint }, files) {
      asModules(root);
      const framework = blueprint.kind === 'feature' ? FRAMEWORK : [];
      const types = ['--typeRoots', join(packages, '@types')];
      const out = ['--rootDir', root, '--outDir', join(root, '.out')];
      return [[process.execPath, tsc, ...TSC, ...framework, ...types, ...out, ...files]];
    },
    test: ({ root, paths }) =>
      nodeTests(paths.map((path) => join(root, '.out', path.replace(/\.tsx?$/, '.js')))),
  },
  javascript: {
    name: 'node --check, node --test',
    asked: [process.execPath, '--version'],
    endings: /\.m?js$/,
    compile({ root }, files) {
      asModules(root);
      return files.map((file) => [process.execPath, '--check', file]);
    },
    test: ({ root, paths }) => nodeTests(paths.map((path) => join(root, path))),
  },
  python: {
    name: 'compileall, mypy --strict where it is, unittest',
    asked: ['python3', '--version'],
    endings: /\.py$/,
    compile: ({ root, blueprint }) => [
      ['python3', '-m', 'compileall', '-q', '-f', root],
      ...(isThere(['mypy', '--version']) && blueprint.kind !== 'feature' ? [mypy(root)] : []),
    ],
    test: ({ blueprint, root, paths }) =>
      blueprint.kind === 'feature'
        ? [pythonFeature(root, paths)]
        : paths.some((path) => /^tests\/test_\w+\.py$/.test(path))
          ? [['env', 'PYTHONPATH=src:.', 'python3', '-m', 'unittest', 'discover', '-q', '-s', 'tests']]
          : [],
  },
  java: {
    name: 'javac -Xlint:all -Werror, JUnit 5',
    asked: ['javac', '-version'],
    endings: /\.java$/,
    compile: ({ root }, files) => [
      [
        ...(['javac', '-Xlint:all,-path', '-Werror', '-cp', JAVA_PATH.join(':'), '-d'] as const),
        ...[join(root, '.out'), ...files],
      ],
    ],
    test: ({ root, paths }) =>
      paths.some((path) => path.endsWith('Test.java')) && existsSync(JUNIT)
        ? [
            [
              ...(['java', '-cp', [...JAVA_PATH, ...JUNIT_PATH, join(root, '.out')].join(':')] as const),
              ...['org.junit.platform.console.ConsoleLauncher', '--scan-classpath', join(root, '.out')],
              ...['--fail-if-no-tests', '--disable-banner', '--details=none'],
            ],
          ]
        : [],
  },
  go: {
    name: 'go vet, go test',
    asked: ['go', 'version'],
    endings: /\.go$/,
    compile({ root }) {
      if (!existsSync(join(root, 'go.mod')))
        writeFileSync(join(root, 'go.mod'), 'module example.com/sample\n\ngo 1.18\n');
      return [['go', 'vet', './...']];
    },
    test: ({ paths }) => (paths.some((path) => path.endsWith('_test.go')) ? [['go', 'test', './...']] : []),
  },
  rust: {
    name: 'rustc or cargo check --offline, cargo test',
    asked: ['cargo', '--version'],
    endings: /\.rs$/,
    compile({ root }, files) {
      if (existsSync(join(root, 'Cargo.toml'))) return [['cargo', 'check', '--offline', '--all-targets']];
      const library = ['--edition', '2021', '-D', 'warnings', '--crate-type', 'lib', '--emit', 'metadata'];
      return files.map((file) => ['rustc', ...library, '--out-dir', join(root, '.out'), file]);
    },
    test({ root }, files) {
      if (existsSync(join(root, 'Cargo.toml'))) return [['cargo', 'test', '--offline', '-q']];
      return files.flatMap((file, at): Command[] => {
        const program = join(root, `.out/test${at}`);
        return [
          ['rustc', '--edition', '2021', '-D', 'warnings', '--test', '-o', program, file],
          [program, '-q'],
        ];
      });
    },
  },
  cpp: {
    name: 'g++ -std=c++17 -Wall -Wextra -Werror, the test program',
    asked: ['g++', '--version'],
    endings: /\.(?:[hc]pp|cc|h)$/,
    // A header is no main file: it is included into an empty one.
    compile: ({ root }, files) =>
      files.map((file) => {
        const of = /\.h(?:pp)?$/.test(file) ? ['-include', file, '-x', 'c++', '/dev/null'] : [file];
        return [...CPP, '-fsyntax-only', '-I', join(root, 'src'), ...of];
      }),
    test({ root, paths }, files) {
      const beside = files.filter(
        (path) => path.endsWith('_test.cpp') && !path.startsWith(join(root, 'test/')),
      );
      const alone = beside.flatMap((file, at): Command[] => {
        const program = join(root, `.out/test${at}`);
        return [[...CPP, '-o', program, file], [program]];
      });
      if (!paths.some((path) => /^test\/.*\.cpp$/.test(path))) return alone;
      const program = join(root, '.out/tests');
      const sources = files.filter((path) => path.endsWith('.cpp') && !path.endsWith('/main.cpp'));
      return [...alone, ['g++', '-std=c++17', '-I', join(root, 'src'), '-o', program, ...sources], [program]];
    },
  },
  php: {
    name: 'php -l, PHPUnit where it is',
    asked: ['php', '--version'],
    endings: /\.php$/,
    compile: (_, files) => files.map((file) => ['php', '-l', file]),
    test: ({ root, paths }) =>
      paths.some((path) => path.endsWith('Test.php')) && isThere(['phpunit', '--version'])
        ? [['phpunit', '--no-configuration', ...bootstrap(root), join(root, 'tests')]]
        : [],
  },
  csharp: {
    name: 'dotnet build',
    asked: ['dotnet', '--version'],
    endings: /\.cs$/,
    compile: () => [['dotnet', 'build']],
  },
  kotlin: {
    name: 'kotlinc',
    asked: ['kotlinc', '-version'],
    endings: /\.kt$/,
    compile: ({ root }, files) => [['kotlinc', '-nowarn', '-d', join(root, '.out'), ...files]],
  },
};

/** With the packages that were installed above; Django's tests need settings. */
function pythonFeature(root: string, paths: readonly string[]): Command {
  const python = ['env', `PYTHONPATH=${join(root, '../..', PYTHON_PACKAGES)}`, 'python3'] as const;
  const app = paths
    .find((path) => path.endsWith('/models.py') && paths.includes(path.replace('models', 'apps')))
    ?.split('/')[0];
  if (app === undefined) return [...python, '-m', 'unittest', 'discover', '-q', '-s', 'tests'];
  const settings = `INSTALLED_APPS=["${app}"], MIGRATION_MODULES={"${app}": None}, DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}`;
  return [
    ...python,
    '-c',
    `import django; from django.conf import settings; settings.configure(${settings}); django.setup(); from django.core.management import call_command; call_command("test", verbosity=0)`,
  ];
}

/** A library's package lies in `src`; elsewhere `src` is a package itself, or there is none. */
function mypy(root: string): Command {
  const source = join(root, 'src');
  const folders = existsSync(source) ? readdirSync(source) : [];
  const from = folders.some((name) => existsSync(join(source, name, '__init__.py'))) ? source : '';
  const options =
    '--strict --no-error-summary --python-version 3.11 --namespace-packages --explicit-package-bases';
  const cache = ['--cache-dir', join(root, '.mypy')];
  return ['env', `MYPYPATH=${from}`, 'mypy', ...options.split(' '), ...cache, root];
}

function bootstrap(root: string): readonly string[] {
  const path = join(root, 'tests/bootstrap.php');
  if (existsSync(path)) return ['--bootstrap', path];
  // As Composer's PSR-4 for the namespace that folders below `src` have.
  const loader = join(root, '.out/autoload.php');
  const file = `${JSON.stringify(`${root}/src/`)} . lcfirst(strtr($class, '\\\\', '/')) . '.php'`;
  writeFileSync(
    loader,
    `<?php spl_autoload_register(static function (string $class): void { require ${file}; });\n`,
  );
  return ['--bootstrap', loader];
}

function asModules(root: string): void {
  const manifest = join(root, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "type": "module" }\n');
}

function nodeTests(files: readonly string[]): readonly Command[] {
  const tests = files.filter((path) => path.endsWith('.test.js'));
  return tests.length === 0 ? [] : [[process.execPath, '--test', ...tests]];
}

const there = new Map<string, boolean>();

function isThere([command, ...args]: Command): boolean {
  if (!there.has(command)) there.set(command, spawnSync(command, args, { stdio: 'ignore' }).status === 0);
  return there.get(command)!;
}

/** Whether this machine has it. */
export function isHere(language: BlueprintLanguage): boolean {
  const chain = TOOLCHAINS[language];
  return chain !== undefined && isThere(chain.asked);
}

export interface Built {
  /** `compiles`, `not here`, or `FAILS: …` with what the tool said. */
  readonly compiled: string;
  /** `green`, `none` where none were generated or nothing runs them, or `FAILS: …`. */
  readonly tested: string;
}

export function build(made: GeneratedFolder): Built {
  const chain = TOOLCHAINS[made.language];
  if (chain === undefined || !isHere(made.language)) return { compiled: 'not here', tested: 'none' };
  const files = made.paths
    .filter((path) => chain.endings.test(path))
    .map((path) => join(made.root, path))
    .filter((path) => existsSync(path));
  if (files.length === 0) return { compiled: 'no code', tested: 'none' };
  mkdirSync(join(made.root, '.out'), { recursive: true });
  const said = firstFailure(chain.compile(made, files), made.root);
  if (said !== undefined) return { compiled: `FAILS: ${said}`, tested: 'none' };
  const tests = chain.test?.(made, files) ?? [];
  if (tests.length === 0) return { compiled: 'compiles', tested: 'none' };
  const failed = firstFailure(tests, made.root);
  return { compiled: 'compiles', tested: failed === undefined ? 'green' : `FAILS: ${failed}` };
}

function firstFailure(commands: readonly Command[], cwd: string): string | undefined {
  for (const [command, ...args] of commands) {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
    if (status === 0) continue;
    const lines = `${stdout ?? ''}\n${stderr ?? ''}\n${error?.message ?? ''}`
      .split('\n')
      .filter((line) => line.trim() !== '');
    return (
      lines.find((line) => /error|not ok|FAIL|✖|panicked/i.test(line)) ?? lines[0] ?? `ended with ${status}`
    );
  }
  return undefined;
}
