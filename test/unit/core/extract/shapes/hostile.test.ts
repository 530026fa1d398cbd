import assert from 'node:assert/strict';
import { languageOf } from '../../../../../src/core/languages/languages.ts';
import { defaultGrammarLocation } from '../../../../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../../../../src/infra/parse/wasmParser.ts';
import { shapesOf } from '../../../../support/shapesOf.ts';

/** Sizes that took minutes when the time grew with their square. */
const MANY = 20_000;

describe('shapes of hostile text', () => {
  for (const path of ['a.ts', 'a.py', 'a.rb'])
    it(`end for ${MANY} calls on the result of a call (${path}), of which the outer ones are told`, async () => {
      const parser = new WasmParser(defaultGrammarLocation());
      const text = `a${'.f()'.repeat(MANY)}`;
      const calls = await parser.parse(
        languageOf(path)!.grammar,
        text,
        ({ matches }) => matches('shapes').length,
      );
      assert.ok(calls! > 100 && calls! <= 1000, `${calls} calls`);
    });

  it('belong to their own annotations, thousands of them', async () => {
    const { types } = await shapesOf('a.ts', '@mark class A {}\n'.repeat(5_000));
    assert.equal(types[0]!.annotations?.length, 5_000);
  });

  for (const text of ['(', '[', '{', '!', 'f(', '"', 'a<', 'a = ', 'new A(', 'return ', 'class A { '])
    it(`end for thousands of “${text.trim()}” in a row`, async () => {
      for (const path of ['a.ts', 'a.py', 'a.cpp', 'a.rs']) await shapesOf(path, text.repeat(4_000));
    });
});
