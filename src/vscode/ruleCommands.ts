/** Commands about the workspace's rules: infer and ratify them, allow one import in spite of them, explain one. */
import * as vscode from 'vscode';
import type { RuleProposal } from '../core/model/rule.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController } from './indexController.ts';
import { previewEdits } from './previewSuggestion.ts';

interface RuleParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

interface ProposalItem extends vscode.QuickPickItem {
  readonly proposal: RuleProposal;
}

/** Shows what the code keeps already; what is picked goes into the rules file, previewed. */
export async function inferRules({ engine, index }: RuleParts): Promise<void> {
  const root = await pickRoot(index);
  if (root === undefined) return;
  const { proposals, rulesFile } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Groundplan: inferring rules' },
    () => engine.get().ruleProposals(root),
  );
  if (proposals.length === 0) {
    void vscode.window.showInformationMessage(
      'No rule is proposed: none would be silent on this code and catch what is against its habits.',
    );
    return;
  }
  const chosen = await vscode.window.showQuickPick(proposals.map(itemOf), {
    title: 'Rules that this code keeps already',
    placeHolder: `What you pick is written into ${rulesFile}, after a preview`,
    canPickMany: true,
    matchOnDetail: true,
  });
  if (chosen === undefined || chosen.length === 0) return;
  const ids = chosen.map(({ proposal }) => proposal.rule.id);
  await previewEdits(root, await engine.get().planRules(root, { kind: 'ratify', ids }));
}

function itemOf(proposal: RuleProposal): ProposalItem {
  const { rule, confidence, support, exceptions, bites } = proposal;
  const but = exceptions.length === 0 ? '' : `, ${exceptions.length} do not`;
  return {
    proposal,
    label: rule.id,
    description: `${rule.kind} · ${confidence} · ${support} keep it${but}`,
    detail: [rule.why, `It would catch: ${bites}`].filter((part) => part !== undefined).join(' '),
  };
}

/** What a quick fix hands over. */
export interface ToleratedImport {
  readonly root: string;
  readonly rule: string;
  readonly from: string;
  readonly to?: string;
}

/** Asks for the reason; without one nothing is allowed. */
export async function allowOnce({ engine }: RuleParts, tolerated?: ToleratedImport): Promise<void> {
  if (tolerated === undefined) return;
  const { root, rule, from, to } = tolerated;
  const reason = await vscode.window.showInputBox({
    title: `Allow ${to === undefined ? from : `${from} → ${to}`} under ${rule}`,
    prompt: 'Why is this right here? The reason stands beside the rule.',
    validateInput: (text) => (text.trim() === '' ? 'An exception needs a reason.' : undefined),
  });
  if (reason === undefined) return;
  const request = {
    kind: 'allow' as const,
    rule,
    from,
    ...(to === undefined ? {} : { to }),
    reason: reason.trim(),
  };
  await previewEdits(root, await engine.get().planRules(root, request));
}

async function pickRoot({ modelledRoots, roots }: IndexController): Promise<string | undefined> {
  const among = modelledRoots.length > 0 ? modelledRoots : roots;
  if (among.length === 0) {
    void vscode.window.showInformationMessage('Open a folder first: rules are inferred from its code.');
    return undefined;
  }
  return among.length === 1
    ? among[0]
    : vscode.window.showQuickPick([...among], { title: 'Rules of which folder?' });
}
