/** A suggestion that a person accepts, edits and keeps, as an editor tells of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../src/core/model/feedback.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import type { FeedbackLevel } from '../../src/protocol/feedbackLevel.ts';

export interface AcceptedFile {
  readonly suggested: string;
  readonly kept: string;
}

/** It writes `src/NAME.ts`, of which the person keeps the greater part. @param note stands in it too. */
export async function acceptFile(
  engine: Engine,
  of: { readonly root: string; readonly suggestion: string },
  name: string,
  { level = 'all', note = '' }: { readonly level?: FeedbackLevel; readonly note?: string } = {},
): Promise<AcceptedFile> {
  const part = (as: string) =>
    `export function ${as}(one: number): number {\n  return one * ${as.length};\n}\n`;
  const suggested = note + ['', 'Again', 'Once', 'Last'].map((each) => part(name + each)).join('\n');
  const kept = suggested.replace(part(`${name}Last`), `export const ${name}Edited = ${name};\n`);
  const path = `src/${name}.ts`;
  const desk = { root: of.root, session: 'one', unsaved: {}, level } as const;
  const record = (action: Action) => engine.feedback.record({ ...of, surface: 'suggestion', action, level });
  writeFileSync(join(of.root, path), suggested);
  const edits = [{ type: 'create', path, content: suggested }] as const;
  await engine.feedback.watch({ ...desk, ...of, edits, before: {} });
  await record({ type: 'accepted', share: 1 });
  writeFileSync(join(of.root, path), kept);
  await engine.feedback.look({ ...desk, touched: [path] });
  const [seen] = (await engine.feedback.log({ root: of.root })).lines;
  const share = Number(/^edited, (\d+) %/.exec(seen!.text)?.[1]) / 100;
  await record({ type: 'survived', checkpoint: 'week', kept: share });
  return { suggested, kept };
}
