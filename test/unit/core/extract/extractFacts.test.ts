import assert from 'node:assert/strict';
import { extractFacts } from '../../../../src/core/extract/extractFacts.ts';
import type { QueryMatch, SyntaxNode } from '../../../../src/core/extract/syntax.ts';

/** A node whose text stands at an offset; rows follow from hundreds to keep the tests readable. */
function node(text: string, startIndex: number, row = 0): SyntaxNode {
  const endIndex = startIndex + text.length;
  return {
    type: 'x',
    text,
    startIndex,
    endIndex,
    startPosition: { row, column: 0 },
    endPosition: { row, column: text.length },
  };
}

function match(captures: Record<string, SyntaxNode>, setProperties: Record<string, string> = {}): QueryMatch {
  return { captures: Object.entries(captures).map(([name, each]) => ({ name, node: each })), setProperties };
}

describe('extracting facts from query matches', () => {
  it('merges the matches of one import and strips the quotes from its offsets', () => {
    const statement = node('import { a, b } from "./x"', 0);
    const source = node('"./x"', 21);
    const facts = extractFacts(
      [
        match({ import: statement, 'import.source': source, 'import.name': node('a', 9) }),
        match({ import: statement, 'import.source': source, 'import.name': node('b', 12) }),
      ],
      'all',
    );
    assert.deepEqual(facts.imports, [
      { specifier: './x', kind: 'static', line: 1, start: 22, end: 25, names: ['a', 'b'] },
    ]);
  });

  it('takes as long for each of very many supertypes as for the first', () => {
    const count = 60_000;
    const symbol = node('class A', 0);
    const name = node('A', 6);
    const matches = Array.from({ length: count }, (_, at) =>
      match({ symbol, 'symbol.name': name, 'symbol.base': node(`B${at}`, 8) }, { 'symbol.kind': 'class' }),
    );
    const [found] = extractFacts(matches, 'all').symbols;
    assert.equal(found?.bases?.length, count);
    assert.equal(found.bases.at(-1), `B${count - 1}`);
  });

  it('makes a static import inside a function deferred, and one inside a type-only block a type import', () => {
    const matches = [
      match({ import: node('import x', 10), 'import.source': node('x', 17) }),
      match({ import: node('import y', 110), 'import.source': node('y', 117) }),
      match({ 'scope.deferred': node(' '.repeat(50), 0) }),
      match({ 'scope.type': node(' '.repeat(50), 100) }),
    ];
    assert.deepEqual(
      extractFacts(matches, 'all').imports.map((each) => each.kind),
      ['deferred', 'type'],
    );
  });

  it('keeps a reference from production code when tests use the name as well', () => {
    const matches = [
      match({ reference: node('Foo', 10, 1) }),
      match({ reference: node('Foo', 200, 9) }),
      match({ reference: node('Bar', 20, 2) }),
      match({ 'scope.test': node(' '.repeat(100), 0) }),
    ];
    assert.deepEqual(extractFacts(matches, 'all').references, [
      { name: 'Foo', line: 10 },
      { name: 'Bar', line: 3, test: true },
    ]);
  });

  it('names the container of members only', () => {
    const matches = [
      match(
        { symbol: node(' '.repeat(100), 0), 'symbol.name': node('Outer', 6) },
        { 'symbol.kind': 'class' },
      ),
      match({ 'scope.member': node(' '.repeat(80), 12) }),
      match(
        { symbol: node(' '.repeat(10), 20), 'symbol.name': node('member', 22) },
        { 'symbol.kind': 'method' },
      ),
      match(
        { symbol: node(' '.repeat(10), 120), 'symbol.name': node('free', 122) },
        { 'symbol.kind': 'function' },
      ),
    ];
    const found = extractFacts(matches, 'all').symbols.map(({ name, container }) => [name, container]);
    assert.deepEqual(found, [
      ['Outer', undefined],
      ['member', 'Outer'],
      ['free', undefined],
    ]);
  });

  it('decides visibility by the rule of the grammar', () => {
    const of = (name: string, rule: string, visibility?: string) => {
      const captures = { symbol: node(' '.repeat(20), 0), 'symbol.name': node(name, 5) };
      const extra: Record<string, SyntaxNode> =
        visibility === undefined ? {} : { 'symbol.visibility': node(visibility, 0) };
      return extractFacts([match({ ...captures, ...extra })], rule).symbols[0]?.exported;
    };
    assert.equal(of('Run', 'upper'), true);
    assert.equal(of('run', 'upper'), false);
    assert.equal(of('_run', 'underscore'), false);
    assert.equal(of('__init__', 'underscore'), true);
    assert.equal(of('x', 'keyword:public', 'public static'), true);
    assert.equal(of('x', 'keyword:public', 'republic'), false);
    assert.equal(of('x', 'not-keyword:private', 'private'), false);
  });
});
