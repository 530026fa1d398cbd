import { printable } from '../../../base/printable.ts';
import { LEARNED_KINDS, type LearnedKind } from '../../../core/model/learned.ts';
import type { CommandSpec } from '../../command.ts';
import { learnedText } from '../../format/learnedText.ts';

export const learned: CommandSpec = {
  name: 'learned',
  description:
    'what was learned of projects and of you, from what, and what it changes; can forget a project for good',
  formats: ['text', 'json'],
  options: [
    { flags: '--forget <project>', description: 'erase a project and its share, by name or path' },
    { flags: '--kind <kind>', description: `only ${LEARNED_KINDS.join(', ')}`, parse: kindIn },
    { flags: '--all', description: 'as text: all of it, not only the weightiest' },
  ],
  depth: 'none',
  history: false,
  async run({ engine, format, terminal, options, signal }) {
    const { forget, kind, all } = options as {
      readonly forget?: string;
      readonly kind?: LearnedKind;
      readonly all?: boolean;
    };
    const forgotten =
      forget === undefined ? undefined : await engine.learning.forgetProject({ project: forget }, { signal });
    const { projects, concepts } = await engine.learning.learned({}, { signal });
    const list = await engine.learned.list({}, { signal });
    const items = list.items.filter((each) => kind === undefined || each.kind === kind);
    const report = { projects, concepts, items, forgotten: list.forgotten };
    const note = forgotten && `${printable(forgotten.name)} and its share in every concept are erased.`;
    const output =
      format === 'json' ? JSON.stringify(report) : learnedText(printable(report), terminal, all === true);
    return { output, ...(note === undefined ? {} : { note }), exitCode: 0 };
  },
};

export function kindIn(text: string): LearnedKind {
  const kind = LEARNED_KINDS.find((each) => each === text.trim());
  if (kind === undefined) throw new Error(`It takes one of: ${LEARNED_KINDS.join(', ')}.`);
  return kind;
}
