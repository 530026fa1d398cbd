import { dirname } from '../../base/paths.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Layering } from '../../core/model/layer.ts';
import type { MayReport, WhyReport } from '../../protocol/engineApi.ts';
import { layersOf } from '../reports/layers.ts';
import { at, count, type Section } from './hints.ts';
import { plainPath } from './meant.ts';
import { ruleLines, subjectText } from './ruleText.ts';
import { defineTool, text } from './tool.ts';

export const checkImport = defineTool({
  name: 'groundplan_check_import',
  title: 'Check an import',
  description:
    'Before writing an import: may FROM import TO? Says allowed, deprecated or forbidden with the architecture rule and its line, the allowed route instead, whether the import would close a dependency cycle, and whether it goes against the layering that the code shows. Files need not exist yet.',
  input: {
    from: text('What would import: a path of a file (there or not yet), a folder, a module or a layer.'),
    to: text('What it would import: a path, a folder, a module, a layer, or the name of a package.'),
  },
  async run({ root, engine, model }, { from, to }) {
    const [near, far] = [plainPath(root, from), plainPath(root, to)];
    const answer = await engine.may(root, near, far);
    const back = await backWay(() => engine.why(root, far, near), answer);
    const against = againstLayering(model, answer);
    const there = await backWay(() => engine.why(root, near, far), answer);
    const exists = there !== undefined && there.direct > 0;
    const circle: Section = {
      title: exists
        ? 'The import is there already, in a cycle that leads back'
        : 'It would close a cycle: a way back exists',
      lines: (back?.steps ?? []).map((step) => `${at({ path: step.from, line: step.line })} → ${step.to}`),
    };
    return {
      summary: `${verdictText(answer)}${exists ? ` ${count(there.direct, 'such import')} ${there.direct === 1 ? 'is' : 'are'} there already.` : ''}${circle.lines.length > 0 && !exists ? ' It would close a dependency cycle.' : ''}`,
      sections: [
        { title: 'Rules (groundplan.yaml)', lines: ruleLines(answer.rules) },
        circle,
        { title: 'Layers that the code shows', lines: against },
      ],
      ...(answer.verdict === 'forbidden'
        ? {
            next: [
              'take the route named under “instead”, or ask groundplan_place_file where this code belongs.',
            ],
          }
        : {}),
    };
  },
});

function verdictText({ from, to, verdict, standing, rules }: MayReport): string {
  const pair = `${subjectText(from)} → ${subjectText(to)}`;
  if (standing === 'none') return `${pair}: no rule forbids it (this workspace has no groundplan.yaml).`;
  if (standing === 'broken')
    return `${pair}: unknown, since groundplan.yaml is broken and no rule is in force.`;
  const said = {
    allowed: 'allowed',
    deprecated: 'allowed still, but deprecated',
    forbidden: 'FORBIDDEN',
    partly: 'forbidden for some of these files',
  }[verdict];
  const by = rules.length === 0 ? ' No rule speaks of it.' : '';
  return `${pair}: ${said}.${by}`;
}

/** Only between parts of the workspace. */
async function backWay(
  ask: () => Promise<WhyReport>,
  { from, to }: MayReport,
): Promise<WhyReport | undefined> {
  const real = (kind: string) => kind !== 'package' && kind !== 'new-file';
  return real(from.kind) && real(to.kind) && from.name !== to.name ? ask() : undefined;
}

function againstLayering(model: ArchitectureModel, { from, to }: MayReport): string[] {
  if (to.kind === 'package') return [];
  const { main, inner } = layersOf(model);
  return [...(main === undefined ? [] : [main]), ...inner].flatMap((layering) => {
    if (layering.confidence === 'guess') return [];
    const [above, below] = [layerOf(layering, from.name), layerOf(layering, to.name)];
    if (above === undefined || below === undefined || above === below) return [];
    const names = layering.layers.map(({ name }) => name);
    const scope = layering.scope === '.' ? 'the workspace' : layering.scope;
    const facts = `${count(layering.support, 'import')} lead down, ${layering.exceptions} up`;
    return above < below
      ? [
          `in ${scope}, ${names[above]} stands above ${names[below]}: the import leads down, as it should (${facts}).`,
        ]
      : [
          `in ${scope}, ${names[above]} stands below ${names[below]}: the import would lead UP (${facts}; ${layering.confidence}).`,
        ];
  });
}

/** By its file, or for a new one by what lies in its folder. */
function layerOf({ layers }: Layering, name: string): number | undefined {
  const found = layers.findIndex(
    ({ files }) => files.includes(name) || files.some((path) => path.startsWith(`${name}/`)),
  );
  if (found >= 0) return found;
  const folder = dirname(name);
  const beside = layers.findIndex(({ files }) => files.some((path) => dirname(path) === folder));
  return folder === '' || beside < 0 ? undefined : beside;
}
