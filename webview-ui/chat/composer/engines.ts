/** Who is to answer: what the settings route to, the code alone, or one engine. */
import type { ConversationChoice } from '../../../src/core/model/chat.ts';
import type { PanelEngine } from '../../../src/protocol/chatPanel.ts';
import type { MenuItem } from '../menu.ts';

export interface EngineChoice {
  /** Id of an engine; `auto`, `none`. */
  readonly chosen: string;
  /** Undefined while they are looked for. */
  readonly engines: readonly PanelEngine[] | undefined;
}

interface EngineActions {
  choose(choice: ConversationChoice): void;
  showEngines(): void;
}

const FIXED: ReadonlySet<string> = new Set(['auto', 'none']);

/** As it stands in the composer. */
export function engineWords({ chosen, engines }: EngineChoice): string {
  if (chosen === 'auto') return 'Auto';
  if (chosen === 'none') return 'No model';
  return engines?.find(({ id }) => id === chosen)?.name ?? chosen.replace(/^server:/, '');
}

/** @param more choices that stand below the engines. */
export function engineItems(
  { chosen, engines }: EngineChoice,
  more: readonly MenuItem[],
  actions: EngineActions,
): readonly MenuItem[] {
  const item = (id: string, label: string, detail: string, refused?: boolean): MenuItem => ({
    label,
    detail,
    icon: id === chosen ? 'check' : 'blank',
    checked: id === chosen,
    ...(refused && { refused }),
    run: () => actions.choose({ engine: id }),
  });
  // One that is gone is still what was chosen.
  const known = engines === undefined || FIXED.has(chosen) || engines.some(({ id }) => id === chosen);
  return [
    item('auto', 'Auto', 'as the settings say'),
    item('none', 'No model', 'from the code alone'),
    ...(engines ?? []).map(({ id, name, detail, ready }) => item(id, name, detail, !ready)),
    ...(known ? [] : [item(chosen, engineWords({ chosen, engines }), 'is not there any more', true)]),
    ...(engines === undefined && !FIXED.has(chosen)
      ? [item(chosen, engineWords({ chosen, engines }), '')]
      : []),
    ...(engines === undefined
      ? [{ label: 'Looking for engines…', icon: 'loading', refused: true, run() {} }]
      : []),
    ...more,
    { label: 'Engines and models…', icon: 'settings-gear', run: () => actions.showEngines() },
  ];
}
