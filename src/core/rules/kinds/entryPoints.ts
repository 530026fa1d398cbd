/** A module that others enter by its entries alone. */
import type { DependencyEdge } from '../../model/graph.ts';
import type { CompiledRules } from '../compileRules.ts';
import { evidenceOf } from '../examples.ts';
import type { ImportJudge, Objection, RuleOf } from '../judge.ts';
import type { Scene } from '../scene.ts';
import type { Place } from '../selector.ts';

export function entryPointsJudge(rule: RuleOf<'entry-points'>, rules: CompiledRules): ImportJudge {
  const module = rules.selector(rule.module);
  const entries = rules.selector(rule.entries);
  const keyOf = (place: Place) =>
    module.has(place) ? (module.groups(place.path) ?? []).join('\n') : undefined;
  const isEntryOf = (place: Place) => entries.has(place, module.groups(place.path));
  return {
    type: 'imports',
    byModule: module.byModule || entries.byModule,
    concerns: () => true,
    grants: (from, to) =>
      to.type === 'file' && module.has(to.place) && keyOf(from) !== keyOf(to.place) && isEntryOf(to.place),
    objection(from, to) {
      if (to.type === 'package') return undefined;
      const key = keyOf(to.place);
      if (key === undefined || key === keyOf(from) || isEntryOf(to.place)) return undefined;
      return inner({ path: to.place.path, key, keyOf, entries: entriesByKey });
    },
  };

  function entriesByKey(scene: Scene): ReadonlyMap<string, readonly string[]> {
    return scene.once(rule, 'entries', () => {
      const found = new Map<string, string[]>();
      for (const file of scene.parts.files) {
        const key = keyOf(file);
        if (key === undefined || !isEntryOf(file)) continue;
        const list = found.get(key);
        if (list === undefined) found.set(key, [file.path]);
        else list.push(file.path);
      }
      return found;
    });
  }
}

interface Inner {
  readonly path: string;
  /** Tells the module from others of the same rule. */
  readonly key: string;
  keyOf(place: Place): string | undefined;
  entries(scene: Scene): ReadonlyMap<string, readonly string[]>;
}

function inner({ path, key, keyOf, entries }: Inner): Objection {
  return {
    message: `${path} is an inner part of its module: from outside it is reached by the module's entries.`,
    route(scene, isClean) {
      const own = entries(scene).get(key) ?? [];
      const leading = scene.edgesTo(path).find(({ from }) => own.includes(from));
      const entry = leading?.from ?? own[0];
      if (entry === undefined) return { instead: 'Give the module an entry.' };
      const edge = usesOf(scene, [entry, ...own]).find(
        (each) => isClean(each) && keyOf(scene.fileOf(each.from)!) !== key,
      );
      return {
        instead: `Import ${entry} instead.`,
        example: edge && evidenceOf(edge, `enters by ${edge.to}`),
      };
    },
  };
}

function usesOf(scene: Scene, paths: readonly string[]): readonly DependencyEdge[] {
  return paths.slice(0, MOST_ENTRIES).flatMap((path) => scene.edgesTo(path));
}

/** Entries whose importers are looked at for an example. */
const MOST_ENTRIES = 20;
