/** A module that others enter by its entries alone. */
import type { SourceFile } from '../../model/architectureModel.ts';
import type { CompiledRules } from '../compileRules.ts';
import { evidenceOf, importBetween } from '../examples.ts';
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
    concerns: () => true,
    grants: (from, to) =>
      to.type === 'file' && module.has(to.place) && keyOf(from) !== keyOf(to.place) && isEntryOf(to.place),
    objection(from, to) {
      if (to.type === 'package') return undefined;
      const key = keyOf(to.place);
      const groups = module.groups(to.place.path);
      if (key === undefined || key === keyOf(from) || entries.has(to.place, groups)) return undefined;
      const isEntry = (file: SourceFile) => keyOf(file) === key && entries.has(file, groups);
      return inner(to.place.path, isEntry, (file) => keyOf(file) === key);
    },
  };
}

function inner(path: string, isEntry: IsOne, isInside: IsOne): Objection {
  return {
    message: `${path} is an inner part of its module: from outside it is reached by the module's entries.`,
    route(scene, isClean) {
      const entry = entryFor(scene, path, isEntry);
      const edge = importBetween(scene, (file) => !isInside(file), isEntry, isClean);
      return {
        instead: entry === undefined ? 'Give the module an entry.' : `Import ${entry} instead.`,
        example: edge && evidenceOf(edge, `enters by ${edge.to}`),
      };
    },
  };
}

type IsOne = (file: SourceFile) => boolean;

/** The entry that leads on to the wanted file, else the first one. */
function entryFor(scene: Scene, wanted: string, isEntry: IsOne): string | undefined {
  const leading = scene.edgesTo(wanted).find(({ from }) => isEntry(scene.fileOf(from)!));
  return leading?.from ?? scene.parts.files.find(isEntry)?.path;
}
