/** Where a file of a name belongs, by what is in each folder; how sure that is, and why. */
import { basename, extname } from '../../../base/paths.ts';
import type { FolderIndex } from './folderIndex.ts';
import { missingFolders } from './missingFolders.ts';
import { nameShape } from './nameShape.ts';
import type { Placing } from './placing.ts';
import { reasonsFor, whyMissing } from './reasons.ts';
import { signsOf } from './signs.ts';
import { type Forest, forestScores } from './trees.ts';
import { isWanted, type Wanted, wantedIn } from './wanted.ts';

export interface PlacedFolder {
  /** Workspace-relative, empty for the workspace itself. */
  readonly path: string;
  /** How likely it is the right one, in [0, 1]; those of one answer add up to 1 at most. */
  readonly confidence: number;
  /** A sentence a person can check. */
  readonly why: string;
}

export interface PlacingGround {
  readonly index: FolderIndex;
  readonly wanted: Wanted;
  readonly forest: Forest;
}

/** What the imports of one and of several files are worth against all other signs together; one may leave open where it begins to look. */
const EXACT_IMPORT = 9;
const OPEN_IMPORT = 6;
const MORE_IMPORTS = 1.5;
/** How sure it is that a file belongs where imports look for it, and where there is no folder yet. */
const IMPORTS_KNOW = 0.8;

/** @param name a base name; without an ending it gets the one of those that play the same part. */
export function placeName(ground: PlacingGround, name: string, limit: number): readonly PlacedFolder[] {
  const placing = placed(ground, name);
  const missing = missingPlaces(ground.index, placing);
  const left = 1 - missing.reduce((sum, { confidence }) => sum + confidence, 0);
  const there = placing.ranked.slice(0, limit).map(({ folder, confidence }) => ({
    path: ground.index.folders[folder]!.path,
    confidence: rounded(confidence * left),
    why: reasonsFor(ground.index, placing, folder),
  }));
  return [...missing, ...there].sort((a, b) => b.confidence - a.confidence).slice(0, limit);
}

/** What imports ask for is believed where no folder that is there is asked for too. */
function missingPlaces(index: FolderIndex, { wanted }: Placing): readonly PlacedFolder[] {
  if (wanted.some((each) => index.folders.some((folder) => isWanted(each, folder)))) return [];
  const missing = missingFolders(index, wanted);
  const all = missing.reduce((sum, { from }) => sum + from.length, 0);
  return missing.map(({ path, from }) => ({
    path,
    confidence: rounded((IMPORTS_KNOW * from.length) / all),
    why: whyMissing(from),
  }));
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

export function placed({ index, wanted, forest }: PlacingGround, name: string): Placing {
  const shape = nameShape(withEnding(index, basename(name)));
  const signs = signsOf(index, shape);
  const asked = wantedIn(wanted, name);
  const scores = forestScores(forest, signs, index.folders.length);
  const open = index.folders.flatMap((folder, at) => (folder.names.has(shape.name) ? [] : [at]));
  for (const at of open) {
    const own = asked.filter((each) => isWanted(each, index.folders[at]!));
    if (own.length === 0) continue;
    const exact = own.some(({ whole }) => whole);
    scores[at]! += (exact ? EXACT_IMPORT : OPEN_IMPORT) + MORE_IMPORTS * Math.log(own.length);
  }
  return { shape, signs, ranked: ranking(index, scores, open), wanted: asked };
}

/** A softmax over all folders. */
function ranking(index: FolderIndex, scores: Float64Array, open: readonly number[]): Placing['ranked'] {
  const most = open.reduce((best, at) => Math.max(best, scores[at]!), Number.NEGATIVE_INFINITY);
  const whole = open.reduce((sum, at) => sum + Math.exp(scores[at]! - most), 0);
  const pathOf = (at: number) => index.folders[at]!.path;
  return open
    .map((folder) => ({ folder, confidence: Math.exp(scores[folder]! - most) / whole }))
    .sort((a, b) => b.confidence - a.confidence || (pathOf(a.folder) < pathOf(b.folder) ? -1 : 1));
}

/** `OrderController` is written like the other controllers. */
function withEnding({ byRole, files }: FolderIndex, name: string): string {
  if (extname(name) !== '') return name;
  const peers = byRole.get(nameShape(`${name}.x`).role)?.map((at) => files[at]!) ?? files;
  const endings = new Map<string, number>();
  for (const { shape } of peers)
    if (!shape.test) endings.set(shape.extension, (endings.get(shape.extension) ?? 0) + 1);
  const [most] = [...endings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return `${name}${most?.[0] ?? ''}`;
}
