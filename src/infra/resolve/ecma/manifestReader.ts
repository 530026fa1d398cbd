/** Manifests and configuration files as data: read once, bounded, and only inside the workspace. */
import { readFileSync, statSync } from 'node:fs';
import { type ParseError, parse } from 'jsonc-parser';
import type { ResolveContext } from '../../../core/ports/languageSupport.ts';

const MOST_BYTES = 1 << 20;

export type JsonObject = Readonly<Record<string, unknown>>;

export class ManifestReader {
  readonly #context: ResolveContext;
  readonly #parsed = new Map<string, JsonObject | undefined>();

  constructor(context: ResolveContext) {
    this.#context = context;
  }

  /** Undefined when there is no such file, or it is too large to be a configuration. */
  text(path: string): string | undefined {
    const known = this.#context.manifests.get(path);
    if (known !== undefined) return known.length > MOST_BYTES ? this.#tooLarge(path) : known;
    try {
      const file = `${this.#context.root}/${path}`;
      const { size } = statSync(file);
      return size > MOST_BYTES ? this.#tooLarge(path) : readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
  }

  /** JSON with comments and trailing commas; undefined when it is no object. */
  json(path: string): JsonObject | undefined {
    if (!this.#parsed.has(path)) this.#parsed.set(path, this.#parse(path));
    return this.#parsed.get(path);
  }

  problem(path: string, message: string): void {
    this.#context.problem(path, message);
  }

  #parse(path: string): JsonObject | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const errors: ParseError[] = [];
    try {
      const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
      if (errors.length > 0)
        this.problem(path, 'The file is no valid JSON; what could be read of it is used.');
      return isObject(value) ? value : undefined;
    } catch {
      this.problem(path, 'The file nests too deeply to be read; it is ignored.');
      return undefined;
    }
  }

  #tooLarge(path: string): undefined {
    this.problem(path, `The file is larger than ${MOST_BYTES} bytes, so it is not read as configuration.`);
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a string or an array. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
