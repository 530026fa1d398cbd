/** Names, places and measures of files and modules: rules that no import has a part in. */
import { basename } from '../../../base/paths.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import type { Module } from '../../model/module.ts';
import type { CompiledRules } from '../compileRules.ts';
import type { Draft, RuleOf, WholeJudge } from '../judge.ts';
import { glob } from '../patterns.ts';
import type { Scene } from '../scene.ts';
import { listText, selectorText } from '../wording.ts';

const NO_ONE = () => false;

export function namingJudge(rule: RuleOf<'naming'>, rules: CompiledRules): WholeJudge {
  const from = rules.selector(rule.from);
  const patterns = rule.names.map(glob);
  const fits = ({ path }: SourceFile) => patterns.some((pattern) => pattern.test(basename(path)));
  return {
    type: 'whole',
    concerns: NO_ONE,
    *violations(scene) {
      for (const file of scene.judged) {
        if (!from.has(file) || fits(file)) continue;
        yield {
          from: file.path,
          line: 1,
          message: `Files here are named ${listText(rule.names)}, not ${basename(file.path)}.`,
          route: () =>
            scene.once(rule, '', () =>
              like(scene, (each) => from.has(each) && fits(each), 'is named as it should be'),
            ),
        };
      }
    },
  };
}

export function placementJudge(rule: RuleOf<'placement'>, rules: CompiledRules): WholeJudge {
  const from = rules.selector(rule.from);
  const inside = rules.selector(rule.in);
  const fits = (file: SourceFile) => inside.has(file, from.groups(file.path));
  return {
    type: 'whole',
    concerns: NO_ONE,
    *violations(scene) {
      for (const file of scene.judged) {
        if (!from.has(file) || fits(file)) continue;
        yield {
          from: file.path,
          line: 1,
          message: `The file belongs in ${selectorText(rule.in)}.`,
          route: () =>
            scene.once(rule, '', () =>
              like(scene, (each) => from.has(each) && fits(each), 'lies where it should'),
            ),
        };
      }
    },
  };
}

function like(scene: Scene, fits: (file: SourceFile) => boolean, text: string) {
  const found = scene.judged.find(fits);
  return found === undefined ? {} : { example: { path: found.path, line: 1, text } };
}

export function metricJudge(rule: RuleOf<'metric'>, rules: CompiledRules): WholeJudge {
  const of = rules.selector(rule.of);
  const { metric } = rule;
  return {
    type: 'whole',
    concerns: NO_ONE,
    violations: (scene) =>
      isFileMetric(metric)
        ? scene.judged.filter((file) => of.has(file)).flatMap((file) => over(rule, file.path, file[metric]))
        : scene.parts.modules
            .filter(({ files }) => files.every((path) => of.has(scene.fileOf(path)!)))
            .flatMap((module) => over(rule, module.files[0]!, moduleValue(module, metric), module.name)),
  };
}

type FileMetric = 'lines' | 'incoming' | 'outgoing';

export function isFileMetric(metric: RuleOf<'metric'>['metric']): metric is FileMetric {
  return metric === 'lines' || metric === 'incoming' || metric === 'outgoing';
}

function moduleValue({ files, metrics }: Module, metric: 'files' | 'instability' | 'distance'): number {
  return metric === 'files' ? files.length : metrics[metric];
}

const NAMES: Readonly<Record<RuleOf<'metric'>['metric'], string>> = {
  lines: 'lines',
  incoming: 'files that import it',
  outgoing: 'files that it imports',
  files: 'files',
  instability: 'instability',
  distance: 'distance from the main sequence',
};

function over(
  { metric, atMost }: RuleOf<'metric'>,
  from: string,
  value: number,
  module?: string,
): readonly Draft[] {
  if (value <= atMost) return [];
  const what = module === undefined ? 'The file' : `The module ${module}`;
  const shown = Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(2);
  const message =
    metric === 'instability' || metric === 'distance'
      ? `${what} has ${NAMES[metric]} ${shown}, above ${atMost}.`
      : `${what} has ${shown} ${NAMES[metric]}, above ${atMost.toLocaleString('en')}.`;
  return [{ from, line: 1, message, ...(module === undefined ? {} : { key: `module ${module}` }) }];
}
