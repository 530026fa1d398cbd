/** Files that must import something. */
import type { SourceFile } from '../../model/architectureModel.ts';
import type { CompiledRules } from '../compileRules.ts';
import { evidenceOf, importBetween } from '../examples.ts';
import type { RuleOf, WholeJudge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { selectorText } from '../wording.ts';

export function requiredJudge(rule: RuleOf<'required'>, rules: CompiledRules): WholeJudge {
  const from = rules.selector(rule.from);
  const to = rules.selector(rule.to);
  const wanted = selectorText(rule.to);
  return {
    type: 'whole',
    concerns: (place) => from.has(place),
    *violations(scene) {
      for (const file of scene.judged) {
        if (!from.has(file) || isImported(scene, file)) continue;
        yield {
          from: file.path,
          line: 1,
          message: `The file imports nothing of ${wanted}, as it must.`,
          route(at, isClean) {
            const edge = at.once(rule, '', () =>
              importBetween(
                at,
                (each) => from.has(each),
                (each) => to.has(each),
                isClean,
              ),
            );
            return { instead: `Import what it needs of ${wanted}.`, example: edge && evidenceOf(edge) };
          },
        };
      }
    },
  };

  function isImported(scene: Scene, file: SourceFile): boolean {
    const groups = from.groups(file.path);
    return (
      scene.edgesFrom(file).some((edge) => to.has(scene.fileOf(edge.to)!, groups)) ||
      scene.externalsOf(file).some(({ name }) => to.hasPackage(name, groups))
    );
  }
}
