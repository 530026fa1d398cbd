import type { RuleWord } from '../../core/model/ruleAnswer.ts';
import { evidenceText } from './evidenceText.ts';
import { wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function ruleWordText(word: Omit<RuleWord, 'kind'>, terminal: Terminal, indent: string): string {
  const { colours, width } = terminal;
  const { rule, line, says, message, why, instead, example, from, to } = word;
  const paint = {
    forbids: colours.red,
    deprecates: colours.cyan,
    tolerates: colours.cyan,
    allows: colours.green,
  }[says];
  const inner = `${indent}  `;
  const said = (label: string, text: string | undefined) =>
    text === undefined ? [] : [wrap(`${label} ${text}`, width, `${inner}  `, inner)];
  return [
    `${indent}${paint(says)} ${colours.bold(rule)} ${colours.dim(`groundplan.yaml:${line}`)}`,
    ...(from === undefined || to === undefined ? [] : [wrap(`${from} → ${to}`, width, `${inner}  `, inner)]),
    wrap(message, width, inner),
    ...said('Why:', why),
    ...said('Instead:', instead),
    ...(example === undefined ? [] : [`${inner}Example:`, evidenceText(example, terminal, `${inner}  `)]),
  ].join('\n');
}
