/**
 * A larger change as steps: the rules of the target held against the code, and what they object to put right one after the other by the
 * refactorings that there are, each tried on the workspace as the steps before leave it. The rest is told, place by place.
 */
import { throwIfAborted } from '../../../base/codedError.ts';
import { grouped } from '../../../base/grouped.ts';
import { shortHash } from '../../../base/hash.ts';
import { dirname } from '../../../base/paths.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { MigrationPlan, MigrationStep } from '../../model/migrationPlan.ts';
import type { Violation } from '../../model/rule.ts';
import type { FileEdit } from '../../model/suggestion.ts';
import type { Rehearsal } from '../../ports/rehearsal.ts';
import { compileRules } from '../../rules/compileRules.ts';
import { fitPreset } from '../../rules/presets/fitPreset.ts';
import { PRESETS, type Preset } from '../../rules/presets/presets.ts';
import { suggest } from '../../suggest/suggest.ts';
import { fixOne } from '../../suggest/violations/fixAll.ts';
import { tryOut } from '../checkPlan.ts';
import { effectOf } from '../effect.ts';
import type { PlanGround } from '../planGround.ts';
import type { Migration } from './readMigration.ts';

const MOST_STEPS = 40;
/** Refactorings by metrics alone, where no rules of a target fit the folders. */
const MOST_OWN_STEPS = 8;
const MOST_PLACES = 5;

export async function planMigration(
  ground: PlanGround,
  sentence: string,
  { target, from }: Migration,
): Promise<MigrationPlan> {
  const preset = PRESETS.find(({ name }) => name === target);
  const title = `${from === undefined ? 'Migrate' : `From ${from}`} to ${target.replaceAll('-', ' ')}`;
  const base = { kind: 'migration' as const, sentence, target, title };
  const nothing = (abstained: string): MigrationPlan => ({
    ...base,
    steps: [],
    before: 0,
    after: 0,
    notes: [],
    abstained,
  });
  if (preset === undefined)
    return nothing(
      `A migration to ${target} cannot be derived: Groundplan has rules for ${PRESETS.map(({ name }) => name).join(', ')}. Nothing is invented.`,
    );
  const fitted = fitPreset(preset, ground.model.files);
  const own = fitted === undefined ? await bySuggestions(ground) : { steps: [], notes: [] };
  if (fitted === undefined)
    return own.steps.length === 0
      ? nothing(
          `The folders here do not look ${preset.name} yet: fewer than two of its layers (${preset.summary}) have one, and no refactoring leads there by itself. Make the folders for two of them first, then ask again.`,
        )
      : {
          ...base,
          ...own,
          before: 0,
          after: 0,
          notes: [
            `The folders here do not look ${preset.name} yet (${preset.summary}): these steps part what belongs together, judged by cycles and cohesion. Ask again when the folders are there.`,
          ],
        };
  const rehearsal = await ground.rehearse(compileRules(fitted.set));
  await settle(rehearsal);
  const violations = broken(rehearsal.model);
  if (violations.length === 0)
    return {
      ...base,
      steps: [ratify(preset)],
      before: 0,
      after: 0,
      notes: [`Nothing in the code speaks against ${preset.name} (${preset.summary}).`, ...fitted.notes],
    };
  const { steps, reasons } = await byRefactoring(ground, rehearsal);
  const left = broken(rehearsal.model);
  return {
    ...base,
    steps: [...steps, ...byHand(rehearsal.model, left, reasons), ratify(preset)],
    before: violations.length,
    after: left.length,
    notes: [`${preset.name}: ${preset.summary}. ${preset.why}`, ...fitted.notes],
  };
}

/** Imports of one file by another; what leads nowhere breaks no layer. */
function broken({ ruling, facts }: ArchitectureModel): readonly Violation[] {
  return (ruling?.violations ?? []).filter(
    ({ severity, to }) => severity !== 'info' && to !== undefined && facts.has(to),
  );
}

/** The model of a rehearsal is that of the workspace, with its own rules, until something is tried. */
async function settle(rehearsal: Rehearsal): Promise<void> {
  const [file] = rehearsal.model.files;
  if (file === undefined) return;
  const hash = rehearsal.model.facts.get(file.path)?.hash ?? '';
  await rehearsal.attempt({
    edits: [{ type: 'change', path: file.path, hash, replacements: [] }],
    keep: true,
    judge: () => undefined,
  });
}

/** What a file is called and does stays in its layer: a rule that is kept by moving the file into the other one is kept by nothing. */
function acrossLayers(edits: readonly FileEdit[]): string | undefined {
  return edits.some(({ type }) => type === 'move')
    ? 'the file would be in a layer that it is not of'
    : undefined;
}

const key = ({ rule, from, to = '' }: Violation) => [rule, from, to].join('\0');

async function byRefactoring(ground: PlanGround, rehearsal: Rehearsal) {
  const steps: MigrationStep[] = [];
  const reasons = new Map<string, string>();
  while (steps.length < MOST_STEPS) {
    throwIfAborted(ground.signal);
    const before = rehearsal.model;
    const next = broken(before).find((each) => !reasons.has(key(each)));
    if (next === undefined) break;
    const outcome = await fixOne(rehearsal, next, ground, acrossLayers);
    if ('reason' in outcome) {
      reasons.set(key(next), outcome.reason);
      continue;
    }
    const after = rehearsal.model;
    // Room was made for what could not be done before.
    reasons.clear();
    steps.push({
      id: `migrate-${shortHash([next.rule, next.from, next.to ?? '', outcome.title].join('\n'))}`,
      title: outcome.title,
      rationale: next.message,
      effect: effectOf(before, after, []),
      edits: outcome.edits,
      hand: [],
      places: [{ path: next.from, line: next.line, text: `breaks ${next.rule}` }],
    });
  }
  return { steps, reasons };
}

/** What is left, one step for each pair of folders. */
function byHand(
  model: ArchitectureModel,
  left: readonly Violation[],
  reasons: ReadonlyMap<string, string>,
): readonly MigrationStep[] {
  const groups = grouped(left, ({ from, to = '' }) => `${dirname(from)}\0${dirname(to)}`);
  return [...groups]
    .sort(([, a], [, b]) => a.length - b.length)
    .map(([pair, own]): MigrationStep => {
      const [from = '', to = ''] = pair.split('\0');
      const names = [
        ...new Set(
          own.flatMap(
            ({ from: file, to: target }) =>
              model.graph.edges.find((edge) => edge.from === file && edge.to === target)?.names ?? [],
          ),
        ),
      ].filter((name) => name !== '*');
      const told =
        names.length === 0
          ? 'what it needs'
          : names
              .slice(0, 4)
              .map((name) => `\`${name}\``)
              .join(', ');
      return {
        id: `migrate-${shortHash(pair)}`,
        title: `Turn ${own.length === 1 ? 'the import' : `${own.length} imports`} of ${to} in ${from} round`,
        rationale: reasonOf(own, reasons),
        effect: [],
        edits: [],
        hand: [
          handOf({ from, to, told, abstract: own.every(({ to: path = '' }) => isAbstract(model, path)) }),
        ],
        places: own
          .slice(0, MOST_PLACES)
          .map(({ from: path, line, message }) => ({ path, line, text: message })),
      };
    });
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly told: string;
  /** All that is imported is interfaces. */
  readonly abstract: boolean;
}

function handOf({ from, to, told, abstract }: Pair): string {
  return abstract
    ? `${told} in ${to} are interfaces already: let ${to} count for the layer of ${from} in the rules, or move the folder there as a whole.`
    : `Declare a port in ${from} for ${told}, implement it in ${to}, and hand it in where the two are put together.`;
}

function isAbstract({ facts }: ArchitectureModel, path: string): boolean {
  const types = (facts.get(path)?.symbols ?? []).filter(
    ({ container, kind }) => container === undefined && kind !== 'constant' && kind !== 'type',
  );
  return (
    types.length > 0 &&
    types.every(({ kind, abstract }) => kind === 'interface' || kind === 'trait' || abstract === true)
  );
}

/** That files cannot or should not move is no news where none is to. */
function reasonOf(own: readonly Violation[], reasons: ReadonlyMap<string, string>): string {
  const [first = ''] = own.flatMap((each) => reasons.get(key(each)) ?? []);
  const told = first.split('; ').filter((each) => each !== '' && !/^“Move |cannot move to/.test(each));
  return told.length === 0
    ? 'No interface can be derived for it without a person.'
    : `No refactoring does it: ${told.join('; ')}`;
}

function ratify({ name }: Preset): MigrationStep {
  return {
    id: `migrate-ratify-${name}`,
    title: 'Hold it from then on',
    rationale: 'What is reached stays so where a check says what breaks it.',
    effect: [],
    edits: [],
    hand: [`Write the rules into groundplan.yaml: groundplan rules init --preset ${name}`],
    places: [],
  };
}

/** Cycles cut, modules split, files moved: one after the other, each from the state that the one before leaves. */
async function bySuggestions(ground: PlanGround): Promise<{ readonly steps: readonly MigrationStep[] }> {
  const rehearsal = await ground.rehearse();
  const steps: MigrationStep[] = [];
  const tried = new Set<string>();
  while (steps.length < MOST_OWN_STEPS) {
    throwIfAborted(ground.signal);
    const read = (path: string) => rehearsal.read(path);
    const all = await suggest(rehearsal.model, {
      read,
      syntax: ground.syntax,
      signal: ground.signal,
      dismissed: tried,
    });
    const next = all.find(
      ({ kind, edits }) =>
        edits.length > 0 && (kind === 'break-cycle' || kind === 'split-module' || kind === 'move-file'),
    );
    if (next === undefined) break;
    tried.add(next.id);
    const { objection, effect } = await tryOut(rehearsal, next.edits, true);
    if (objection !== undefined) continue;
    steps.push({
      id: next.id,
      title: next.title,
      rationale: next.rationale,
      effect,
      edits: next.edits,
      hand: [],
      places: next.evidence.slice(0, MOST_PLACES).map(({ path, line, text }) => ({ path, line, text })),
    });
  }
  return { steps };
}
