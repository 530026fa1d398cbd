/** The ways of putting a forbidden import right, each by refactorings that stand elsewhere. */
import { basename, dirname } from '../../../base/paths.ts';
import type { TreeDraft } from '../../edit/treeDraft.ts';
import { cutTypeOnly } from '../cutTypeOnly.ts';
import { cutTypeOnlyPython } from '../cutTypeOnlyPython.ts';
import { invert } from '../invert.ts';
import { mentionsOf } from '../mentions.ts';
import { type Mentions, moveFiles } from '../moveFiles.ts';
import type { Workbench } from '../workbench.ts';
import { extractShared } from './extractShared.ts';
import { throughEntry } from './throughEntry.ts';
import { throughEntryPython } from './throughEntryPython.ts';
import type { BrokenImport, Fix, Way } from './violationFix.ts';

/** Cheapest first. */
export const WAYS: readonly { readonly name: string; readonly way: Way }[] = [
  { name: 'type', way: byType },
  { name: 'entry', way: throughEntry },
  { name: 'entry-python', way: throughEntryPython },
  { name: 'extract', way: extractShared },
  { name: 'invert', way: byInversion },
  { name: 'move-target', way: byMoving('to') },
  { name: 'move', way: byMoving('from') },
];

/** Where a rule speaks only of what runs, an import for types alone is none of its business. */
async function byType(
  bench: Workbench,
  draft: TreeDraft,
  { violation, rules }: BrokenImport,
): Promise<Fix | undefined> {
  const rule = rules.rule(violation.rule);
  const edges = rule !== undefined && 'edges' in rule ? rule.edges : undefined;
  if (edges === undefined || edges.includes('type')) return undefined;
  const cut = violation.from.endsWith('.py') ? cutTypeOnlyPython : cutTypeOnly;
  const plan = await cut(bench, draft, violation);
  return plan && { title: 'Import for types only', what: `${plan.what}.` };
}

/** The interface stands beside the importer, so that the arrow turns round. */
async function byInversion(
  bench: Workbench,
  draft: TreeDraft,
  { violation: { from, to }, rules }: BrokenImport,
): Promise<Fix | undefined> {
  if (!rules.allows({ from: to, to: `${dirname(from)}/${basename(from)}` })) return undefined;
  const others = bench.edgeBetween(from, to)?.names.length ?? 0;
  const inversion = await invert(bench, draft, { from, to });
  // Other names would keep the import.
  if (inversion === undefined || !inversion.written || others > 1) return undefined;
  const { className } = inversion;
  return {
    title: `Depend on an interface beside ${basename(from)} instead of ${className}`,
    what: `${from} says what it needs of \`${className}\` in an interface of its own, which the class implements: the dependency turns round.`,
  };
}

/** One end goes to the folder of the other, if all its imports may be so from there. */
function byMoving(end: 'from' | 'to'): Way {
  return async (bench, draft, { violation, rules }) => {
    const path = violation[end];
    const folder = dirname(violation[end === 'from' ? 'to' : 'from']);
    const target = folder === '' ? basename(path) : `${folder}/${basename(path)}`;
    if (target === path || !rules.allowsMove(path, target)) return undefined;
    const where = folderName(folder);
    const mentions = await mentionsOfEnds(bench, violation);
    const problem = await moveFiles(bench, draft, { paths: new Map([[path, target]]) }, mentions);
    if (problem !== undefined) return { unfit: `${basename(path)} cannot move to ${where}: ${problem}` };
    const [here, there] = [tiesTo(bench, path, dirname(path)), tiesTo(bench, path, folder)];
    return {
      title: `Move ${basename(path)} to ${where}`,
      what: `${path} moves to where its imports, and the imports of it, are let be; all of them are rewritten.`,
      ...(here >= there ? { byChoice: `${path} is tied to ${folderName(dirname(path))} as much` } : {}),
    };
  };
}

/** Imports in both directions between a file and what lies in a folder. */
function tiesTo({ model: { graph } }: Workbench, path: string, folder: string): number {
  const at = graph.indexOf.get(path);
  if (at === undefined) return 0;
  const others = [
    ...graph.out[at]!.map((edge) => graph.edges[edge]!.to),
    ...graph.in[at]!.map((edge) => graph.edges[edge]!.from),
  ];
  return others.filter((other) => dirname(other) === folder).length;
}

function folderName(folder: string): string {
  return folder === '' ? 'the root' : folder;
}

const known = new WeakMap<Workbench, Map<string, Promise<Mentions>>>();

/** Who names the ends of an import: both in one pass over all texts, whichever may move. */
function mentionsOfEnds(
  bench: Workbench,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Mentions> {
  const passes = known.get(bench) ?? new Map<string, Promise<Mentions>>();
  known.set(bench, passes);
  const key = `${from}\0${to}`;
  const pass = passes.get(key) ?? mentionsOf(bench, [from, to]);
  passes.set(key, pass);
  return pass;
}
