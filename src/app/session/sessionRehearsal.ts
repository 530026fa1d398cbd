/** Edits tried on a copy of a session's state: same scanner, same resolvers, same rules, nothing written and nothing cached. */
import { replayEdits } from '../../core/edit/replayEdits.ts';
import { TreeDraft } from '../../core/edit/treeDraft.ts';
import { languageOf } from '../../core/languages/languages.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { FactDepth, FileFacts } from '../../core/model/facts.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import type { Attempt, Rehearsal } from '../../core/ports/rehearsal.ts';
import type { ScanItem, SourceScanner } from '../../core/ports/sourceScanner.ts';
import { buildModel } from './buildModel.ts';
import type { Resolution } from './resolution.ts';
import type { RulesInForce } from './rulesFile.ts';
import type { WorkspaceState } from './workspaceState.ts';

export interface RehearsalParts {
  readonly root: string;
  /** A copy that is the rehearsal's own. */
  readonly state: WorkspaceState;
  /** Over that copy. */
  readonly resolution: Resolution;
  readonly scanner: SourceScanner;
  readonly depth: FactDepth;
  readonly model: ArchitectureModel;
  readonly rules: RulesInForce;
  readonly includeTests: boolean;
  readonly today: string;
  read(path: string): Promise<string | undefined>;
}

/** What an attempt touches, and how it was before. */
interface Footprint {
  readonly paths: readonly string[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly written: readonly string[];
  readonly gone: readonly string[];
  /** Files come or go. */
  readonly reshaped: boolean;
}

export class SessionRehearsal implements Rehearsal {
  readonly #parts: RehearsalParts;
  #model: ArchitectureModel;
  #draft: TreeDraft;
  /** What is resolved is not what the state says. */
  #stale = true;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: RehearsalParts) {
    this.#parts = parts;
    this.#model = parts.model;
    const { facts } = parts.model;
    this.#draft = new TreeDraft({
      read: (path) => parts.read(path),
      hashOf: (path) => facts.get(path)?.hash,
    });
  }

  get model(): ArchitectureModel {
    return this.#model;
  }

  read(path: string): Promise<string | undefined> {
    return this.#draft.read(path);
  }

  edits(): readonly FileEdit[] {
    return this.#draft.edits();
  }

  attempt(attempt: Attempt): Promise<string | undefined> {
    const turn = this.#turn.then(() => this.#attempt(attempt));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #attempt({ edits, keep, judge }: Attempt): Promise<string | undefined> {
    const draft = this.#draft.copy();
    if (!(await replayEdits(draft, edits))) return 'its edits do not fit what stands there';
    const footprint = this.#footprint(edits);
    try {
      const failed = await this.#take(draft, footprint);
      const after = failed === undefined ? await this.#modelAfter(footprint) : undefined;
      const objection = after === undefined ? failed : judge(this.#model, after);
      if (after === undefined || objection !== undefined || !keep) this.#undo(footprint);
      else {
        this.#model = after;
        this.#draft = draft;
      }
      return objection;
    } catch (error) {
      this.#undo(footprint);
      throw error;
    }
  }

  #footprint(edits: readonly FileEdit[]): Footprint {
    const { paths, facts } = this.#parts.state;
    const gone = edits.flatMap((edit) => (edit.type === 'move' || edit.type === 'delete' ? [edit.path] : []));
    const written = edits.flatMap((edit) =>
      edit.type === 'delete' ? [] : [edit.type === 'move' ? edit.to : edit.path],
    );
    const before = [...gone, ...written].flatMap((path) => {
      const known = facts.get(path);
      return known === undefined ? [] : [[path, known] as const];
    });
    const reshaped = edits.some(({ type }) => type !== 'change');
    return { paths, facts: new Map(before), written, gone, reshaped };
  }

  /** Paths and facts as they will be. @returns why a file cannot be read any more. */
  async #take(draft: TreeDraft, { written, gone }: Footprint): Promise<string | undefined> {
    const { root, state, scanner, depth } = this.#parts;
    for (const path of gone) for (const map of [state.facts, state.imports]) map.delete(path);
    const left = state.paths.filter((path) => !gone.includes(path) && !written.includes(path));
    state.paths = [...left, ...written].sort();
    const items: ScanItem[] = [];
    for (const path of written) {
      const language = languageOf(path)?.id;
      const content = await draft.read(path);
      if (language === undefined || content === undefined) return `${path} is no source file`;
      items.push({ path, language, content });
    }
    for await (const { facts, problems } of scanner.scan(root, items, depth, new AbortController().signal)) {
      for (const each of facts) state.facts.set(each.path, each);
      const [problem] = problems;
      if (problem !== undefined) return `${problem.path}: ${problem.message}`;
    }
    return undefined;
  }

  async #modelAfter({ facts, written, reshaped }: Footprint): Promise<ArchitectureModel> {
    const { root, state, resolution, rules, includeTests, today } = this.#parts;
    if (reshaped || this.#stale) await resolution.all();
    else
      resolution.replace(written.map((path) => ({ before: facts.get(path), after: state.facts.get(path)! })));
    this.#stale = false;
    return buildModel({
      root,
      state,
      manifestTexts: resolution.manifestTexts(),
      includeTests,
      rules,
      today,
      previous: reshaped ? undefined : this.#model,
    });
  }

  #undo({ paths, facts, written, gone, reshaped }: Footprint): void {
    const { state, resolution } = this.#parts;
    const changes = written.flatMap((path) => {
      const [before, after] = [state.facts.get(path), facts.get(path)];
      return before === undefined || after === undefined ? [] : [{ before, after }];
    });
    for (const path of [...written, ...gone]) state.facts.delete(path);
    for (const [path, before] of facts) state.facts.set(path, before);
    state.paths = paths;
    if (reshaped || this.#stale) this.#stale = true;
    else resolution.replace(changes);
  }
}
