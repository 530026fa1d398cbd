import assert from 'node:assert/strict';
import { Trail } from '../../../../../webview-ui/map/state/trail.ts';

describe('the way through a map', () => {
  it('leads back and forward again', () => {
    const trail = new Trail<string>();
    trail.leave('a');
    trail.leave('b');
    assert.equal(trail.step('back', 'c'), 'b');
    assert.equal(trail.step('back', 'b'), 'a');
    assert.equal(trail.step('back', 'a'), undefined);
    assert.equal(trail.step('forward', 'a'), 'b');
    assert.equal(trail.canGoForward, true);
  });

  it('has no forward once a person has gone elsewhere', () => {
    const trail = new Trail<string>();
    trail.leave('a');
    trail.step('back', 'b');
    trail.leave('a');
    assert.equal(trail.canGoForward, false);
    assert.equal(trail.canGoBack, true);
  });
});
