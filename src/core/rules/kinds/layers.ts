/** Layers in an order: each may use those below it, or only the next one. */
import type { SourceFile } from '../../model/architectureModel.ts';
import type { Evidence } from '../../model/finding.ts';
import type { CompiledRules } from '../compileRules.ts';
import { detour, evidenceOf, importBetween } from '../examples.ts';
import type { ImportJudge, IsClean, Objection, Route, RuleOf, Target } from '../judge.ts';
import { rowsOf } from '../layerRows.ts';
import type { Scene } from '../scene.ts';
import type { Place } from '../selector.ts';
import { listText } from '../wording.ts';

export function layersJudge(rule: RuleOf<'layers'>, rules: CompiledRules): ImportJudge {
  const rows = rowsOf(rule.order, rules.set.layers);
  const rowOf = new Map(rows.flatMap((row, at) => row.map((name) => [name, at])));
  const layerOf = layerFinder(rule.order, rules);
  return {
    type: 'imports',
    byModule: rule.order.some((name) => rules.layers.get(name)?.byModule === true),
    concerns: (from) => layerOf(from) !== undefined,
    grants(from, to) {
      const own = layerOf(from);
      const other = to.type === 'file' ? layerOf(to.place) : undefined;
      return own !== undefined && other !== undefined && own !== other;
    },
    objection(from, to) {
      if (to.type === 'package') return undefined;
      const [own, other] = [layerOf(from), layerOf(to.place)];
      if (own === undefined || other === undefined || own === other) return undefined;
      const [at, below] = [rowOf.get(own)!, rowOf.get(other)!];
      const parts = { rule, own, other, next: rows[at + 1] ?? [], to, layerOf };
      if (at === below) return peers(parts);
      if (below < at) return upward(parts);
      return rule.strict === true && below > at + 1 ? skipping(parts) : undefined;
    },
  };
}

/** Where no layer is made of modules, a path says all. */
function layerFinder(order: readonly string[], { layers }: CompiledRules) {
  const known = new Map<string, string | undefined>();
  const find = (place: Place) => order.find((name) => layers.get(name)?.has(place));
  if (order.some((name) => layers.get(name)?.byModule)) return find;
  return (place: Place) => {
    if (!known.has(place.path)) known.set(place.path, find(place));
    return known.get(place.path);
  };
}

interface Step {
  readonly rule: RuleOf<'layers'>;
  readonly own: string;
  readonly other: string;
  /** Layers of the row below the own one. */
  readonly next: readonly string[];
  readonly to: Extract<Target, { readonly type: 'file' }>;
  layerOf(place: Place): string | undefined;
}

function upward({ rule, own, other, to, layerOf }: Step): Objection {
  return {
    message: `The layer ${own} must not use ${other}, which lies above it: ${to.place.path}.`,
    route: (scene, isClean) => scene.once(rule, `${own} < ${other}`, () => downward(scene, isClean)),
  };

  function downward(scene: Scene, isClean: IsClean): Route {
    const isUpper = (file: SourceFile) => layerOf(file) === other;
    const isLower = (file: SourceFile) => layerOf(file) === own;
    const contract = importBetween(
      scene,
      isUpper,
      (file) => isLower(file) && hasContract(scene, file.path),
      isClean,
    );
    const edge = contract ?? importBetween(scene, isUpper, isLower, isClean);
    const what = contract === undefined ? 'uses' : 'uses a contract of';
    return {
      instead: `Declare in ${own} what it needs, as an interface or a parameter, and let ${other} supply it; or move the file up to ${other}.`,
      example: edge && evidenceOf(edge, `${other} ${what} ${own}: ${edge.to}`),
    };
  }
}

function hasContract(scene: Scene, path: string): boolean {
  return scene.parts.facts.get(path)?.symbols.some((symbol) => symbol.abstract === true) ?? false;
}

function peers({ rule, own, other, next, to, layerOf }: Step): Objection {
  const below = next.length === 0 ? 'a layer below both' : listText(next);
  return {
    message: `The layers ${own} and ${other} stand side by side and do not see each other: ${to.place.path}.`,
    route: (scene, isClean) => scene.once(rule, `${own} = ${other}`, () => shared(scene, isClean)),
  };

  function shared(scene: Scene, isClean: IsClean): Route {
    const isShared = (file: SourceFile) =>
      next.includes(layerOf(file) ?? '') && isUsedBy(scene, file.path, (user) => layerOf(user) === other);
    const edge = importBetween(scene, (file) => layerOf(file) === own, isShared, isClean);
    const example = edge && evidenceOf(edge, `${own} and ${other} share ${edge.to}`);
    return { instead: `Move what both need to ${below}.`, example };
  }
}

function isUsedBy(scene: Scene, path: string, isUser: (file: SourceFile) => boolean): boolean {
  return scene.edgesTo(path).some(({ from }) => {
    const file = scene.fileOf(from);
    return file !== undefined && isUser(file);
  });
}

function skipping({ rule, own, other, next, to, layerOf }: Step): Objection {
  const way = listText(next);
  return {
    message: `The layer ${own} skips ${way}: it must not use ${other} itself: ${to.place.path}.`,
    route: (scene, isClean) => ({ instead: `Go through ${way}.`, example: throughNext(scene, isClean) }),
  };

  function throughNext(scene: Scene, isClean: IsClean): Evidence | undefined {
    const isOwn = (file: SourceFile) => layerOf(file) === own;
    const isNext = (file: SourceFile) => next.includes(layerOf(file) ?? '');
    const route = detour(scene, to, isOwn, (edge) => isClean(edge) && isNext(scene.fileOf(edge.to)!));
    if (route !== undefined) return evidenceOf(route.edge, `goes through ${route.via}`);
    const edge = scene.once(rule, `${own} > ${way}`, () => importBetween(scene, isOwn, isNext, isClean));
    return edge && evidenceOf(edge);
  }
}
