import { grouped } from '../../base/grouped.ts';
import type { Decision } from '../../core/model/decision.ts';
import type { DecisionsReport } from '../../protocol/engineApi.ts';
import { findingsText } from './findingsText.ts';
import { columns, count, shorten } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Records by number or name, then topic by topic what is chosen and where that stands. */
export function decisionsText({ decisions, findings }: DecisionsReport, terminal: Terminal): string {
  const records = decisions.filter(({ origin }) => origin === 'record');
  const implied = decisions.filter(({ origin }) => origin === 'implied');
  const sections = [
    ...(records.length === 0 ? [] : [recordsText(records, terminal)]),
    ...(implied.length === 0 ? [] : [impliedText(implied, terminal)]),
    ...(findings.length === 0 ? [] : [findingsText({ findings }, terminal)]),
  ];
  return sections.join('\n\n');
}

function recordsText(records: readonly Decision[], { colours, width }: Terminal): string {
  const status = Math.max(...records.map((each) => each.status.length));
  const date = records.some((each) => each.date !== undefined) ? '2020-01-01'.length + 2 : 0;
  const rows = records.map((each) => {
    const [place] = each.evidence;
    const paint =
      each.status === 'accepted' ? colours.green : each.status === 'unknown' ? colours.dim : colours.yellow;
    const head = `  ${paint(each.status.padEnd(status))}  ${(each.date ?? '').padEnd(date)}`;
    const room = width - 2 - status - 2 - date;
    return `${head}${shorten(each.title, room)}\n${' '.repeat(4 + status + date)}${colours.dim(`${place?.path}:${place?.line}`)}`;
  });
  return [colours.bold(`Decision records (${count(records.length, 'record')})`), ...rows].join('\n');
}

/** A table with the topic before the first choice of each. */
function impliedText(implied: readonly Decision[], { colours, width }: Terminal): string {
  const rows = [...grouped(implied, ({ topic }) => topic)].flatMap(([topic, list]) =>
    list.map((each, at) => [at === 0 ? labelOf(topic) : '', choiceOf(each), placeOf(each)]),
  );
  const said = columns(
    rows.map(([topic, choice]) => [topic!, choice!]),
    ['left', 'left'],
  );
  const room = width - 4 - Math.max(...said.map((row) => row.length));
  const table = columns(
    rows.map(([topic, choice, place]) => [topic!, choice!, shorten(place!, Math.max(LEAST_PLACE, room))]),
    ['left', 'left', 'left'],
  ).map((row) => `  ${row}`);
  return [colours.bold('What the workspace is set up for'), ...table].join('\n');
}

const MOST_VERSION = 24;
const LEAST_PLACE = 24;

function choiceOf({ title, version, confidence }: Decision): string {
  const exact = version === undefined ? '' : ` ${shorten(version, MOST_VERSION)}`;
  return `${title}${exact}${confidence === 'proven' ? '' : ` (${confidence})`}`;
}

/** `data-access` → `Data access`. */
function labelOf(topic: string): string {
  const words = topic.replaceAll('-', ' ');
  return ACRONYMS[topic] ?? words[0]!.toUpperCase() + words.slice(1);
}

const ACRONYMS: Readonly<Record<string, string>> = {
  ci: 'CI',
  api: 'API',
  ui: 'User interface',
  'http-client': 'HTTP client',
};

function placeOf({ evidence }: Decision): string {
  const [first] = evidence;
  if (first === undefined) return '';
  const more = evidence.length === 1 ? '' : ` (+${evidence.length - 1})`;
  return `${first.path}:${first.line}${more}`;
}
