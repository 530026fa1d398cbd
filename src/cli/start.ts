/** The first file of the command line: what V8 has compiled is kept for the next start, of which compiling is a third. */
import module from 'node:module';
import { join } from 'node:path';
import { defaultStoragePath } from '../infra/homeFolders.ts';

// Where that folder cannot be written, or Node is older than 22.8, all is compiled as ever.
module.enableCompileCache?.(join(defaultStoragePath(), 'code'));
await import('./main.ts');
