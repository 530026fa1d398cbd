/** What the validator says, in words that name the place and the remedy. */
import type * as v from 'valibot';
import type { PlacedProblem, RulesPath } from './placedProblem.ts';
import { knownKeys } from './rulesSchema.ts';

type Issue = v.BaseIssue<unknown>;

/** @param value the whole file as data, for the kind of the rule that the issue is in. */
export function issueProblem(issue: Issue, value: unknown): PlacedProblem {
  const { issue: inner, at } = innermost(issue, pathOf(issue));
  const key = String(at.at(-1) ?? '');
  const place = at.length === 0 ? 'The file' : `“${written(at)}”`;
  if (inner.type === 'strict_object' && inner.expected === 'never') {
    const known = knownKeys(at.slice(0, -1), kindAt(value, at));
    return { at, message: `“${key}” is no key that is known here.`, remedy: remedyFor(key, known) };
  }
  if (inner.received === 'undefined') {
    return { at, message: `“${key}:” is missing.`, remedy: `Add it: ${EXAMPLES[key] ?? `${key}: …`}` };
  }
  return { at, ...describe(inner, place, key) };
}

function describe({ type, received, expected }: Issue, place: string, key: string) {
  switch (type) {
    case 'regex':
    case 'check':
      return {
        message: `${place} is ${received}, which does not fit.`,
        remedy: `Write ${EXAMPLES[key] ?? 'a text'}.`,
      };
    case 'min_length':
      return { message: `${place} has too few entries.`, remedy: 'Add one, or leave the key out.' };
    case 'min_value':
      return { message: `${place} is ${received}.`, remedy: 'Write a number of 0 or more.' };
    default: {
      const choices = (expected ?? '').replace(/[()"]/g, '').split(' | ');
      const near = nearTo((received ?? '').replaceAll('"', ''), choices);
      const remedy = `Write ${choices.length === 1 ? '' : 'one of: '}${choices.join(', ')}.`;
      return {
        message: `${place} is ${received ?? 'something else'}.`,
        remedy: near === undefined ? remedy : `Did you mean “${near}”? ${remedy}`,
      };
    }
  }
}

/** What stands where a short form is possible fails in each of its forms: the one that went deepest is meant. */
function innermost(issue: Issue, at: RulesPath): { readonly issue: Issue; readonly at: RulesPath } {
  if (issue.type !== 'union' || issue.issues === undefined) return { issue, at };
  const found = issue.issues.map((each) => innermost(each, [...at, ...pathOf(each)]));
  return found.reduce((best, each) => (each.at.length > best.at.length ? each : best), { issue, at });
}

function pathOf(issue: Issue): RulesPath {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** `rules[2].from.files` */
function written(at: RulesPath): string {
  return at
    .map((each, index) => (typeof each === 'number' ? `[${each}]` : index > 0 ? `.${each}` : each))
    .join('');
}

function kindAt(value: unknown, at: RulesPath): string | undefined {
  if (at[0] !== 'rules') return undefined;
  const rules = (value as { readonly rules?: readonly { readonly kind?: unknown }[] }).rules;
  const kind = rules?.[Number(at[1])]?.kind;
  return typeof kind === 'string' ? kind : undefined;
}

function remedyFor(key: string, known: readonly string[]): string {
  const near = nearTo(key, known);
  const all = `Known are ${known.join(', ')}.`;
  return near === undefined ? all : `Did you mean “${near}”? ${all}`;
}

function nearTo(word: string, known: readonly string[]): string | undefined {
  if (word === '') return undefined;
  return known.find((each) => each.startsWith(word) || word.startsWith(each) || isNear(each, word));
}

/** One sign more, less, other, or two that changed places. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < 3) return false;
  const sorted = (text: string) => [...text].sort().join('');
  if (sorted(a) === sorted(b)) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}

const EXAMPLES: Readonly<Record<string, string>> = {
  id: 'id: core-is-pure (small letters, digits and hyphens)',
  kind: 'kind: forbidden',
  from: 'from: src/core/**',
  to: 'to: src/app/**',
  reason: 'reason: why this may be',
  until: 'until: 2027-01-31 (a day of the calendar)',
  name: 'name: core',
  files: 'files: src/core/**',
  order: 'order: [app, core, base]',
  names: "names: '*.service.ts'",
};
