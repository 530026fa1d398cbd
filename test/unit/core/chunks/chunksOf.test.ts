import assert from 'node:assert/strict';
import { type Chunk, MOST_CHARACTERS, MOST_LINES } from '../../../../src/core/chunks/chunk.ts';
import { chunksOf } from '../../../../src/core/chunks/chunksOf.ts';
import type { SymbolFact } from '../../../../src/core/model/facts.ts';
import { createRandom, type Random } from '../../../support/randomWorkspace.ts';

const symbol = (
  name: string,
  startLine: number,
  endLine: number,
  more: Partial<SymbolFact> = {},
): SymbolFact => ({
  name,
  kind: 'function',
  exported: true,
  startLine,
  endLine,
  start: 0,
  end: 0,
  ...more,
});

const numbered = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at + 1)).join('\n');

const shown = (chunks: readonly Chunk[]) =>
  chunks.map(({ startLine, endLine, symbol: name }) => `${startLine}-${endLine} ${name ?? '·'}`);

describe('chunks of a file', () => {
  it('have the comment and the annotations above a declaration with it', () => {
    const text = [
      "import a from 'a';",
      '',
      '/** Adds. */',
      '@logged',
      ...Array.from({ length: 12 }, (_, at) => `  line${at};`),
      ...Array.from({ length: 12 }, (_, at) => `  more${at};`),
    ].join('\n');
    const { chunks } = chunksOf({
      path: 'a.ts',
      text,
      language: 'typescript',
      symbols: [symbol('add', 5, 16), symbol('next', 17, 28)],
    });
    assert.deepEqual(shown(chunks), ['1-2 ·', '3-16 add', '17-28 next']);
  });

  it('part a large class into its members and a large member at blank lines', () => {
    const text = numbered(200, (line) => (line % 25 === 0 ? '' : `    statement(${line});`));
    const members = [
      symbol('small', 3, 20, { container: 'Big' }),
      symbol('large', 22, 190, { container: 'Big' }),
    ];
    const { chunks } = chunksOf({
      path: 'Big.java',
      text,
      language: 'java',
      symbols: [symbol('Big', 1, 200, { kind: 'class' }), ...members],
    });
    assert.deepEqual(shown(chunks).slice(0, 5), [
      '1-2 Big',
      '3-20 Big.small',
      '21-21 Big',
      '22-75 Big.large',
      '76-125 Big.large',
    ]);
    assert.deepEqual(chunks[3]!.within, ['Big']);
    assert.deepEqual(chunks[3]!.names, ['large']);
    assert.deepEqual(chunks[4]!.within, ['large', 'Big']);
  });

  it('cut a document at its headings, not at those in code', () => {
    const text = '# Guide\nhello\n## Install\n```\n# no heading\n```\n\nLater\n=====\ntext\n';
    const { chunks } = chunksOf({ path: 'docs/guide.md', text, symbols: [] });
    assert.deepEqual(shown(chunks), ['1-2 Guide', '3-7 Install', '8-10 Later']);
    assert.deepEqual(chunks[1]!.within, ['Guide']);
  });

  it('tell comments from code, in Python with docstrings', () => {
    const text = 'def f():\n    """Says\n    what."""\n    # why\n    return 1\n';
    const { comments } = chunksOf({ path: 'a.py', text, language: 'python', symbols: [] });
    assert.deepEqual(comments, [false, true, true, true, false]);
  });

  it('hold every line exactly once and are bounded, whatever the declarations', () => {
    for (let seed = 1; seed <= 300; seed++) holdsEveryLine(createRandom(seed * 7919));
  });
});

function holdsEveryLine(random: Random): void {
  const count = 1 + random.below(400);
  const texts = [
    '',
    '  x = 1;',
    '/** doc */',
    '}',
    '@mark',
    'call(a, b);',
    '# head',
    '"""',
    `${'y'.repeat(200)}`,
  ];
  const lines = Array.from({ length: count }, () => random.pick(texts));
  // Declarations as a broken tree might yield them: crossing, outside of the text, upside down.
  const symbols = Array.from({ length: random.below(40) }, (_, at) => {
    const startLine = random.below(count + 3);
    return symbol(`s${at}`, startLine, startLine + random.below(120) - 2);
  });
  const path = random.pick(['a.ts', 'a.py', 'a.rb', 'a.md', 'a.yaml', 'a.rst']);
  const language = ({ 'a.ts': 'typescript', 'a.py': 'python', 'a.rb': 'ruby' } as const)[path as 'a.ts'];
  const cut = chunksOf({
    path,
    text: lines.join(random.pick(['\n', '\r\n'])),
    ...(language === undefined ? {} : { language }),
    symbols,
  });
  const held = cut.chunks.flatMap(({ startLine, endLine }) =>
    Array.from({ length: endLine - startLine + 1 }, (_, at) => startLine + at),
  );
  assert.deepEqual(
    held,
    cut.lines.map((_, at) => at + 1),
  );
  for (const { startLine, endLine } of cut.chunks) {
    assert.ok(endLine - startLine < MOST_LINES);
    const size = cut.lines.slice(startLine - 1, endLine).reduce((sum, line) => sum + line.length + 1, 0);
    assert.ok(size <= MOST_CHARACTERS || startLine === endLine);
  }
}
