/** What a sleep needs on a machine: a tiny model, and a journal of suggestions that a person accepted and kept. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from './analysisOptions.ts';
import { writeRandomModel } from './gguf/randomModel.ts';

export function writeSleepModel(file: string): void {
  writeRandomModel(file, {
    type: 'F32',
    layers: 3,
    embedding: 64,
    feedForward: 96,
  });
}

/**
 * As an editor tells of it: one file each, accepted and still there a week later.
 * @param statePath of the person.
 * @param from the number of the first, where others were kept before.
 */
export async function keepSuggestions(statePath: string, count: number, from = 0): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'gs-'));
  const engine = createNodeEngine({ log() {}, gitAllowed: false, statePath });
  try {
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'package.json'), '{ "name": "kept", "type": "module" }');
    // A cycle each: so many suggestions.
    for (let n = 0; n < count; n++)
      for (const [one, other] of [
        ['one', 'two'],
        ['two', 'one'],
      ])
        writeFileSync(
          join(root, 'src', `${one}${n}.ts`),
          `import { ${other}${n} } from './${other}${n}.ts';\nexport const ${one}${n} = (): number => ${other}${n}() + ${n};\nexport const rest${one}${n} = ${n};\n`,
        );
    await engine.analyze(root, analysisOptions());
    const { suggestions } = await engine.suggestions(root);
    for (const [n, { id }] of suggestions.slice(0, count).entries())
      await keep(engine, { root, id, n: n + from });
  } finally {
    await engine.dispose();
    rmSync(root, { recursive: true, force: true });
  }
}

async function keep(
  engine: Engine,
  { root, id: suggestion, n }: { readonly root: string; readonly id: string; readonly n: number },
): Promise<void> {
  const of = { root, suggestion, level: 'all' } as const;
  const path = `src/kept${n}.ts`;
  const content = `export function area${n}(side: number): number {\n  const scaled = side * ${n};\n  return scaled * scaled;\n}\n\nexport const unit${n} = area${n}(1);\n`;
  writeFileSync(join(root, path), content);
  const edits = [{ type: 'create', path, content }] as const;
  await engine.feedback.watch({ ...of, session: 'one', unsaved: {}, edits, before: {} });
  await engine.feedback.record({ ...of, surface: 'suggestion', action: { type: 'accepted', share: 1 } });
  const survived = { type: 'survived', checkpoint: 'week', kept: 1 } as const;
  await engine.feedback.record({ ...of, surface: 'suggestion', action: survived });
}
