/**
 * A workspace being rewritten in memory: steps read what earlier steps wrote,
 * and in the end the difference to the disk becomes file edits.
 */
import type { FileEdit } from '../model/suggestion.ts';
import { replacementsBetween } from './replacements.ts';

export interface DraftSource {
  /** Text as it is now; undefined when the file is not there. */
  read(path: string): Promise<string | undefined>;
  /** SHA-1 of the content that the model was built from; undefined for files outside the model, which are never edited. */
  hashOf(path: string): string | undefined;
}

interface DraftFile {
  /** Where it lies on disk; undefined for a new file. */
  readonly origin: string | undefined;
  readonly original: string;
  text: string;
}

export class TreeDraft {
  readonly #source: DraftSource;
  readonly #files = new Map<string, DraftFile>();
  readonly #gone = new Set<string>();

  constructor(source: DraftSource) {
    this.#source = source;
  }

  /** A draft that goes its own way from here: how a step is tried without being kept. */
  copy(): TreeDraft {
    const copy = new TreeDraft(this.#source);
    for (const [path, file] of this.#files) copy.#files.set(path, { ...file });
    for (const path of this.#gone) copy.#gone.add(path);
    return copy;
  }

  /** Files that are not as they were, new ones included. */
  touched(): readonly string[] {
    return [...this.#files].flatMap(([path, file]) =>
      file.origin === path && file.text === file.original ? [] : [path],
    );
  }

  async read(path: string): Promise<string | undefined> {
    if (this.#gone.has(path)) return undefined;
    const known = this.#files.get(path);
    if (known !== undefined) return known.text;
    const text = await this.#source.read(path);
    if (text !== undefined) this.#files.set(path, { origin: path, original: text, text });
    return text;
  }

  /** False when the file is unknown to the model, and so must not be edited. */
  async write(path: string, text: string): Promise<boolean> {
    const before = await this.read(path);
    const file = this.#files.get(path);
    if (before === undefined || file === undefined) return false;
    if (file.origin !== undefined && this.#source.hashOf(file.origin) === undefined) return false;
    file.text = text;
    return true;
  }

  /** False when something lies at the path already. */
  async create(path: string, text: string): Promise<boolean> {
    if ((await this.read(path)) !== undefined) return false;
    this.#files.set(path, { origin: undefined, original: '', text });
    return true;
  }

  /** False when there is nothing to move, or something in the way. */
  async move(path: string, to: string): Promise<boolean> {
    if ((await this.read(path)) === undefined || (await this.read(to)) !== undefined) return false;
    const file = this.#files.get(path)!;
    if (file.origin !== undefined && this.#source.hashOf(file.origin) === undefined) return false;
    this.#files.delete(path);
    this.#gone.add(path);
    this.#files.set(to, file);
    return true;
  }

  /** In path order; files that came out as they were are left out. */
  edits(): readonly FileEdit[] {
    const edits: FileEdit[] = [];
    for (const [path, file] of this.#files) {
      const edit = this.#editOf(path, file);
      if (edit !== undefined) edits.push(edit);
    }
    return edits.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  #editOf(path: string, file: DraftFile): FileEdit | undefined {
    if (file.origin === undefined) return { type: 'create', path, content: file.text };
    const hash = this.#source.hashOf(file.origin) ?? '';
    const replacements = replacementsBetween(file.original, file.text);
    if (file.origin !== path) return { type: 'move', path: file.origin, to: path, hash, replacements };
    return replacements.length === 0 ? undefined : { type: 'change', path, hash, replacements };
  }
}
