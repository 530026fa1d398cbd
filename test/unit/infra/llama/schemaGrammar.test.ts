import assert from 'node:assert/strict';
import { mended } from '../../../../src/infra/llama/host/schemaGrammar.ts';

describe('a grammar of a JSON schema', () => {
  // As the pinned version of the library writes it; a contract test sees to it that models keep to it.
  const grammar = [
    'root ::= integer-number-rule "\\n\\n\\n\\n" [\\n]*',
    'integer-number-rule ::= "-"? ("0" | [1-9] [0-9]{0,15}) ([eE] [-+]? ("0" | [1-9] [0-9]{0,15}))?',
    'fractional-number-rule ::= "-"? ("0" | [1-9] [0-9]{0,15}) ("." [0-9]{1,16})? ([eE] [-+]? ("0" | [1-9] [0-9]{0,15}))?',
  ].join('\n');

  it('has integers without an exponent, fractions with a small one, and nothing after the value', () => {
    assert.equal(
      mended(grammar),
      [
        'root ::= integer-number-rule',
        'integer-number-rule ::= "-"? ("0" | [1-9] [0-9]{0,14})',
        'fractional-number-rule ::= "-"? ("0" | [1-9] [0-9]{0,14}) ("." [0-9]{1,16})? ([eE] [-+]? [1-9] [0-9]?)?',
      ].join('\n'),
    );
  });
});
