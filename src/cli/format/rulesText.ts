import type { Violation } from '../../core/model/rule.ts';
import type { RulesReport } from '../../protocol/engineApi.ts';
import { count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export interface ListedRules {
  readonly report: RulesReport;
  readonly violations: readonly Violation[];
}

export function rulesText({ report, violations }: ListedRules, terminal: Terminal): string {
  const { colours, width } = terminal;
  const broken = new Map<string, number>();
  for (const { rule } of violations) broken.set(rule, (broken.get(rule) ?? 0) + 1);
  const rules = report.rules.map(({ id, kind, severity, why, line, except = [] }) => {
    const times = broken.get(id) ?? 0;
    const state = times === 0 ? colours.green('kept') : colours.red(`broken ${count(times, 'time')}`);
    const spared = except.length === 0 ? '' : `, ${count(except.length, 'exception')}`;
    const head = `${colours.bold(id)} ${colours.dim(`${kind}, ${severity}${spared}, ${report.rulesFile}:${line}`)} ${state}`;
    return why === undefined ? head : `${head}\n${wrap(why, width, '  ')}`;
  });
  return rules.join('\n\n');
}
