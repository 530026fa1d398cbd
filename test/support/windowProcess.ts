/** A window's engine in a process of its own, asked over IPC: `area.method` with a request, or a method with its arguments. */
import { feedbackEngine } from './feedbackEngine.ts';

const [root = '', statePath = '', storagePath] = process.argv.slice(2);
const engine = await feedbackEngine(root, statePath, storagePath === undefined ? {} : { storagePath });

process.on('message', async ({ id, method, args }: { id: number; method: string; args: unknown[] }) => {
  const [area, name] = method.includes('.') ? method.split('.') : [undefined, method];
  const served = (area === undefined ? engine : engine[area as keyof typeof engine]) as unknown as Record<
    string,
    (...all: unknown[]) => Promise<unknown>
  >;
  try {
    process.send?.({ id, answer: await served[name!]!(...args) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.once('disconnect', () => void engine.dispose().then(() => process.exit(0)));
process.send?.({ id: 0 });
