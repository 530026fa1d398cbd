/** A process that publishes adapters until it is killed: `FOLDER FILE`; each acknowledged version is a line. */
import { AdapterFolder } from '../../src/infra/adapters/adapterFolder.ts';
import { newAdapter } from './newAdapter.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const store = new AdapterFolder({ folder, keep: 1000, problem() {} });
for (;;) {
  const { version } = await store.publish(file, newAdapter());
  process.stdout.write(`${version}\n`);
}
