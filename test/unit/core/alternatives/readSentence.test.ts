/** What plain sentences are taken for. The fixtures are whole: what was read, and from which words. */
import assert from 'node:assert/strict';
import { readSentence } from '../../../../src/core/alternatives/readSentence.ts';

/** `topic id ← words`, as they come. */
function read(sentence: string): readonly string[] {
  return readSentence(sentence).map(
    ({ topic, id, wanted, because }) => `${topic} ${wanted ? '' : 'not '}${id} ← ${because}`,
  );
}

describe('a sentence about a new project', () => {
  const golden: Readonly<Record<string, readonly string[]>> = {
    'a REST API for a bookshop in Python with Postgres': [
      'system api ← REST API',
      'communication rest ← REST API',
      'language python ← Python',
      'data postgresql ← Postgres',
      'thing book ← goes with “bookshop”',
      'thing order ← goes with “bookshop”',
      'thing customer ← goes with “bookshop”',
    ],
    'CLI that renames photos': ['system cli ← CLI', 'thing photo ← photo', 'action rename ← renames'],
    'realtime chat for 50k users in Go': [
      'system realtime ← realtime',
      'need events ← realtime',
      'language go ← in Go',
      'need growth ← 50k users',
      'thing message ← goes with “chat”',
      'thing room ← goes with “chat”',
      'thing member ← goes with “chat”',
    ],
    'plugin host for audio effects in C++': [
      'system plugin-host ← plugin host',
      'need extension ← plugin',
      'language cpp ← C++',
      'thing audio effect ← audio effect',
    ],
    'Hospital patient records with audit trail and strict compliance, 12 developers, ASP.NET': [
      'need events ← audit trail',
      'need domain ← compliance',
      'framework aspnet ← ASP.NET',
      'team 12 ← 12 developers',
      'need teams ← 12 developers',
      'thing patient record ← patient record',
    ],
    'not microservices: one program for invoices, quotes and customers, TypeScript, no database': [
      'structure not microservice ← not microservices',
      'system cli ← “program” says no more',
      'language typescript ← TypeScript',
      'data none ← no database',
      'thing invoice ← invoice',
      'thing quote ← quote',
      'thing customer ← customer',
    ],
  };
  for (const [sentence, expected] of Object.entries(golden)) {
    it(`is read: ${sentence}`, () => {
      assert.deepEqual(read(sentence), expected);
    });
  }

  it('rules out what stands behind a denial, and what is denied with it', () => {
    assert.deepEqual(
      read('an API without a database or message queue').filter((each) =>
        /^(?:data|communication)/.test(each),
      ),
      ['data none ← without a database', 'communication not queue ← without a database or message queue'],
    );
    assert.ok(read('use Postgres instead of MongoDB').includes('data not mongodb ← instead of MongoDB'));
    assert.ok(read('Instead of MongoDB use Postgres').includes('data postgresql ← Postgres'));
    assert.ok(read('an API, not only for the web, with Redis').includes('data redis ← Redis'));
  });

  it('does not take one word for another', () => {
    const topics = (sentence: string) => read(sentence).map((each) => each.split(' ←')[0]);
    assert.ok(!topics('a web app where users go to events').includes('language go'));
    assert.ok(!topics('lending system of a public library').includes('system library'));
    assert.ok(!topics('React Native app').includes('framework react'));
    assert.ok(!topics('JavaScript library').includes('language java'));
    assert.ok(!topics('a script that uses the GitHub API').includes('system api'));
  });

  it('says nothing of words that say nothing', () => {
    assert.deepEqual(read(''), []);
    assert.deepEqual(read('I want to build something for my aunt'), []);
    assert.deepEqual(read('asdf qwer'), ['thing asdf qwer ← asdf qwer']);
  });

  it('is read in time however long it is', () => {
    const begin = performance.now();
    readSentence(`${'no database or '.repeat(5000)}a REST API ${'a'.repeat(100_000)}`);
    assert.ok(performance.now() - begin < 2000);
  });
});
