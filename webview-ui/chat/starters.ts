/** Questions to begin with, from what is known of the workspace. */
import type { PanelModel } from '../../src/protocol/panel.ts';
import type { EditorContext } from './composer/composer.ts';

export interface Starter {
  readonly icon: string;
  readonly words: string;
  /** As it would be typed. */
  readonly question: string;
}

export function startersFor({ overviews }: PanelModel, { path }: EditorContext): readonly Starter[] {
  const cycles = overviews.some((each) => each.cycles.runTime > 0);
  const file = path === undefined ? [] : [explain(path)];
  return [
    { icon: 'type-hierarchy', words: 'How is this built?', question: '/explain' },
    ...file,
    ...(cycles ? [{ icon: 'sync', words: 'Where are the cycles?', question: 'Where are the cycles?' }] : []),
    { icon: 'lightbulb', words: 'What should change next?', question: '/suggest' },
  ];
}

function explain(path: string): Starter {
  return { icon: 'file', words: `Explain ${path.split('/').at(-1)}`, question: `/explain ${path}` };
}
