/** All that a prompt says, in one text: for estimates. */
import type { Prompt } from '../model/generation.ts';

export function promptText(prompt: Prompt): string {
  switch (prompt.kind) {
    case 'chat':
      return prompt.turns.map(({ content }) => content).join('\n');
    case 'text':
      return prompt.text;
    case 'infill':
      return prompt.before + prompt.after;
  }
}
