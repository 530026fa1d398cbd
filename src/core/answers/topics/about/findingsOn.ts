/** Findings with something to say of a place. */
import type { Evidence } from '../../../model/finding.ts';
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import { count, plain } from '../../words.ts';

/** Findings with something to say of a place. */
export async function findingsOn(
  page: AnswerPage,
  ground: AnswerGround,
  shows: (evidence: Evidence) => boolean,
  subjects: ReadonlySet<string>,
): Promise<void> {
  const own = (await ground.findings()).filter(
    ({ evidence, subjects: about }) => about.some((each) => subjects.has(each)) || evidence.some(shows),
  );
  if (own.length === 0) return;
  page.para(own.length === 1 ? 'One finding concerns it:' : `${count(own.length, 'finding')} concern it:`);
  page.list(
    own.map(({ title, evidence }) => {
      const at = evidence.find(shows) ?? evidence[0];
      return `${plain(title)}${at === undefined ? '' : page.at(at.path, at.line)}`;
    }),
    5,
  );
}
