/** An engine as the composer offers it. */
import type { EngineStatus } from '../../core/model/engines.ts';
import type { PanelEngine } from '../../protocol/chatPanel.ts';

export function panelEngine({ id, kind, state, reason, models }: EngineStatus): PanelEngine {
  const [first, ...more] = models;
  const model =
    first === undefined ? '' : more.length === 0 ? first.name : `${first.name} and ${more.length} more`;
  const ready = state === 'ready' && first !== undefined;
  const detail = ready
    ? model
    : (reason ?? (state === 'unasked' ? 'left out by the settings' : 'has no model'));
  return { id, name: kind === 'server' ? id.replace(/^server:/, '') : NAMES[kind], detail, ready };
}

const NAMES: Readonly<Record<Exclude<EngineStatus['kind'], 'server'>, string>> = {
  embedded: 'Embedded',
  vscode: 'VS Code',
};
