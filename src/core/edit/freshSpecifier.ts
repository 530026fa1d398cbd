import { dirname, relative } from '../../base/paths.ts';
import type { FileSyntax } from '../ports/syntaxReader.ts';
import { respecify } from './scriptSpecifier.ts';

const ENDING = /\.[mc]?[jt]sx?$/;

/** A relative specifier in the way the file ends its others; without any to go by: no ending, as the commonest tools want it. */
export function freshSpecifier(syntax: FileSyntax, importer: string, target: string): string {
  const sample = syntax.imports.find(({ specifier }) => specifier.startsWith('.') && ENDING.test(specifier));
  const ending = sample === undefined ? undefined : ENDING.exec(sample.specifier)?.[0];
  const bare = relative(dirname(importer), target).replace(ENDING, '');
  if (ending === undefined) return bare;
  const own = `./${importer.slice(importer.lastIndexOf('/') + 1).replace(ENDING, ending)}`;
  const move = {
    importer,
    importerBefore: importer,
    target: importer,
    targetAfter: target,
    packageNames: [],
  };
  return respecify({ ...move, specifier: own }) ?? bare;
}
