import assert from 'node:assert/strict';
import { traitPhrase } from '../../../../src/app/feedback/traitPhrase.ts';

describe('suggestions that have a trait, in words', () => {
  it('name languages as people write them', () => {
    assert.equal(traitPhrase('language', 'csharp'), 'suggestions in C# files');
    assert.equal(
      traitPhrase('kind in a language', 'break-cycle in typescript'),
      'suggestions to break a cycle in TypeScript files',
    );
    assert.equal(traitPhrase('language', 'fortran'), 'suggestions in fortran files');
  });
});
