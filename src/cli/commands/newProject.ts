/** A new project: from a sentence to alternatives, and from the one that is picked to files. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { printable } from '../../base/printable.ts';
import type { Answers } from '../../core/model/alternative.ts';
import { BLUEPRINT_LANGUAGES } from '../../core/model/blueprint.ts';
import { applyEdits } from '../../infra/edits/applyEdits.ts';
import type {
  AlternativesReport,
  NewProjectPlan,
  NewProjectRequest,
} from '../../protocol/alternativesApi.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { alternativesText, writtenText } from '../format/alternativesText.ts';
import { oneOf } from './blueprint/source.ts';
import { DRY_RUN } from './writeRules.ts';

export const newProject: CommandSpec = {
  name: 'new',
  description:
    'proposes two or three ways to build what a few plain sentences ask for, and writes the one that is picked: all of it or nothing',
  arguments: [
    { flags: '<target>', description: 'the folder of the project, there or not yet' },
    {
      flags: '[sentence]',
      description: 'what it is to be: “a REST API for a bookshop in Python with Postgres”',
    },
  ],
  formats: ['text', 'json', 'markdown'],
  options: [
    {
      flags: '--language <language>',
      description: `one of ${BLUEPRINT_LANGUAGES.join(', ')}`,
      parse: (text) => oneOf(text, BLUEPRINT_LANGUAGES),
    },
    {
      flags: '--framework <framework>',
      description: 'what it is built on: express, fastapi, spring-boot, …',
    },
    {
      flags: '--answers <file>',
      description: 'a JSON file with answers to the questions that were left open, by topic',
    },
    {
      flags: '--pick <n>',
      description: 'writes the alternative of this number; without it they are only shown',
      parse: positive,
    },
    {
      flags: '--agents-md',
      description: 'with a section in AGENTS.md that points to the rules and the overview',
    },
    DRY_RUN,
  ],
  depth: 'none',
  history: false,
  run,
};

function positive(text: string): number {
  if (!/^[1-9]\d?$/.test(text))
    throw new CodedError('invalid-option', 'the number of an alternative: 1, 2 or 3.');
  return Number(text);
}

async function run(context: CommandContext): Promise<CommandResult> {
  const { engine, args, format, options, signal } = context;
  const [folder = '', sentence = ''] = args;
  const root = targetOf(folder);
  const request: NewProjectRequest = { root, sentence, answers: answersIn(options) };
  const report = await engine.alternatives.propose(request, { signal });
  const pick = options.pick as number | undefined;
  if (report.alternatives.length === 0 || pick === undefined) {
    // Without enough words nothing could be offered, which is no success for a script that picks.
    const exitCode = report.alternatives.length === 0 ? 1 : 0;
    return { output: shown(report, context, folder), exitCode };
  }
  const chosen = report.alternatives[pick - 1];
  if (chosen === undefined)
    throw new CodedError(
      'invalid-option',
      `there are ${report.alternatives.length} alternatives; --pick one of them.`,
    );
  const plan = await engine.alternatives.plan(
    { ...request, pick: chosen.id, agentsMd: options.agentsMd === true },
    { signal },
  );
  const dry = options.dryRun === true;
  const inTheWay = plan.refused.length > 0;
  if (!dry && !inTheWay) await write(root, plan);
  const exitCode = inTheWay ? 1 : 0;
  if (format === 'json') {
    const { edits, ...rest } = plan;
    return {
      output: JSON.stringify({ ...rest, written: !dry && !inTheWay, ...(dry ? { edits } : {}) }),
      exitCode,
    };
  }
  return { output: writtenText(printable(plan), { dry, folder, terminal: context.terminal }), exitCode };
}

function shown(report: AlternativesReport, { format, terminal }: CommandContext, folder: string): string {
  if (format === 'json') return JSON.stringify(report);
  if (format === 'markdown') return report.document;
  return alternativesText(printable(report), { terminal, folder });
}

/** Throws `invalid-option` for what is no folder. */
function targetOf(folder: string): string {
  const root = resolve(folder);
  if (folder.trim() === '') throw new CodedError('invalid-option', 'name the folder of the project.');
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new CodedError('invalid-option', `${folder} is a file. Name a folder, there or not yet.`);
  return root;
}

const MOST_ANSWERS = 100_000;

function answersIn({ answers: file, language, framework }: CommandContext['options']): Answers {
  const read = typeof file === 'string' ? answersFrom(file) : {};
  return {
    ...read,
    ...(typeof language === 'string' ? { language } : {}),
    ...(typeof framework === 'string' ? { framework } : {}),
  };
}

/** What they hold is checked by the engine. */
function answersFrom(file: string): Answers {
  try {
    const text = readFileSync(file, 'utf8');
    const parsed: unknown = text.length > MOST_ANSWERS ? undefined : JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Answers;
  } catch (error) {
    const what = codeOf(error) === 'ENOENT' ? 'is not there' : `cannot be read (${messageOf(error)})`;
    throw new CodedError('invalid-option', `${file} ${what}.`, error);
  }
  throw new CodedError(
    'invalid-option',
    `${file} holds no answers: {"language": "python", "data": "sqlite"}.`,
  );
}

/** A folder that is not there yet comes with the files, and goes with them when they cannot be written. */
async function write(root: string, { edits }: NewProjectPlan): Promise<void> {
  let base = root;
  const below: string[] = [];
  while (!existsSync(base) && dirname(base) !== base) {
    below.unshift(basename(base));
    base = dirname(base);
  }
  const moved = edits.map((edit) => ({ ...edit, path: [...below, edit.path].join('/') }));
  await applyEdits(base, moved);
}
