/** Decides whether a declaration is visible outside its file, by the rule of the grammar's manifest. */

/** @param rule one of the forms that grammars/README.md lists; an unknown rule counts everything as exported. */
export function isExported(rule: string, name: string, modifiers: string): boolean {
  if (rule === 'upper') return /^\p{Lu}/u.test(name);
  if (rule === 'underscore') return !name.startsWith('_') || /^__\w+__$/.test(name);
  const [form, word] = rule.split(':', 2);
  if (word === undefined) return true;
  const present = modifiers.split(/[^\w]+/).includes(word);
  return form === 'keyword' ? present : !present;
}
