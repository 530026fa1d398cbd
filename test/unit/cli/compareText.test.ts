import assert from 'node:assert/strict';
import pc from 'picocolors';
import { compareText } from '../../../src/cli/format/compareText.ts';
import type { ComparedSide } from '../../../src/protocol/modelsApi.ts';

describe('answers beside each other', () => {
  const terminal = (width: number) => ({ width, colours: pc.createColors(false), interactive: false });
  const answered = (text: string): ComparedSide => ({
    kind: 'answered',
    engine: 'embedded',
    because: 'it was named',
    cached: false,
    generated: {
      text,
      model: 'qwen',
      finish: 'stop',
      promptTokens: 5,
      outputTokens: 30,
      firstTextMs: 100,
      elapsedMs: 1500,
    },
  });
  const sides = (...all: readonly ComparedSide[]) => all.map((side, at) => ({ name: `side${at + 1}`, side }));

  it('stand in columns that are cut at spaces, with code as it was indented', () => {
    const code = answered('Take this:\n\n    return files.filter((file) => file.owner);');
    const words = answered('A module is a group of files that changes for one reason, and has one owner.');
    assert.equal(
      compareText(sides(code, words), terminal(80)),
      [
        'side1                                  │ side2',
        'qwen, 20.0 tokens/s, 1.5 s             │ qwen, 20.0 tokens/s, 1.5 s',
        'Take this:                             │ A module is a group of files that',
        '                                       │ changes for one reason, and has one',
        '    return files.filter((file) =>      │ owner.',
        'file.owner);                           │',
      ].join('\n'),
    );
  });

  it('stand below each other where there is no room, or letters are wider than others', () => {
    const below = /^side1\nqwen.*\nOne\n\nside2\nqwen.*\n(Two|二)$/;
    assert.match(compareText(sides(answered('One'), answered('Two')), terminal(60)), below);
    assert.match(compareText(sides(answered('One'), answered('二')), terminal(100)), below);
  });

  it('say what failed, and move no cursor', () => {
    const failed: ComparedSide = { kind: 'failed', message: 'It broke\u001b[2J.' };
    const shown = compareText(sides(answered('fine\u001b[1A'), failed), terminal(100));
    assert.match(shown, /no answer/);
    assert.ok(!shown.includes('\u001b'), shown);
    assert.match(shown, /fine\\u001b\[1A +│ It broke\\u001b\[2J\./);
  });
});
