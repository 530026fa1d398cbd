/** What rules say, for tools. */
import type { RuleWord, Subject, WhyStep } from '../../core/model/ruleAnswer.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import { at } from './hints.ts';

export function ruleLines(words: readonly RuleWord[]): readonly string[] {
  return words.flatMap(({ says, rule, line, message, why, instead, example }) => [
    `${says} by ${rule} (${RULES_FILE}:${line}): ${message}${why === undefined ? '' : ` Why: ${why}`}`,
    ...(instead === undefined ? [] : [`instead: ${instead}`]),
    ...(example === undefined ? [] : [`example: ${at(example)} ${example.text}`]),
  ]);
}

export function subjectText({ kind, name, files }: Subject): string {
  if (kind === 'file') return name;
  if (kind === 'new-file') return `${name} (not there yet)`;
  return kind === 'package' ? `package ${name}` : `${kind} ${name} (${files} files)`;
}

export function stepLines(steps: readonly WhyStep[]): readonly string[] {
  return steps.flatMap(({ from, to, line, kind, rules }) => [
    `${at({ path: from, line })} imports ${to}${kind === 'static' ? '' : ` (${kind})`}${rules.length === 0 ? '' : `; ${rules.map(({ says, rule }) => `${says} by ${rule}`).join(', ')}`}`,
  ]);
}
