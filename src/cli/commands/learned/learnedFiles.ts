/** What is learned as a file for colleagues, there and back. */
import { readFile } from 'node:fs/promises';
import { CodedError, codeOf } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import { LEARNED_KINDS } from '../../../core/model/learned.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel } from '../../../protocol/feedbackLevel.ts';
import type { CommandSpec } from '../../command.ts';
import { count } from '../../format/layout.ts';
import { levelOf } from '../feedback/feedbackExport.ts';
import { kindIn } from './learned.ts';

export const learnedExport: CommandSpec = {
  name: 'learned export',
  description:
    'what was learned, as a file that a colleague can import or a team commits: JSON, without paths of this machine',
  formats: ['text'],
  options: [
    {
      flags: '--level <level>',
      description: `how much is told: ${FEEDBACK_LEVELS.join(', ')} (all)`,
      parse: levelOf,
    },
    { flags: '--kind <kind>', description: `only ${LEARNED_KINDS.join(', ')}`, parse: kindIn },
    { flags: '--project <name>', description: 'of projects, only this one' },
    {
      flags: '--into <file>',
      description: 'put it together with this file, which is written anew; -o for another',
    },
  ],
  depth: 'none',
  history: false,
  async run({ engine, options, signal }) {
    const { level, kind, project, into } = options as {
      readonly level?: FeedbackLevel;
      readonly kind?: (typeof LEARNED_KINDS)[number];
      readonly project?: string;
      readonly into?: string;
    };
    const before = into === undefined ? undefined : await textOf(into);
    const { text, items } = await engine.learned.export(
      {
        ...(level === undefined ? {} : { level }),
        ...(kind === undefined ? {} : { kinds: [kind] }),
        ...(project === undefined ? {} : { project }),
        ...(before === undefined ? {} : { into: before }),
      },
      { signal },
    );
    const note = `${count(items, 'item')} exported`;
    return { output: text, ...(options.quiet === true ? {} : { note }), exitCode: 0 };
  },
};

export const learnedImport: CommandSpec = {
  name: 'learned import',
  description: 'puts a colleague’s file together with what is known here; a second time does nothing more',
  arguments: [{ flags: '<file>', description: 'that “learned export” wrote' }],
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, args: [file = ''], format, signal }) {
    const text = await textOf(file);
    if (text === undefined)
      throw new CodedError(
        'invalid-option',
        `There is no file ${file}. Say where “learned export” wrote it.`,
      );
    const report = await engine.learned.import({ text }, { signal });
    const { changed, leftOut } = report;
    const said = changed === 0 ? 'Nothing in it is new.' : `${count(changed, 'item')} learned or changed.`;
    const left = leftOut === 0 ? '' : ` ${count(leftOut, 'part')} could not be used.`;
    return { output: format === 'json' ? JSON.stringify(report) : `${said}${left}`, exitCode: 0 };
  },
};

/** Undefined where there is no such file yet. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CodedError('invalid-option', `${file} cannot be read: ${messageOf(error)}.`, error);
  }
}
