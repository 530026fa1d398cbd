/** Once for each change that decides something: a quiet word that it can be recorded why. */
import * as vscode from 'vscode';
import type { EngineHandle } from '../engineHandle.ts';
import type { DecisionOrigin } from './recordDecision.ts';

const RECORD = 'Record Decision';

/** Those that a person was asked about in this window. */
const offered = new Set<string>();

/** Nothing is said where nothing is decided, or where it is not known any more. */
export async function offerRecord(engine: EngineHandle, origin: DecisionOrigin): Promise<void> {
  const key = `${origin.root}\n${origin.from.kind}\n${origin.from.id}`;
  if (offered.has(key)) return;
  offered.add(key);
  const draft = await engine
    .get()
    .records.draft(origin)
    .catch(() => undefined);
  if (draft?.decides !== true) return;
  const chosen = await vscode.window.showInformationMessage(`Record why? ${draft.title}`, RECORD);
  if (chosen === RECORD) await vscode.commands.executeCommand('groundplan.recordDecision', origin);
}
