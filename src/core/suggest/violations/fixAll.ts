/** Every violation that can be put right, one after the other: each step begins from the code as the steps before left it. */
import { throwIfAborted } from '../../../base/codedError.ts';
import type { FixAllOutcome, FixedViolation } from '../../model/fixOutcome.ts';
import type { Violation } from '../../model/rule.ts';
import type { FileEdit, Suggestion } from '../../model/suggestion.ts';
import type { Rehearsal } from '../../ports/rehearsal.ts';
import { type SuggestContext, Workbench } from '../workbench.ts';
import { candidatesFor, isImport } from './candidates.ts';
import { objectionTo } from './outcome.ts';
import { RuleSimulation } from './ruleSimulation.ts';

type Ground = Omit<SuggestContext, 'read' | 'dismissed'>;

/** Each step puts at least one violation right, or is taken back. */
const MOST_STEPS = 200;

const NOT_ONE_IMPORT = 'It is no single import that could be led another way.';
const NO_WAY =
  'No refactoring fits: it is no import for types alone, there is no public entry or interface to go through, and neither end may stand elsewhere.';

/** @param wanted which violations of the code as it is now are meant. */
export async function fixAll(
  rehearsal: Rehearsal,
  wanted: (violation: Violation) => boolean,
  ground: Ground,
): Promise<FixAllOutcome> {
  const asked = (rehearsal.model.ruling?.violations ?? []).filter(
    (each) => each.severity !== 'info' && wanted(each),
  );
  const fixed: FixedViolation[] = [];
  const reasons = new Map<string, string>();
  let open = asked;
  for (let step = 0; step < MOST_STEPS; step++) {
    throwIfAborted(ground.signal);
    const next = open.find(({ fingerprint }) => !reasons.has(fingerprint));
    if (next === undefined) break;
    const outcome = await fixOne(rehearsal, next, ground);
    if ('reason' in outcome) reasons.set(next.fingerprint, outcome.reason);
    else {
      const left = stillOpen(rehearsal, open, outcome.edits);
      const gone = open.filter(({ fingerprint }) => !left.some((each) => each.was === fingerprint));
      fixed.push(...gone.map((each) => ({ ...labelOf(each), by: outcome.title })));
      // A step may have made room for what could not be done before it.
      reasons.clear();
      open = left.map(({ now }) => now);
    }
  }
  const left = open.map((each) => ({
    ...labelOf(each),
    from: each.from,
    line: each.line,
    reason: reasons.get(each.fingerprint) ?? `More than ${MOST_STEPS} steps; ask again for the rest.`,
  }));
  return { fixed, left, edits: rehearsal.edits() };
}

function labelOf({ fingerprint, rule, message }: Violation) {
  return { fingerprint, rule, message };
}

type Step = Pick<Suggestion, 'title' | 'edits'> | { readonly reason: string };

/** Puts one violation right on the rehearsal, where something does; else why nothing was done. */
export async function fixOne(
  rehearsal: Rehearsal,
  violation: Violation,
  ground: Ground,
  /** Why a way is not taken, in words that follow a colon. */
  against: (edits: readonly FileEdit[]) => string | undefined = () => undefined,
): Promise<Step> {
  const { model } = rehearsal;
  if (!isImport(violation) || model.ruling === undefined) return { reason: NOT_ONE_IMPORT };
  const read = (path: string) => rehearsal.read(path);
  const bench = new Workbench(model, { ...ground, read, dismissed: new Set() });
  const rules = new RuleSimulation(model, model.ruling);
  const { fixes, byChoice, obstacles } = await candidatesFor(bench, { violation, rules });
  const objections = [...obstacles];
  for (const { id, title, edits } of fixes) {
    const choice = byChoice.get(id) ?? against(edits);
    if (choice !== undefined) {
      objections.push(`“${title}” is left to you: ${choice}`);
      continue;
    }
    const judge = (before: typeof model, after: typeof model) =>
      objectionTo({ before, after, edits, violation });
    const objection = await rehearsal.attempt({ edits, keep: true, judge });
    if (objection === undefined) return { title, edits };
    objections.push(`“${title}”: ${objection}`);
  }
  return { reason: objections.length === 0 ? NO_WAY : `${objections.join('; ')}.` };
}

/** Violations that a step left, under the paths they have now. */
function stillOpen(
  { model }: Rehearsal,
  open: readonly Violation[],
  edits: readonly FileEdit[],
): readonly { readonly was: string; readonly now: Violation }[] {
  const moved = new Map(edits.flatMap((edit) => (edit.type === 'move' ? [[edit.path, edit.to]] : [])));
  const key = ({ rule, from, to = '' }: Violation, renamed: (path: string) => string) =>
    [rule, renamed(from), renamed(to)].join('\0');
  const now = new Map(model.ruling?.violations.map((each) => [key(each, (path) => path), each]));
  return open.flatMap((each) => {
    const found = now.get(key(each, (path) => moved.get(path) ?? path));
    return found === undefined ? [] : [{ was: each.fingerprint, now: found }];
  });
}
