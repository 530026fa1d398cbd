import assert from 'node:assert/strict';
import { answerReport } from '../../../../src/app/reports/answer.ts';
import { findFindings } from '../../../../src/core/findings/findFindings.ts';
import type { ArchitectureModel } from '../../../../src/core/model/architectureModel.ts';
import { partsOf } from '../../core/findings/workspace.ts';

function model(): ArchitectureModel {
  const many = Array.from({ length: 15 }, (_, at): [string, string] => [
    `src/web/page${at}.ts`,
    'src/db/store.ts',
  ]);
  const parts = partsOf({
    edges: [['src/db/store.ts', 'src/db/row.ts'], ['src/db/row.ts', 'src/db/store.ts'], ...many],
  });
  return {
    ...parts,
    root: '/w',
    revision: 1,
    findings: findFindings(parts),
    unresolved: [{ from: 'src/db/row.ts', specifier: './gone', reason: 'no such file', line: 9 }],
    resolution: { resolved: 17, external: 0, unresolved: 1 },
    problems: [],
    history: undefined,
  };
}

const ask = (question: string, about = model()) => answerReport(about, question).lines;
const texts = (question: string) => ask(question).map((line) => line.text);

describe('answerReport', () => {
  it('tells of a file what it depends on and what depends on it, each at its import', () => {
    const lines = ask('What is row.ts for?');
    assert.deepEqual(lines.slice(0, 5), [
      { text: 'src/db/row.ts, in the module src/db', path: 'src/db/row.ts', line: 1 },
      { text: 'It depends on 1 file:' },
      { text: 'src/db/store.ts', path: 'src/db/row.ts', line: 2 },
      { text: '1 file depends on it:' },
      { text: 'src/db/store.ts', path: 'src/db/store.ts', line: 1 },
    ]);
  });

  it('says how many lines it leaves out', () => {
    assert.equal(texts('store.ts').includes('… and 4 more'), true);
  });

  it('finds a module by its name, and by the last part of it', () => {
    assert.match(texts('who uses src/db')[0]!, /^The module src\/db: 2 files/);
    assert.match(texts('the db?')[0]!, /^The module src\/db: 2 files/);
    assert.equal(texts('src/db').includes('1 module depends on it:'), true);
  });

  it('prefers a file that is named with its extension to the word cycle', () => {
    assert.match(texts('is store.ts in a cycle?')[0]!, /^src\/db\/store\.ts, in/);
    assert.deepEqual(texts('any cycles?').slice(0, 2), [
      '1 cycle:',
      'src/db/row.ts → src/db/store.ts → src/db/row.ts',
    ]);
  });

  it('lists unresolved imports with their reason and place', () => {
    assert.deepEqual(ask('unresolved imports').at(-1), {
      text: './gone: no such file',
      path: 'src/db/row.ts',
      line: 9,
    });
  });

  it('has no line when nothing fits', () => {
    assert.deepEqual(ask('what is the weather?'), []);
    assert.deepEqual(ask(''), []);
  });

  it('is quick on a long question', () => {
    ask('word/'.repeat(800));
    ask('. '.repeat(2000));
  });
});
