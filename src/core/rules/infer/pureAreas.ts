/** Areas that others build on, and that know none of the packages that the rest of the workspace is built on: the domain, the core. */
import type { Draft } from './draft.ts';
import { type Area, folderGlob, type Ground, listed, slug } from './ground.ts';
import { NODE, type PackageUse, packageUses, peersOf } from './packageUsers.ts';

/** Files of an area, and users of a package elsewhere, from which on the absence of one in the other means something. */
const MIN_FILES = 8;
const MIN_USERS = 4;
const MAX_CHANCE = 0.001;
const MAX_NAMED = 8;
/** Files elsewhere that use the area: what nobody builds on need not be pure. */
const MIN_DEPENDENTS = 5;

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
  return users.size >= MIN_DEPENDENTS;
}

/** @param uses of packages none of which the area may import. */
function draftOf(area: Area, uses: readonly PackageUse[], ground: Ground): Draft[] {
  const own = new Set(area.files);
  const elsewhere = peersOf(ground, area.files).filter((path) => !own.has(path));
  if (elsewhere.length < MIN_FILES || uses.some(({ files }) => files.some((path) => own.has(path))))
    return [];
  const reachable = new Set(elsewhere);
  const users = new Set(uses.flatMap(({ files }) => files.filter((path) => reachable.has(path))));
  // If such imports were as common here as elsewhere, how likely were none?
  if ((1 - users.size / elsewhere.length) ** area.files.length > MAX_CHANCE) return [];
  const names = uses
    .filter(({ files }) => files.filter((path) => reachable.has(path)).length >= MIN_USERS)
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
        why: `None of the ${area.files.length} files of ${area.folder} imports ${listed(names, 'or')}; ${users.size} files elsewhere do.`,
        instead: `Declare what is needed in ${area.folder} as an interface, and implement it outside.`,
        from: { files: [folderGlob(area.folder)] },
        to: { packages: names },
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
