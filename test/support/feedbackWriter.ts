/** A process that records actions until it is killed, and says of each when it was acknowledged. */
import { writeSync } from 'node:fs';
import { feedbackEngine } from './feedbackEngine.ts';

const [root, statePath] = process.argv.slice(2) as [string, string];
const engine = await feedbackEngine(root, statePath);
const { suggestions } = await engine.suggestions(root);
for (let n = 0; ; n++) {
  await engine.feedback.record({
    root,
    suggestion: suggestions[n % suggestions.length]!.id,
    surface: 'suggestion',
    action: { type: 'shown', forMs: 1000 + n },
  });
  writeSync(1, 'recorded\n');
}
