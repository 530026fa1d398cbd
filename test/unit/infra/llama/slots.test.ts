import assert from 'node:assert/strict';
import { type Need, Slots } from '../../../../src/infra/llama/host/slots.ts';

describe('the slots of a model', () => {
  const never = new AbortController().signal;
  const need = (key: string, more: Partial<Need<string>> = {}): Need<string> => ({
    key,
    open: async () => [`${key}1`, `${key}2`],
    ...more,
  });

  it('serve as many at once as there are, the others in the order they came', async () => {
    const slots = new Slots<string>();
    const served: number[] = [];
    const leases = [0, 1, 2, 3].map(async (at) => {
      const lease = await slots.acquire(need('a'), never);
      served.push(at);
      return lease;
    });
    (await leases[0])!.release();
    await leases[2];
    assert.deepEqual(served, [0, 1, 2]);
    (await leases[1])!.release();
    await leases[3];
    assert.deepEqual(served, [0, 1, 2, 3]);
  });

  it('open what another needs only when nobody is served, and let nobody overtake', async () => {
    const slots = new Slots<string>();
    const first = await slots.acquire(need('a'), never);
    const other = slots.acquire(need('b'), never);
    const late = slots.acquire(need('a'), never);
    first.release();
    const second = await other;
    assert.equal(second.slot.at(0), 'b');
    second.release();
    assert.equal((await late).slot.at(0), 'a');
  });

  it('give a conversation its own slot back, and others one that no conversation will come back to', async () => {
    const slots = new Slots<string>();
    const use = async (conversation?: string) => {
      const lease = await slots.acquire(need('a', conversation === undefined ? {} : { conversation }), never);
      lease.release();
      return lease.slot;
    };
    const own = await use('talk');
    const other = await use();
    assert.notEqual(own, other);
    assert.equal(await use(), other);
    assert.equal(await use('talk'), own);
  });

  it('fail who needs what cannot be opened, and serve the next', async () => {
    const slots = new Slots<string>();
    const broken = slots.acquire(need('bad', { open: () => Promise.reject(new Error('no')) }), never);
    const fine = slots.acquire(need('a'), never);
    await assert.rejects(broken, /no/);
    assert.equal((await fine).slot.at(0), 'a');
  });

  it('forget who was cancelled while waiting, before or after', async () => {
    const slots = new Slots<string>();
    const held = [await slots.acquire(need('a'), never), await slots.acquire(need('a'), never)];
    const controller = new AbortController();
    const waiting = slots.acquire(need('b'), controller.signal);
    const next = slots.acquire(need('a'), never);
    controller.abort();
    await assert.rejects(waiting, { code: 'cancelled' });
    await assert.rejects(slots.acquire(need('a'), controller.signal), { code: 'cancelled' });
    held[0]!.release();
    await next;
    assert.ok(!slots.idle);
  });

  it('count a slot as free once, however often it is given back', async () => {
    const slots = new Slots<string>();
    const [first, second] = [await slots.acquire(need('a'), never), await slots.acquire(need('a'), never)];
    first.release();
    const third = await slots.acquire(need('a'), never);
    first.release();
    let served = false;
    void slots.acquire(need('a'), never).then(() => {
      served = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(!served);
    assert.notEqual(third.slot, second.slot);
  });
});
