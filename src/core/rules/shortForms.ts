/** Rules as a person would write them: the inverse of `expandRules`. */
import type { LayerDeclaration, Rule, RuleException, TargetSelector } from '../model/rule.ts';

type Data = Readonly<Record<string, unknown>>;

export function shortLayer({ name, files, with: row }: LayerDeclaration): Data {
  return { name, files: shortSelector(files), ...(row === undefined ? {} : { with: row }) };
}

/** Id and kind first, then what it speaks of, then why. */
export function shortRule(rule: Rule): Data {
  const { id, kind, severity, why, instead, except, ...own } = rule;
  const usual = kind === 'deprecated' ? 'info' : 'error';
  return {
    id,
    kind,
    ...Object.fromEntries(Object.entries(own).map(([key, value]) => [key, shortValue(key, value)])),
    ...(severity === usual ? {} : { severity }),
    ...(why === undefined ? {} : { why }),
    ...(instead === undefined ? {} : { instead }),
    ...(except === undefined ? {} : { except: except.map(shortException) }),
  };
}

export function shortException({ from, to, reason, until }: RuleException): Data {
  return {
    ...(from === undefined ? {} : { from: shortSelector(from) }),
    ...(to === undefined ? {} : { to: shortSelector(to) }),
    reason,
    ...(until === undefined ? {} : { until }),
  };
}

function shortValue(key: string, value: unknown): unknown {
  if (key === 'names') return single(value as readonly string[]);
  if (key === 'order' || key === 'edges' || typeof value !== 'object' || value === null) return value;
  return shortSelector(value as TargetSelector);
}

function shortSelector(selector: TargetSelector): unknown {
  const { not, ...fields } = selector;
  const lists = Object.entries(fields).filter(([, list]) => list !== undefined);
  const [first, ...more] = lists;
  if (first?.[0] === 'files' && more.length === 0 && not === undefined) return single(first[1]);
  return {
    ...Object.fromEntries(lists.map(([field, list]) => [field, single(list)])),
    ...(not === undefined ? {} : { not: shortSelector(not) }),
  };
}

function single(list: readonly string[]): string | readonly string[] {
  return list.length === 1 ? list[0]! : list;
}
