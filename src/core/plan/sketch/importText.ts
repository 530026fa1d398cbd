/** Imports of a sketch: only what is used, and what members taken from other siblings need besides. */
import { extname } from '../../../base/paths.ts';
import type { Described } from '../text/described.ts';
import { namesBoundBy, withNames } from '../text/importNames.ts';
import { identifiersIn } from '../text/naming.ts';
import type { Desk } from './desk.ts';
import { isShared } from './parts.ts';
import { bareText, maskOf, missing } from './pieceText.ts';
import { guarded, relocated } from './relocated.ts';

/** Only what is used; undefined where nothing of it is. */
export function importText(desk: Desk, part: Described, used: ReadonlySet<string>): string | undefined {
  const { asked, apart, rename, otherTop } = desk;
  const { path } = asked.model;
  const text = relocated(bareText(desk, part), {
    from: path,
    to: asked.path,
    rename,
    isThere: asked.isThere,
  });
  if (extname(path) === '.go') return goImports(text, used);
  const { names } = namesBoundBy(path, text);
  const absent = new Set(missing(desk, text.replace(/(['"]).*?\1/g, '')));
  if (names === undefined) {
    if (rename(text) === text) return text;
    return absent.size === 0 && isShared(apart.key(part), otherTop) ? text : undefined;
  }
  const kept = new Set(
    names.filter((name) => (used.has(name) || used.has(rename(name))) && !absent.has(name)),
  );
  if (kept.size === 0) return undefined;
  const written = names.length === kept.size ? text : withNames(path, text, kept);
  const stays = [...kept].every(
    (name) =>
      rename(name) === name &&
      !asked.names.declaring(name, path, undefined).some((at) => asked.names.willDeclare(rename(at), name)),
  );
  return written !== undefined && stays ? guarded(written, rename) : written;
}

/** What members taken from siblings need besides: statements, and the names that they bind. */
export function givenImports(
  desk: Desk,
  texts: ReadonlyMap<Described, string>,
): readonly [readonly string[], ReadonlySet<string>] {
  const { path } = desk.asked.model;
  const known = new Set(
    [...texts].flatMap(([part, text]) =>
      part.kind === 'import' ? (namesBoundBy(path, desk.rename(text)).names ?? []) : [],
    ),
  );
  const more: string[] = [];
  const bound = new Set<string>();
  for (const [from, list] of desk.given) {
    const used = identifiersIn(maskOf(from, list.join('\n')));
    for (const part of from.apart.top) {
      if (part.kind !== 'import') continue;
      const text = importText(from, part, used);
      if (text === undefined) continue;
      const names = namesBoundBy(from.asked.model.path, text).names ?? [];
      const fresh = names.filter((name) => !known.has(from.rename(name)));
      if (fresh.length === 0) continue;
      const statement =
        fresh.length === names.length ? text : withNames(from.asked.model.path, text, new Set(fresh));
      if (statement === undefined) continue;
      more.push(from.rename(statement));
      for (const name of fresh) known.add(from.rename(name)).add(name);
      for (const name of fresh) bound.add(from.rename(name));
    }
  }
  return [more, bound];
}

/** Go compiles no import that is not used. */
function goImports(text: string, used: ReadonlySet<string>): string | undefined {
  const lines = text.split('\n').filter((line) => {
    const found = /^\s*(?:import\s+)?(?:([\w.]+)\s+)?"([^"]+)"/.exec(line);
    if (found === null) return true;
    const segments = found[2]!.split('/').filter((segment) => !/^v\d+$/.test(segment));
    const last = segments.at(-1) ?? '';
    const candidates =
      found[1] === undefined
        ? [last, last.replace(/^go-|-go$|\.v\d+$/g, ''), last.split('-').at(-1)!, last.split('.')[0]!]
        : [found[1]];
    return candidates.some((name) => used.has(name)) || found[1] === '_';
  });
  const left = lines.filter((line) => /"/.test(line));
  if (left.length === 0) return undefined;
  return lines
    .filter(
      (line, at) =>
        line.trim() !== '' ||
        (lines[at - 1]?.includes('"') && lines.slice(at).some((each) => each.includes('"'))),
    )
    .join('\n');
}
