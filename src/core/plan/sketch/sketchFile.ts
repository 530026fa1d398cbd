/**
 * The beginning of a file after its siblings: what they have in common, with the names of the new subject, and bodies that say they are yet
 * to be written. What needs a name that there will not be is left out.
 */
import type { Described } from '../text/described.ts';
import { masked } from '../text/masked.ts';
import { identifiersIn } from '../text/naming.ts';
import { deskOf, type SketchAsked } from './desk.ts';
import { exportText } from './exportText.ts';
import { givenImports, importText } from './importText.ts';
import { joined } from './joined.ts';
import { isPlainDoing, type TakenApart } from './parts.ts';
import { unguarded } from './relocated.ts';
import { topText } from './topText.ts';

export interface Sketch {
  readonly text: string;
  /** Names declared outside of all types. */
  readonly declares: readonly string[];
  /** Names without which it cannot stand: of files that the plan should have too. */
  readonly lacks: readonly string[];
  /** Members that its interfaces ask for. */
  readonly asks: readonly string[];
  /** Bodies that are yet to be written. */
  readonly stubs: number;
}

export function sketchFile(wanted: SketchAsked): Sketch | undefined {
  const desk = deskOf(wanted);
  const { apart, asked } = desk;
  /** After one sibling alone, where what several have in common is too little. */
  const afterOne = wanted.others.length > 0 && hasDoings(apart) ? { ...wanted, others: [] } : undefined;
  const kept: { readonly part: Described; readonly text: string }[] = [];
  const declares: string[] = [];
  for (const part of apart.top) {
    if (part.kind === 'import') continue;
    const text = topText(desk, part);
    if (text === undefined) continue;
    kept.push({ part, text });
    if (part.name !== '') declares.push(part.name);
  }
  const bodies = kept.filter(({ part }) => part.kind !== 'note' && part.kind !== 'package');
  const exported = exportText(desk, declares);
  if (exported === undefined) return afterOne && sketchFile(afterOne);
  for (const [part, text] of exported)
    if (!kept.some((each) => each.part === part)) kept.push({ part, text });
  const isBare = bodies.every(({ part }) => part.kind === 'other');
  if (isBare && afterOne !== undefined) return sketchFile(afterOne);
  if (bodies.length === 0) return undefined;
  const code = masked(asked.model.path, bodies.map(({ text }) => text).join('\n'));
  const texts = new Map(kept.map(({ part, text }) => [part, text]));
  for (const part of apart.top) {
    if (part.kind !== 'import') continue;
    const text = importText(desk, part, identifiersIn(code));
    if (text !== undefined) texts.set(part, text);
  }
  const [more, bound] = givenImports(desk, texts);
  const last = apart.top.filter((part) => part.kind === 'import' && texts.has(part)).at(-1);
  if (last !== undefined && more.length > 0) texts.set(last, [texts.get(last)!, ...more].join('\n'));
  if (last === undefined && bound.size > 0) return undefined;
  const text = unguarded(desk.rename(joined(apart.source.text, apart.top, texts)));
  return {
    text: text.endsWith('\n') ? text : `${text}\n`,
    declares: declares.map((name) => desk.rename(name)),
    lacks: [...desk.lacks].map((name) => desk.rename(name)),
    asks: [...desk.asks].map((name) => desk.rename(name)),
    stubs: desk.tally.stubs,
  };
}

function hasDoings(apart: TakenApart): boolean {
  return apart.top.some(({ kind, name }) => kind === 'callable' && isPlainDoing(name, apart));
}
