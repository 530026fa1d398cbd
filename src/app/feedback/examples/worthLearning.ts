/** Of what was accepted, what can be learned from: garbage that was taken by mistake teaches garbage. */
import { letMessagesIn } from '../../../base/letMessagesIn.ts';
import type { ExampleText } from '../../../core/examples/exampleText.ts';
import { repeatsItself, sayingOnce } from '../../../core/examples/sayings.ts';
import type { Frame } from '../../../core/examples/wellFormed/frames.ts';
import { readsAsCode } from '../../../core/examples/wellFormed/readsAsCode.ts';
import type { LearningExample, RefusedTexts } from '../../../core/model/textExample.ts';
import type { SyntaxFaults } from '../../../core/ports/syntaxFaults.ts';
import type { WorkspaceWalker } from '../../../core/ports/workspaceWalker.ts';

export interface WorthParts {
  readonly faults: SyntaxFaults;
  readonly walker: Pick<WorkspaceWalker, 'readText'>;
}

/** An example with the text that it is made of. */
interface Made {
  readonly example: LearningExample;
  readonly text: ExampleText;
}

export interface Worth {
  /** In the order in which they came. */
  readonly examples: readonly LearningExample[];
  readonly refused: readonly RefusedTexts[];
}

/** Rejects with `cancelled`. Of several that say the same the best stays, and of these the latest. */
export async function worthLearning(
  made: readonly Made[],
  parts: WorthParts,
  signal: AbortSignal | undefined,
): Promise<Worth> {
  const counts = new Map<RefusedTexts['why'], number>();
  const refuse = (why: RefusedTexts['why'], count: number) => counts.set(why, (counts.get(why) ?? 0) + count);
  const sound: Made[] = [];
  for (const each of made) {
    await letMessagesIn(signal);
    const code = codeOf(each);
    const { path } = each.text;
    const around = () => placeOf(each, code, parts.walker);
    if ((await readsAsCode({ path, code }, parts.faults, around)) === false) refuse('broken', 1);
    else if (repeatsItself(code)) refuse('repeats', 1);
    else sound.push(each);
  }
  const best = sound.toSorted(
    ({ example: a }, { example: b }) => b.weight - a.weight || b.atMs - a.atMs || (a.id < b.id ? -1 : 1),
  );
  const once = new Set(sayingOnce(best, (each) => ({ text: codeOf(each), asked: each.example.prompt })));
  if (once.size < sound.length) refuse('alike', sound.length - once.size);
  return {
    examples: sound.filter((each) => once.has(each)).map(({ example }) => example),
    refused: [...counts].map(([why, count]) => ({ why, count })),
  };
}

/** What was put into the file: of an answer, the code in it. */
function codeOf({ example: { accepted }, text: { around } }: Made): string {
  if (around === undefined) return accepted;
  return accepted.slice(around.before.length, accepted.length - around.after.length);
}

/** Undefined where the file is gone, or no longer has it word for word. */
async function placeOf(
  { example: { project }, text: { path } }: Made,
  code: string,
  walker: WorthParts['walker'],
): Promise<Frame | undefined> {
  const file = await walker.readText(project, path).catch(() => undefined);
  const at = file?.indexOf(code.trim()) ?? -1;
  if (file === undefined || at === -1) return undefined;
  return { before: file.slice(0, at), after: file.slice(at + code.trim().length) };
}
