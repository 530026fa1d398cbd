/** Infers rules, and ratifies those that a person picks. */
import * as vscode from 'vscode';
import type { RuleProposal } from '../core/model/rule.ts';
import { previewEdits } from './applySuggestion.ts';
import { offerRecord } from './decisions/offerRecord.ts';
import type { EngineHandle } from './engineHandle.ts';
import type { IndexController } from './indexController.ts';
import { pickRoot } from './pickRoot.ts';

interface RuleParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

interface ProposalItem extends vscode.QuickPickItem {
  readonly proposal: RuleProposal;
}

/** Shows what the code keeps already; what is picked goes into the rules file, previewed. */
export async function inferRules({ engine, index }: RuleParts): Promise<void> {
  const root = await pickRoot(index, 'Rules of which folder?');
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
  const outcome = await previewEdits(root, await engine.get().planRules(root, { kind: 'ratify', ids }));
  const [first] = ids;
  if (outcome !== 'done' || first === undefined) return;
  await index.caughtUp();
  void offerRecord(engine, { root, from: { kind: 'rule', id: first } });
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
