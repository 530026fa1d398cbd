import assert from 'node:assert/strict';
import { LiveSearch, type SearchView } from '../../../../src/vscode/search/liveSearch.ts';

interface Asked {
  readonly query: string;
  readonly signal: AbortSignal;
  answer(text: string): void;
  fail(error: Error): void;
}

function liveSearch() {
  const asked: Asked[] = [];
  const views: SearchView<string>[] = [];
  const search = (query: string, signal: AbortSignal) =>
    new Promise<string>((answer, fail) => asked.push({ query, signal, answer, fail }));
  const live = new LiveSearch<string>({ search, show: (view) => views.push(view), delayMs: 10 });
  return { live, asked, views };
}

/** Longer than the delay. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}

describe('a search that follows the typing', () => {
  it('asks once for what is typed in one go', async () => {
    const { live, asked, views } = liveSearch();
    for (const text of ['o', 'or', 'order']) live.type(text);
    await pause();
    assert.deepEqual(
      asked.map(({ query }) => query),
      ['order'],
    );
    asked[0]!.answer('here');
    await pause();
    assert.deepEqual(views.at(-1), { state: 'found', query: 'order', answer: 'here' });
  });

  it('stops the older search, and never shows its late answer or failure', async () => {
    const { live, asked, views } = liveSearch();
    live.type('order');
    await pause();
    live.type('orders');
    assert.ok(asked[0]!.signal.aborted);
    await pause();
    asked[1]!.answer('new');
    asked[0]!.answer('old');
    await pause();
    live.type('ordered');
    await pause();
    live.type('');
    asked[2]!.fail(new Error('cancelled'));
    await pause();
    const states = views.map((view) => (view.state === 'found' ? view.answer : view.state));
    assert.deepEqual(states, ['searching', 'searching', 'new', 'searching', 'idle']);
  });

  it('asks nothing for blanks, and nothing anew for a blank at the end', async () => {
    const { live, asked } = liveSearch();
    live.type('  ');
    live.type('order');
    live.type('order ');
    await pause();
    assert.equal(asked.length, 1);
  });

  it('shows why it failed, and searches again when asked to', async () => {
    const { live, asked, views } = liveSearch();
    live.type('order');
    await pause();
    const error = new Error('gone');
    asked[0]!.fail(error);
    await pause();
    assert.deepEqual(views.at(-1), { state: 'failed', query: 'order', error });
    live.again();
    asked[1]!.answer('here');
    await pause();
    assert.equal(views.at(-1)!.state, 'found');
  });

  it('says nothing more once it is stopped', async () => {
    const { live, asked, views } = liveSearch();
    live.type('order');
    await pause();
    live.type('orders');
    live.stop();
    asked[0]!.answer('late');
    await pause();
    assert.equal(asked.length, 1);
    assert.equal(views.at(-1)!.state, 'searching');
  });
});
