import assert from 'node:assert/strict';
import { learnedText, readLearned } from '../../../../src/core/learned/learnedFile.ts';
import {
  FORGOTTEN,
  joined,
  type Register,
  type Registers,
  registersOf,
  sortedRegisters,
} from '../../../../src/core/learned/registers.ts';

const NOW = 1_800_000_000_000;

/** Of a seed: the same run every time. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ITEMS = ['concept:00000000000000aa', 'preference:00000000000000bb', 'rejection:00000000000000cc'];

function randomState(random: (below: number) => number): Registers {
  const all = Array.from({ length: random(14) }, (): Register => {
    const field = ['pinned', 'disabled', FORGOTTEN, 'again', 'pinned'][random(5)]!;
    return {
      item: ITEMS[random(3)]!,
      field,
      value: field === FORGOTTEN || field === 'again' ? true : random(2) === 0,
      at: NOW + random(6),
      by: `writer-${random(3)}`,
    };
  });
  return joined(all);
}

const join = (a: Registers, b: Registers) => joined(registersOf(a), registersOf(b));
const same = (a: Registers, b: Registers, what: string) =>
  assert.deepEqual(sortedRegisters(a), sortedRegisters(b), what);

describe('registers', () => {
  it('join in any order, grouped in any way, and any number of times, to the same', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = chance(seed);
      const [a, b, c] = [randomState(random), randomState(random), randomState(random)];
      same(join(a, b), join(b, a), `commutative, seed ${seed}`);
      same(join(join(a, b), c), join(a, join(b, c)), `associative, seed ${seed}`);
      same(join(a, a), a, `idempotent, seed ${seed}`);
      same(join(join(a, b), b), join(a, b), `absorbing, seed ${seed}`);
    }
  });

  it('come back from a file as they went into it, byte by byte', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const state = randomState(chance(seed));
      const text = learnedText(state);
      const read = readLearned(text, NOW);
      assert.ok(typeof read !== 'string');
      assert.equal(read.leftOut, 0);
      assert.equal(learnedText(read.registers), text);
    }
  });

  it('make one file of two colleagues, whoever puts it together', () => {
    const random = chance(7);
    const [base, one, other] = [randomState(random), randomState(random), randomState(random)];
    const read = (text: string) => {
      const file = readLearned(text, NOW);
      assert.ok(typeof file !== 'string');
      return file.registers;
    };
    const ofOne = learnedText(join(base, one));
    const ofOther = learnedText(join(base, other));
    assert.equal(
      learnedText(join(read(ofOne), read(ofOther))),
      learnedText(join(read(ofOther), read(ofOne))),
    );
  });

  it('lose what was said up to a forgetting, whenever it is heard, and nothing that was said later', () => {
    const [item] = ITEMS as [string];
    const pinned = { item, field: 'pinned', value: true, at: 5, by: 'a' };
    const gone = { item, field: FORGOTTEN, value: true, at: 5, by: 'b' };
    const later = { item, field: 'disabled', value: true, at: 6, by: 'a' };
    for (const order of [
      [pinned, gone, later],
      [later, gone, pinned],
      [gone, pinned, later],
    ])
      assert.deepEqual(
        sortedRegisters(joined(order)).map(({ field }) => field),
        ['disabled', FORGOTTEN],
      );
  });
});

describe('a file of what is learned', () => {
  const file = (items: unknown, more: object = {}) =>
    JSON.stringify({ format: 'groundplan-learned', version: 1, items, ...more });
  const stamp = (value: unknown, at = NOW) => ({ value, at, by: 'a' });

  it('is refused with a reason where it is none', () => {
    assert.equal(readLearned('{', NOW), 'no JSON');
    assert.equal(readLearned('[]', NOW), 'no such file');
    assert.equal(readLearned('{"format":"groundplan-learned"}', NOW), 'no such file');
    assert.equal(readLearned(file([], { version: 2 }), NOW), 'newer version');
    assert.equal(readLearned(file([{ id: '__proto__', fields: {} }]), NOW), 'no such file');
  });

  it('gives what can be used, and says how much was left out', () => {
    const [concept, preference] = ITEMS as [string, string];
    const read = readLearned(
      file([
        {
          id: concept,
          fields: {
            folder: stamp('../../etc'),
            naming: stamp('{subject}.service.ts'),
            pinned: stamp('yes'),
            unheardof: stamp(1),
            disabled: stamp(true, NOW + 10 * 86_400_000),
          },
        },
        { id: preference, fields: { nudge: stamp(7) } },
        { id: 'adapter:0000000000000000', fields: { pinned: stamp(true) } },
      ]),
      NOW,
    );
    assert.ok(typeof read !== 'string');
    assert.deepEqual(
      sortedRegisters(read.registers).map(({ field }) => field),
      ['naming'],
    );
    assert.equal(read.leftOut, 6);
  });

  it('takes no names that move a cursor, nor folders that are paths', () => {
    const [concept] = ITEMS as [string];
    for (const folder of ['a\u001b[2Jb', 'a\nb', '..', '.', 'a/b', 'a\\b', 'C:', ' a', `a\u202eb`]) {
      const read = readLearned(file([{ id: concept, fields: { folder: stamp(folder) } }]), NOW);
      assert.ok(typeof read !== 'string' && read.leftOut === 1, JSON.stringify(folder));
    }
  });
});
