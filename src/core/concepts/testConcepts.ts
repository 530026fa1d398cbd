/** Where tests lie: beside what they test, in folders that mirror its folders, or all in one. */
import { grouped } from '../../base/grouped.ts';
import { basename, dirname, extname } from '../../base/paths.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { nameShape } from '../places/ranking/nameShape.ts';
import { isMadeUp } from './naming.ts';
import { LEAST_SHARE, LEAST_TIMES, NOTHING_MORE, type ProjectConcept } from './projectConcept.ts';
import { tallied } from './tallied.ts';

const TESTED = '{folder of what it tests}';
const MIRRORED = '{same path as what it tests}';
const MARKS = /^(test[_-]|Test(?=[A-Z]))?(.+?)([._-](?:tst|test|spec)s?|(?<=[a-z\d])(?:Tests?|Spec|IT))?$/;
/** Not tests themselves: what they are set up with. */
const SET_UP = /^(?:conftest|__init__|setup|helpers?|utils?|index|main|mod)$/i;

interface Test {
  readonly path: string;
  /** `test_{subject}.py` */
  readonly naming: string;
  readonly place: string;
}

export function testConcepts({ files }: ArchitectureModel): readonly ProjectConcept[] {
  const sources = files.filter(({ test }) => !test).map(({ path }) => path);
  const folders = new Set(sources.map(dirname));
  const tests = files
    .filter(({ path, test }) => test && !isMadeUp(path))
    .flatMap(({ path }): Test[] => {
      const naming = testNaming(path);
      return naming === undefined ? [] : [{ path, naming, place: placeOf(path, folders) }];
    });
  const marked = grouped(
    tests.filter((test) => isMarked(test)),
    ({ path }) => extname(path),
  );
  // Where most tests say that they are some, what says nothing is what they are set up with.
  const told = tests.filter((test) => isMarked(test) || !marked.has(extname(test.path)));
  return [...grouped(told, ({ naming }) => naming).values()].flatMap((own) => conceptOf(own) ?? []);
}

function isMarked({ path, naming }: Test): boolean {
  return naming !== `{subject}${extname(path)}`;
}

function conceptOf(own: readonly Test[]): ProjectConcept | undefined {
  const [most] = tallied(own.map(({ place }) => place).filter((place) => place !== ''));
  if (most === undefined || most.times < LEAST_TIMES || most.times < own.length * LEAST_SHARE)
    return undefined;
  const [{ path, naming }] = own as readonly [Test, ...Test[]];
  return {
    kind: 'test',
    role: 'test',
    extension: nameShape(basename(path)).extension,
    naming,
    folder: basename(most.name),
    template: most.name,
    support: most.times,
    against: own.length - most.times,
    ...NOTHING_MORE,
  };
}

/** Undefined for what tests are set up with. */
function testNaming(path: string): string | undefined {
  const { written, extension } = nameShape(basename(path));
  const stem = written.slice(0, written.length - extension.length);
  const [, before = '', subject = stem, after = ''] = MARKS.exec(stem) ?? [];
  return SET_UP.test(stem) || SET_UP.test(subject) ? undefined : `${before}{subject}${after}${extension}`;
}

/** @param folders of sources. Empty where nothing is said. */
function placeOf(path: string, folders: ReadonlySet<string>): string {
  const folder = dirname(path);
  if (folders.has(folder)) return TESTED;
  const segments = folder.split('/');
  const root = segments.findIndex((segment) =>
    /^(?:tests?|specs?|__tests__|unit|e2e|\w*Test|[\w.]*Tests?)$/.test(segment),
  );
  if (root < 0) return '';
  const above = segments.slice(0, root).join('/');
  if (segments[root] === '__tests__' && root === segments.length - 1 && folders.has(above))
    return `${TESTED}/__tests__`;
  const rest = segments.slice(root + 1).join('/');
  if (rest === '') return folder;
  // `tests/unit/core` mirrors `src/core`: the folders of tests may be sorted once more.
  for (let from = 0; from < segments.length - root - 1; from++) {
    const tail = segments.slice(root + 1 + from).join('/');
    if ([...folders].some((each) => each === tail || each.endsWith(`/${tail}`)))
      return [...segments.slice(0, root + 1 + from), MIRRORED].join('/');
  }
  return folder;
}
