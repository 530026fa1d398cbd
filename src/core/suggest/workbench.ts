/** What every kind of suggestion works with: the model, the files' text and structure, and a draft to rewrite. */
import { throwIfAborted } from '../../base/codedError.ts';
import type { DraftSource, TreeDraft } from '../edit/treeDraft.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { DependencyEdge, ResolvedImport } from '../model/graph.ts';
import type { FileSyntax, ImportStatement, SyntaxReader } from '../ports/syntaxReader.ts';
import { isMade } from './ownAccount.ts';

export interface SuggestContext {
  /** Text as it is now, an editor's unsaved text first; undefined when the file is gone or unreadable. */
  read(path: string): Promise<string | undefined>;
  readonly syntax: SyntaxReader;
  /** Ids that are never suggested again. */
  readonly dismissed: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

export interface ReadFile {
  readonly path: string;
  readonly text: string;
  readonly syntax: FileSyntax;
}

export class Workbench implements DraftSource {
  readonly model: ArchitectureModel;
  readonly signal: AbortSignal;
  readonly #context: SuggestContext;
  readonly #texts = new Map<string, Promise<string | undefined>>();
  readonly #syntax = new Map<string, Promise<FileSyntax | undefined>>();

  #importers: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(model: ArchitectureModel, context: SuggestContext) {
    this.model = model;
    this.signal = context.signal;
    this.#context = context;
  }

  read(path: string): Promise<string | undefined> {
    throwIfAborted(this.signal);
    return kept(this.#texts, path, () => this.#context.read(path));
  }

  /** Text that is looked at once and not kept. */
  glance(path: string): Promise<string | undefined> {
    return this.#context.read(path);
  }

  hashOf(path: string): string | undefined {
    return this.model.facts.get(path)?.hash;
  }

  /** Text and structure of a file as the draft has it; undefined when it cannot be rewritten safely. */
  async open(draft: TreeDraft, path: string): Promise<ReadFile | undefined> {
    const text = await draft.read(path);
    if (text === undefined || isMade(text)) return undefined;
    const syntax = await kept(this.#syntax, `${path}\0${text}`, () => this.#context.syntax.read(path, text));
    return syntax === undefined || syntax.hasErrors ? undefined : { path, text, syntax };
  }

  edgeBetween(from: string, to: string): DependencyEdge | undefined {
    const { graph } = this.model;
    const at = graph.indexOf.get(from);
    const found = at === undefined ? undefined : graph.out[at]?.find((edge) => graph.edges[edge]?.to === to);
    return found === undefined ? undefined : graph.edges[found];
  }

  /** Every file that imports another one, test code included, whether the graph shows it or not. */
  importersOf(path: string): readonly string[] {
    this.#importers ??= importersByTarget(this.model.imports);
    return this.#importers.get(path) ?? [];
  }

  /** Where an import statement leads: every file its names come from. */
  targetsOf(path: string, statement: ImportStatement): readonly ResolvedImport[] {
    const all = this.model.imports.get(path) ?? [];
    return all.filter((each) => each.specifier === statement.specifier);
  }

  /** Import statements of a file that reach another file. */
  importsInto(file: ReadFile, to: string): readonly ImportStatement[] {
    return file.syntax.imports.filter((statement) =>
      this.targetsOf(file.path, statement).some(
        ({ target }) => target.status === 'resolved' && target.path === to,
      ),
    );
  }
}

function kept<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = cache.get(key);
  if (value === undefined) {
    value = make();
    cache.set(key, value);
  }
  return value;
}

function importersByTarget(imports: ArchitectureModel['imports']): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [from, list] of imports) {
    const targets = new Set(
      list.flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : [])),
    );
    targets.delete(from);
    for (const to of targets) {
      const known = importers.get(to);
      if (known === undefined) importers.set(to, [from]);
      else known.push(from);
    }
  }
  return importers;
}
