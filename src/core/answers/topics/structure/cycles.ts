/** What imports each other in a circle, and the cheapest cut. */
import type { ArchitectureModel } from '../../../model/architectureModel.ts';
import type { AnswerPage } from '../../page.ts';
import { capital, code, count, is, number } from '../../words.ts';
import type { Topic } from '../topic.ts';

export const cycles: Topic = {
  name: 'cycles',
  fits: ({ lower, clear }) =>
    clear.length === 0 && /\b(cycl(e|es|ic|ical)|circular|circles?|import each other|loops?)\b/.test(lower),
  write(page, { model }) {
    const shown = model.cycles.toSorted(
      (x, y) =>
        Number(y.strength === 'run-time') - Number(x.strength === 'run-time') ||
        x.members.length - y.members.length,
    );
    if (shown.length === 0) {
      page.para('No files of the workspace import each other in a circle.');
      return;
    }
    const runTime = shown.filter(({ strength }) => strength === 'run-time').length;
    page.para(
      `${capital(count(shown.length, 'circle'))} of imports ${is(shown.length)} closed, ${whenText(runTime, shown.length)}.`,
    );
    page.list(
      shown.map((cycle) => cycleText(page, cycle)),
      6,
    );
    page.follow(
      'What should be improved first?',
      ...(model.moduleCycles.length > 0 ? ['Which modules are coupled most?'] : []),
    );
  },
};

function whenText(runTime: number, all: number): string {
  const late = 'by types or by imports that run late';
  if (runTime === 0) return `none of them at run time, only ${late}`;
  if (runTime === all) return all === 1 ? 'at run time' : 'all of them at run time';
  return `${number(runTime)} at run time; the others only ${late}`;
}

function cycleText(
  page: AnswerPage,
  { witness, members, strength, cuts }: ArchitectureModel['cycles'][number],
): string {
  const way =
    witness.length > 6 ? [...witness.slice(0, 5).map(code), '…'] : [...witness, witness[0]!].map(code);
  const [cut] = cuts;
  const more = members.length > witness.length ? ` (${number(members.length)} files in all)` : '';
  const cheapest =
    cut === undefined
      ? page.at(witness[0]!)
      : `. The cheapest cut is the import of ${code(cut.to)} in ${code(cut.from)}${page.at(cut.from, cut.line)}`;
  return `${way.join(' → ')}${more}${strength === 'run-time' ? '' : `, ${strength === 'type-only' ? 'by types only' : 'by imports that run late'}`}${cheapest}`;
}
