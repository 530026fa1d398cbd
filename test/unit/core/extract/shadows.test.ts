import assert from 'node:assert/strict';
import { extractFacts } from '../../../../src/core/extract/extractFacts.ts';
import type { QueryMatch, SyntaxNode } from '../../../../src/core/extract/syntax.ts';

function node(text: string, startIndex: number): SyntaxNode {
  const position = { row: 0, column: startIndex };
  return {
    type: 'x',
    text,
    startIndex,
    endIndex: startIndex + text.length,
    startPosition: position,
    endPosition: position,
  };
}

function match(captures: Record<string, SyntaxNode>): QueryMatch {
  return { captures: Object.entries(captures).map(([name, each]) => ({ name, node: each })) };
}

describe("names that mean something of the file's own", () => {
  it('are no references inside their scope, and are outside of it', () => {
    const shadow = match({ shadow: node('T', 3), 'shadow.scope': node(' '.repeat(50), 0) });
    const inside = match({ reference: node('T.Entry', 20) });
    const outside = match({ reference: node('T', 90) });
    assert.deepEqual(extractFacts([shadow, inside], 'all').references, []);
    assert.deepEqual(extractFacts([shadow, inside, outside], 'all').references, [{ name: 'T', line: 1 }]);
  });

  it('do not hide members of other things that are called the same', () => {
    const shadow = match({ shadow: node('size', 3), 'shadow.scope': node(' '.repeat(50), 0) });
    const use = match({ 'reference.member': node('size', 20) });
    assert.deepEqual(extractFacts([shadow, use], 'all').references, [
      { name: 'size', line: 1, member: true },
    ]);
  });
});
