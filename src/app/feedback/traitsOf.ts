/** What preference sees of a suggestion, read off the model of the code. */
import type { ArchitectureModel, SourceFile } from '../../core/model/architectureModel.ts';
import type { OfferTraits } from '../../core/model/feedback.ts';
import type { WorkspaceLayers } from '../../core/model/layer.ts';
import { type DesignOccurrence, PARTICIPANT } from '../../core/model/pattern.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import { nameShape } from '../../core/places/ranking/nameShape.ts';

/** PageRank times the mean. */
const CENTRAL = 3;
const LARGE_MODULE = 30;
/** Commits that make a file one that changes often. */
const BUSY = 20;
/** The first ones make a project what it is. */
const FRAMEWORKS = 5;

/** Paths that it is about, sorted: those that it edits, else those that its evidence stands in. At most 50. */
export function subjectsOf({ edits, evidence }: Suggestion): string[] {
  const edited = edits.flatMap((edit) => (edit.type === 'create' ? [] : [edit.path]));
  const paths = edited.length > 0 ? edited : evidence.map(({ path }) => path);
  return [...new Set(paths)].sort().slice(0, 50);
}

/** What is known of the workspace that a suggestion stands in. */
export interface Surroundings {
  readonly model: ArchitectureModel;
  readonly layers: WorkspaceLayers;
  readonly design: readonly DesignOccurrence[];
  readonly frameworks: readonly string[];
}

export function traitsOf(
  suggestion: Suggestion,
  { model, layers, design, frameworks }: Surroundings,
): OfferTraits {
  const paths = new Set(subjectsOf(suggestion));
  const files = model.files.filter(({ path }) => paths.has(path));
  return {
    kind: suggestion.kind,
    language: commonest(files.map(({ language }) => language)) ?? '',
    ...partIn(design, files),
    frameworks: frameworks.slice(0, FRAMEWORKS),
    place: placeOf(files, model, layers),
    confidence: suggestion.confidence,
    score: Math.min(1, Math.max(0, suggestion.score)),
  };
}

/** Of the surest pattern that has a part for one of the files; else the part that their names tell of: `controller`, `service`. */
function partIn(design: readonly DesignOccurrence[], files: readonly SourceFile[]) {
  let [pattern, role, surest] = ['', commonest(files.flatMap(({ path }) => roleByName(path))) ?? '', 0];
  const paths = new Set(files.map(({ path }) => path));
  for (const each of design) {
    const part = each.roles.find((own) => own.role !== PARTICIPANT && paths.has(own.path));
    if (part === undefined || each.confidence <= surest) continue;
    [pattern, role, surest] = [each.pattern, part.role, each.confidence];
  }
  return { pattern, role };
}

/** `orderController` is a controller; `order` alone is no part that a file plays. */
function roleByName(path: string): string[] {
  const { role, subject } = nameShape(path);
  return subject.length > 0 ? [role] : [];
}

function placeOf(files: readonly SourceFile[], model: ArchitectureModel, layers: WorkspaceLayers): string[] {
  const modules = new Set(files.map(({ module }) => module));
  const size = model.files.filter(({ module }) => modules.has(module)).length;
  const commits = (path: string) => model.history?.churn.get(path) ?? 0;
  const paths = new Set(files.map(({ path }) => path));
  const part = layers.main?.layers.find((layer) => layer.files.some((path) => paths.has(path)))?.part;
  const traits: readonly (readonly [string, boolean])[] = [
    [`layer:${part}`, part !== undefined],
    ['test', files.some(({ test }) => test)],
    ['central', files.some(({ centrality }) => centrality >= CENTRAL)],
    ['large', size >= LARGE_MODULE],
    ['busy', files.some(({ path }) => commits(path) >= BUSY)],
    ['across modules', modules.size > 1],
  ];
  return traits.flatMap(([name, holds]) => (holds ? [name] : []));
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
