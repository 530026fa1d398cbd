/** A host that writes without end and tells the id of the process that runs its model. */
import { continueText, embeddedEngine } from '../../support/embeddedEngine.ts';

const engine = embeddedEngine({ model: process.argv[2] ?? '' });
let told = false;
await engine.generate(continueText('x', { maxTokens: 1e6 }), {
  onText: () => {
    if (!told) process.stdout.write(`${engine.pid}\n`);
    told = true;
  },
});
