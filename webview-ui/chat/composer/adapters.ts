/** Whose adapter is to answer: the one of what is asked about, none, or that of one language. */
import type { ConversationChoice } from '../../../src/core/model/chat.ts';
import type { ChatAdapter } from '../../../src/protocol/chatPanel.ts';
import type { MenuItem } from '../menu.ts';

export interface AdapterChoice {
  /** A language; `auto`, `none`. */
  readonly chosen: string;
  readonly adapters: readonly ChatAdapter[];
}

interface AdapterActions {
  choose(choice: ConversationChoice): void;
}

const GROUP = 'Adapter';

/** As it stands in the composer; nothing where nothing else than usual was chosen. */
export function adapterWords({ chosen, adapters }: AdapterChoice): string {
  if (chosen === 'auto') return '';
  if (chosen === 'none') return 'no adapter';
  return adapters.find(({ language }) => language === chosen)?.title ?? chosen;
}

/** None where there is no adapter to choose. */
export function adapterItems(choice: AdapterChoice, actions: AdapterActions): readonly MenuItem[] {
  const { chosen, adapters } = choice;
  if (adapters.length === 0 && chosen === 'auto') return [];
  const item = (language: string, label: string, detail: string, refused?: boolean): MenuItem => ({
    label,
    detail,
    group: GROUP,
    icon: language === chosen ? 'check' : 'blank',
    checked: language === chosen,
    ...(refused && { refused }),
    run: () => actions.choose({ adapter: language }),
  });
  const known = ['auto', 'none'].includes(chosen) || adapters.some(({ language }) => language === chosen);
  return [
    item('auto', 'By the question', 'of what it is about'),
    item('none', 'None', 'the model as it came'),
    ...adapters.map(({ language, title, detail }) => item(language, title, detail)),
    ...(known ? [] : [item(chosen, adapterWords(choice), 'is not there any more', true)]),
  ];
}
