/** Where the type stands before the name, what is declared is written as it is used: `*next`, `&ref`, `slots[3]`, `(*handler)(int)`. */

const POINTER = /^(?:[*&]+\s*(?:(?:const|restrict|volatile|__restrict)\b\s*)*)+/;
const FUNCTION_POINTER = /^\(\s*(?:\w+::)?[*&]\s*(?:const\s+)?(\w+)\s*(?:\[[^\]]*\]\s*)?\)\s*\(/;
const ARRAY = /^(\w+)\s*\[/;
const FUNCTION = /^[\w~]+\s*\(/;

/** The name itself; text that is no declarator as it is. */
export function declaredName(declarator: string): string {
  const plain = declarator.replace(POINTER, '');
  return FUNCTION_POINTER.exec(plain)?.[1] ?? ARRAY.exec(plain)?.[1] ?? plain;
}

/** `*make(int size)` declares a function, `(*make)(int size)` a variable. */
export function declaresFunction(declarator: string): boolean {
  return FUNCTION.test(declarator.replace(POINTER, ''));
}

const LONGEST_TYPE = 120;

/** A type as written, without what announces it (`: Store`, `-> Store`, `struct store`). */
export function writtenType(text: string): string {
  return text
    .replace(/^[:\s>-]+/, '')
    .replace(/^(?:struct|union|enum)\s+(\w*)\s*(?:\{.*)?$/s, '$1')
    .slice(0, LONGEST_TYPE);
}

/** The type of a variable that holds a function says so: `int (*)(int)`. */
export function declaredType(type: string, declarator: string): string {
  const name = FUNCTION_POINTER.exec(declarator.replace(POINTER, ''))?.[1];
  return name === undefined ? type : `${type} ${declarator.replace(name, '')}`.slice(0, LONGEST_TYPE);
}
