/** What every kind of suggestion works with: the model, the files' text and structure, and a draft to rewrite. */
import { throwIfAborted } from '../../base/codedError.ts';
import type { DraftSource, TreeDraft } from '../edit/treeDraft.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { DependencyEdge, ResolvedImport } from '../model/graph.ts';
import type { FileSyntax, ImportStatement, SyntaxReader } from '../ports/syntaxReader.ts';

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

  constructor(model: ArchitectureModel, context: SuggestContext) {
    this.model = model;
    this.signal = context.signal;
    this.#context = context;
  }

  read(path: string): Promise<string | undefined> {
    throwIfAborted(this.signal);
    return kept(this.#texts, path, () => this.#context.read(path));
  }

  hashOf(path: string): string | undefined {
    return this.model.facts.get(path)?.hash;
  }

  /** Text and structure of a file as the draft has it; undefined when it cannot be rewritten safely. */
  async open(draft: TreeDraft, path: string): Promise<ReadFile | undefined> {
    const text = await draft.read(path);
    if (text === undefined) return undefined;
    const syntax = await kept(this.#syntax, `${path}\0${text}`, () => this.#context.syntax.read(path, text));
    return syntax === undefined || syntax.hasErrors ? undefined : { path, text, syntax };
  }

  edgeBetween(from: string, to: string): DependencyEdge | undefined {
    const { graph } = this.model;
    const at = graph.indexOf.get(from);
    const found = at === undefined ? undefined : graph.out[at]?.find((edge) => graph.edges[edge]?.to === to);
    return found === undefined ? undefined : graph.edges[found];
  }

  importersOf(path: string): readonly string[] {
    const { graph } = this.model;
    const at = graph.indexOf.get(path);
    return at === undefined ? [] : (graph.in[at] ?? []).map((edge) => graph.edges[edge]!.from);
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
