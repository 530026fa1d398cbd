/** Imports that must not be, that are on their way out, or that are all there may be. */
import type { SourceFile } from '../../model/architectureModel.ts';
import type { CompiledRules } from '../compileRules.ts';
import { detour, evidenceOf, importBetween } from '../examples.ts';
import type { ImportJudge, Objection, RuleOf, Target } from '../judge.ts';
import type { Groups, Selector } from '../selector.ts';
import { selectorText, targetText } from '../wording.ts';

export function forbiddenJudge(rule: RuleOf<'forbidden' | 'deprecated'>, rules: CompiledRules): ImportJudge {
  const from = rules.selector(rule.from);
  const to = rules.selector(rule.to);
  return {
    type: 'imports',
    byModule: from.byModule || to.byModule,
    concerns: (place) => from.has(place),
    objection(place, target) {
      if (!means(to, target, from.groups(place.path))) return undefined;
      return rule.kind === 'deprecated' ? deprecated(target) : forbidden(rule, target, from);
    },
  };
}

/** Whether a far side means this file or package, with what the near side's groups took. */
export function means(selector: Selector, target: Target, groups: Groups | undefined): boolean {
  return target.type === 'file'
    ? selector.has(target.place, groups)
    : selector.hasPackage(target.name, groups);
}

function forbidden(rule: object, target: Target, from: Selector): Objection {
  return {
    message: `${capital(targetText(target))} must not be imported here.`,
    route(scene, isClean) {
      const found = scene.once(rule, targetText(target), () =>
        detour(scene, target, (file) => from.has(file), isClean),
      );
      if (found === undefined) return {};
      const { edge, via } = found;
      const example = evidenceOf(edge, `goes through ${via}, which uses ${targetText(target)}`);
      return { instead: `Go through ${via}, as ${edge.from} does.`, example };
    },
  };
}

function deprecated(target: Target): Objection {
  return {
    message: `The import of ${targetText(target)} is allowed still, and on its way out.`,
    route: () => ({}),
  };
}

export function allowedJudge(rule: RuleOf<'allowed'>, rules: CompiledRules): ImportJudge {
  const from = rules.selector(rule.from);
  const to = rules.selector(rule.to);
  return {
    type: 'imports',
    byModule: from.byModule || to.byModule,
    concerns: (place) => from.has(place),
    grants: (place, target) => from.has(place) && means(to, target, from.groups(place.path)),
    objection(place, target) {
      const own = target.type === 'file' ? from.has(target.place) : !to.meansPackages;
      if (own || means(to, target, from.groups(place.path))) return undefined;
      return {
        message: `Only ${selectorText(rule.to)} may be imported here, not ${targetText(target)}.`,
        route(scene, isClean) {
          const groups = from.groups(place.path);
          const open = (file: SourceFile) => to.has(file, groups);
          const edge = scene.once(rule, (groups ?? []).join('\n'), () =>
            importBetween(scene, (file) => from.has(file), open, isClean),
          );
          return { example: edge && evidenceOf(edge) };
        },
      };
    },
  };
}

function capital(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}
