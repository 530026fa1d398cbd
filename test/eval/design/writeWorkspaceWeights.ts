/** The weights of a ranker of small workspaces as a file in which a changed token is a changed line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceWeights } from '../../../src/core/patterns/design/workspaceRanker.ts';

export function writeWorkspaceWeights(name: 'lone' | 'several', model: WorkspaceWeights): void {
  const path = join(import.meta.dirname, `../../../src/core/patterns/design/${name}Weights.json`);
  const fields = Object.entries(model).map(([field, list]) => {
    const rows = (list as readonly unknown[]).map((row) => JSON.stringify(row));
    return `"${field}": ${Array.isArray(list[0]) ? `[\n${rows.join(',\n')}\n]` : JSON.stringify(list)}`;
  });
  writeFileSync(path, `{\n${fields.join(',\n')}\n}\n`);
}
