import { CodedError } from '../../base/codedError.ts';
import { printable } from '../../base/printable.ts';
import type { CheckReport } from '../../protocol/engineApi.ts';
import { type Compared, compare, readBaseline, writeBaseline } from '../baseline.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { SAW_NOTHING } from '../format/basisText.ts';
import { checkGithub } from '../format/checkGithub.ts';
import { checkJunit } from '../format/checkJunit.ts';
import { checkSarif } from '../format/checkSarif.ts';
import { checkText } from '../format/checkText.ts';
import type { CheckView } from '../format/checkView.ts';
import { count } from '../format/layout.ts';
import { checkFixOptions, fixViolations } from './checkFix.ts';

const FORMATS: Readonly<Record<string, (view: CheckView) => string>> = {
  text: ({ terminal, ...view }) => checkText(printable(view), terminal),
  json: ({ report, baseline }) => JSON.stringify({ ...report, ...(baseline && { baseline }) }),
  sarif: checkSarif,
  junit: checkJunit,
  github: checkGithub,
};

export const check: CommandSpec = {
  name: 'check',
  description:
    "holds the code against the workspace's rules (groundplan.yaml); exits with 1 when one is broken or speaks of nothing, with 2 when nothing could be checked",
  formats: Object.keys(FORMATS),
  options: [
    { flags: '--since <rev>', description: 'only what changes since this git revision brought' },
    { flags: '--baseline <file>', description: 'leave out the violations that this file lists' },
    {
      flags: '--update-baseline',
      description: 'with --baseline: write what is left of it; it can only shrink',
      conflicts: ['since'],
    },
    {
      flags: '--fix',
      description:
        'put violations right by refactorings that hold: the rules and the imports are checked after each',
      conflicts: ['updateBaseline'],
    },
    { flags: '--rule <ids...>', description: 'with --fix: only violations of these rules' },
    { flags: '--dry-run', description: 'with --fix: print the diff, change nothing' },
  ],
  depth: 'graph',
  history: false,
  check(options) {
    const { baseline, updateBaseline } = options;
    checkFixOptions(options);
    if (updateBaseline === true && typeof baseline !== 'string') {
      throw new CodedError(
        'invalid-option',
        '--update-baseline writes what --baseline <file> names: name one.',
      );
    }
  },
  async run(context) {
    const { engine, root, options } = context;
    const { since } = options;
    const report = await engine.check(root, typeof since === 'string' ? { since } : {});
    const note = nothingChecked(report);
    if (note !== undefined) return { output: print(context, report), note, exitCode: 2 };
    if (options.fix === true) return fixViolations(context, await inQuestion(report, options.baseline));
    if (typeof options.baseline !== 'string')
      return { output: print(context, report), exitCode: codeFor(report) };
    return againstBaseline(context, report, options.baseline);
  },
};

/** What a baseline lists is not put right unasked. */
async function inQuestion({ violations }: CheckReport, file: unknown): Promise<CheckReport['violations']> {
  const baseline = typeof file === 'string' ? await readBaseline(file) : undefined;
  return baseline === undefined ? violations : compare(baseline, violations).fresh;
}

async function againstBaseline(
  context: CommandContext,
  report: CheckReport,
  file: string,
): Promise<CommandResult> {
  const update = context.options.updateBaseline === true;
  const baseline = await readBaseline(file);
  if (baseline === undefined) {
    if (!update)
      throw new CodedError(
        'invalid-baseline',
        `there is no baseline ${file}. Write it with --update-baseline.`,
      );
    await writeBaseline(file, report.violations);
    const note = `${count(report.violations.length, 'violation')} written to ${file}: from now on it can only shrink.`;
    const known = compared(
      report,
      compare(new Set(report.violations.map((each) => each.fingerprint)), report.violations),
    );
    return { output: print(context, known.report, known.baseline), note, exitCode: codeFor(known.report) };
  }
  const found = compare(baseline, report.violations);
  const { report: fresh, baseline: counts } = compared(report, found);
  const shrinks = update && found.fresh.length === 0 && found.gone.length > 0;
  if (shrinks) await writeBaseline(file, found.known);
  const note = baselineNote(found, { file, update, since: context.options.since !== undefined });
  return {
    output: print(context, fresh, counts),
    ...(note === undefined ? {} : { note }),
    exitCode: codeFor(fresh),
  };
}

function compared(report: CheckReport, { fresh, known, gone }: Compared) {
  return { report: { ...report, violations: fresh }, baseline: { known: known.length, gone: gone.length } };
}

interface BaselineRun {
  readonly file: string;
  readonly update: boolean;
  /** Older violations were not looked at, so that none of them is known to be gone. */
  readonly since: boolean;
}

function baselineNote({ fresh, gone }: Compared, { file, update, since }: BaselineRun): string | undefined {
  if (update && fresh.length > 0) {
    return `${file} was not written: a baseline can only shrink, and ${count(fresh.length, 'violation')} would be new in it.`;
  }
  if (gone.length === 0 || since) return undefined;
  return update
    ? `${count(gone.length, 'violation')} taken out of ${file}.`
    : `${count(gone.length, 'violation')} of ${file} ${gone.length === 1 ? 'is' : 'are'} gone: take them out with --update-baseline.`;
}

function print(context: CommandContext, report: CheckReport, baseline?: CheckView['baseline']): string {
  const { format, terminal, folder } = context;
  return FORMATS[format]!({ report, terminal, folder, ...(baseline && { baseline }) });
}

/** Why the run is no pass: a check must not be clean because it saw nothing. */
function nothingChecked({ standing, rules, files, rulesFile, problems }: CheckReport): string | undefined {
  if (standing === 'none') {
    return `there is no ${rulesFile} here, so that nothing was checked. “groundplan rules infer” proposes rules; “groundplan rules init” begins with a preset.`;
  }
  if (standing !== 'current') {
    const [first] = problems;
    const place = first === undefined ? rulesFile : `${first.path}:${first.line}`;
    return `the rules cannot be read, so that nothing was checked: see ${place}.`;
  }
  if (rules === 0) return `${rulesFile} has no rule, so that nothing was checked. Write one under “rules:”.`;
  return files === 0 ? SAW_NOTHING : undefined;
}

function codeFor({ violations, problems }: CheckReport): 0 | 1 {
  return problems.length > 0 || violations.some(({ severity }) => severity !== 'info') ? 1 : 0;
}
