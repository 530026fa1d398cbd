import assert from 'node:assert/strict';
import * as v from 'valibot';
import { habitKey, habitsOf, mergedHabits, shareIn } from '../../../../src/core/concepts/habits.ts';
import { fromKept, keptHabits, toKept } from '../../../../src/core/concepts/keptHabits.ts';
import { leavesHere } from '../../../../src/core/concepts/leavesHere.ts';
import { NOTHING_SPOKEN } from '../../../../src/core/concepts/spokenLeaves.ts';
import { transferName } from '../../../../src/core/concepts/transferName.ts';
import forest from '../../../../src/core/concepts/transferWeights.json' with { type: 'json' };
import { folderIndex } from '../../../../src/core/places/ranking/folderIndex.ts';
import { nameShape } from '../../../../src/core/places/ranking/nameShape.ts';
import places from '../../../../src/core/places/ranking/placeWeights.json' with { type: 'json' };

const SUBJECTS = ['user', 'order', 'basket', 'invoice', 'product', 'payment'];
const LEARNED = SUBJECTS.flatMap((each) => [
  `src/http/gateways/${each}.gateway.ts`,
  `src/core/usecases/${each}.usecase.ts`,
  `src/core/value-objects/${each}-id.ts`,
]);
const HERE = [
  'src/app/main.ts',
  'src/app/config.ts',
  'src/app/pages/home.page.ts',
  'src/app/pages/about.page.ts',
];

describe('habits', () => {
  it('say what share of the files of a part lies in folders of a name', () => {
    const habits = habitsOf(LEARNED);
    const key = habitKey(nameShape('refund.gateway.ts'), 'role');
    assert.equal(shareIn(habits, key, 'gateways'), 1);
    assert.equal(shareIn(habits, key, 'usecases'), 0);
  });

  it('are the same after they were kept, whatever the names', () => {
    const habits = habitsOf([...LEARNED, 'constructor/__proto__.js', 'a b/ü.ts', 'x']);
    const kept = v.parse(keptHabits, JSON.parse(JSON.stringify(toKept(habits))));
    assert.deepEqual(toKept(fromKept(kept)), kept);
    assert.equal(fromKept(kept).leaves.get('constructor'), 1);
  });

  it('of several projects count by how like the target each is', () => {
    const half = mergedHabits([
      { habits: habitsOf(LEARNED), weight: 1 },
      { habits: habitsOf(LEARNED), weight: 0.5 },
    ]);
    assert.equal(half.files, LEARNED.length * 1.5);
    assert.equal(half.written.get('valueobjects'), 'value-objects');
  });

  it('name a folder that is not there yet as a learned project does', () => {
    const ground = { here: habitsOf(HERE), learned: habitsOf(LEARNED), forest, spoken: NOTHING_SPOKEN };
    const [best] = transferName(
      ground,
      'refund.gateway.ts',
      leavesHere({ index: folderIndex(HERE), wanted: new Map(), forest: places }, 'refund.gateway.ts'),
    );
    assert.equal(best!.leaf, 'gateways');
  });
});
