/** Files by their weight in the graph, the product before its tests. */
import { filesByPath } from '../../graphText.ts';
import type { AnswerGround } from '../../ground.ts';

export function mostCentral({ model }: AnswerGround, paths: readonly string[]): string[] {
  return [...new Set(paths)].sort(
    (x, y) =>
      Number(isTest(model, x)) - Number(isTest(model, y)) ||
      centralityOf(model, y) - centralityOf(model, x) ||
      (x < y ? -1 : 1),
  );
}

export function centralityOf(model: AnswerGround['model'], path: string): number {
  return filesByPath(model).get(path)?.centrality ?? 0;
}

export function isTest(model: AnswerGround['model'], path: string): boolean {
  return filesByPath(model).get(path)?.test ?? false;
}
