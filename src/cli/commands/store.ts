/** The search index as a thing that takes room. */
import { printable } from '../../base/printable.ts';
import type { StoreReport } from '../../protocol/knowledgeApi.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { storeText } from '../format/storeText.ts';

export const storeShow: CommandSpec = {
  name: 'store show',
  description: 'where the search index is kept, what it takes and what is in it',
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  run: async (context) => told(context, await context.engine.knowledge.status({ root: context.root })),
};

export const storeCompact: CommandSpec = {
  name: 'store compact',
  description:
    'gives back what the search index takes and does not need, as is done by itself in quiet minutes',
  formats: ['text', 'json'],
  depth: 'graph',
  history: false,
  async run(context) {
    const { engine, root, signal } = context;
    const before = await engine.knowledge.status({ root });
    const after = await engine.knowledge.compact({ root }, { signal });
    return told(context, after, before.sizeBytes - after.sizeBytes);
  },
};

/** @param freedBytes undefined where nothing was done. */
function told(
  { format, terminal }: CommandContext,
  { notice, ...report }: StoreReport,
  freedBytes?: number,
): CommandResult {
  const freed = freedBytes === undefined ? {} : { freedBytes };
  const output =
    format === 'json'
      ? JSON.stringify({ ...report, ...freed }, undefined, 2)
      : storeText(printable({ ...report, ...freed }), terminal);
  return { output, ...(notice === undefined ? {} : { note: notice }), exitCode: 0 };
}
