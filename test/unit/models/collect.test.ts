/** What the shipped embedding model is learned from. */
import assert from 'node:assert/strict';
import { commitPairs } from '../../../models/train/collect/commitPairs.ts';
import { docPairs } from '../../../models/train/collect/docPairs.ts';
import { licenceOf } from '../../../models/train/collect/licence.ts';

const MIT =
  'MIT License\n\nPermission is hereby granted, free of charge, to any person\nobtaining a copy of this software';

describe('licences of repositories to learn from', () => {
  it('are taken where every text is permissive', () => {
    assert.equal(licenceOf([MIT]), 'MIT');
    assert.equal(licenceOf(['Apache License\n   Version 2.0, January 2004', MIT]), 'Apache-2.0 and MIT');
  });

  it('are refused where there is none, another, or one beside a permissive one', () => {
    assert.equal(licenceOf([]), undefined);
    assert.equal(licenceOf(['All rights reserved.']), undefined);
    assert.equal(licenceOf([MIT, 'GNU GENERAL PUBLIC LICENSE Version 3']), undefined);
    assert.equal(licenceOf([`${MIT}\nParts are under the GNU Lesser General Public License.`]), undefined);
  });
});

describe('pairs of documentation and code', () => {
  it('leave the comment out of the code', () => {
    const text = [
      'class Files {',
      '  /**',
      '   * Removes a folder with all that is in it. Never follows links.',
      '   * @param path of the folder',
      '   */',
      '  remove(path: string): void {',
      '    rmSync(path, { recursive: true });',
      '    this.cache.clear();',
      '  }',
      '}',
    ].join('\n');
    const [pair, ...more] = docPairs([{ path: 'src/files.ts', text }]);
    assert.equal(pair?.query, 'Removes a folder with all that is in it.');
    assert.match(pair?.passage ?? '', /^src\/files\.ts\n {2}remove\(path/);
    assert.doesNotMatch(pair?.passage ?? '', /Removes a folder/);
    assert.deepEqual(more, []);
  });

  it('come from documentation strings too, and not from licences', () => {
    const text = [
      '# Copyright 2020 the authors, licensed under the MIT licence',
      'import os',
      'def read(path):',
      '    r"""Return the text of a file as one string."""',
      '    with open(path) as file:',
      '        text = file.read()',
      '    return text',
    ].join('\n');
    const pairs = docPairs([{ path: 'files.py', text }]);
    assert.deepEqual(
      pairs.map(({ query }) => query),
      ['Return the text of a file as one string.'],
    );
    assert.doesNotMatch(pairs[0]!.passage, /Return the text/);
  });
});

describe('pairs of commits and changed lines', () => {
  const change = (path: string, lines: readonly string[]) =>
    [
      `diff --git a/${path} b/${path}`,
      `--- a/${path}`,
      `+++ b/${path}`,
      '@@ -1,2 +1,2 @@ function parse() {',
      ...lines,
    ].join('\n');

  it('are the subject without its marks, and the lines as they were before', () => {
    const log = `\0fix(parser): keep the last empty line (#12)\n\n${change('src/parse.ts', [' kept', '-before', '+after'])}`;
    assert.deepEqual(commitPairs(log), [
      {
        kind: 'commit',
        query: 'keep the last empty line',
        passage: 'src/parse.ts\n function parse() {\nkept\nbefore',
      },
    ]);
  });

  it('are none of releases, of other files than code, and of changes all over', () => {
    const everywhere = Array.from({ length: 6 }, (_, at) => change(`src/file${at}.ts`, ['-a', '+b'])).join(
      '\n',
    );
    assert.deepEqual(commitPairs(`\0Bump version to the next one\n\n${change('src/a.ts', ['-a'])}`), []);
    assert.deepEqual(commitPairs(`\0Say more about the parser\n\n${change('docs/a.md', ['-a'])}`), []);
    assert.deepEqual(commitPairs(`\0Rename all of the readers\n\n${everywhere}`), []);
  });
});
