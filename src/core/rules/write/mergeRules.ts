/**
 * Rules into the text of a rules file. What a person wrote stays as it is, to the letter where the file is written in the usual
 * block form, else but for spaces; comments stay in any case.
 */
import { isMap, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';
import type { LayerDeclaration, Rule, RuleSet, RulesProblem } from '../../model/rule.ts';
import { readRules } from '../readRules.ts';
import { shortException, shortLayer, shortRule } from '../shortForms.ts';
import { UNRESOLVED } from '../unresolved.ts';
import { addException, addRules } from '../writeRules.ts';

export interface MergedRules {
  readonly text: string;
  /** Ids of rules that were not there yet, as they are called now. */
  readonly added: readonly string[];
  /** Ids of rules that stand there already, in the same words or in others. */
  readonly present: readonly string[];
}

export type MergeResult = MergedRules | { readonly problems: readonly RulesProblem[] };

/** In a file that is new: what it is, for whoever meets it first. */
const HEADING =
  '# The architecture rules of this project. “groundplan check” holds the code against them.\n' +
  '# Every rule may say why it is there and what to do instead; both are shown where it is broken.\n';

/** @param text undefined where there is no file yet. Problems: of the file as it is, or of what would become of it. */
export function mergeRules(text: string | undefined, set: RuleSet): MergeResult {
  const before = readRules(text ?? '');
  if (before.rules === undefined) return { problems: before.problems };
  const { fresh, present } = missingIn(before.rules.set, set);
  const added = fresh.rules.map((rule) => rule.id);
  const count = fresh.layers.length + fresh.rules.length + (fresh.unresolved?.length ?? 0);
  if (count === 0) return { text: text ?? '', added, present };
  const inserted = insertInto(text ?? '', fresh);
  const exact = inserted === undefined ? undefined : readRules(inserted).rules?.set;
  if (inserted !== undefined && holds(exact, before.rules.set, fresh))
    return { text: inserted, added, present };
  const redrawn = redraw(text ?? '', fresh);
  const after = readRules(redrawn);
  return after.rules === undefined ? { problems: after.problems } : { text: redrawn, added, present };
}

/** Everything is there that should be, and what was there says what it said: a slip in the writing must not lose a rule. */
function holds(after: RuleSet | undefined, before: RuleSet, fresh: RuleSet): boolean {
  return after !== undefined && plain(after) === plain(joined(before, fresh));
}

/** Whatever the order of the fields. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

function joined(before: RuleSet, fresh: RuleSet): RuleSet {
  const unresolved = [...(before.unresolved ?? []), ...(fresh.unresolved ?? [])];
  return {
    layers: [...before.layers, ...fresh.layers],
    rules: [...before.rules, ...fresh.rules],
    ...(unresolved.length === 0 ? {} : { unresolved }),
  };
}

interface Missing {
  readonly fresh: RuleSet;
  readonly present: readonly string[];
}

function missingIn(known: RuleSet, set: RuleSet): Missing {
  const names = layerNames(known, set);
  const rules = set.rules.map((rule) => renamed(rule, names));
  const ids = new Set(known.rules.map((rule) => rule.id));
  const fresh = rules.filter((rule) => !ids.has(rule.id));
  const layers = set.layers
    .map((layer) => renamedLayer(layer, names))
    .filter((layer) => !known.layers.some((other) => other.name === layer.name))
    .filter((layer) => isNeeded(layer.name, fresh, set));
  const tolerated = new Set((known.unresolved ?? []).map((each) => JSON.stringify(shortException(each))));
  const unresolved = (set.unresolved ?? []).filter(
    (each) => !tolerated.has(JSON.stringify(shortException(each))),
  );
  return {
    fresh: { layers, rules: fresh, ...(unresolved.length === 0 ? {} : { unresolved }) },
    present: rules.filter((rule) => ids.has(rule.id)).map((rule) => rule.id),
  };
}

/** Of layers that came with rules, those that a rule to be written speaks of; layers that came by themselves stay. */
function isNeeded(name: string, fresh: readonly Rule[], { rules }: RuleSet): boolean {
  return rules.length === 0 || fresh.some((rule) => JSON.stringify(rule).includes(JSON.stringify(name)));
}

/** A layer of the same name that means other files keeps its name; the new one gets another. */
function layerNames(known: RuleSet, { layers }: RuleSet): ReadonlyMap<string, string> {
  const taken = new Map(known.layers.map((layer) => [layer.name, JSON.stringify(layer.files)]));
  return new Map(
    layers.map(({ name, files }) => {
      let free = name;
      for (let at = 2; taken.has(free) && taken.get(free) !== JSON.stringify(files); at++)
        free = `${name}-${at}`;
      taken.set(free, JSON.stringify(files));
      return [name, free];
    }),
  );
}

function renamedLayer(layer: LayerDeclaration, names: ReadonlyMap<string, string>): LayerDeclaration {
  const peer = layer.with === undefined ? undefined : names.get(layer.with);
  return { ...layer, name: names.get(layer.name)!, ...(peer === undefined ? {} : { with: peer }) };
}

function renamed(rule: Rule, names: ReadonlyMap<string, string>): Rule {
  if (rule.kind === 'layers') return { ...rule, order: rule.order.map((name) => names.get(name) ?? name) };
  if (![...names].some(([from, to]) => from !== to)) return rule;
  return JSON.parse(JSON.stringify(rule), (key, value: unknown) =>
    key === 'layers' && Array.isArray(value) ? value.map((name: string) => names.get(name) ?? name) : value,
  ) as Rule;
}

/** Lists grow at their end, new ones are put at the end of the file. Undefined where the file is written otherwise. */
function insertInto(text: string, { layers, rules, unresolved = [] }: RuleSet): string | undefined {
  const lists: readonly [string, readonly object[]][] = [
    ['layers', layers.map(shortLayer)],
    ['rules', rules.map(shortRule)],
    ['unresolved', unresolved.map(shortException)],
  ];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let grown = text.trim() === '' ? HEADING : text.replace(/(?<!\n)$/, eol);
  for (const [key, list] of lists) {
    const next = list.length === 0 ? grown : grow(grown, key, list);
    if (next === undefined) return undefined;
    grown = next;
  }
  return grown;
}

function grow(text: string, key: string, list: readonly object[]): string | undefined {
  const { contents } = parseDocument(text);
  if (contents !== null && (!isMap(contents) || contents.flow === true)) return undefined;
  const known = contents?.get(key, true);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  // Rules stand apart, but where those before them do not.
  const apart = key === 'rules' && (known === undefined || (isSeq(known) && known.items.some(isApart)));
  const items = list.map((each) => stringify([each], STYLE).replaceAll('\n', eol));
  const print = (indent: number) =>
    items.join(apart ? eol : '').replace(/^(?=[^\r\n])/gm, ' '.repeat(indent));
  if (known === undefined) return `${text}${eol}${key}:${eol}${print(2)}`;
  if (!isSeq(known) || known.flow === true || known.items.length === 0) return undefined;
  const [indent, end] = placeIn(text, known);
  return `${text.slice(0, end)}${apart ? eol : ''}${print(indent)}${text.slice(end)}`;
}

function isApart(item: unknown): boolean {
  return isMap(item) && item.spaceBefore === true;
}

const STYLE = { lineWidth: 0, indentSeq: true } as const;

/** Column of the dashes, and the offset behind the list's last line. */
function placeIn(text: string, list: YAMLSeq): [number, number] {
  const rangeOf = (item: unknown) =>
    (item as { range?: readonly [number, number, number] }).range ?? [0, 0, 0];
  const dash = text.lastIndexOf('-', rangeOf(list.items[0])[0] - 1);
  const indent = dash - (text.lastIndexOf('\n', dash) + 1);
  const last = rangeOf(list.items.at(-1))[1];
  if (text[last - 1] === '\n') return [indent, last];
  const line = text.indexOf('\n', last);
  return [indent, line < 0 ? text.length : line + 1];
}

/** The whole file written anew from its parsed form: comments and order stay. */
function redraw(text: string, { layers, rules, unresolved = [] }: RuleSet): string {
  const grown = addRules(text, { layers, rules });
  return unresolved.reduce((written, exception) => addException(written, UNRESOLVED, exception), grown);
}
