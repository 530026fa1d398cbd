import assert from 'node:assert/strict';
import { mainText } from '../../../../src/core/examples/mainText.ts';
import { neighboursOf, placed } from '../../../../src/core/examples/placed.ts';

const file = `import { a } from './a.ts';

export function first(): number {
  return a() + 1;
}

export function last(): number {
  return a() - 1;
}
`;
const written = `export function middle(left: number): number {
  return left * 2;
}

`;
const at = file.indexOf('export function last');
const edits = [
  { type: 'change', path: 'src/b.ts', hash: '', replacements: [{ start: at, end: at, text: written }] },
] as const;
const main = mainText(edits, { 'src/b.ts': file })!;
const after = file.slice(0, at) + written + file.slice(at);
const foundIn = (now: string) => placed(main.text, neighboursOf(main), now);

describe('the text of a suggestion', () => {
  it('is the longest that it puts in, in whole lines, with what stands before and after', () => {
    assert.deepEqual(main, {
      path: 'src/b.ts',
      before: file.slice(0, at),
      text: written,
      after: file.slice(at),
    });
    const word = [
      { start: file.indexOf('./a.ts'), end: file.indexOf('./a.ts') + 6, text: './other/place/a.ts' },
    ];
    const renamed = mainText([{ ...edits[0], replacements: word }], { 'src/b.ts': file });
    assert.equal(renamed?.text, "import { a } from './other/place/a.ts';\n");
  });

  it('is a new file rather than a part of one, and none where next to nothing is written', () => {
    const create = { type: 'create', path: 'src/c.ts', content: 'export const one = 1 + 2;\n' } as const;
    assert.equal(mainText([...edits, create], { 'src/b.ts': file })?.path, 'src/c.ts');
    assert.equal(mainText([{ ...create, content: 'export {};\n' }], {}), undefined);
    assert.equal(mainText([{ type: 'delete', path: 'src/b.ts', hash: '' }], {}), undefined);
  });

  it('is found where it stands, however it was laid out or edited in between', () => {
    assert.equal(foundIn(after), written);
    const edited = after
      .replace('left * 2', 'left * factor')
      .replace('left: number', 'left: number, factor = 2');
    assert.equal(
      foundIn(edited),
      written.replace('left * 2', 'left * factor').replace('left: number', 'left: number, factor = 2'),
    );
    assert.equal(foundIn(`// moved down\n\n\n${after}`), written);
    assert.equal(foundIn(after.replace(written, '')), '');
  });

  it('is found by fewer lines where some of those next to it have changed', () => {
    const changed = after.replace('return a() + 1', 'return a() + 7');
    assert.equal(foundIn(changed), written);
  });

  it('is not told where nothing round it is left, or where it has been outgrown', () => {
    assert.equal(foundIn('const other = 1;\n'), undefined);
    assert.equal(foundIn(after.replace(written, written + 'more();\n'.repeat(40))), undefined);
  });

  it('is all of a new file, up to twice as long as it was', () => {
    const whole = { above: [], below: [] };
    assert.equal(placed('a b c\n', whole, 'a b d\n\n'), 'a b d\n');
    assert.equal(placed('a b c\n', whole, 'line\n'.repeat(40)), undefined);
  });
});
