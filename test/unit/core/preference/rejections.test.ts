import assert from 'node:assert/strict';
import { codeSketch } from '../../../../src/core/preference/codeSketch.ts';
import { Rejections, type Target } from '../../../../src/core/preference/rejections.ts';

const code = `export class Orders {
  constructor(private readonly store: Store) {}
  place(order: Order): void { this.store.save(order); this.mailer.send(order.customer); }
  cancel(id: string): void { this.store.remove(id); }
}`;

function target(some: Partial<Target> = {}): Target {
  return {
    suggestion: 'move-file:a',
    project: 'first',
    kind: 'move-file',
    subjects: ['src/orders.ts'],
    sketch: codeSketch([code]),
    ...some,
  };
}

const rejected = new Rejections([{ ...target(), atMs: 1, reason: 'it belongs here' }]);

describe('what was rejected', () => {
  it('is not offered again, and why is known', () => {
    assert.equal(rejected.against(target())?.reason, 'it belongs here');
  });

  it('is not offered in another way for the same subject', () => {
    assert.ok(rejected.against(target({ suggestion: 'move-file:b' })));
  });

  it('is not offered again for a group that is mostly the same', () => {
    const cycle = { kind: 'break-cycle', subjects: ['a.ts', 'b.ts', 'c.ts'] };
    const rejections = new Rejections([{ ...target(cycle), atMs: 1 }]);
    assert.ok(
      rejections.against(target({ ...cycle, suggestion: 'x', subjects: ['a.ts', 'b.ts', 'c.ts', 'd.ts'] })),
    );
    assert.equal(
      rejections.against(target({ ...cycle, suggestion: 'x', subjects: ['c.ts', 'd.ts', 'e.ts'] })),
      undefined,
    );
  });

  it('does not stand against another kind, another place or another project', () => {
    assert.equal(rejected.against(target({ kind: 'split-module' })), undefined);
    assert.equal(rejected.against(target({ suggestion: 'x', subjects: ['src/billing.ts'] })), undefined);
    assert.equal(rejected.against(target({ project: 'second' })), undefined);
  });

  it('stays away when the code was only laid out anew or hardly changed', () => {
    const indented = code.replaceAll('\n', '\n\t\t').replaceAll(' {', '\n{');
    assert.ok(rejected.against(target({ sketch: codeSketch([indented]) })));
    assert.ok(rejected.against(target({ sketch: codeSketch([code.replace('cancel', 'revoke')]) })));
  });

  it('may come back when the code has really changed', () => {
    const rewritten = code.replace(
      /place[^}]*\}/,
      'async submit(cart: Cart) { const total = cart.sum(); await pay(total); }',
    );
    assert.equal(rejected.against(target({ sketch: codeSketch([rewritten]) })), undefined);
  });

  it('stays away from empty code that stays empty', () => {
    const rejections = new Rejections([{ ...target({ sketch: [] }), atMs: 1 }]);
    assert.ok(rejections.against(target({ sketch: [] })));
  });
});

describe('the sketch of code', () => {
  it('is small, whatever the size of the code', () => {
    const large = Array.from({ length: 5000 }, (_, index) => `const value${index} = read(${index});`).join(
      '\n',
    );
    assert.ok(codeSketch([large]).length <= 128);
  });

  it('does not depend on the order of files', () => {
    assert.deepEqual(
      codeSketch(['let a = 1 + 2;', 'let b = 3 + 4;']),
      codeSketch(['let b = 3 + 4;', 'let a = 1 + 2;']),
    );
  });
});
