/** How the tests of a folder are marked in their names: `test_orders.py`, `orders.spec.ts`, `OrderTest.java`. */
import { basename, extname } from '../../../base/paths.ts';
import { isTestPath } from '../../workspace/testPaths.ts';

const MARKS = /^(test[_-]|Test(?=[A-Z]))?(.+?)([._-](?:test|spec)s?|(?<=[a-z\d])(?:Tests?|Spec|IT))?$/;

/** The name with the mark that most tests beside it have; as it is where it is no test, or they have none. */
export function asTestsAreNamed(name: string, beside: readonly string[]): string {
  const own = partsOf(name);
  if (own === undefined || !isTestPath(name)) return name;
  const counts = new Map<string, number>();
  for (const path of beside) {
    const parts = partsOf(basename(path));
    if (parts === undefined || extname(path) !== extname(name)) continue;
    const mark = `${parts.before}\0${parts.after}`;
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  const [habit] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (habit === undefined) return name;
  const [before = '', after = ''] = habit.split('\0');
  return `${before}${own.subject}${after}${own.ending}`;
}

/** Undefined without a mark. */
function partsOf(name: string) {
  const ending = extname(name);
  const found = MARKS.exec(name.slice(0, name.length - ending.length));
  const [, before = '', subject = '', after = ''] = found ?? [];
  return before === '' && after === '' ? undefined : { before, subject, after, ending };
}
