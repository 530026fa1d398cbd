/** What a file is, by the end of its name: `*.service.ts`, `*Controller.java`, `*_job.rb`. */
import { basename, extname } from '../../../base/paths.ts';
import type { SourceFile } from '../../model/architectureModel.ts';

/** Files that make a role. */
export const MIN_ROLE = 6;

/** Second halves of extensions, and marks of generators: they tell what a file is written in or by, not what it is for. */
const FORMS = new Set('blade cshtml razor designer gen generated min spec test stories mock'.split(' '));
/** What programs read, not what they are: nobody decides where each of a corpus lies. */
const DATA =
  /(?:^|\/)(?:resources|__?\w*fixtures?_*|fixtures?|test-?data|corpus|corpora|snapshots|golden)\//i;

/** Files by the glob that the ends of their names share; those of fewer than six files are left out. */
export function rolesOf(sources: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, string[]>();
  for (const { path } of sources) {
    const glob = roleGlob(path);
    if (glob === undefined || DATA.test(path)) continue;
    const known = roles.get(glob);
    if (known === undefined) roles.set(glob, [path]);
    else known.push(path);
  }
  return new Map([...roles].filter(([, files]) => files.length >= MIN_ROLE));
}

export function roleGlob(path: string): string | undefined {
  const { words, extension } = nameOf(path);
  const last = words.at(-1)!;
  if (words.length < 2 || !/^[.\-_]?[a-z]{3,}$/i.test(last)) return undefined;
  return FORMS.has(last.replace(/^\W/, '').toLowerCase()) ? undefined : `*${last}${extension}`;
}

/** The longest end in whole words that all of the names share: `*ViewModel.cs` rather than `*Model.cs`. */
export function sharedGlob(files: readonly string[]): string {
  const names = files.map((path) => nameOf(path));
  const [first] = names as [Name];
  let count = 1;
  const shares = (at: number) =>
    names.every(({ words }) => words.length > at && words.at(-at) === first.words.at(-at));
  while (shares(count + 1)) count++;
  return `*${first.words.slice(-count).join('')}${first.extension}`;
}

interface Name {
  /** `user`, `.service`; `User`, `Controller`; `user`, `_job`. */
  readonly words: readonly string[];
  readonly extension: string;
}

function nameOf(path: string): Name {
  const name = basename(path);
  const extension = extname(name);
  const stem = extension === '' ? name : name.slice(0, -extension.length);
  return { words: stem.split(/(?=[.\-_])|(?<=[a-z\d])(?=[A-Z])/), extension };
}
