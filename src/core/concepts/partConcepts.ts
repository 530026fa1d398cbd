/** Files that play one part, by the last word of their names: how they are called, where they lie, and what comes with them. */
import { grouped } from '../../base/grouped.ts';
import { basename, dirname } from '../../base/paths.ts';
import type { Steps } from '../../base/steps.ts';
import type { ArchitectureModel, SourceFile } from '../model/architectureModel.ts';
import { mainSymbol } from '../places/mainSymbol.ts';
import { type NameShape, nameShape } from '../places/ranking/nameShape.ts';
import { derivedNames, type Way } from './derivedNames.ts';
import { folderTemplate } from './folderTemplate.ts';
import { leafKey } from './leafName.ts';
import { isMadeUp, isRole, namingOf } from './naming.ts';
import { LEAST_SHARE, LEAST_TIMES, type ProjectConcept } from './projectConcept.ts';
import { tallied } from './tallied.ts';

/** By how much more of a part than of other files has to lie in a folder; of a part with few files all but nothing else may. */
const AHEAD = 0.4;
const FEW = 5;
const HARDLY_ANY = 0.2;
/** Times the share of all files that import a package. */
const AHEAD_OF_ALL = 1.5;
const MOST_NAMED = 4;
/** Ways in which a folder is called after its only subject. */
const OWN_FOLDER: ReadonlyMap<Way, string> = new Map([
  ['subject', '{subject}'],
  ['subjects', '{subjects}'],
  ['whole', '{name}'],
  ['stem', '{subject}'],
] as const);

interface Player {
  readonly file: SourceFile;
  readonly shape: NameShape;
  readonly naming: string;
  readonly leaf: string;
}

interface Ground {
  readonly model: ArchitectureModel;
  readonly bySubject: ReadonlyMap<string, readonly Player[]>;
  readonly byPath: ReadonlyMap<string, Player>;
  /** All files of an ending and of tests or not, by the last segment of their folder. */
  readonly leaves: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Files that import each package. */
  readonly packages: ReadonlyMap<string, number>;
}

/** A step a part, after one for all files. */
export function* partConcepts(model: ArchitectureModel): Steps<readonly ProjectConcept[]> {
  const files = model.files.filter(({ path }) => !isMadeUp(path));
  const players = files
    .map((file) => ({ file, shape: nameShape(basename(file.path)), leaf: leafKey(dirname(file.path)) }))
    .filter(({ shape }) => shape.core.length > 1 && isRole(shape.role, shape.extension) && !shape.numbered)
    .map((each) => ({ ...each, naming: namingOf(each.shape) }));
  const ground: Ground = {
    model,
    bySubject: grouped(players, ({ shape }) => shape.subject.join(' ')),
    byPath: new Map(players.map((each) => [each.file.path, each])),
    leaves: leavesOf(files),
    packages: countsOf(model.files.flatMap(({ path }) => [...new Set(packagesIn(model, path))])),
  };
  const found: ProjectConcept[] = [];
  for (const own of grouped(players, ({ naming }) => naming).values()) {
    if (own.length < LEAST_TIMES) continue;
    yield;
    found.push(...conceptsOf(own, ground));
  }
  return found;
}

/** One, or two where the part is split over two folders: of those the files that lie in neither are held against the first alone. */
function conceptsOf(own: readonly Player[], ground: Ground): readonly ProjectConcept[] {
  const places = placesOf(own, ground);
  const elsewhere = own.length - places.reduce((sum, { held }) => sum + held.length, 0);
  return places.map((place, at) =>
    conceptOf(places.length === 1 ? own : place.held, place, at === 0 ? elsewhere : 0, ground),
  );
}

function conceptOf(own: readonly Player[], place: Place, against: number, ground: Ground): ProjectConcept {
  const { shape, naming } = own[0]!;
  const kinds = tallied(own.flatMap(({ file }) => declared(ground.model, file.path)?.kind ?? []));
  return {
    kind: 'part',
    role: shape.role,
    extension: shape.extension,
    naming,
    folder: place.folder,
    template: place.template,
    support: place.held.length,
    against,
    companions: often(own, (each) => companionsOf(each, ground)),
    uses: often(own, (each) => usesOf(each, ground)),
    packages: packagesOf(own, ground),
    declares: kinds[0] !== undefined && kinds[0].times > own.length / 2 ? kinds[0].name : '',
    bases: often(own, ({ file }) => declared(ground.model, file.path)?.bases ?? []),
    members: often(own, ({ file }) => membersOf(ground.model, file)),
  };
}

interface Place {
  readonly folder: string;
  readonly template: string;
  readonly held: readonly Player[];
}

/**
 * One folder for all, two of which each is ahead, or one a subject; none where most files of the kind lie there anyway, or most of the
 * part do not.
 */
function placesOf(own: readonly Player[], ground: Ground): readonly Place[] {
  const byLeaf = [...grouped(own, ({ leaf }) => leaf)]
    .filter(([leaf]) => leaf !== '')
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const ahead = byLeaf.filter(([leaf, held]) => isAhead(leaf, held, own, ground));
  if (ahead.length > 1 && ahead.every(([, held]) => held.length >= LEAST_TIMES))
    return ahead.map(([, held]) => placeIn(held));
  const [most] = byLeaf;
  if (most === undefined) return [];
  if (isMost(most[1], own)) return isAhead(...most, own, ground) ? [placeIn(most[1])] : [];
  for (const [way, folder] of OWN_FOLDER) {
    const named = own.filter((each) => derivedNames(each.shape).get(way) === each.leaf);
    if (!isMost(named, own)) continue;
    const above = folderTemplate(named.map((each) => dirname(dirname(each.file.path))));
    return [{ folder, template: above === '' ? folder : `${above}/${folder}`, held: named }];
  }
  return [];
}

function isAhead(leaf: string, held: readonly Player[], own: readonly Player[], { leaves }: Ground): boolean {
  const { shape, file } = own[0]!;
  const all = leaves.get(kindOf(file, shape)) ?? new Map<string, number>();
  const others = [...all.values()].reduce((sum, count) => sum + count, 0) - own.length;
  const usual = others <= 0 ? 0 : ((all.get(leaf) ?? 0) - held.length) / others;
  return held.length / own.length - usual >= AHEAD && (own.length >= FEW || usual <= HARDLY_ANY);
}

function placeIn(held: readonly Player[]): Place {
  const folders = held.map((each) => dirname(each.file.path));
  return { folder: tallied(folders.map(basename))[0]!.name, template: folderTemplate(folders), held };
}

function isMost(held: readonly Player[], own: readonly Player[]): boolean {
  return held.length >= LEAST_TIMES && held.length >= own.length * LEAST_SHARE;
}

function leavesOf(files: readonly SourceFile[]): Ground['leaves'] {
  const byKind = grouped(files, (file) => kindOf(file, nameShape(basename(file.path))));
  return new Map(
    [...byKind].map(([kind, own]) => [kind, countsOf(own.map(({ path }) => leafKey(dirname(path))))]),
  );
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(tallied(names).map(({ name, times }) => [name, times]));
}

function kindOf({ test }: SourceFile, { extension }: NameShape): string {
  return `${extension} ${test}`;
}

function companionsOf({ file, shape, naming }: Player, { bySubject }: Ground): readonly string[] {
  const others = bySubject.get(shape.subject.join(' ')) ?? [];
  return others.filter((each) => each.file !== file && each.naming !== naming).map((each) => each.naming);
}

/** What plays the same part is told as what they are derived from. */
function usesOf({ file, naming }: Player, { model, byPath }: Ground): readonly string[] {
  const at = model.graph.indexOf.get(file.path);
  const edges = at === undefined ? [] : model.graph.out[at]!.map((edge) => model.graph.edges[edge]!.to);
  return edges.flatMap((to) => byPath.get(to)?.naming ?? []).filter((each) => each !== naming);
}

/** Those that they import more often than other files do: what all import says nothing. */
function packagesOf(own: readonly Player[], { model, packages }: Ground): ProjectConcept['packages'] {
  const all = model.files.length;
  return often(own, ({ file }) => packagesIn(model, file.path)).filter(
    ({ name, times }) => times / own.length > (AHEAD_OF_ALL * (packages.get(name) ?? 0)) / all,
  );
}

/** PHP's own functions and constants are no package. */
function packagesIn({ imports }: ArchitectureModel, path: string): readonly string[] {
  return (imports.get(path) ?? []).flatMap(({ target }) =>
    target.status === 'external' && (!path.endsWith('.php') || /[\\/]/.test(target.package))
      ? [target.package]
      : [],
  );
}

/** What tests declare is each its own. */
function membersOf({ facts }: ArchitectureModel, { path, test }: SourceFile): readonly string[] {
  const symbols = facts.get(path)?.symbols ?? [];
  const main = mainSymbol(path, symbols);
  if (main === undefined || test) return [];
  return symbols
    .filter(({ container, kind }) => container === main.name && kind === 'method')
    .map(({ name }) => name)
    .filter(
      (name) => name !== main.name && name.length > 2 && !/^_|^constructor$|^initialize$|^init$/.test(name),
    );
}

function declared({ facts }: ArchitectureModel, path: string) {
  return mainSymbol(path, facts.get(path)?.symbols ?? []);
}

/** What more than half of them have. */
function often(own: readonly Player[], namesOf: (each: Player) => readonly string[]) {
  return tallied(own.flatMap((each) => [...new Set(namesOf(each))]))
    .filter(({ times }) => times > own.length / 2)
    .slice(0, MOST_NAMED);
}
