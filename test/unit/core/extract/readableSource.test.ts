import assert from 'node:assert/strict';
import { readableSource } from '../../../../src/core/extract/readableSource.ts';

describe('what a grammar reads instead of the text', () => {
  it('has no macros between the keyword and the name of a class', () => {
    const text =
      'class LIB_EXPORT Store : public Base {\n};\nstruct ALIGNED(16) Slot {\n};\nclass API Small final {};';
    assert.equal(
      readableSource('cpp', text),
      'class            Store : public Base {\n};\nstruct             Slot {\n};\nclass API Small final {};',
    );
  });

  it('has no macros of lock analysis, and no template heads that a macro begins', () => {
    assert.equal(
      readableSource('cpp', 'MY_TEMPLATE <typename T>\nclass A {\n  int n_ GUARDED_BY(mutex_);\n};'),
      '                        \nclass A {\n  int n_                   ;\n};',
    );
  });

  it('is the text itself everywhere else', () => {
    for (const text of [
      'struct RECT_T rect;',
      'struct POINT_T make(int x) { }',
      'enum class Kind { A };',
      'template <typename T>\nclass A {};',
      'if (MAX_VALUE < x) { }',
    ])
      assert.equal(readableSource('cpp', text), text);
    assert.equal(readableSource('java', 'class A_B C {'), 'class A_B C {');
  });
});
