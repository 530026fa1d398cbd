import assert from 'node:assert/strict';
import { saidOfReadme } from '../../../../src/core/answers/docs.ts';

describe('what a README says of its project', () => {
  it('is not what its sponsors say of themselves, also in the sections below theirs', () => {
    const text = `Donations
=========

Somewhere
---------

Our platform is a place for people who like to give.

Hosts
-----

The maintainers are working with a company to deliver commercial support.

What is it?
===========

Queues are a way to hand work to other
machines.
`;
    assert.deepEqual(saidOfReadme(text), {
      text: 'Queues are a way to hand work to other machines.',
      line: 17,
    });
  });

  it('is the first sentence below its title, whatever stands further down', () => {
    const text =
      '# Tea\n\nTea is a parser for tea leaves. It is fast.\n\n## Sponsors\n\nA company is kind to us all.\n';
    assert.deepEqual(saidOfReadme(text), { text: 'Tea is a parser for tea leaves.', line: 3 });
  });

  it('is found under a title that is called as a section about other things would be', () => {
    const text = '# Install helper\n\n## About\n\nThis helper runs installers one after the other.\n';
    assert.equal(saidOfReadme(text)?.text, 'This helper runs installers one after the other.');
  });
});
