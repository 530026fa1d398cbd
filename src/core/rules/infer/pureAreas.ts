/** Areas that others build on, and that know none of the packages that the rest of the workspace is built on: the domain, the core. */
import type { LanguageId } from '../../model/language.ts';
import type { Draft } from './draft.ts';
import { type Area, figure, folderGlob, type Ground, listed, slug } from './ground.ts';
import { NODE, type PackageUse, packageUses, peersOf } from './packageUsers.ts';

/** Files of an area, and users of a package elsewhere, from which on the absence of one in the other means something. */
const MIN_FILES = 8;
const MIN_USERS = 4;
const MAX_CHANCE = 0.001;
const MAX_NAMED = 6;
/** Files elsewhere that use the area: what nobody builds on need not be pure. */
const MIN_DEPENDENTS = 5;
/** Files elsewhere that the area uses for each that uses it: what stands on as much as stands on it is no core. */
const MAX_USED = 0.5;

export function pureAreas(ground: Ground): Draft[] {
  const uses = packageUses(ground);
  const inner = ground.areas.filter((area) => area.files.length >= MIN_FILES && isBuiltOn(area, ground));
  const packages = inner.flatMap((area) => draftOf(area, uses, ground));
  const named = new Set(packages.map((draft) => draft.rule.id));
  const machine = uses.filter((use) => use.name === NODE);
  return [
    ...packages,
    ...inner.flatMap((area) => draftOf(area, machine, ground)).filter(({ rule }) => !named.has(rule.id)),
  ];
}

function isBuiltOn(area: Area, { edges }: Ground): boolean {
  const own = new Set(area.files);
  const users = new Set(
    edges.filter(({ from, to }) => own.has(to) && !own.has(from)).map(({ from }) => from),
  );
  const used = new Set(edges.filter(({ from, to }) => own.has(from) && !own.has(to)).map(({ to }) => to));
  return users.size >= MIN_DEPENDENTS && used.size <= users.size * MAX_USED;
}

/** Languages whose packages are names of dots: what lies further in is another name, and as unwelcome. */
const DOTTED: ReadonlySet<LanguageId | undefined> = new Set(['csharp', 'java', 'kotlin']);

function withInner(name: string, language: LanguageId | undefined): string[] {
  return DOTTED.has(language) ? [name, `${name}.*`] : [name];
}

/** A part of a package is held against the rest of it: what other packages import, it could not. */
function neighbours({ folder, files }: Area, { packageRoots }: Ground): (path: string) => boolean {
  const root = packageRoots.get(files[0]!);
  const whole = root === folder || files.some((path) => packageRoots.get(path) !== root);
  return (path) => whole || packageRoots.get(path) === root;
}

/** @param uses of packages none of which the area may import. */
function draftOf(area: Area, uses: readonly PackageUse[], ground: Ground): Draft[] {
  const own = new Set(area.files);
  const near = neighbours(area, ground);
  const elsewhere = peersOf(ground, area.files).filter((path) => !own.has(path) && near(path));
  if (elsewhere.length < MIN_FILES) return [];
  const reachable = new Set(elsewhere);
  const absent = uses
    .filter(({ files }) => !files.some((path) => own.has(path)))
    .map(({ name, files }) => ({ name, files: files.filter((path) => reachable.has(path)) }));
  // If such imports were as common here as elsewhere, how likely were none?
  const isChance = (count: number) => (1 - count / elsewhere.length) ** area.files.length > MAX_CHANCE;
  const users = new Set(absent.flatMap(({ files }) => files));
  // An area that imports some packages stays clear of the others one by one.
  const isPure = absent.length === uses.length;
  if (isPure && isChance(users.size)) return [];
  const names = absent
    .filter(({ files }) => files.length >= MIN_USERS && (isPure || !isChance(files.length)))
    .sort((a, b) => b.files.length - a.files.length)
    .slice(0, MAX_NAMED)
    .map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      rule: {
        id: `no-packages-in-${slug(area.folder)}`,
        kind: 'forbidden',
        severity: 'error',
        why: `None of the ${area.files.length} files of ${area.folder} imports ${listed(names, 'or')}; ${figure(users.size)} files elsewhere do.`,
        instead: `Declare what is needed in ${area.folder} as an interface, and implement it outside.`,
        from: { files: [folderGlob(area.folder)] },
        to: { packages: names.flatMap((name) => withInner(name, ground.languages.get(area.files[0]!))) },
      },
      layers: [],
      support: area.files.length,
      value: 0.6 + Math.min(0.25, area.files.length / 400),
      plants: names.map((name) => ({
        kind: 'package',
        from: area.files[0]!,
        name: name === NODE ? 'node:fs' : name,
      })),
      evidence: area.files.slice(0, 1).map((path) => ({
        path,
        line: 1,
        text: `One of ${area.files.length} files without such an import.`,
      })),
    },
  ];
}
