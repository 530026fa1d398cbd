/** The table of tools for other assistants. */
import { checkImport } from './checkImport.ts';
import { find } from './find.ts';
import { impact } from './impact.ts';
import { overview } from './overview.ts';
import { placeFile } from './placeFile.ts';
import { suggest } from './suggest.ts';
import type { Tool } from './tool.ts';
import { why } from './why.ts';

export const TOOLS: readonly Tool[] = [overview, find, checkImport, placeFile, suggest, why, impact];
