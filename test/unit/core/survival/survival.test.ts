import assert from 'node:assert/strict';
import { fingerprintOf } from '../../../../src/core/survival/fingerprint.ts';
import { insertedRanges } from '../../../../src/core/survival/insertedRanges.ts';
import { keptShare } from '../../../../src/core/survival/keptShare.ts';
import { createCodeNodes } from '../../../../src/infra/parse/codeNodes.ts';
import { defaultGrammarLocation } from '../../../../src/infra/parse/grammarFiles.ts';

const nodes = createCodeNodes(defaultGrammarLocation());

const inserted = `export function totalOf(orders: readonly Order[]): number {
  let total = 0;
  for (const order of orders) {
    total += order.price * order.count;
  }
  return total;
}
`;
const before = 'import { Order } from "./order";\n\n';
const after = '\nexport const currency = "EUR";\n';

/** An edit history: each step replaces what stands for `find` in the document as it is then. */
interface History {
  readonly title: string;
  readonly steps: readonly (readonly [find: string | RegExp, replacement: string])[];
  /** Lowest and highest share that is right. */
  readonly kept: readonly [number, number];
}

const reformatted = inserted.replaceAll('  ', '\t').replaceAll(' {', '\n{').replaceAll(';', '');

const HISTORIES: readonly History[] = [
  { title: 'is left alone', steps: [], kept: [1, 1] },
  { title: 'is deleted whole', steps: [[inserted, '']], kept: [0, 0] },
  {
    title: 'is deleted whole with what stands around it',
    steps: [[before + inserted + after, '']],
    kept: [0, 0],
  },
  {
    title: 'is deleted line by line',
    steps: inserted.split(/(?<=\n)/).map((line) => [line, ''] as const),
    kept: [0, 0],
  },
  {
    title: 'is replaced by something else',
    steps: [[inserted, 'const limits = { min: 1, max: 9 };\n']],
    kept: [0, 0.1],
  },
  { title: 'is formatted otherwise', steps: [[inserted, reformatted]], kept: [1, 1] },
  {
    title: 'gets other text before and after it',
    steps: [
      [before, `// head\n${before}`],
      [after, `${after}// tail\n`],
    ],
    kept: [1, 1],
  },
  {
    title: 'gets a line typed into it',
    steps: [['  return total;', '  log(total);\n  return total;']],
    kept: [1, 1],
  },
  {
    title: 'has a name changed all over',
    steps: [
      ['total = 0', 'sum = 0'],
      ['total +=', 'sum +='],
      ['return total', 'return sum'],
    ],
    kept: [0.95, 1],
  },
  {
    title: 'has its loop rewritten',
    steps: [
      [
        inserted.slice(inserted.indexOf('  let'), inserted.indexOf('}\n', 150)),
        '  return orders.reduce((sum, each) => sum + each.price, 0);\n',
      ],
    ],
    kept: [0.3, 0.75],
  },
  { title: 'loses its second half', steps: [[inserted.slice(inserted.length / 2), '']], kept: [0.4, 0.6] },
  {
    title: 'loses its head together with what stood before',
    steps: [[before + inserted.slice(0, 60), '']],
    kept: [0.5, 0.8],
  },
  {
    title: 'has all its names changed but two',
    steps: ['totalOf', 'total', 'order', 'price'].map(
      (name) => [new RegExp(`\\b${name}\\b`, 'g'), `${name}Changed`] as const,
    ),
    kept: [0.5, 1],
  },
  {
    title: 'has its lines put in another order',
    steps: [
      ['  let total = 0;\n', ''],
      ['  return total;', '  return total;\n  let total = 0;'],
    ],
    kept: [0.95, 1],
  },
  {
    title: 'has its body rewritten in the same shape',
    steps: [
      [
        inserted.slice(inserted.indexOf('{') + 1),
        '\n  let name = "";\n  for (const key of keys) {\n    name += key.first + key.last;\n  }\n  return name;\n}\n',
      ],
    ],
    kept: [0.1, 0.5],
  },
  {
    title: 'is deleted and written again',
    steps: [
      [inserted, ''],
      [before, before + inserted],
    ],
    kept: [1, 1],
  },
  {
    title: 'stands while all else is replaced',
    steps: [
      [before, ''],
      [after, ''],
    ],
    kept: [1, 1],
  },
];

function play({ steps }: History): string {
  let text = before + inserted + after;
  for (const [find, replacement] of steps) {
    const changed = text.replace(find, () => replacement);
    assert.notEqual(changed, text, `the history does not fit: ${String(find)}`);
    text = changed;
  }
  return text;
}

async function codeText(path: string, text: string) {
  return { text, nodes: await nodes.read(path, text) };
}

/** What is left of a text put into a file, at its end, when the file is another one. */
async function kept(
  put: string,
  file: { readonly path?: string; readonly was?: string; readonly is: string },
) {
  const { path = 'orders.ts', was = before, is } = file;
  const { after: whole, ranges } = insertedRanges(was, [{ start: was.length, end: was.length, text: put }])!;
  const print = fingerprintOf(await codeText(path, whole), ranges);
  return print && keptShare(print, await codeText(path, is));
}

describe('what is left of an accepted text', () => {
  for (const history of HISTORIES) {
    it(`is right when it ${history.title}`, async () => {
      const share = (await kept(inserted, { is: play(history) }))!;
      const [least, most] = history.kept;
      assert.ok(share >= least && share <= most, `${share}`);
    });
  }

  it('is nothing of what was deleted whole where the same words stood elsewhere before', async () => {
    const other = inserted.replace('totalOf', 'sumOf');
    assert.equal(await kept(inserted, { was: before + other, is: before + other }), 0);
    assert.equal(await kept(inserted, { was: before + other, is: before + other + inserted }), 1);
    const half = before + other + inserted.slice(0, inserted.indexOf('    total +='));
    assert.ok((await kept(inserted, { was: before + other, is: half }))! < 0.75);
  });

  it('is nothing of a second copy that is deleted, and all of it while both stand', async () => {
    assert.equal(await kept(inserted, { was: inserted, is: inserted }), 0);
    assert.equal(await kept(inserted, { was: inserted, is: inserted + inserted }), 1);
  });

  it('is right in another language', async () => {
    const put =
      'def total_of(orders):\n    total = 0\n    for order in orders:\n        total += order.price\n    return total\n';
    const was = 'import os\n';
    const renamed = put.replaceAll('order', 'item');
    assert.ok((await kept(put, { path: 'a.py', was, is: was + renamed }))! > 0.6);
    assert.equal(await kept(put, { path: 'a.py', was, is: was }), 0);
    assert.equal(await kept(put, { path: 'a.py', was, is: was + put.replaceAll('    ', '  ') }), 1);
  });

  it('goes by the words alone where the language is not known', async () => {
    const put = 'the rules of this house are few and they are kept by all who live in it\n';
    assert.equal(await kept(put, { path: 'a.txt', was: 'head\n', is: `head\n${put}` }), 1);
    const share = await kept(put, { path: 'a.txt', was: 'head\n', is: put.replace('few', 'many') });
    assert.ok(share! > 0.9 && share! < 1, `${share}`);
  });

  it('is not known of what is so short that it may stand anywhere by chance', async () => {
    assert.equal(await kept('x = 1', { is: 'let y = 2; x = 1; z = 3' }), undefined);
    assert.equal(await kept('type', { is: 'type Order = {}' }), undefined);
    assert.equal(await kept('', { is: inserted }), undefined);
  });

  it('takes a moment for a very long text', async () => {
    const long = Array.from({ length: 20_000 }, (_, index) => `value${index} = read(${index});`).join('\n');
    const share = await kept(long, { is: long.replaceAll('read', 'load') });
    assert.ok(share! >= 0 && share! <= 1);
  });

  it('remembers none of the code', async () => {
    const print = fingerprintOf(await codeText('a.ts', inserted), [[0, inserted.length]]);
    assert.ok(
      !/[a-z]/i.test(JSON.stringify(print).replace(/"(runs|groups|elsewhere|nodes|shape|size)"/g, '')),
    );
  });
});

describe('an accepted text in a file that grew', () => {
  const filler = Array.from(
    { length: 60 },
    (_, index) => `export const value${index} = compute(${index}, "x");`,
  ).join('\n');

  it('is found where it moved to, and formatted otherwise', async () => {
    assert.equal(await kept(inserted, { is: filler + inserted + filler }), 1);
    assert.equal(await kept(inserted, { is: `${filler}\n${reformatted}\n${filler}` }), 1);
  });

  it('is found when a little of it was changed', async () => {
    const changed = inserted.replace('order.price * order.count', 'rebate(order)');
    const share = (await kept(inserted, { is: filler + changed + filler }))!;
    assert.ok(share > 0.75 && share < 1, `${share}`);
  });

  it('is not found in text that only looks a little like it', async () => {
    assert.equal(await kept(inserted, { is: filler }), 0);
    assert.equal(await kept(inserted, { is: 'for (const order of orders) { print(order); }' }), 0);
  });
});
