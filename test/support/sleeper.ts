/** Sleeps once over a workplace that is there, and says so when it is done; meant to be killed: sleeper.ts ROOT STATE MODEL SETTINGS. */
import { Developer, openEngine } from '../eval/adapters/developerAtWork.ts';

const [root, statePath, modelPath, settings] = process.argv.slice(2) as [string, string, string, string];
const engine = await openEngine({ root, statePath, modelPath });
console.log('asleep');
const { ended } = await new Developer(engine, root).sleeps(() => {}, JSON.parse(settings) as object);
console.log(ended);
await engine.dispose();
