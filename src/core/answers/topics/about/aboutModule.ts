/** What a module is: what it rests on, what rests on it, how free it is to change. */
import { crossing, moduleName, nameOf } from '../../graphText.ts';
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import type { SubjectOf } from '../../subjects/subject.ts';
import { capital, count, listed } from '../../words.ts';
import { findingsOn } from './findingsOn.ts';
import { centralOf, citedStart, folderSays } from './insideOf.ts';

export async function aboutModule(
  page: AnswerPage,
  ground: AnswerGround,
  { module }: SubjectOf<'module'>,
): Promise<void> {
  const { model } = ground;
  const { afferent, efferent, instability, lines } = module.metrics;
  const users = model.modules.filter((each) => each.dependsOn.some((to) => to.module === module.name));
  page.para(
    `${capital(nameOf({ kind: 'module', name: module.name, at: 0, score: 0, module }))} has ${count(module.files.length, 'file')} and ${count(lines, 'line')}.${citedStart(page, ground, module.files)}`,
    await folderSays(page, ground, module.path),
  );
  centralOf(page, ground, module.files);
  page.para(
    users.length === 0
      ? 'No other module uses it.'
      : `${count(afferent, 'file')} outside ${afferent === 1 ? 'uses' : 'use'} it, from ${listed(
          users.map((each) => moduleName(each.name)),
          5,
        )}${firstCrossing(page, ground, module.files, 'in')}.`,
    module.dependsOn.length === 0
      ? 'It uses no other module.'
      : `It uses ${listed(
          [...module.dependsOn].sort((x, y) => y.edges - x.edges).map((to) => moduleName(to.module)),
          5,
        )}${firstCrossing(page, ground, module.files, 'out')}.`,
    afferent + efferent > 0
      ? `Its instability is ${instability.toFixed(2)}: ${standing(instability)}.`
      : undefined,
  );
  await findingsOn(page, ground, () => false, new Set([module.name]));
  page.follow(`Who uses ${module.name}?`, `What does ${module.name} depend on?`);
}

function standing(instability: number): string {
  if (instability <= 0.2) return 'others rest on it, so it should change seldom and carefully';
  if (instability >= 0.8) return 'little rests on it, so it is free to change';
  return 'others rest on it while it rests on others itself';
}

function firstCrossing(
  page: AnswerPage,
  { model }: AnswerGround,
  files: readonly string[],
  way: 'in' | 'out',
): string {
  const [edge] = crossing(model, new Set(files), way);
  return edge === undefined ? '' : page.at(edge.from, edge.line);
}
