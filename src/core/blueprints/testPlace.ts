/** Where the tests of a folder's code are kept, as those that are there already are; usual for the language where there are none. */
import { basename, dirname, extname, relative } from '../../base/paths.ts';
import type { BlueprintLanguage } from '../model/blueprint.ts';
import { asTestsAreNamed } from '../places/newFile/testNaming.ts';

export interface TestPlace {
  /** Relative to the workspace. */
  readonly folder: string;
  /** What an import of the code begins with there: `./` or `../src/orders/` in scripts and C++, `orders.` in Python. */
  readonly code: string;
  /** Paths of the tests that are there, nearest first. */
  readonly beside: readonly string[];
}

export interface Known {
  /** Paths of tests and of other code in the language, nearest first. */
  readonly tests: readonly string[];
  readonly code: readonly string[];
  /** Whether modules are imported from the folder above `src`. */
  readonly fromAboveSource: boolean;
}

const NOTHING: Known = { tests: [], code: [], fromAboveSource: false };

export function testPlace(language: BlueprintLanguage, folder: string, known: Known = NOTHING): TestPlace {
  const own = learned(folder, known) ?? usual(language, folder);
  return { folder: own, code: codeFrom(language, own, folder, known), beside: known.tests };
}

const MARKS = {
  typescript: (stem: string) => `${stem}.test`,
  javascript: (stem: string) => `${stem}.test`,
  python: (stem: string) => `test_${stem}`,
  java: (stem: string) => `${stem}Test`,
  kotlin: (stem: string) => `${stem}Test`,
  php: (stem: string) => `${stem}Test`,
  csharp: (stem: string) => `${stem}Tests`,
  go: (stem: string) => `${stem}_test`,
  rust: (stem: string) => `${stem}_test`,
  cpp: (stem: string) => `${stem}_test`,
} as const satisfies Record<BlueprintLanguage, (stem: string) => string>;

/** @param name of the file that is tested. */
export function testName(language: BlueprintLanguage, name: string, { beside }: TestPlace): string {
  const ending = extname(name);
  const marked = `${MARKS[language](name.slice(0, name.length - ending.length))}${ending}`;
  return asTestsAreNamed(marked, beside);
}

/** By the nearest test whose subject is known: what differs between their folders differs here too. */
function learned(folder: string, { tests, code }: Known): string | undefined {
  const byStem = new Map(code.toReversed().map((path) => [stemOf(path), path]));
  for (const test of tests) {
    const subject = byStem.get(stemOf(test));
    if (subject === undefined) continue;
    const found = moved(folder, dirname(subject), dirname(test));
    if (found !== undefined) return found;
  }
  return undefined;
}

const MARK = /^test[_-]|[._-](?:test|spec)s?$|(?<=[a-z\d])(?:Tests?|Spec)$/g;

function stemOf(path: string): string {
  const name = basename(path);
  return name
    .slice(0, name.length - extname(name).length)
    .replace(MARK, '')
    .toLowerCase();
}

/** `src/a/b` → `test/a/b` where the code of `src/x` is tested in `test/x`; `a/b/__tests__` where that of `c` is in `c/__tests__`. */
function moved(folder: string, from: string, to: string): string | undefined {
  if (from === to) return folder;
  const [here, there] = [from, to].map((path) => (path === '' ? [] : path.split('/'))) as [
    string[],
    string[],
  ];
  if (to.startsWith(from === '' ? '' : `${from}/`) && there.length === here.length + 1)
    return [folder, there.at(-1)!].filter((each) => each !== '').join('/');
  let shared = 0;
  while (shared < here.length && shared < there.length && here.at(-1 - shared) === there.at(-1 - shared))
    shared++;
  const [base, other] = [here.slice(0, here.length - shared), there.slice(0, there.length - shared)];
  const wanted = folder === '' ? [] : folder.split('/');
  if (!base.every((name, at) => wanted[at] === name)) return undefined;
  return [...other, ...wanted.slice(base.length)].join('/');
}

function usual(language: BlueprintLanguage, folder: string): string {
  switch (language) {
    case 'java':
    case 'kotlin':
      return folder.replace(/(^|\/)src\/main\//, '$1src/test/');
    case 'python':
      return 'tests';
    case 'php':
      return folder.replace(/^(?:src|app|lib)(?=\/|$)/, 'tests');
    default:
      return folder;
  }
}

function codeFrom(
  language: BlueprintLanguage,
  tests: string,
  folder: string,
  { fromAboveSource }: Known,
): string {
  if (language === 'python') {
    const below = fromAboveSource ? folder : folder.replace(/^src(?:\/|$)/, '');
    return below === '' ? '' : `${below.replace(/\//g, '.')}.`;
  }
  const path = relative(tests, folder === '' ? 'x' : `${folder}/x`).slice(0, -1);
  return language === 'cpp' ? path.replace(/^\.\//, '') : path;
}
