/** Resolves imports family by family, and again only where a change reaches. */

import { letMessagesIn } from '../../base/letMessagesIn.ts';
import { basename } from '../../base/paths.ts';
import type { FileFacts, FileProblem } from '../../core/model/facts.ts';
import type { LanguageId } from '../../core/model/language.ts';
import type { PathIndex, PreparedResolver, ResolverFamily } from '../../core/ports/languageSupport.ts';
import type { WorkspaceWalker } from '../../core/ports/workspaceWalker.ts';
import { createPathIndex } from '../../core/workspace/pathIndex.ts';
import type { WorkspaceState } from './workspaceState.ts';

interface FamilyState {
  readonly family: ResolverFamily;
  readonly facts: Map<string, FileFacts>;
  manifests: ReadonlyMap<string, string>;
  prepared: PreparedResolver | undefined;
  /** Manifests that could not be read. */
  unread: FileProblem[];
  /** What the family says about those that were. */
  problems: FileProblem[];
}

/** New facts of a known file, with those it had. */
export interface FactsChange {
  readonly before: FileFacts | undefined;
  readonly after: FileFacts;
}

export class Resolution {
  readonly #root: string;
  readonly #walker: WorkspaceWalker;
  readonly #state: WorkspaceState;
  readonly #families: readonly FamilyState[];
  readonly #byLanguage: ReadonlyMap<LanguageId, FamilyState>;
  #index: PathIndex = createPathIndex([]);
  #manifestTexts: ReadonlyMap<string, string> | undefined;

  constructor(
    root: string,
    walker: WorkspaceWalker,
    families: readonly ResolverFamily[],
    state: WorkspaceState,
  ) {
    this.#root = root;
    this.#walker = walker;
    this.#state = state;
    this.#families = families.map((family) => ({
      family,
      facts: new Map(),
      manifests: new Map(),
      prepared: undefined,
      unread: [],
      problems: [],
    }));
    this.#byLanguage = new Map(
      this.#families.flatMap((each) => each.family.languages.map((language) => [language, each])),
    );
  }

  /** Everything from nothing: paths, manifests, every import. Lets messages in between, a cancellation among them. */
  async all(signal?: AbortSignal): Promise<void> {
    this.#index = createPathIndex(this.#state.paths);
    this.#state.imports.clear();
    for (const each of this.#families) {
      each.facts.clear();
      each.unread = [];
      each.problems = [];
    }
    // In the order of the paths: of two files that declare one name, threads must not decide.
    for (const path of [...this.#state.facts.keys()].sort()) {
      const facts = this.#state.facts.get(path)!;
      this.#byLanguage.get(facts.language)?.facts.set(path, facts);
    }
    for (const each of this.#families) {
      if (each.facts.size === 0) continue;
      each.manifests = await this.#readManifests(each);
      const prepared = this.#prepare(each);
      for (const [at, facts] of [...each.facts.values()].entries()) {
        if (at % FILES_AT_A_TIME === 0) await letMessagesIn(signal);
        this.#state.imports.set(facts.path, prepared.resolve(facts));
      }
    }
    this.#manifestTexts = undefined;
    this.#gatherProblems();
  }

  /** Text of every manifest that some family has read: the same map until everything is resolved anew. */
  manifestTexts(): ReadonlyMap<string, string> {
    this.#manifestTexts ??= new Map(this.#families.flatMap((each) => [...each.manifests]));
    return this.#manifestTexts;
  }

  /** True when a path is a manifest that some family reads. */
  isManifest(path: string): boolean {
    return this.#families.some((each) => matchesManifest(each.family.manifests, path));
  }

  /** Resolves these files, and all of their family when what they declare changed. */
  replace(changes: readonly FactsChange[]): void {
    for (const each of this.#families) {
      const own = changes.filter(({ after }) => this.#byLanguage.get(after.language) === each);
      for (const { after } of own) each.facts.set(after.path, after);
      if (own.some((change) => reachesOthers(each, change))) this.#resolveFamily(each);
      else for (const { after } of own) this.#state.imports.set(after.path, each.prepared!.resolve(after));
    }
    this.#gatherProblems();
  }

  #resolveFamily(each: FamilyState): void {
    const prepared = this.#prepare(each);
    for (const facts of each.facts.values()) this.#state.imports.set(facts.path, prepared.resolve(facts));
  }

  #prepare(each: FamilyState): PreparedResolver {
    each.problems = [];
    each.prepared = each.family.prepare({
      root: this.#root,
      paths: this.#index,
      manifests: each.manifests,
      facts: each.facts,
      problem: (path, message) => each.problems.push({ path, code: 'invalid-manifest', message }),
    });
    return each.prepared;
  }

  #gatherProblems(): void {
    const all = this.#families.flatMap((each) => [...each.unread, ...each.problems]);
    // Two families may read the same manifest.
    this.#state.manifestProblems = [
      ...new Map(all.map((each) => [`${each.path}\n${each.message}`, each])).values(),
    ];
  }

  async #readManifests(each: FamilyState): Promise<ReadonlyMap<string, string>> {
    const manifests = new Map<string, string>();
    for (const path of this.#state.paths) {
      if (!matchesManifest(each.family.manifests, path)) continue;
      const text = await this.#readManifest(path, each);
      if (text !== undefined) manifests.set(path, text);
    }
    return manifests;
  }

  async #readManifest(path: string, { unread }: FamilyState): Promise<string | undefined> {
    const file = await this.#walker.stat(this.#root, path);
    const small = file !== undefined && file.sizeBytes <= MAX_MANIFEST_BYTES;
    const text = small ? await this.#walker.readText(this.#root, path) : undefined;
    if (text === undefined) unread.push(unreadManifest(path, file?.sizeBytes));
    return text;
  }
}

/** Larger than any that people or tools write; a whole build's `compile_commands.json` included. */
const MAX_MANIFEST_BYTES = 64_000_000;

function unreadManifest(path: string, sizeBytes: number | undefined): FileProblem {
  if (sizeBytes !== undefined && sizeBytes > MAX_MANIFEST_BYTES) {
    const message = `The manifest has ${(sizeBytes / 1e6).toFixed(1)} MB and is not read. Shorten it, or exclude it.`;
    return { path, code: 'too-large', message };
  }
  return { path, code: 'unreadable', message: 'The manifest cannot be read. Check its permissions.' };
}

const FILES_AT_A_TIME = 100;

function reachesOthers({ prepared }: FamilyState, { before, after }: FactsChange): boolean {
  return before === undefined || prepared === undefined || prepared.affectsOthers(before, after);
}

function matchesManifest(patterns: readonly string[], path: string): boolean {
  const name = basename(path);
  return patterns.some((pattern) =>
    pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern,
  );
}
