/** How alike two projects are, and in what. */
import type { Fingerprint } from './fingerprint.ts';

export interface Likeness {
  /** In [0, 1]. */
  readonly similarity: number;
  /** What both have, as a sentence. */
  readonly why: string;
}

/** What each facet counts; they add up to one. */
const WEIGHTS = { languages: 0.25, packages: 0.25, folders: 0.25, roles: 0.1, patterns: 0.1, graph: 0.05 };
const NAMED = 5;

type Shares = Fingerprint['languages'];

/** How much a name says, in (0, 1]: what all known projects have says little. */
export type Rarity = (name: string) => number;

const ALIKE: Rarity = () => 1;

export function likeness(a: Fingerprint, b: Fingerprint, rarity: Rarity = ALIKE): Likeness {
  const alike = (x: Shares, y: Shares) => cosine(weighed(x, rarity), weighed(y, rarity));
  const similarity =
    WEIGHTS.languages * cosine(a.languages, b.languages) +
    WEIGHTS.packages * alike(a.packages, b.packages) +
    WEIGHTS.folders * alike(a.folders, b.folders) +
    WEIGHTS.roles * alike(a.roles, b.roles) +
    WEIGHTS.patterns * patternLikeness(a, b) +
    WEIGHTS.graph * shapeLikeness(a.graph, b.graph);
  return { similarity: Math.round(similarity * 1000) / 1000, why: whyOf(a, b, rarity) };
}

/** Inverse document frequency over projects, of packages, folders and parts; with few projects all say as much. */
export function rarityIn(projects: readonly Fingerprint[]): Rarity {
  const having = new Map<string, number>();
  for (const { packages, folders, roles } of projects)
    for (const name of new Set([...packages, ...folders, ...roles].map(([own]) => own)))
      having.set(name, (having.get(name) ?? 0) + 1);
  const most = Math.log(1 + projects.length);
  return (name) => Math.log(1 + projects.length / Math.max(1, having.get(name) ?? 1)) / most;
}

function whyOf(a: Fingerprint, b: Fingerprint, rarity: Rarity): string {
  const parts = [
    said('both are written in', shared(a.languages, b.languages, ALIKE)),
    said('both use', shared(a.packages, b.packages, rarity)),
    said('both are built by', shared(a.patterns, b.patterns, ALIKE)),
    said('both have folders called', shared(a.folders, b.folders, rarity)),
    said('both have files that play the part of', shared(a.roles, b.roles, rarity)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'they have nothing in common' : parts.join('; ');
}

function said(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const rest = names.length - NAMED;
  return `${what} ${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** What both have most of first, what few others have before what most have. */
function shared(a: Shares, b: Shares, rarity: Rarity): readonly string[] {
  const other = new Map(b);
  return a
    .flatMap(([name, count]) =>
      other.has(name) ? [{ name, count: rarity(name) ** 2 * Math.min(count, other.get(name)!) }] : [],
    )
    .sort((x, y) => y.count - x.count || (x.name < y.name ? -1 : 1))
    .map(({ name }) => name);
}

/** One large folder must not hide the others. */
function weighed(shares: Shares, rarity: Rarity): Shares {
  return shares.map(([name, count]) => [name, Math.sqrt(count) * rarity(name)]);
}

/** Of a project whose patterns nobody has told, languages and packages say as much. */
function patternLikeness(a: Fingerprint, b: Fingerprint): number {
  if (a.patterns.length > 0 && b.patterns.length > 0) return cosine(a.patterns, b.patterns);
  return (cosine(a.languages, b.languages) + cosine(a.packages, b.packages)) / 2;
}

function cosine(a: Shares, b: Shares): number {
  const other = new Map(b);
  const length = (shares: Shares) => Math.sqrt(shares.reduce((sum, [, value]) => sum + value * value, 0));
  const product = a.reduce((sum, [name, value]) => sum + value * (other.get(name) ?? 0), 0);
  return product / (length(a) * length(b) || 1);
}

function shapeLikeness(a: Fingerprint['graph'], b: Fingerprint['graph']): number {
  const near = (x: number, y: number) => Math.min(x, y) / (Math.max(x, y) || 1);
  return (near(a.edges, b.edges) + near(a.depth, b.depth) + near(a.modules, b.modules)) / 3;
}
