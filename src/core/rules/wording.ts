/** Selectors and places as a sentence says them. */
import type { TargetSelector } from '../model/rule.ts';
import type { Target } from './judge.ts';

/** `the layer core`, `src/app/**`, `the packages node:*`. */
export function selectorText(selector: TargetSelector): string {
  const { files, matches, modules, layers, packages, not } = selector;
  const parts = [
    named('layer', layers),
    named('module', modules),
    files === undefined ? undefined : listText(files),
    matches === undefined ? undefined : `paths like ${listText(matches)}`,
  ].filter((part) => part !== undefined);
  const inside = parts.length > 0 ? [parts.join(' in ')] : packages === undefined ? ['any file'] : [];
  const all = [...inside, ...(packages === undefined ? [] : [named('package', packages)!])].join(' or ');
  return not === undefined ? all : `${all} (but not ${selectorText(not)})`;
}

export function targetText(target: Target): string {
  return target.type === 'file' ? target.place.path : `the package ${target.name}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function listText(items: readonly string[], word = 'or'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

function named(noun: string, names: readonly string[] | undefined): string | undefined {
  if (names === undefined) return undefined;
  return `the ${noun}${names.length === 1 ? '' : 's'} ${listText(names)}`;
}
