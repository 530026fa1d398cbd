/** Why a folder was proposed, in words that a person can check against the files. */
import { basename } from '../../../base/paths.ts';
import { kindOf } from './companions.ts';
import type { FolderIndex, IndexedFile } from './folderIndex.ts';
import { tailOf } from './folderIndex.ts';
import type { NameShape } from './nameShape.ts';
import type { Placing } from './placing.ts';
import { isWanted } from './wanted.ts';

/** Of a folder that is not there, by the files that import from it. */
export function whyMissing(from: readonly string[]): string {
  return `${count(from.length, 'file')} ${from.length === 1 ? 'imports' : 'import'} a file of this name from this folder, which is not there yet: ${named(from)}`;
}

/** Of a folder that is spoken of, whatever the files are called. */
export function whySpoken(from: readonly string[]): string {
  return `${count(from.length, 'file')} ${from.length === 1 ? 'imports' : 'import'} from this folder, which is not there yet: ${named(from)}`;
}

interface Asked {
  readonly index: FolderIndex;
  readonly placing: Placing;
  readonly shape: NameShape;
  readonly folder: number;
  /** The value of a sign for the folder. */
  sign(name: string): number;
}

interface Reason {
  /** How much it says, in [0, 1] or a little above. */
  readonly weight: number;
  readonly text: string;
}

type Teller = (asked: Asked) => Reason | undefined;

const TOLD = 3;
/** Below that a reason is left out where a better one is told. */
const LEAST = 0.12;

export function reasonsFor(index: FolderIndex, placing: Placing, folder: number): string {
  const sign = (name: string) => placing.signs[name]?.[folder] ?? 0;
  const asked: Asked = { index, placing, shape: placing.shape, folder, sign };
  const reasons = TELLERS.flatMap((tell) => tell(asked) ?? []).sort((a, b) => b.weight - a.weight);
  const told = reasons.filter(({ weight }, at) => at === 0 || weight >= LEAST).slice(0, TOLD);
  return told.length === 0 ? alone(asked) : told.map(({ text }) => text).join('; ');
}

const imported: Teller = ({ index, placing, folder }) => {
  const from = placing.wanted.filter((each) => isWanted(each, index.folders[folder]!));
  if (from.length === 0) return undefined;
  const text = `${count(from.length, 'import')} of a file of this name, which is not there yet, ${from.length === 1 ? 'looks' : 'look'} for it here: ${named(from.map((each) => each.from))}`;
  return { weight: 2, text };
};

const companion: Teller = ({ index, shape, sign, folder }) => {
  if (sign('companionBest') <= 0) return undefined;
  const others = (index.byCore.get(shape.core.join(' ')) ?? [])
    .map((at) => index.files[at]!)
    .filter((each) => kindOf(each.shape) !== kindOf(shape));
  const beside = others.find((each) => each.folder === folder);
  const [counterpart] = others;
  if (counterpart === undefined) return undefined;
  const text =
    beside === undefined
      ? `its counterpart is ${counterpart.path}, and such pairs lie this way here`
      : `its counterpart ${basename(beside.path)} lies here`;
  return { weight: 0.5 + sign('companions') / 2, text };
};

const template: Teller = ({ index, shape, sign, folder }) => {
  if (sign('templates') < 0.3) return undefined;
  const peer = index.byRole
    .get(shape.role)
    ?.map((at) => index.files[at]!)
    .find((each) => each.folder !== folder && sharesWord(index, each));
  if (peer === undefined) return undefined;
  return {
    weight: 0.5 + sign('templates') * 0.4,
    text: `such files lie in a folder called after what they are about (${peer.path})`,
  };
};

const tail: Teller = ({ index, shape, sign, folder }) => {
  const alike = ofItsKind(index, index.byTail.get(tailOf(shape.core)), shape);
  const here = inFolder(index, alike, folder);
  if (here < 2) return undefined;
  return { weight: 0.15 + sign('tail'), text: share(here, alike.length, `called ${endOf(shape, 2)}`) };
};

const role: Teller = ({ index, shape, sign, folder }) => {
  const alike = ofItsKind(index, index.byRole.get(shape.role), shape);
  const here = inFolder(index, alike, folder);
  if (here < 2 || shape.core.length < 2) return undefined;
  return {
    weight: sign('role') + 0.1 * sign('roleInside'),
    text: share(here, alike.length, `called ${endOf(shape, 1)}`),
  };
};

const roleElsewhere: Teller = ({ index, shape, sign, folder }) => {
  const { leaf } = index.folders[folder]!;
  const peers = ofItsKind(index, index.byRole.get(shape.role), shape).map((at) => index.files[at]!);
  const alike = peers.filter(
    (each) => each.folder !== folder && index.folders[each.folder]!.leaf === leaf,
  ).length;
  if (alike < 2 || shape.core.length < 2) return undefined;
  return {
    weight: sign('roleLeaf') * 0.7,
    text: `${alike} of ${peers.length} files called ${endOf(shape, 1)} lie in a folder called ${leaf}`,
  };
};

const folderName: Teller = ({ index, folder, shape, sign }) => {
  const words = index.folders[folder]!.segmentWords.at(-1) ?? [];
  const shared = words.filter((word) => shape.words.includes(word));
  if (shared.length === 0) return undefined;
  const whole = shared.length === words.length;
  return {
    weight: (whole ? 0.45 : 0.15) + 0.1 * sign('leafWhole'),
    text: `the folder's name says ${shared.map((word) => `“${word}”`).join(' and ')} as this name does`,
  };
};

const sameNames: Teller = ({ index, shape, folder, sign }) => {
  if (sign('sameSiblings') >= 0.4) {
    const beside = siblings(index, folder);
    const having = beside.filter((at) => index.folders[at]!.names.has(shape.name)).length;
    return {
      weight: sign('sameSiblings') * 0.6,
      text: `${having} of ${count(beside.length, 'folder')} beside it ${having === 1 ? 'has' : 'have'} a file of this very name`,
    };
  }
  if (sign('neighbours') < 0.2) return undefined;
  const names = index.folders[folder]!.names;
  const twin = (index.byName.get(shape.name) ?? [])
    .map((at) => index.folders[index.files[at]!.folder]!)
    .map((each) => ({ path: each.path, shared: [...each.names].filter((name) => names.has(name)) }))
    .sort((a, b) => b.shared.length - a.shared.length)[0];
  if (twin === undefined || twin.shared.length === 0) return undefined;
  return {
    weight: sign('neighbours') * 0.8,
    text: `it has ${named(twin.shared)} as ${twin.path} has, where a file of this name lies too`,
  };
};

const subject: Teller = ({ index, shape, folder, sign }) => {
  const [word] = shape.subject
    .map((each) => ({
      each,
      here: inFolder(index, index.byWord.get(each), folder),
      all: index.byWord.get(each)?.length ?? 0,
    }))
    .filter(({ here }) => here > 0)
    .sort((a, b) => b.here / b.all - a.here / a.all);
  if (word === undefined) return undefined;
  return {
    weight: 0.35 * sign('subjectInside') + 0.35 * (word.here / word.all),
    text: share(word.here, word.all, `with “${word.each}” in their names`),
  };
};

const ending: Teller = ({ index, shape, folder, sign }) => {
  const alike = index.byEnding.get(shape.ending) ?? [];
  const all = alike.length;
  const here = inFolder(index, alike, folder);
  if (here === 0 || all > index.files.length * 0.6) return undefined;
  // `user.controller.ts` is called after its part and ends in it: one reason, not two.
  const named = ofItsKind(index, index.byRole.get(shape.role), shape);
  const same = named.length === all && named.every((at, nth) => at === alike[nth]);
  if (same && here > 1 && shape.core.length > 1) return undefined;
  return { weight: sign('ending') * 0.55, text: share(here, all, `ending in ${shape.ending}`) };
};

const similar: Teller = ({ index, folder, shape, sign }) => {
  if (sign('best') < 0.25) return undefined;
  const own = new Set(shape.words);
  const shared = (file: IndexedFile) =>
    file.shape.words.filter((word) => own.has(word)).length / file.shape.words.length;
  const best = index.folders[folder]!.files.map((at) => index.files[at]!).reduce((a, b) =>
    shared(b) > shared(a) ? b : a,
  );
  if (shared(best) === 0) return undefined;
  return {
    weight: sign('best') * 0.55,
    text: `${basename(best.path)} is there, whose name is like this one`,
  };
};

const numbered: Teller = ({ shape, sign }) =>
  shape.numbered && sign('sameNumbered') > 0.5
    ? { weight: 0.8, text: 'files there are numbered as this one is' }
    : undefined;

const TELLERS: readonly Teller[] = [
  imported,
  companion,
  template,
  tail,
  role,
  roleElsewhere,
  folderName,
  sameNames,
  subject,
  ending,
  similar,
  numbered,
];

/** Nothing of the name is there: what kind of files are. */
function alone({ index, folder, shape }: Asked): string {
  const { files } = index.folders[folder]!;
  const alike = inFolder(index, index.byExtension.get(shape.extension), folder);
  const kind =
    alike > 0 ? `${count(alike, 'file')} ending in ${shape.extension}` : count(files.length, 'file');
  return `nothing in the name points here; ${kind} ${(alike || files.length) === 1 ? 'lies' : 'lie'} there`;
}

function share(here: number, all: number, what: string): string {
  return `${here} of ${all} ${all === 1 ? 'file' : 'files'} ${what} ${here === 1 ? 'is' : 'are'} there`;
}

/** `…Controller.ts`: the end of a name from its last words on, as it is written. */
function endOf({ core, written }: NameShape, words: number): string {
  const from = core.at(-words) ?? '';
  const at = written.toLowerCase().lastIndexOf(from.slice(0, -1));
  return at <= 0 ? written : `…${written.slice(at)}`;
}

/** Tests are no peers of what they test. */
function ofItsKind(
  { files }: FolderIndex,
  some: readonly number[] = [],
  { test }: NameShape,
): readonly number[] {
  return some.filter((at) => files[at]!.shape.test === test);
}

function inFolder({ files }: FolderIndex, some: readonly number[] = [], folder: number): number {
  return some.filter((at) => files[at]!.folder === folder).length;
}

function siblings({ folders }: FolderIndex, folder: number): readonly number[] {
  const parentOf = (segments: readonly string[]) => segments.slice(0, -1).join('/');
  const parent = parentOf(folders[folder]!.segments);
  return folders.flatMap(({ segments }, at) => (at !== folder && parentOf(segments) === parent ? [at] : []));
}

function sharesWord({ folders }: FolderIndex, { folder, shape }: IndexedFile): boolean {
  const own = new Set(shape.subject);
  return folders[folder]!.segmentWords.some(
    (words) => words.length > 0 && words.some((word) => own.has(word)),
  );
}

const NAMED = 3;

function named(paths: readonly string[]): string {
  const shown = [...new Set(paths)];
  const rest = shown.length - NAMED;
  return shown.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
