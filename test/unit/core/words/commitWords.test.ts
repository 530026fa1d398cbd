import assert from 'node:assert/strict';
import { commitWords, revertedCommit } from '../../../../src/core/words/commitWords.ts';

describe('what a person says in a commit', () => {
  it('is neither its kind, nor its number, nor its trailers', () => {
    const said: readonly (readonly [string, string])[] = [
      ['fix(parser)!: this was driving me mad (#12)', 'this was driving me mad'],
      ['[core] finally works', 'finally works'],
      ['SHOP-12: finally works', 'finally works'],
      [
        'Finally works\n\nIt took days.\n\nSigned-off-by: Ada\nReviewed-by: Eve\nFixes: 12',
        'Finally works\n\nIt took days.',
      ],
      ['Works\n\nFixes #12\n# a comment of the editor', 'Works'],
      ['note: keep this', 'note: keep this'],
    ];
    for (const [message, words] of said) assert.equal(commitWords(message), words, message);
  });

  it('is nothing where git or a robot wrote it', () => {
    const silent = [
      'Merge branch "awful" into main',
      'Merge pull request #1 from a/b\n\nhorrible',
      'Revert "horrible idea"\n\nThis reverts commit 0123456789012345678901234567890123456789.',
      'fixup! horrible',
      'Bump lodash\n\nCo-authored-by: dependabot[bot] <a@b.c>',
      'Great cleanup\n\nCo-Authored-By: Claude <noreply@example.org>',
      'Great cleanup\n\n🤖 Generated with a tool',
    ];
    for (const message of silent) assert.equal(commitWords(message), '', message);
  });

  it('tells which commit is taken back', () => {
    const id = '0123456789012345678901234567890123456789';
    assert.equal(revertedCommit(`Revert "x"\n\nThis reverts commit ${id}.`), id);
    assert.equal(revertedCommit('This reverts commit 0123.'), undefined);
    assert.equal(revertedCommit('take it back'), undefined);
  });
});
