/** What a name in a sentence may stand for here: every meaning, since a claim is wrong only where it is wrong of all of them. */

import { basename } from '../../base/paths.ts';
import { filesOf } from '../answers/graphText.ts';
import { meanings } from '../answers/subjects/meanings.ts';
import { indexOf, type NameIndex, stemOf } from '../answers/subjects/nameIndex.ts';
import type { Subject } from '../answers/subjects/subject.ts';
import type { ArchitectureModel, SourceFile } from '../model/architectureModel.ts';
import type { SymbolFact } from '../model/facts.ts';

export interface NamedPlace {
  readonly kind: Subject['kind'];
  /** As it is called here. */
  readonly name: string;
  /** None of a package. */
  readonly files: ReadonlySet<string>;
  readonly symbol?: SymbolFact;
}

export function placesNamed(model: ArchitectureModel, name: string): readonly NamedPlace[] {
  const index = indexOf(model);
  const word = { text: name, at: 0, end: name.length, quoted: true, code: true };
  const meant = meanings(index, word);
  const told = new Set(meant.map((subject) => subject.name));
  const others = filesEnding(index, name).filter(({ path }) => !told.has(path));
  const more = others.map(({ path }): NamedPlace => ({ kind: 'file', name: path, files: new Set([path]) }));
  const places = meant.flatMap((subject): NamedPlace[] => {
    if (subject.kind !== 'symbol')
      return [{ kind: subject.kind, name: subject.name, files: new Set(filesOf(model, subject)) }];
    return (index.symbols.get(subject.symbol.name) ?? []).map(({ file, symbol }) => ({
      kind: 'symbol',
      name: symbol.name,
      files: new Set([file.path]),
      symbol,
    }));
  });
  return [...places, ...more];
}

/** A question asks about one file, the one at the root or the most central; what is claimed may be meant of any that is called so. */
function filesEnding({ names, stems }: NameIndex, name: string): readonly SourceFile[] {
  const lower = name.toLowerCase();
  const tail = basename(lower);
  return [...(names.get(tail) ?? []), ...(stems.get(tail) ?? [])].filter(({ path }) => {
    const slashed = `/${path.toLowerCase()}`;
    return slashed.endsWith(`/${lower}`) || stemOf(slashed).endsWith(`/${lower}`);
  });
}
