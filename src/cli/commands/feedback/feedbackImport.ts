import { open } from 'node:fs/promises';
import { CodedError } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import { printable } from '../../../base/printable.ts';
import type { FeedbackImport } from '../../../protocol/feedbackApi.ts';
import type { CommandSpec } from '../../command.ts';
import { count } from '../../format/layout.ts';

/** The engine refuses more, and says so. */
const MOST_BYTES = 64_000_000;

export const feedbackImport: CommandSpec = {
  name: 'feedback import',
  description: 'adds what another machine exported; what is known already is not added again',
  arguments: [{ flags: '<file>', description: 'that “feedback export” wrote; - for standard input' }],
  formats: ['text', 'json'],
  depth: 'none',
  history: false,
  async run({ engine, args: [file = '-'], format, signal }) {
    const report = await engine.feedback.import({ text: await textIn(file) }, { signal });
    const output = format === 'json' ? JSON.stringify(report) : importText(printable(report));
    return { output, exitCode: report.refused === 0 ? 0 : 1 };
  },
};

async function textIn(file: string): Promise<string> {
  try {
    const stream = file === '-' ? process.stdin : (await open(file)).createReadStream();
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of stream) {
      pieces.push(piece as Uint8Array);
      bytes += (piece as Uint8Array).length;
      if (bytes > MOST_BYTES) break;
    }
    return Buffer.concat(pieces).toString('utf8');
  } catch (error) {
    throw new CodedError(
      'invalid-option',
      `The feedback in ${file} cannot be read: ${messageOf(error)}.`,
      error,
    );
  }
}

function importText({ offers, actions, known, refused, problems }: FeedbackImport): string {
  const lines = [
    offers + actions === 0
      ? 'Nothing was added.'
      : `${count(actions, 'action')} added, on ${count(offers, 'suggestion')} that ${offers === 1 ? 'was' : 'were'} not known.`,
    ...(known === 0 ? [] : [`${count(known, 'line')} said nothing new.`]),
    ...(refused === 0 ? [] : [`${count(refused, 'line')} could not be taken:`]),
    ...problems.map(({ line, why }) => `  line ${line}: ${why}`),
    ...(refused > problems.length ? ['  …'] : []),
  ];
  return lines.join('\n');
}
