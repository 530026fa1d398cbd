import type { Subject, Verdict } from '../../core/model/ruleAnswer.ts';
import type { MayReport } from '../../protocol/engineApi.ts';
import { count, wrap } from './layout.ts';
import { ruleWordText } from './ruleWordText.ts';
import type { Terminal } from './terminal.ts';

export function mayText(report: MayReport, terminal: Terminal): string {
  return [verdictText(report, terminal), ...wordsText(report, terminal)].join('\n');
}

/** What the rules say, each in a paragraph; one line where none speaks. */
export function wordsText({ rules, standing }: MayReport, terminal: Terminal): readonly string[] {
  if (standing !== 'current') return [];
  if (rules.length === 0) return ['  No rule speaks of it.'];
  return rules.map((word) => ruleWordText(word, terminal, '  '));
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  allowed: 'may import',
  deprecated: 'may still import',
  forbidden: 'must not import',
  partly: 'may import in part',
};

export function verdictText(
  { from, to, verdict, standing }: MayReport,
  { colours, width }: Terminal,
): string {
  const says = standing === 'current' ? VERDICTS[verdict] : 'is not forbidden by any rule to import';
  const paint = {
    allowed: colours.green,
    deprecated: colours.cyan,
    forbidden: colours.red,
    partly: colours.yellow,
  };
  const text = wrap(sentence(`${subjectText(from)} ${says} ${subjectText(to)}.`), width);
  return standing === 'current' ? text.replace(says, paint[verdict](says)) : text;
}

/** Names of files stay as they are. */
export function sentence(text: string): string {
  return text.replace(/^the /, 'The ');
}

export function subjectText({ kind, name, files }: Subject): string {
  switch (kind) {
    case 'file':
      return name;
    case 'new-file':
      return `${name} (a new file)`;
    case 'package':
      return `the package ${name}`;
    default:
      return `the ${kind} ${name} (${count(files, 'file')})`;
  }
}
