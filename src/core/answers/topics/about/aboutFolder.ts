/** What a folder holds, and what crosses its boundary. */
import { crossing, filesOf, moduleOf, nameOf } from '../../graphText.ts';
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import type { SubjectOf } from '../../subjects/subject.ts';
import { capital, code, count, listed, number } from '../../words.ts';
import { centralOf, citedStart, folderSays } from './insideOf.ts';

export async function aboutFolder(
  page: AnswerPage,
  ground: AnswerGround,
  subject: SubjectOf<'folder'>,
): Promise<void> {
  const { model } = ground;
  const files = filesOf(model, subject);
  const lines = files.reduce((sum, path) => sum + (model.facts.get(path)?.lines ?? 0), 0);
  const modules = [...new Set(files.map((path) => moduleOf(model, path)))];
  page.para(
    `${capital(nameOf(subject))} holds ${count(files.length, 'source file')} with ${count(lines, 'line')}${modules.length > 1 ? `, in ${count(modules.length, 'module')}` : ''}.${citedStart(page, ground, files)}`,
    await folderSays(page, ground, subject.name),
  );
  const inside = new Map<string, number>();
  for (const path of files) {
    const rest = path.slice(subject.name.length + 1);
    if (rest.includes('/')) inside.set(rest.split('/', 1)[0]!, (inside.get(rest.split('/', 1)[0]!) ?? 0) + 1);
  }
  if (inside.size > 1) {
    const rows = [...inside].sort((x, y) => y[1] - x[1]);
    page.para(
      `Below it are ${listed(
        rows.map(([name, n]) => `${code(`${name}/`)} (${number(n)})`),
        8,
      )}.`,
    );
  }
  centralOf(page, ground, files);
  const set = new Set(files);
  const into = crossing(model, set, 'in');
  const out = crossing(model, set, 'out');
  page.para(
    into.length === 0
      ? 'Nothing outside uses it.'
      : `${count(new Set(into.map(({ from }) => from)).size, 'file')} outside ${into.length === 1 ? 'uses' : 'use'} it${page.at(into[0]!.from, into[0]!.line)}.`,
    out.length === 0
      ? 'It uses nothing outside.'
      : `It uses ${count(new Set(out.map(({ to }) => to)).size, 'file')} outside${page.at(out[0]!.from, out[0]!.line)}.`,
  );
  page.follow(`Who uses ${subject.name}?`, `What does ${subject.name} depend on?`);
}
