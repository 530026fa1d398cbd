/** Which names of the new subject there will be: those that are declared already, and those that the plan declares. */
import { dirname } from '../../../base/paths.ts';
import { identifiersIn } from '../text/naming.ts';
import type { Renamer } from '../text/renamed.ts';

export interface Names {
  /** Declared outside of all types anywhere in the workspace. */
  readonly globals: ReadonlySet<string>;
  /** Declared by files about other subjects. */
  isForeign(name: string): boolean;
  /** Files that may declare what a file means by a name, the likeliest alone where it is told from others. */
  declaring(name: string, from: string, qualifier: string | undefined): readonly string[];
  /** Whether a file, there or planned, declares it or will. */
  willDeclare(path: string, name: string): boolean;
}

const QUALIFIED = /(?:([A-Za-z_$][\w$]*)\s*\.\s*)?([A-Za-z_$][\w$]*)/g;

/** Names that would not be there if this code stood in a plan. @param code without strings and comments. @param from the file that it is of. */
export function missingIn(code: string, rename: Renamer, names: Names, from: string): readonly string[] {
  const absent = subjectNames(code, rename, names).flatMap(({ name, qualifier }) =>
    isComing(name, { qualifier, rename, names, from }) ? [] : [name],
  );
  return from.endsWith('.go') && dirname(rename(from)) !== dirname(from)
    ? [...absent, ...leftBehind(code, rename, names, from)]
    : absent;
}

/** What Go's files of one package share without an import, and another package has not. */
function leftBehind(code: string, rename: Renamer, names: Names, from: string): readonly string[] {
  return [...code.matchAll(QUALIFIED)].flatMap(([, qualifier, name = '']) =>
    qualifier === undefined &&
    names.globals.has(name) &&
    names.declaring(name, from, undefined).length > 0 &&
    !isComing(name, { qualifier: undefined, rename, names, from })
      ? [name]
      : [],
  );
}

/** Whether it names something of the plan: a dependency on another file of the same feature. */
export function namesPlanned(code: string, rename: Renamer, names: Names, from: string): boolean {
  return subjectNames(code, rename, names).some(({ name, qualifier }) =>
    isComing(name, { qualifier, rename, names, from }),
  );
}

interface Coming {
  readonly qualifier: string | undefined;
  readonly rename: Renamer;
  readonly names: Names;
  readonly from: string;
}

export function isComing(name: string, { qualifier, rename, names, from }: Coming): boolean {
  return names.declaring(name, from, qualifier).some((path) => names.willDeclare(rename(path), rename(name)));
}

function subjectNames(code: string, rename: Renamer, { globals }: Names) {
  const found = new Map<string, { readonly name: string; readonly qualifier: string | undefined }>();
  for (const [, qualifier, name = ''] of code.matchAll(QUALIFIED)) {
    for (const [each, before] of [
      [name, qualifier],
      [qualifier ?? '', undefined],
    ] as const)
      if (each !== '' && rename(each) !== each && globals.has(each))
        found.set(`${before ?? ''}.${each}`, { name: each, qualifier: before });
  }
  return [...found.values()];
}

export function mentionsForeign(code: string, { isForeign }: Names): boolean {
  return [...identifiersIn(code)].some(isForeign);
}
