/** A rule over single imports held against all of them. */
import type { SourceFile } from '../model/architectureModel.ts';
import type { DependencyEdge, ResolvedImport } from '../model/graph.ts';
import type { RuleEdgeKind } from '../model/rule.ts';
import type { Draft, ImportJudge, Objection, Target } from './judge.ts';
import { counts, type Scene } from './scene.ts';

/**
 * One draft for two files, however often one imports the other. What was found in a file stays until its imports are others: an
 * edit costs what the edited file costs.
 */
export function* importDrafts(
  scene: Scene,
  judge: ImportJudge,
  kinds: readonly RuleEdgeKind[] | undefined,
): Iterable<Draft> {
  const before = draftsBefore.get(judge) ?? new WeakMap<readonly ResolvedImport[], Remembered>();
  draftsBefore.set(judge, before);
  const basis = basisOf(scene, judge);
  for (const file of scene.judged) {
    const imports = scene.importsOf(file.path);
    if (imports.length === 0) continue;
    let known = before.get(imports);
    if (known?.basis !== basis || known.path !== file.path) {
      known = { basis, path: file.path, drafts: draftsOf(scene, judge, { file, kinds }) };
      before.set(imports, known);
    }
    yield* known.drafts;
  }
}

interface Remembered {
  readonly basis: object;
  readonly path: string;
  readonly drafts: readonly Draft[];
}

/** Lists of imports are immutable, and an edit makes one new. */
const draftsBefore = new WeakMap<ImportJudge, WeakMap<readonly ResolvedImport[], Remembered>>();

/** What a file's drafts rest on besides its imports: which paths there are, and their modules where those count. */
function basisOf({ parts: { graph, includeTests } }: Scene, { byModule }: ImportJudge): object {
  const nodes = byModule ? graph : graph.nodes;
  const own = bases.get(nodes) ?? [{}, {}];
  bases.set(nodes, own);
  return own[includeTests ? 1 : 0];
}

const bases = new WeakMap<object, readonly [object, object]>();

interface Importer {
  readonly file: SourceFile;
  readonly kinds: readonly RuleEdgeKind[] | undefined;
}

function draftsOf(scene: Scene, judge: ImportJudge, importer: Importer): readonly Draft[] {
  if (!judge.concerns(importer.file)) return NONE;
  const files = scene
    .linksFrom(importer.file.path)
    .flatMap((link) => fileDraft(scene, judge, { ...link, ...importer }) ?? []);
  const packages = [...packageDrafts(scene, judge, importer)];
  return files.length + packages.length === 0 ? NONE : [...files, ...packages];
}

const NONE: readonly Draft[] = [];

interface Import extends Importer {
  readonly edge: DependencyEdge;
  readonly to: SourceFile;
}

function fileDraft(scene: Scene, judge: ImportJudge, { file, edge, to, kinds }: Import): Draft | undefined {
  const objection = judge.objection(file, { type: 'file', place: to });
  const line = objection && scene.lineOf(edge, kinds);
  return objection === undefined || line === undefined
    ? undefined
    : draftOf(file.path, edge.to, line, objection);
}

function* packageDrafts(scene: Scene, judge: ImportJudge, { file, kinds }: Importer): Iterable<Draft> {
  const seen = new Set<string>();
  for (const { name, line, kind } of scene.externalsOf(file)) {
    if (seen.has(name) || !counts(kind, kinds)) continue;
    seen.add(name);
    const target: Target = { type: 'package', name };
    const objection = judge.objection(file, target);
    if (objection !== undefined) yield draftOf(file.path, name, line, objection);
  }
}

function draftOf(from: string, to: string, line: number, { message, route }: Objection): Draft {
  return { from, to, line, message, route };
}
