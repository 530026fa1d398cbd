import assert from 'node:assert/strict';
import { roughly } from '../../../../src/core/map/measure.ts';

describe('the width of a text where no font is at hand', () => {
  it('is that of a sans-serif font of 12 pixels, within a fifth', () => {
    // As a browser measures them in DejaVu Sans and in Helvetica, the wider and the narrower.
    for (const [text, narrow, wide] of [
      ['CheckpointManager.ts', 113, 137],
      ['illicit.ts', 47, 52],
      ['WWWmmm', 64, 71],
    ] as const) {
      const width = roughly(text);
      assert.ok(width > narrow * 0.8 && width < wide * 1.2, `${text}: ${width}`);
    }
  });

  it('is larger for ideographs and emoji, which are as wide as they are high', () => {
    assert.ok(roughly('日本語') >= 36);
    assert.ok(roughly('👩') >= 12);
  });
});
