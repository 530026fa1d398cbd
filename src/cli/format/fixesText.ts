import type { FixPlan } from '../../protocol/engineApi.ts';
import { count, wrap } from './layout.ts';
import { shellCommand } from './shellCommand.ts';
import type { Terminal } from './terminal.ts';

export interface FixesView extends Pick<FixPlan, 'fixed' | 'left'> {
  readonly changed: readonly string[];
  /** Backups that could not be removed. */
  readonly leftovers: readonly string[];
  readonly dry: boolean;
}

interface Place {
  readonly terminal: Terminal;
  readonly folder: string;
}

export function fixesText({ fixed, left, changed, leftovers, dry }: FixesView, place: Place): string {
  if (fixed.length + left.length === 0) return 'There is nothing to put right.';
  const did = dry ? 'Would put right' : 'Put right';
  const right =
    fixed.length === 0
      ? []
      : [section(`${did} ${count(fixed.length, 'violation')}:`, doneText(fixed, place))];
  const files =
    changed.length === 0 ? [] : [section(`${count(changed.length, 'file')} changed:`, lines(changed))];
  const rest =
    left.length === 0 ? [] : [section(`${count(left.length, 'violation')} left:`, leftText(left, place))];
  const backups = leftovers.map((path) => `Could not be removed, and is safe to delete: ${path}`);
  return [...right, ...files, ...rest, ...backups].join('\n\n');
}

function section(head: string, body: readonly string[]): string {
  return [head, ...body].join('\n');
}

function lines(paths: readonly string[]): readonly string[] {
  return paths.map((path) => `  ${path}`);
}

/** One refactoring may put several right. */
function doneText(fixed: FixesView['fixed'], { terminal: { colours, width } }: Place): readonly string[] {
  const steps = [...new Set(fixed.map(({ by }) => by))];
  return steps.flatMap((step) => [
    `  ${colours.green(step)}`,
    ...fixed
      .filter(({ by }) => by === step)
      .map(({ rule, message }) => wrap(`${message} (${rule})`, width, '      ', '    ')),
  ]);
}

function leftText(
  left: FixesView['left'],
  { terminal: { colours, width }, folder }: Place,
): readonly string[] {
  const each = left.flatMap(({ from, line, rule, message, reason }) => [
    `  ${colours.bold(`${from}:${line}`)} ${colours.dim(rule)}`,
    wrap(message, width, '    '),
    wrap(reason, width, '    '),
  ]);
  return [...each, `  What would be allowed instead: ${colours.cyan(shellCommand('check', folder))}`];
}
