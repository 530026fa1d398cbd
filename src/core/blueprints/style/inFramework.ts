/**
 * A test as templates are written (node:test, unittest, JUnit 5, xUnit, plain asserts) → the same with the framework of the project. The
 * vocabulary of our own templates is all that it has to know; what it does not know stays as it is, and runs there too.
 */
import type { BlueprintLanguage } from '../../model/blueprint.ts';

export function inFramework(text: string, language: BlueprintLanguage, framework: string): string {
  return FRAMEWORKS[framework]?.(text, language) ?? text;
}

const FRAMEWORKS: Readonly<Record<string, (text: string, language: BlueprintLanguage) => string>> = {
  vitest: (text) => withExpect(text, "import { describe, expect, it } from 'vitest';\n"),
  jest: (text, language) =>
    withExpect(
      text,
      language === 'typescript' ? "import { describe, expect, it } from '@jest/globals';\n" : '',
    ),
  mocha: (text) => text.replace("from 'node:test'", "from 'mocha'"),
  pytest: asFunctions,
  junit4: (text) =>
    text
      .replace('org.junit.jupiter.api.Test', 'org.junit.Test')
      .replace(/org\.junit\.jupiter\.api\.Assertions/g, 'org.junit.Assert')
      .replace(/^class /m, 'public class ')
      .replace(/^( +)void /gm, '$1public void '),
  nunit: (text) =>
    call(text.replace('using Xunit;', 'using NUnit.Framework;').replace(/\[Fact\]/g, '[Test]'), 'Assert', {
      Equal: ([wanted, found]) => `Assert.That(${found}, Is.EqualTo(${wanted}))`,
      Same: ([wanted, found]) => `Assert.That(${found}, Is.SameAs(${wanted}))`,
      NotSame: ([wanted, found]) => `Assert.That(${found}, Is.Not.SameAs(${wanted}))`,
      True: ([found]) => `Assert.That(${found}, Is.True)`,
      False: ([found]) => `Assert.That(${found}, Is.False)`,
      Null: ([found]) => `Assert.That(${found}, Is.Null)`,
    }),
};

function withExpect(text: string, imports: string): string {
  const plain = text
    .replace(/^import assert from 'node:assert\/strict';\n/m, '')
    .replace(/^import \{ describe, it \} from 'node:test';\n/m, imports);
  return call(plain, 'assert', {
    equal: ([found, wanted]) => `expect(${found}).toBe(${wanted})`,
    notEqual: ([found, wanted]) => `expect(${found}).not.toBe(${wanted})`,
    deepEqual: ([found, wanted]) => `expect(${found}).toEqual(${wanted})`,
    ok: ([found]) => `expect(${found}).toBeTruthy()`,
    throws: ([run]) => `expect(${run}).toThrow()`,
  });
}

/** Methods of a class of `unittest` → functions. */
function asFunctions(text: string): string {
  const bare = text
    .replace(/^import unittest\n/m, '')
    .trimStart()
    .replace(/\n+if __name__ == "__main__":\n[\s\S]*$/, '\n')
    .replace(/^class \w+\(unittest\.TestCase\):\n((?:(?: {4}.*)?\n)*)/gm, (_, body: string) =>
      body
        .replace(/^ {4}/gm, '')
        .replace(/^def (test_\w+)\(self\)/gm, 'def $1()')
        .replace(/\n\n(?=def )/g, '\n\n\n'),
    );
  const plain = call(bare, 'self', {
    assertEqual: ([found, wanted]) => `assert ${found} == ${wanted}`,
    assertIs: ([found, wanted]) => `assert ${found} is ${wanted}`,
    assertIsNot: ([found, wanted]) => `assert ${found} is not ${wanted}`,
    assertIsNone: ([found]) => `assert ${found} is None`,
    assertTrue: ([found]) => `assert ${found}`,
    assertFalse: ([found]) => `assert not ${found}`,
    assertRaises: ([error]) => `pytest.raises(${error})`,
  });
  return plain.includes('pytest.') ? plain.replace(/^(?=import |from )/m, 'import pytest\n\n') : plain;
}

/** Each call of a method of `owner` is written otherwise; its arguments are taken apart at commas outside of brackets and strings. */
function call(
  text: string,
  owner: string,
  methods: Readonly<Record<string, (args: readonly string[]) => string>>,
): string {
  const start = new RegExp(`\\b${owner}\\.(${Object.keys(methods).join('|')})\\(`, 'g');
  let written = '';
  let at = 0;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const { args, end } = argumentsAt(text, start.lastIndex);
    written += text.slice(at, found.index) + methods[found[1]!]!(args);
    at = end;
    start.lastIndex = end;
  }
  return written + text.slice(at);
}

/** @param from behind the opening bracket. */
function argumentsAt(text: string, from: number): { readonly args: readonly string[]; readonly end: number } {
  const args: string[] = [];
  let depth = 0;
  let quote = '';
  let start = from;
  for (let at = from; at < text.length; at++) {
    const each = text[at]!;
    if (quote !== '') {
      if (each === '\\') at++;
      else if (each === quote) quote = '';
    } else if (/["'`]/.test(each)) quote = each;
    else if (/[([{]/.test(each)) depth++;
    else if (depth === 0 && /[,)]/.test(each)) {
      const arg = text.slice(start, at).trim();
      if (arg !== '') args.push(arg);
      start = at + 1;
      if (each === ')') return { args, end: start };
    } else if (/[)\]}]/.test(each)) depth--;
  }
  return { args, end: text.length };
}
