/** A child process that may crash: prints `proven` once LanceDB's native part has written, indexed and searched in the given folder. */
import { proveLance } from '../infra/knowledge/vectors/lance/proveLance.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('A folder is missing');
await proveLance(folder);
process.stdout.write('proven\n');
