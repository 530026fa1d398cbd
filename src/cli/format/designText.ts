/** Design patterns as text: what is known first; guesses are shown where they are asked for, or where there is nothing else. */
import { type DesignOccurrence, PARTICIPANT, type PatternRole } from '../../core/model/pattern.ts';
import { columns, count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

const SHOWN = 20;
const GUESSES_SHOWN = 5;
/** Players of one role that are named. */
const PLAYERS = 3;
const CLASSES = ['proven', 'likely', 'guess'];

export interface DesignTextOptions {
  /** Every occurrence, guesses too. */
  readonly all: boolean;
}

export function designText(
  design: readonly DesignOccurrence[],
  terminal: Terminal,
  { all }: DesignTextOptions,
): string {
  if (design.length === 0) return '';
  const sorted = design.toSorted((a, b) => CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class));
  const shown = all ? sorted : worthShowing(sorted);
  if (shown.length === 0) return '';
  return [
    terminal.colours.bold('Design patterns'),
    ...shown.map((each) => occurrenceText(each, terminal)),
    ...leftOut(design, shown),
  ].join('\n');
}

function worthShowing(sorted: readonly DesignOccurrence[]): readonly DesignOccurrence[] {
  const known = sorted.filter((each) => each.class !== 'guess');
  if (known.length > 0) return known.slice(0, SHOWN);
  return sorted
    .filter(({ roles }) => !roles.every(({ role }) => role === PARTICIPANT))
    .slice(0, GUESSES_SHOWN);
}

function occurrenceText(occurrence: DesignOccurrence, terminal: Terminal): string {
  const { pattern, class: sure, roles, evidence } = occurrence;
  const { colours, width } = terminal;
  const why = evidence.map(({ text }) => text).join(' ');
  return [
    `  ${colours.cyan(pattern)}  ${colours.dim(sure)}`,
    ...(why === '' ? [] : [wrap(why, width, '    ')]),
    ...playersText(cast(roles), width).map((line) => `    ${line}`),
    ...unnamed(roles).map((line) => `    ${colours.dim(line)}`),
  ].join('\n');
}

/** A table where it fits the width; else each place on a line of its own. */
function playersText(players: readonly PatternRole[], width: number): string[] {
  const rows = players.map(({ role, symbol, path, line }) => [role, symbol, `${path}:${line}`]);
  const table = columns(rows, ['left', 'left', 'left']);
  if (table.every((row) => row.length + 4 <= width)) return table;
  return rows.flatMap(([role, symbol, place]) => [`${role}: ${symbol}`, `  ${place}`]);
}

function cast(roles: readonly PatternRole[]): readonly PatternRole[] {
  return roles.filter((each, at) => positionInRole(roles, each.role, at) < PLAYERS);
}

/** How many play the same role before the one at this index. */
function positionInRole(roles: readonly PatternRole[], role: string, at: number): number {
  return roles.slice(0, at).filter((other) => other.role === role).length;
}

function unnamed(roles: readonly PatternRole[]): string[] {
  return [...new Set(roles.map(({ role }) => role))].flatMap((role) => {
    const rest = roles.filter((each) => each.role === role).length - PLAYERS;
    return rest > 0 ? [`… and ${rest} more as ${role}`] : [];
  });
}

function leftOut(design: readonly DesignOccurrence[], shown: readonly DesignOccurrence[]): string[] {
  const rest = design.filter((each) => !shown.includes(each));
  const guesses = rest.filter((each) => each.class === 'guess').length;
  const others = rest.length - guesses;
  const parts = [
    ...(others > 0 ? [`${others.toLocaleString('en')} more`] : []),
    ...(guesses > 0 ? [count(guesses, 'guess')] : []),
  ];
  return parts.length === 0 ? [] : [`  … and ${parts.join(' and ')}; --all shows them.`];
}
