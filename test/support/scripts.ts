/** Generated TypeScript and JavaScript, type-checked as strictly as TypeScript can. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { GeneratedFolder } from './generated.ts';

/** One program for everything, for its start costs more than all the rest. */
export class Scripts {
  readonly #faults = new Map<string, string>();

  /** What of it is TypeScript is written as JavaScript to `.out` in its root, from where it runs. */
  constructor(all: readonly GeneratedFolder[]) {
    const roots = new Map(
      all
        .filter(
          ({ language, blueprint }) =>
            !needsPackages(blueprint) &&
            (language === 'typescript' || (language === 'javascript' && blueprint.kind === 'pattern')),
        )
        .flatMap(({ root, paths }) =>
          paths.filter((path) => /\.[jt]s$/.test(path)).map((path) => [join(root, path), root] as const),
        ),
    );
    for (const manifest of new Set([...roots.values()].map((root) => join(root, 'package.json'))))
      if (!existsSync(manifest)) writeFileSync(manifest, '{"type": "module"}\n');
    const program = ts.createProgram([...roots.keys()], {
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true },
      ...{ noImplicitOverride: true, noUncheckedIndexedAccess: true, noUnusedLocals: true },
      ...{ allowJs: true, checkJs: true, types: ['node'], typeRoots: [TYPES], outDir: 'out' },
    });
    for (const { file, code, messageText } of ts.getPreEmitDiagnostics(program)) {
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      // That overriding is said is asked of TypeScript alone.
      if (!(file?.fileName.endsWith('.js') && code >= OVERRIDE[0] && code <= OVERRIDE[1]))
        this.#faults.set(file?.fileName ?? '', text);
    }
    for (const [file, root] of roots) {
      if (!file.endsWith('.ts')) continue;
      const to = join(root, '.out', file.slice(root.length)).replace(/\.ts$/, '.js');
      mkdirSync(dirname(to), { recursive: true });
      program.emit(program.getSourceFile(file), (_, text) => writeFileSync(to, text));
    }
  }

  /** By the path of the file, or empty for what is of none. */
  get faults(): ReadonlyMap<string, string> {
    return this.#faults;
  }
}

/** What is written for packages of others is compiled in test/eval, where those can be had. */
function needsPackages({ kind, name }: GeneratedFolder['blueprint']): boolean {
  return kind === 'feature' || name === 'lint' || name === 'test-setup';
}

/** Diagnostics of `noImplicitOverride`. */
const OVERRIDE = [4112, 4123] as const;

const TYPES = join(dirname(createRequire(import.meta.url).resolve('typescript')), '../../@types');
