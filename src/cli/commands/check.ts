import type { CheckReport } from '../../protocol/engineApi.ts';
import type { CommandSpec } from '../command.ts';
import { SAW_NOTHING } from '../format/basisText.ts';
import { checkText } from '../format/checkText.ts';
import { printable } from '../format/printable.ts';

export const check: CommandSpec = {
  name: 'check',
  description:
    "holds the code against the workspace's rules (groundplan.yaml); exits with 1 when one is broken or speaks of nothing, with 2 when nothing could be checked",
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run({ engine, root, format, terminal }) {
    const report = await engine.check(root);
    const note = nothingChecked(report);
    const output = format === 'json' ? JSON.stringify(report) : checkText(printable(report), terminal);
    const exitCode = note !== undefined ? 2 : hasFindings(report) ? 1 : 0;
    return { output, ...(note === undefined ? {} : { note }), exitCode };
  },
};

/** Why the run is no pass: a check must not be clean because it saw nothing. */
function nothingChecked({ standing, rules, files, rulesFile, problems }: CheckReport): string | undefined {
  if (standing === 'none') {
    return `there is no ${rulesFile} here, so that nothing was checked. Write the rules of this project into it.`;
  }
  if (standing !== 'current') {
    const [first] = problems;
    const place = first === undefined ? rulesFile : `${first.path}:${first.line}`;
    return `the rules cannot be read, so that nothing was checked: see ${place}.`;
  }
  if (rules === 0) return `${rulesFile} has no rule, so that nothing was checked. Write one under “rules:”.`;
  return files === 0 ? SAW_NOTHING : undefined;
}

function hasFindings({ violations, problems }: CheckReport): boolean {
  return problems.length > 0 || violations.some(({ severity }) => severity !== 'info');
}
