/** Go sources without a go.mod: the import path of the tree's root, told by the imports that its own folders answer. */
import { dirname } from '../../../base/paths.ts';
import type { FileFacts } from '../../model/facts.ts';

/** Imports have few segments; what has more is cut. */
const MAX_SEGMENTS = 12;

/**
 * The prefix under which most imports find a folder of Go files, for example `github.com/owner/name`.
 * @param hasPackage whether Go files lie directly in a folder.
 */
export function inferredRoot(
  facts: Iterable<FileFacts>,
  hasPackage: (folder: string) => boolean,
): string | undefined {
  const votes = new Map<string, Set<string>>();
  for (const file of facts) for (const { specifier } of file.imports) vote(votes, specifier, hasPackage);
  let best: string | undefined;
  for (const [prefix, folders] of votes) {
    const lead = folders.size - (best === undefined ? 0 : votes.get(best)!.size);
    if (lead > 0 || (lead === 0 && best !== undefined && prefix.length < best.length)) best = prefix;
  }
  return best;
}

function vote(
  votes: Map<string, Set<string>>,
  specifier: string,
  hasPackage: (folder: string) => boolean,
): void {
  const segments = specifier.split('/');
  // Only a host name can begin a path that is not the standard library's.
  if (!segments[0]!.includes('.') || segments.length > MAX_SEGMENTS) return;
  for (let at = 1; at < segments.length; at++) {
    const folder = segments.slice(at).join('/');
    if (!hasPackage(folder)) continue;
    const prefix = segments.slice(0, at).join('/');
    const folders = votes.get(prefix);
    if (folders === undefined) votes.set(prefix, new Set([folder]));
    else folders.add(folder);
  }
}

/** The folder of an import in a tree laid out as a GOPATH: sources under `src/` by their import paths. */
export function folderUnderSrc(
  from: string,
  specifier: string,
  hasPackage: (folder: string) => boolean,
): string | undefined {
  for (let folder = dirname(from); folder !== ''; folder = dirname(folder)) {
    if (folder !== 'src' && !folder.endsWith('/src')) continue;
    const path = `${folder}/${specifier}`;
    if (hasPackage(path)) return path;
  }
  return undefined;
}
