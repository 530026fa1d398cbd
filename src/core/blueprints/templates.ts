/**
 * Templates in Liquid: no code runs in them, no file is read by them, and what they may cost is bounded, so that those of strangers may be
 * rendered too. A tag that stands alone on its line takes the line with it.
 */
import { Liquid } from 'liquidjs';
import { CodedError, isCoded } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import type { Filter } from './words.ts';

/** Of one template, in milliseconds and characters. */
const LIMITS = { parseLimit: 512_000, renderLimit: 2000, memoryLimit: 5_000_000 };

const NO_FILES = {
  readFileSync: refuse,
  readFile: async () => refuse(),
  existsSync: () => false,
  exists: async () => false,
  contains: async () => false,
  containsSync: () => false,
  resolve: (_: string, file: string) => file,
};

function refuse(): never {
  throw new Error('a template reads no other file');
}

export class Templates {
  readonly #liquid: Liquid;

  constructor(filters: Readonly<Record<string, Filter>>) {
    this.#liquid = new Liquid({
      fs: NO_FILES,
      strictFilters: true,
      strictVariables: true,
      ownPropertyOnly: true,
      relativeReference: false,
      // A condition may ask for what is not there.
      lenientIf: true,
      ...LIMITS,
    });
    for (const [name, filter] of Object.entries(filters)) this.#liquid.registerFilter(name, filter);
  }

  /**
   * Throws `invalid-template` with file and line.
   * @param file as errors name it.
   */
  render(text: string, { file, scope }: { readonly file: string; readonly scope: object }): string {
    try {
      return this.#liquid.parseAndRenderSync(ownLines(text.replace(/\r\n?/g, '\n')), scope);
    } catch (error) {
      const inner = originalOf(error);
      if (isCoded(inner)) throw inner;
      throw new CodedError('invalid-template', `${file}:${lineOf(error)}: ${reasonOf(error)}`, error);
    }
  }

  /** Whether a condition holds. Throws as `render` does. */
  holds(condition: string | undefined, where: { readonly file: string; readonly scope: object }): boolean {
    if (condition === undefined) return true;
    return this.render(`{% if ${condition} %}1{% endif %}`, where) === '1';
  }
}

/** The end of the line is drawn into the tag, so that lines keep their numbers. */
function ownLines(text: string): string {
  return text.replace(/^[ \t]*\{%(?!-)([^\n]*?[^-\n])%\}[ \t]*\n/gm, (whole, tag: string) =>
    tag.includes('%}') ? whole : `{%${tag}\n%}`,
  );
}

interface Placed {
  readonly originalError?: unknown;
  readonly token?: { getPosition?(): readonly [number, number] };
}

function originalOf(error: unknown): unknown {
  const { originalError } = error as Placed;
  return originalError === undefined ? error : originalOf(originalError);
}

function lineOf(error: unknown): number {
  return (error as Placed).token?.getPosition?.()[0] ?? 1;
}

function reasonOf(error: unknown): string {
  return messageOf(error)
    .split('\n')[0]!
    .replace(/, line:\d+(?:, col:\d+)?/, '')
    .replace(/, file:\S+/, '');
}
