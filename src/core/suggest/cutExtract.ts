import type { TreeDraft } from '../edit/treeDraft.ts';
import type { CutPlan } from './cutTypeOnly.ts';
import type { FileEdge } from './simulate.ts';
import type { Workbench } from './workbench.ts';
export async function cutExtract(
  _bench: Workbench,
  _draft: TreeDraft,
  _cut: FileEdge,
): Promise<CutPlan | undefined> {
  return undefined;
}
