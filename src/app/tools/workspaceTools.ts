/** The tools' area of the engine: picks the workspace, checks the input, and turns what is wrong with it into an answer. */
import * as v from 'valibot';
import { CodedError, codeOf, type FailureCode, throwIfAborted } from '../../base/codedError.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Call } from '../../protocol/call.ts';
import type { Engine, EngineApi } from '../../protocol/engineApi.ts';
import type { ToolReport, ToolRequest, ToolsApi } from '../../protocol/toolsApi.ts';
import { hintsText } from './hints.ts';
import { TOOLS } from './tools.ts';

export interface ToolsGround {
  readonly engine: EngineApi & Pick<Engine, 'knowledge' | 'feedback'>;
  /** Throws `not-analysed`. */
  model(root: string): ArchitectureModel;
}

/** Mistakes of whoever asks: told, so that the next question is better. */
const MISTAKES: ReadonlySet<FailureCode> = new Set(['unknown-subject', 'invalid-option', 'unknown-place']);

export class WorkspaceTools implements ToolsApi {
  readonly #ground: ToolsGround;

  constructor(ground: ToolsGround) {
    this.#ground = ground;
  }

  async list() {
    return {
      tools: TOOLS.map(({ name, title, description, inputSchema }) => ({
        name,
        title,
        description,
        inputSchema,
      })),
    };
  }

  async run(request: ToolRequest, { signal = new AbortController().signal }: Call = {}): Promise<ToolReport> {
    try {
      return { text: hintsText(await this.#answer(request, signal)), failed: false };
    } catch (error) {
      const wrong = mistakeIn(error);
      if (wrong === undefined) throw error;
      return { text: hintsText({ summary: wrong, sections: [] }), failed: true };
    }
  }

  async dispose(): Promise<void> {}

  async #answer({ roots, name, input, ownOrder = false }: ToolRequest, signal: AbortSignal) {
    const tool = TOOLS.find((each) => each.name === name);
    if (tool === undefined)
      throw new CodedError(
        'invalid-option',
        `There is no tool ${name}; there are ${TOOLS.map((each) => each.name).join(', ')}.`,
      );
    throwIfAborted(signal);
    const given = input ?? {};
    const root = pickRoot(roots, given);
    const { engine } = this.#ground;
    return tool.answer({ root, model: this.#ground.model(root), engine, ownOrder, signal }, given);
  }
}

/** By name or path, or by a path of the input that lies in one; without, the only one. */
function pickRoot(roots: readonly string[], input: unknown): string {
  const [first, ...others] = roots;
  if (first === undefined)
    throw new CodedError('unknown-subject', 'No folder is open. Open one, and ask again.');
  const fields = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const { folder } = fields;
  if (typeof folder === 'string') {
    const wanted = folder.replaceAll('\\', '/').replace(/\/+$/, '');
    const found = roots.find((root) => root === wanted || baseOf(root) === wanted);
    if (found !== undefined) return found;
    throw new CodedError(
      'unknown-subject',
      `No open folder is called “${folder}”; there are ${roots.map(baseOf).join(', ')}.`,
    );
  }
  if (others.length === 0) return first;
  const paths = Object.values(fields).filter((value) => typeof value === 'string');
  const named = roots.find((root) => paths.some((path) => path.startsWith(`${root}/`)));
  if (named !== undefined) return named;
  throw new CodedError(
    'invalid-option',
    `Several folders are open: pass folder, one of ${roots.map(baseOf).join(', ')}.`,
  );
}

function baseOf(root: string): string {
  return root.split(/[\\/]/).at(-1) ?? root;
}

/** Undefined for what is no mistake of the input. */
function mistakeIn(error: unknown): string | undefined {
  if (v.isValiError(error)) {
    const issues = error.issues.map((issue) => `${v.getDotPath(issue) ?? 'the input'}: ${issue.message}`);
    return `The input does not fit: ${issues.slice(0, 4).join('; ')}. See the tool’s schema.`;
  }
  const code = codeOf(error);
  return error instanceof Error && MISTAKES.has(code as FailureCode) ? error.message : undefined;
}
