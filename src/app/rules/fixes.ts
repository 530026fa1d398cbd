/** Refactorings for what rules object to, each tried on a copy of the workspace before anyone sees it. */
import { CodedError } from '../../base/codedError.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import type { Rehearsal } from '../../core/ports/rehearsal.ts';
import type { SyntaxReader } from '../../core/ports/syntaxReader.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import { fixAll } from '../../core/suggest/violations/fixAll.ts';
import { objectionToSuggestion, rehearsedFixes } from '../../core/suggest/violations/fixViolations.ts';
import { Workbench } from '../../core/suggest/workbench.ts';
import type { FixPlan, FixRequest } from '../../protocol/engineApi.ts';

export interface FixGround {
  readonly model: ArchitectureModel;
  readonly syntax: SyntaxReader;
  readonly signal: AbortSignal;
  /** A copy of the workspace as it is now. */
  rehearse(): Promise<Rehearsal>;
}

/** What was tried on one state of a workspace, so that it is tried once. */
export class WorkspaceFixes {
  #revision = -1;
  /** As large as the workspace: kept as long as the memory is not needed. */
  #rehearsal: WeakRef<Rehearsal> | undefined;
  readonly #found = new Map<string, Promise<readonly Suggestion[]>>();
  readonly #byId = new Map<string, Suggestion>();

  async forFindings(ground: FixGround, ids: readonly string[]): Promise<readonly Suggestion[]> {
    const rehearsal = await this.#current(ground);
    const lists = ids.map((id) => {
      const known = this.#found.get(id) ?? this.#find(ground, rehearsal, id);
      this.#found.set(id, known);
      return known;
    });
    return (await Promise.all(lists)).flat();
  }

  /** A fix that was found to hold on this very state. */
  known({ revision }: ArchitectureModel, id: string): Suggestion | undefined {
    return revision === this.#revision ? this.#byId.get(id) : undefined;
  }

  /** Why one from the list of suggestions must not be carried out. */
  async objectionTo(ground: FixGround, suggestion: Suggestion): Promise<string | undefined> {
    if (suggestion.kind !== 'fix-violation') return undefined;
    return objectionToSuggestion(await this.#current(ground), suggestion);
  }

  async #current(ground: FixGround): Promise<Rehearsal> {
    const { revision } = ground.model;
    if (revision !== this.#revision) {
      this.#revision = revision;
      this.#found.clear();
      this.#byId.clear();
      this.#rehearsal = undefined;
    }
    const known = this.#rehearsal?.deref();
    if (known !== undefined) return known;
    const fresh = await ground.rehearse();
    this.#rehearsal = new WeakRef(fresh);
    return fresh;
  }

  async #find(ground: FixGround, rehearsal: Rehearsal, id: string): Promise<readonly Suggestion[]> {
    const { syntax, signal } = ground;
    const read = (path: string) => rehearsal.read(path);
    const bench = new Workbench(rehearsal.model, { read, syntax, signal, dismissed: new Set() });
    try {
      const fixes = await rehearsedFixes(bench, rehearsal, [id]);
      for (const fix of fixes) this.#byId.set(fix.id, fix);
      return fixes;
    } catch (error) {
      // Cancelled, or failed: the next asking tries again.
      this.#found.delete(id);
      throw error;
    }
  }
}

export async function planFixes(ground: FixGround, { rules, violations }: FixRequest): Promise<FixPlan> {
  const known = new Set(ground.model.ruling?.rules.rules.map(({ id }) => id));
  const unknown = rules?.find((id) => !known.has(id));
  if (unknown !== undefined) {
    const all = [...known].join(', ');
    throw new CodedError(
      'unknown-subject',
      `No rule “${unknown}” is in force. ${all === '' ? `Write rules into ${RULES_FILE} first.` : `In ${RULES_FILE} are: ${all}.`}`,
    );
  }
  const outcome = await fixAll(
    await ground.rehearse(),
    ({ rule, fingerprint }) => (rules?.includes(rule) ?? true) && (violations?.includes(fingerprint) ?? true),
    ground,
  );
  const what = rules === undefined ? 'the rules' : `rule ${rules.join(', ')}`;
  return { ...outcome, title: `Fix all of ${what}` };
}
