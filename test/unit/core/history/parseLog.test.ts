import assert from 'node:assert/strict';
import { createLogParser } from '../../../../src/core/history/parseLog.ts';

const commit = (...files: readonly string[]) =>
  `\0${'a'.repeat(40)}\n\n${files.map((file) => `${file}\n`).join('')}`;

function parse(text: string, size = text.length) {
  const parser = createLogParser();
  for (let at = 0; at < text.length; at += size) parser.push(text.slice(at, at + size));
  return parser.end();
}

describe('createLogParser', () => {
  const log = [commit('a', 'b'), commit('b', 'a'), commit('a', 'b', 'c'), commit('a')].join('');

  it('counts commits and how many touched each file', () => {
    const { commits, churn } = parse(log);
    assert.equal(commits, 4);
    assert.deepEqual(
      [...churn],
      [
        ['a', 4],
        ['b', 3],
        ['c', 1],
      ],
    );
  });

  it('reports files that changed together three times or more, by Jaccard index', () => {
    assert.deepEqual(parse(log).coChanges, [{ a: 'a', b: 'b', together: 3, strength: 0.75 }]);
  });

  it('reads the same however the text is cut', () => {
    for (const size of [1, 2, 7, 41]) assert.deepEqual(parse(log, size), parse(log));
  });

  it('learns nothing about company from a commit of more than 50 files', () => {
    const wide = commit(...Array.from({ length: 51 }, (_, at) => `f${at}`));
    const facts = parse(wide.repeat(3));
    assert.deepEqual(facts.coChanges, []);
    assert.equal(facts.churn.get('f0'), 3);
  });

  it('reads an empty log as no commits, and text before the first commit as nothing', () => {
    assert.deepEqual(parse(''), { commits: 0, churn: new Map(), coChanges: [] });
    assert.equal(parse('warning: something\n').churn.size, 0);
  });
});
