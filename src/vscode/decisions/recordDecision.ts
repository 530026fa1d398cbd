/** Records a decision: asks for its title, its status and what it replaces, shows what will be written, and opens it to be filled in. */
import * as vscode from 'vscode';
import type { DecisionStatus } from '../../core/model/decision.ts';
import type { KnownDecisionRecord, RecordSource } from '../../protocol/recordsApi.ts';
import { applyTicked } from '../applySuggestion.ts';
import { uriOf } from '../documents.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { pickRoot } from '../pickRoot.ts';

interface RecordParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

/** Where it came from, which it is drafted from. */
export interface DecisionOrigin {
  readonly root: string;
  readonly from: RecordSource;
}

export async function recordDecision({ engine, index }: RecordParts, origin?: DecisionOrigin): Promise<void> {
  const root = origin?.root ?? (await pickRoot(index, 'A decision of which folder?'));
  if (root === undefined) return;
  await index.caughtUp();
  const { records } = engine.get();
  const drafted = origin === undefined ? undefined : await records.draft(origin);
  const title = await askTitle(drafted?.title);
  if (title === undefined) return;
  const status = await askStatus();
  if (status === undefined) return;
  const known = (await records.list({ root })).records;
  const supersedes = await askSuperseded(known);
  if (supersedes === undefined) return;
  const from = origin === undefined ? {} : { from: origin.from };
  const plan = await records.plan({ kind: 'new', root, title, status, supersedes, ...from });
  if (plan.edits.length > 0 && !(await applyTicked(root, plan))) return;
  const uri = uriOf(root, plan.path);
  // A person may leave the record itself unticked.
  const [found] = await vscode.workspace.findFiles(new vscode.RelativePattern(root, plan.path), undefined, 1);
  if (found !== undefined) await vscode.window.showTextDocument(uri, { preview: false });
}

function askTitle(value: string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Record Decision (1/3)',
    prompt: 'What is decided, in a few words',
    placeHolder: 'Use PostgreSQL for orders',
    ignoreFocusOut: true,
    ...(value === undefined ? {} : { value }),
    validateInput: (text) => (/[\p{L}\p{N}]/u.test(text) ? undefined : 'Say in a few words what is decided.'),
  });
}

async function askStatus(): Promise<DecisionStatus | undefined> {
  const items = [
    { label: 'accepted', description: 'it holds from now on' },
    { label: 'proposed', description: 'others are to agree' },
    { label: 'rejected', description: 'so that nobody proposes it again without knowing why' },
  ] as const;
  const title = 'Record Decision (2/3)';
  const chosen = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true });
  return chosen?.label;
}

/** @returns paths; undefined where the person leaves. Where nothing can be replaced nobody is asked. */
async function askSuperseded(
  records: readonly KnownDecisionRecord[],
): Promise<readonly string[] | undefined> {
  const items = records
    .filter(({ status }) => status !== 'superseded' && status !== 'rejected')
    .map(({ path, number, title, status }) => ({
      label: number === undefined ? title : `${number}. ${title}`,
      description: status,
      path,
    }));
  if (items.length === 0) return [];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Record Decision (3/3)',
    placeHolder: 'Records whose place it takes; none where nothing is picked',
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen?.map(({ path }) => path);
}
