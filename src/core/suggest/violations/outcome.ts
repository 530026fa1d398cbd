/** What speaks against a fix, told from the workspace before it and after it. */
import { dirname } from '../../../base/paths.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { Violation } from '../../model/rule.ts';
import type { FileEdit } from '../../model/suggestion.ts';
import { cyclicFiles } from '../simulate.ts';

export interface Outcome {
  readonly before: ArchitectureModel;
  readonly after: ArchitectureModel;
  readonly edits: readonly FileEdit[];
  /** What the fix is to put right, where it is to put one right. */
  readonly violation?: Violation;
}

type Renamed = (path: string) => string;

/**
 * Undefined where the violation is gone, no rule objects to anything new, every import leads where it led, and, if files only moved,
 * each file reaches the files that it reached.
 */
export function objectionTo(outcome: Outcome): string | undefined {
  const moved = new Map(
    outcome.edits.flatMap((edit) => (edit.type === 'move' ? [[edit.path, edit.to]] : [])),
  );
  const renamed: Renamed = (path) => moved.get(path) ?? path;
  for (const check of CHECKS) {
    const objection = check(outcome, renamed);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

type Check = (outcome: Outcome, renamed: Renamed) => string | undefined;

const CHECKS: readonly Check[] = [
  unparsed,
  unresolved,
  newlyOutside,
  rulesBroken,
  circles,
  packageCircles,
  rerouted,
];

function unparsed({ before, after, edits }: Outcome): string | undefined {
  const broken = (model: ArchitectureModel, path: string) =>
    model.facts.get(path)?.problems.some(({ code }) => code === 'syntax-error') ?? false;
  for (const edit of edits) {
    if (edit.type === 'delete') continue;
    const path = edit.type === 'move' ? edit.to : edit.path;
    if (broken(after, path) && !broken(before, edit.path)) return `${path} could not be parsed any more`;
  }
  return undefined;
}

function unresolved({ before, after }: Outcome, renamed: Renamed): string | undefined {
  const known = new Map<string, number>();
  for (const { from } of before.unresolved) known.set(renamed(from), (known.get(renamed(from)) ?? 0) + 1);
  for (const { from, specifier } of after.unresolved) {
    const left = (known.get(from) ?? 0) - 1;
    if (left < 0) return `\`${specifier}\` in ${from} would lead nowhere`;
    known.set(from, left);
  }
  return undefined;
}

/** An import of ours that is taken for a library's has lost its way. */
function newlyOutside({ before, after }: Outcome): string | undefined {
  const known = packagesOf(before);
  const [fresh] = [...packagesOf(after)].filter((name) => !known.has(name));
  return fresh === undefined ? undefined : `an import would be taken for the package ${fresh}`;
}

function packagesOf({ imports }: ArchitectureModel): ReadonlySet<string> {
  const names = new Set<string>();
  for (const list of imports.values())
    for (const { target } of list) if (target.status === 'external') names.add(target.package);
  return names;
}

function rulesBroken({ before, after, violation }: Outcome, renamed: Renamed): string | undefined {
  const known = new Set(before.ruling?.violations.map((each) => keyOf(each, renamed)));
  if (violation !== undefined) known.delete(keyOf(violation, renamed));
  const fresh = after.ruling?.violations.find((each) => !known.has(keyOf(each, (path) => path)));
  return fresh === undefined ? undefined : `rule ${fresh.rule} would object: ${fresh.message}`;
}

function keyOf({ rule, from, to = '' }: Violation, renamed: Renamed): string {
  return [rule, renamed(from), renamed(to)].join('\0');
}

function circles({ before, after }: Outcome, renamed: Renamed): string | undefined {
  const cyclic = ({ cycles }: ArchitectureModel) =>
    cycles.filter(({ strength }) => strength === 'run-time').flatMap(({ members }) => members);
  const known = new Set(cyclic(before).map(renamed));
  const fresh = cyclic(after).find((path) => !known.has(path));
  return fresh === undefined ? undefined : `${fresh} would come to lie on a cycle`;
}

/** A Go package is a folder, and the compiler takes no circle of them. */
function packageCircles({ before, after }: Outcome): string | undefined {
  const known = new Set(cyclicPackages(before));
  const fresh = cyclicPackages(after).find((folder) => !known.has(folder));
  return fresh === undefined ? undefined : `the package ${fresh} would come to import itself`;
}

function cyclicPackages({ graph }: ArchitectureModel): readonly string[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of graph.edges) {
    const [near, far] = [dirname(from), dirname(to)];
    if (!from.endsWith('.go') || near === far) continue;
    for (const folder of [near, far]) if (!next.has(folder)) next.set(folder, new Set());
    next.get(near)!.add(far);
  }
  return [...cyclicFiles(next, [...next.keys()])];
}

/** Where files only move, nothing else may: each file reaches what it reached, test code included. */
function rerouted({ before, after, edits }: Outcome, renamed: Renamed): string | undefined {
  const onlyMoves = edits.some(({ type }) => type === 'move') && edits.every(({ type }) => type !== 'create');
  if (!onlyMoves) return undefined;
  const wanted = reachOf(before, renamed);
  const found = reachOf(after, (path) => path);
  const lost = [...wanted].find((each) => !found.has(each) && !isInGoPackage(each));
  if (lost !== undefined) return `the way from ${lost.replace('\0', ' to ')} would be lost`;
  const gained = [...found].find((each) => !wanted.has(each));
  return gained === undefined ? undefined : `${gained.replace('\0', ' would reach ')}, which it does not now`;
}

/** What a file of a Go package takes from another one shows in no import. */
function isInGoPackage(pair: string): boolean {
  const [from = '', to = ''] = pair.split('\0');
  return from.endsWith('.go') && dirname(from) === dirname(to);
}

function reachOf({ imports }: ArchitectureModel, renamed: Renamed): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [from, list] of imports) {
    for (const { target } of list) {
      if (target.status === 'resolved') pairs.add(`${renamed(from)}\0${renamed(target.path)}`);
    }
  }
  return pairs;
}
