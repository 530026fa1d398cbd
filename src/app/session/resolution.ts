/** Resolves imports family by family, and again only where a change reaches. */
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
      problems: [],
    }));
    this.#byLanguage = new Map(
      this.#families.flatMap((each) => each.family.languages.map((language) => [language, each])),
    );
  }

  /** Everything from nothing: paths, manifests, every import. */
  async all(): Promise<void> {
    this.#index = createPathIndex(this.#state.paths);
    this.#state.imports.clear();
    for (const each of this.#families) {
      each.facts.clear();
      each.problems = [];
    }
    for (const facts of this.#state.facts.values())
      this.#byLanguage.get(facts.language)?.facts.set(facts.path, facts);
    for (const each of this.#families) {
      if (each.facts.size === 0) continue;
      each.manifests = await this.#readManifests(each.family);
      this.#resolveFamily(each);
    }
    this.#gatherProblems();
  }

  /** Text of every manifest that some family has read. */
  manifestTexts(): ReadonlyMap<string, string> {
    return new Map(this.#families.flatMap((each) => [...each.manifests]));
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
    each.problems = [];
    each.prepared = each.family.prepare({
      root: this.#root,
      paths: this.#index,
      manifests: each.manifests,
      facts: each.facts,
      problem: (path, message) => each.problems.push({ path, code: 'invalid-manifest', message }),
    });
    for (const facts of each.facts.values())
      this.#state.imports.set(facts.path, each.prepared.resolve(facts));
  }

  #gatherProblems(): void {
    this.#state.manifestProblems = this.#families.flatMap((each) => each.problems);
  }

  async #readManifests(family: ResolverFamily): Promise<ReadonlyMap<string, string>> {
    const manifests = new Map<string, string>();
    for (const path of this.#state.paths) {
      if (!matchesManifest(family.manifests, path)) continue;
      const text = await this.#walker.readText(this.#root, path);
      if (text !== undefined) manifests.set(path, text);
    }
    return manifests;
  }
}

function reachesOthers({ prepared }: FamilyState, { before, after }: FactsChange): boolean {
  return before === undefined || prepared === undefined || prepared.affectsOthers(before, after);
}

function matchesManifest(patterns: readonly string[], path: string): boolean {
  const name = basename(path);
  return patterns.some((pattern) =>
    pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern,
  );
}
