import assert from 'node:assert/strict';
import pc from 'picocolors';
import { suggestionsText } from '../../../src/cli/format/suggestionsText.ts';
import type { Suggestion } from '../../../src/core/model/suggestion.ts';

const view = {
  terminal: { width: 60, colours: pc.createColors(false), interactive: false },
  folder: 'shop',
  limit: 20,
};

function suggestion(id: string): Suggestion {
  return {
    id,
    kind: 'remove-orphan',
    title: `Remove ${id}.ts`,
    rationale: 'Nobody uses it.',
    confidence: 'likely',
    score: 0.5,
    origin: 'rule',
    evidence: [{ path: `${id}.ts`, line: 1, text: '' }],
    edits: [],
    steps: [],
  };
}

describe('suggestions as text', () => {
  it('stand alone while nothing is held back', () => {
    const text = suggestionsText({ suggestions: [suggestion('a')], quiet: [], hidden: [] }, view);
    assert.match(text, /^ 1 Remove a\.ts/);
    assert.doesNotMatch(text, /less likely|not shown|--no-learned/);
  });

  it('name what is held back below the rest, and the command that shows it', () => {
    const suggestions = [suggestion('a'), suggestion('b')];
    const hidden = [{ suggestion: suggestion('c'), item: 'i' }];
    const text = suggestionsText({ suggestions, quiet: ['b'], hidden }, view);
    assert.match(
      text,
      /1 less likely to be of use to you\n {3}– Remove b\.ts\n\n1 not shown: like what you dismissed\n {3}– Remove c\.ts/,
    );
    assert.match(text, /groundplan suggest shop --no-learned$/);
    assert.doesNotMatch(text, / 2 Remove/);
  });

  it('does not say that nothing could be suggested where all of it was dismissed', () => {
    const hidden = [{ suggestion: suggestion('c'), item: 'i' }];
    assert.match(suggestionsText({ suggestions: [], quiet: [], hidden }, view), /^Nothing new to suggest\./);
    assert.match(suggestionsText({ suggestions: [], quiet: [], hidden: [] }, view), /^Nothing to suggest: /);
  });

  it('say why the order is the engine’s own', () => {
    const notice = 'What was learned of your choices cannot be read.';
    const text = suggestionsText({ suggestions: [suggestion('a')], quiet: [], hidden: [], notice }, view);
    assert.ok(text.endsWith(notice));
  });
});
