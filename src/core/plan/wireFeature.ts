/** Files outside of a feature that mention it and its siblings alike, with the lines for the new one. */
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import { dirname, extname } from '../../base/paths.ts';
import type { WiredLine } from '../model/featurePlan.ts';
import type { FileEdit } from '../model/suggestion.ts';
import type { Family } from './family/families.ts';
import { namesOf } from './namesOf.ts';
import type { PlanGround } from './planGround.ts';
import { isComing } from './sketch/names.ts';
import { renamer } from './text/renamed.ts';
import type { Transposed } from './transpose.ts';
import { wiringOf } from './wiring.ts';

export interface WiredFile {
  readonly path: string;
  readonly lines: readonly WiredLine[];
  readonly edit: FileEdit;
}

interface Wiring {
  readonly family: Family;
  readonly subject: readonly string[];
  readonly files: readonly Transposed[];
}

const MOST_FILES = 60;
const MOST_CHARACTERS = 80_000;
/** That a place is looked at for. */
const MOST_SUBJECTS = 12;

export async function wireFeature(
  ground: PlanGround,
  { family, subject, files }: Wiring,
): Promise<readonly WiredFile[]> {
  const { model } = ground;
  const rename = renamer(family.subject, subject);
  const names = namesOf(
    model,
    family,
    new Map(files.map(({ path, sketch }) => [path, new Set(sketch.declares)])),
  );
  const { globals } = names;
  const tails = new Set(
    [...model.files.map(({ path }) => path), ...files.map(({ path }) => path)]
      .flatMap((path) => [withoutEnding(path), dirname(path)])
      .flatMap(tailsOf),
  );
  const wired: WiredFile[] = [];
  for (const path of candidates(ground, family, files).slice(0, MOST_FILES)) {
    await letMessagesIn(ground.signal);
    const text = await ground.read(path);
    if (text === undefined || text.length > MOST_CHARACTERS || text.includes('\r\n')) continue;
    const found = wiringOf({
      ...{ path, text, sibling: family.subject, others: othersAt(path, ground, files), subject },
      isGlobal: (name) => globals.has(name),
      isPlanned: (name, qualifier) => isComing(name, { qualifier, rename, names, from: path }),
      leadsSomewhere: (said) => leads(rename, said, tails),
    });
    if (found === undefined) continue;
    const hash = await ground.hashOf(path);
    if (hash === undefined) continue;
    wired.push({
      path,
      lines: found.lines,
      edit: { type: 'change', path, hash, replacements: found.replacements },
    });
  }
  return wired;
}

/** Subjects that have a counterpart of what a file imports of the sibling; of any part, where it imports none. */
function othersAt(
  path: string,
  { model }: PlanGround,
  files: readonly Transposed[],
): readonly (readonly string[])[] {
  const imported = new Set(
    (model.imports.get(path) ?? []).flatMap(({ target }) =>
      target.status === 'resolved' ? [target.path] : [],
    ),
  );
  const members = files.map(({ member }) => member);
  const mentioned = members.filter((member) => imported.has(member.path));
  const asked = mentioned.length > 0 ? mentioned : members;
  return distinct(asked.flatMap(({ relatives }) => relatives.map(({ subject }) => subject))).slice(
    0,
    MOST_SUBJECTS,
  );
}

/** Who imports the sibling's files, and what gathers the files of their folders. */
function candidates({ model }: PlanGround, family: Family, files: readonly Transposed[]): readonly string[] {
  const own = new Set(family.members.map(({ path }) => path));
  const made = new Set(files.map(({ member }) => member.path));
  const folders = new Set([...made].flatMap((path) => [dirname(path), dirname(dirname(path))]));
  const tests = new Map(model.files.map(({ path, test }) => [path, test]));
  const found = new Set<string>();
  for (const [from, list] of model.imports)
    if (list.some(({ target }) => target.status === 'resolved' && made.has(target.path))) found.add(from);
  for (const { path } of model.files)
    if (
      folders.has(dirname(path)) &&
      /(?:^|\/)(?:index\.[cm]?[jt]sx?|__init__\.py|mod\.rs|lib\.rs|routes?\.\w+|router\.\w+|urls\.py)$/.test(
        path,
      )
    )
      found.add(path);
  return [...found].filter((path) => !own.has(path) && tests.get(path) === false).sort();
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

/** What a statement imports by the sibling's name, where that is a file or folder of this workspace: is there one for the new name? */
function leads(rename: (text: string) => string, said: string, paths: ReadonlySet<string>): boolean {
  if (!/^\s*(?:import|export|from|use|mod|pub|const|let|var|[\w.]*\s*"[^"]+"\s*$)/.test(said)) return true;
  for (const [, from = ''] of said.matchAll(/['"]([^'"\s]*\/[^'"\s]*)['"]/g)) {
    const to = rename(from);
    if (to === from) continue;
    const known = tailsOf(from).find((tail) => paths.has(tail));
    const length = known?.split('/').length ?? 0;
    if (known !== undefined && !paths.has(withoutKnownEnding(to).split('/').slice(-length).join('/')))
      return false;
  }
  return true;
}

/** Ends of a path, the longest first; without what leads to it. */
function tailsOf(specifier: string): readonly string[] {
  const segments = withoutKnownEnding(specifier)
    .split('/')
    .filter((each) => each !== '.' && each !== '..');
  return segments.map((_, at) => segments.slice(at).join('/'));
}

function withoutKnownEnding(specifier: string): string {
  return specifier.replace(/\.[cm]?[jt]sx?$/, '');
}

function distinct(list: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(list.map((each) => [each.join(' '), each])).values()];
}
