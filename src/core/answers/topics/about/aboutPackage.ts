/** What a package from outside is here for, and who imports it. */
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import type { SubjectOf } from '../../subjects/subject.ts';
import { code, count, plain } from '../../words.ts';
import { mostCentral } from './mostCentral.ts';

export async function aboutPackage(
  page: AnswerPage,
  ground: AnswerGround,
  { name, files }: SubjectOf<'package'>,
): Promise<void> {
  const places = [...new Map(files.map((each) => [each.path, each])).values()];
  page.para(
    `${code(name)} comes from outside the workspace; ${count(places.length, 'file')} ${places.length === 1 ? 'imports' : 'import'} it.`,
  );
  const decided = (await ground.decisions()).filter(({ title }) => title.toLowerCase() === name);
  for (const { topic, evidence, version } of decided.slice(0, 1)) {
    const [at] = evidence;
    if (at)
      page.para(
        `It is chosen here for ${topic}${version === undefined ? '' : `, version ${plain(version)}`}.${page.at(at.path, at.line)}`,
      );
  }
  page.list(
    mostCentral(
      ground,
      places.map(({ path }) => path),
    ).map((path) => `${code(path)}${page.at(path, places.find((each) => each.path === path)!.line)}`),
  );
}
