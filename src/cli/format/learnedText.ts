/** What was learned: projects, then habits, tastes and rejections with what speaks for them and what they change. */
import type { LearnedItem, LearnedKind } from '../../core/model/learned.ts';
import type { LearnedReport } from '../../protocol/habitsApi.ts';
import type { LearnedList } from '../../protocol/learnedApi.ts';
import { count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

const SHOWN = 12;
const NOTHING =
  'Nothing has been learned yet. “groundplan learn FOLDER…” learns from projects; what you do with suggestions in VS Code is learned from by itself.';

const HEADINGS: Readonly<Record<LearnedKind, string>> = {
  concept: 'Habits of projects',
  preference: 'Your tastes',
  rejection: 'Not suggested again',
};

type Learned = Pick<LearnedReport, 'projects'> & LearnedList;

export function learnedText(
  { projects, items, forgotten }: Learned,
  terminal: Terminal,
  all = false,
): string {
  const { width, colours } = terminal;
  if (projects.length === 0 && items.length === 0 && forgotten === 0) return wrap(NOTHING, width);
  const names = projects.map(
    ({ name, files, learned, root }) =>
      `${colours.bold(name)}  ${count(files, 'file')}, learned ${learned.slice(0, 10)}, ${colours.dim(root)}`,
  );
  const groups = (Object.keys(HEADINGS) as LearnedKind[]).flatMap((kind) =>
    groupText(
      kind,
      items.filter((each) => each.kind === kind),
      { terminal, most: all ? items.length : SHOWN },
    ),
  );
  const gone =
    forgotten === 0
      ? []
      : ['', `${count(forgotten, 'habit')} forgotten, not learned anew; “learned forget --again” allows it.`];
  return [...names, ...groups, ...gone].join('\n').replace(/^\n+/, '');
}

interface GroupView {
  readonly terminal: Terminal;
  readonly most: number;
}

function groupText(
  kind: LearnedKind,
  items: readonly LearnedItem[],
  { terminal, most }: GroupView,
): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, most).map((each) => itemText(each, terminal));
  const rest = items.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more (--all shows them)`] : [];
  return ['', terminal.colours.bold(`${HEADINGS[kind]} (${items.length})`), ...shown, ...more];
}

export function itemText(item: LearnedItem, { width, colours }: Terminal): string {
  const { id, title, explanation, effect, evidence, trend } = item;
  const marks = [
    ...(item.pinned ? ['pinned'] : []),
    ...(item.disabled ? ['switched off'] : []),
    ...(item.edited ? ['changed by you'] : []),
    ...(item.shared ? ['from a colleague'] : []),
    ...(trend.word === 'rising' || trend.word === 'falling' ? [trend.word] : []),
  ];
  const told = title.replaceAll('`', '');
  const from = evidence.slice(0, 3).map(({ text }) => text);
  const details = [explanation.replaceAll('`', ''), effect, ...(from.length > 0 ? [from.join('; ')] : [])];
  return [
    `${told}${marks.length === 0 ? '' : `  ${colours.cyan(`[${marks.join(', ')}]`)}`}`,
    ...details.flatMap((each) =>
      wrap(each, width, '  ')
        .split('\n')
        .map((line) => colours.dim(line)),
    ),
    `  ${colours.dim(id)}`,
  ].join('\n');
}
