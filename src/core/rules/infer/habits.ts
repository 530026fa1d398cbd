/** What all files of one role are built on: the base class of the handlers, the interface of the repositories, the decorator of the controllers. */
import { basename, dirname, extname } from '../../../base/paths.ts';
import { counted, shortName } from '../../findings/wording.ts';
import type { DependencyEdge } from '../../model/graph.ts';
import type { Draft } from './draft.ts';
import { fileGlob, type Ground, ofAll, slug } from './ground.ts';
import { type PackageUse, packageUses, peersOf } from './packageUsers.ts';
import { rolesOf, sharedGlob } from './roles.ts';

/** Share of a role's files that must have the habit. */
const MIN_SHARE = 0.95;
/** Share of the other files that may have it as well: what everybody imports is no mark of a role. */
const MAX_ELSEWHERE = 0.15;
const MOST_HABITS = 2;
/** What everybody writes their log with makes nothing what it is. */
const LOG = /log(?:g|u|r|4|$|\b|\.)|4j\b/i;

export function habits(ground: Ground): Draft[] {
  const used: Used = { files: usersOf(ground.edges), packages: packageUses(ground) };
  return [...rolesOf(ground.sources).values()].flatMap((files) => habitsOf(files, used, ground));
}

interface Used {
  /** By the file that is used. */
  readonly files: ReadonlyMap<string, readonly DependencyEdge[]>;
  readonly packages: readonly PackageUse[];
}

function usersOf(edges: readonly DependencyEdge[]): ReadonlyMap<string, readonly DependencyEdge[]> {
  const found = new Map<string, DependencyEdge[]>();
  for (const edge of edges) {
    const known = found.get(edge.to);
    if (known === undefined) found.set(edge.to, [edge]);
    else known.push(edge);
  }
  return found;
}

interface Habit {
  /** Of a file of the workspace its path. */
  readonly target: string;
  readonly kind: 'file' | 'package';
  readonly users: readonly string[];
  readonly says: string;
}

function habitsOf(files: readonly string[], used: Used, ground: Ground): Draft[] {
  const role = new Set(files);
  const others = peersOf(ground, files).filter((path) => !role.has(path)).length;
  return [...filesUsed(files, used), ...packagesUsed(files, used)]
    .filter(({ users }) => {
      const own = users.filter((path) => role.has(path)).length;
      return own >= files.length * MIN_SHARE && users.length - own <= others * MAX_ELSEWHERE;
    })
    .sort((a, b) => a.users.length - b.users.length)
    .slice(0, MOST_HABITS)
    .map((habit) => draftOf(habit, files, ground));
}

function filesUsed(files: readonly string[], used: Used): Habit[] {
  const role = new Set(files);
  return [...used.files]
    .filter(([target, uses]) => !role.has(target) && uses.length >= files.length * MIN_SHARE)
    .map(([target, uses]) => {
      const own = uses.filter(({ from }) => role.has(from));
      const name = own[0]?.names.find(
        (each) => each !== '*' && each !== 'default' && own.every(({ names }) => names.includes(each)),
      );
      const says = name === undefined ? target : `${name} of ${target}`;
      return { target, kind: 'file', users: uses.map(({ from }) => from), says };
    });
}

function packagesUsed(files: readonly string[], used: Used): Habit[] {
  return used.packages
    .filter((use) => use.files.length >= files.length * MIN_SHARE && !LOG.test(use.name))
    .map((use) => ({ target: use.name, kind: 'package', users: use.files, says: use.name }));
}

function draftOf({ target, kind, users, says }: Habit, files: readonly string[], ground: Ground): Draft {
  const glob = sharedGlob(files);
  const own = files.filter((path) => users.includes(path));
  const others = users.length - own.length;
  const example = own[0]!;
  const what = shortName(target).replace(/\.\w+$/, '');
  return {
    rule: {
      id: `${slug(glob.replace(/^\*|\.\w+$/g, ''))}-uses-${slug(kind === 'file' ? what : target)}`,
      kind: 'required',
      severity: 'warning',
      why: `${ofAll(own, files)} files called ${glob} import ${says}, and ${others === 0 ? 'no other file does' : `${counted(others, 'other file')} ${others === 1 ? 'does' : 'do'}`}.`,
      instead: `Build it on ${says}, as ${basename(example)} is, or call it something else.`,
      from: { files: [`**/${glob}`] },
      to: kind === 'file' ? { files: [fileGlob(target)] } : { packages: [target] },
    },
    layers: [],
    support: files.length,
    value: (kind === 'file' ? 0.4 : 0.3) + Math.min(0.25, files.length / 100),
    plants: [{ kind: 'file', path: `${dirname(example)}/${sibling(example, glob)}` }],
    evidence: own
      .slice(0, 3)
      .map((path) => ({ path, line: lineOf(path, target, ground), text: `Imports ${says}.` })),
  };
}

/** A file of the role that is not there. */
function sibling(path: string, glob: string): string {
  const end = glob.slice(1);
  const [first] = basename(path);
  const name = first === first?.toUpperCase() ? 'Planted' : 'planted';
  return end === '' ? `${name}${extname(path)}` : `${name}${end}`;
}

function lineOf(path: string, target: string, { edges, packages }: Ground): number {
  return (
    edges.find(({ from, to }) => from === path && to === target)?.line ?? packages.get(path)?.get(target) ?? 1
  );
}
