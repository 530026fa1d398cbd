/**
 * What the product says of labelled cases, each a folder of its own: node test/eval/designPatterns.ts CASES PREDICTIONS.json
 * Writes { case: [pattern, …best first] }, names of design patterns only, as the command line would give them.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';

const [cases, predictions] = process.argv.slice(2);
if (cases === undefined || predictions === undefined)
  throw new Error('Name the folder of cases and the file to write.');
const engine = createNodeEngine({ log: console.error, gitAllowed: false });
const found: Record<string, readonly string[]> = {};
for (const { name } of readdirSync(cases, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const root = resolve(join(cases, name));
  await engine.analyze(root, {
    exclude: DEFAULT_SETTINGS.exclude,
    maxFileBytes: DEFAULT_SETTINGS.maxFileBytes,
    cpuBudget: 0.5,
    history: false,
    includeTests: false,
    depth: 'full',
    cacheFacts: false,
  });
  const { design } = await engine.patterns(root, { noNames: true });
  found[name] = [...new Set(design.map(({ pattern }) => pattern))];
  await engine.close(root);
}
await engine.dispose();
writeFileSync(predictions, JSON.stringify(found));
