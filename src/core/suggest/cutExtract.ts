/**
 * Cuts an import by moving what it takes to a file of its own that does not lead back:
 * the shared part. TypeScript and JavaScript; importers follow, what cannot follow gets a re-export.
 */
import { basename, dirname, extname } from '../../base/paths.ts';
import { fileStem } from '../edit/fileNaming.ts';
import { type Selection, selectDeclarations } from '../edit/selectDeclarations.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { type CutPlan, list, statementsMakeEdge } from './cutTypeOnly.ts';
import { renderExtracted } from './extractedFile.ts';
import { followersOf, followMoved } from './extractImporters.ts';
import type { Extraction } from './extraction.ts';
import { withoutMoved } from './extractRemains.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile, Workbench } from './workbench.ts';

/** More importers than this are not rewritten in one suggestion. */
export const MAX_IMPORTERS = 60;

/** Code that means something else, or is treated otherwise, in another file. */
const BOUND_TO_FILE =
  /\b(?:__filename|__dirname|module\.exports|import\.meta|exports\.)|^\s*['"]use (?:client|server)['"]/m;

export async function cutExtract(
  bench: Workbench,
  draft: TreeDraft,
  cut: FileEdge,
): Promise<CutPlan | undefined> {
  const taker = await bench.open(draft, cut.from);
  const donor = await bench.open(draft, cut.to);
  if (taker?.syntax.family !== 'script' || donor?.syntax.family !== 'script') return undefined;
  const wanted = wantedNames(bench, taker, cut);
  const selection = wanted === undefined ? undefined : selectDeclarations(donor.syntax, wanted);
  if (wanted === undefined || selection === undefined || !isMovable(donor, selection)) return undefined;
  const place = { folder: dirname(cut.to), ending: extname(cut.to), symbol: mainSymbol(selection, wanted) };
  const target = await freePath(bench, draft, place);
  const followers = followersOf(bench, cut.to);
  if (target === undefined || followers.length > MAX_IMPORTERS || !followers.includes(cut.from))
    return undefined;
  return extract(bench, draft, { donor, target, selection, cut });
}

/** Undefined, with the draft half-way, when an import has a form that cannot be led elsewhere. */
export async function extract(
  bench: Workbench,
  draft: TreeDraft,
  extraction: Extraction,
): Promise<CutPlan | undefined> {
  const { donor, target, cut, selection } = extraction;
  const fresh = await renderExtracted(bench, extraction);
  const followed = await followMoved(bench, draft, extraction);
  if (fresh === undefined || followed === undefined) return undefined;
  const remains = withoutMoved(bench, extraction, followed.reexport);
  if (remains === undefined || !(await draft.write(donor.path, remains.text))) return undefined;
  if (!(await draft.create(target, fresh.text))) return undefined;
  const names = [...selection.names];
  return {
    way: 'extract',
    cut,
    change: {
      remove: [...followed.change.remove, ...remains.change.remove],
      add: [
        ...followed.change.add,
        ...remains.change.add,
        ...fresh.needs.map((to) => ({ from: target, to })),
      ],
    },
    what: `${list(names)} ${names.length === 1 ? 'needs' : 'need'} nothing that leads back, so ${names.length === 1 ? 'it' : 'they'} can move from ${cut.to} to ${target}`,
    names,
    sure: false,
  };
}

/** The first type among the names, since it says what the others are about; else the first name. */
export function mainSymbol({ moved }: Selection, wanted: readonly string[]): string {
  const types = moved
    .filter(({ kind }) => kind !== 'function' && kind !== 'variable')
    .flatMap(({ names }) => names);
  return wanted.find((name) => types.includes(name)) ?? wanted[0]!;
}

/** The names the cut takes, as the donor calls them; undefined when it takes the whole module. */
function wantedNames(bench: Workbench, taker: ReadFile, cut: FileEdge): readonly string[] | undefined {
  const statements = bench.importsInto(taker, cut.to).filter(({ typeOnly }) => !typeOnly);
  if (!statementsMakeEdge(bench, cut, statements.length)) return undefined;
  const names = new Set<string>();
  for (const { form, bindings, topLevel } of statements) {
    if (form === 'other' || !topLevel || bindings.length === 0) return undefined;
    for (const { imported } of bindings) {
      if (imported === '*' || imported === 'default') return undefined;
      names.add(imported);
    }
  }
  return names.size === 0 ? undefined : [...names];
}

export function isMovable({ text }: ReadFile, { moved }: Selection): boolean {
  return (
    moved.every(({ start, end }) => !BOUND_TO_FILE.test(text.slice(start, end))) &&
    !/^\s*['"]use (?:client|server)['"]/.test(text)
  );
}

interface FreshPlace {
  readonly folder: string;
  readonly ending: string;
  /** What the file is about. */
  readonly symbol: string;
}

export async function freePath(
  bench: Workbench,
  draft: TreeDraft,
  { folder, ending, symbol }: FreshPlace,
): Promise<string | undefined> {
  const stem = fileStem(symbol, folder, bench.model.graph.nodes, 'camel');
  const taken = new Set(bench.model.graph.nodes.filter((path) => dirname(path) === folder).map(stemOf));
  for (const name of [stem, `${stem}Shared`, `${stem}Shared2`]) {
    const path = folder === '' ? name + ending : `${folder}/${name}${ending}`;
    if (!taken.has(name.toLowerCase()) && (await draft.read(path)) === undefined) return path;
  }
  return undefined;
}

function stemOf(path: string): string {
  return (basename(path).split('.')[0] ?? '').toLowerCase();
}
