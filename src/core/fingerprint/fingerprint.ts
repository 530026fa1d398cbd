/**
 * What makes two projects comparable: languages, packages, the patterns they are built by, the shape of the graph, and the words that
 * folders and files are called by.
 */
import * as v from 'valibot';
import { basename, dirname } from '../../base/paths.ts';
import type { Steps } from '../../base/steps.ts';
import { leafKey } from '../concepts/leafName.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { COMMUNICATION } from '../patterns/communication/communication.ts';
import { DATA } from '../patterns/data/data.ts';
import { namedPatterns } from '../patterns/namedPattern.ts';
import { gatherSigns } from '../patterns/signs/gatherSigns.ts';
import { findStyles } from '../patterns/style/findStyles.ts';
import { nameShape } from '../places/ranking/nameShape.ts';

const shares = v.array(v.tuple([v.string(), v.number()]));

export const fingerprint = v.object({
  files: v.number(),
  /** Share of the files. */
  languages: shares,
  /** Packages from outside that most files import, and by how many. */
  packages: shares,
  /** Files by the last segment of their folder, and by the part that they play. */
  folders: shares,
  roles: shares,
  /** Styles, communication and data patterns with the confidence in each, as far as names and imports tell them; none of older records. */
  patterns: v.optional(shares, []),
  graph: v.object({
    modules: v.number(),
    /** A file. */
    edges: v.number(),
    /** Share of the files that are in a circle. */
    circular: v.number(),
    /** Mean depth of folders. */
    depth: v.number(),
  }),
});
export type Fingerprint = v.InferOutput<typeof fingerprint>;

const MOST_PACKAGES = 40;
const MOST_WORDS = 120;

/** In steps: of a large project it takes a second. */
export function* fingerprintSteps(model: ArchitectureModel): Steps<Fingerprint> {
  const { files, imports, graph, modules, cycles } = model;
  const patterns = yield* patternsOf(model);
  const [languages, folders, roles, packages] = [1, 2, 3, 4].map(() => new Map<string, number>());
  for (const { path, language, test } of files) {
    count(languages!, language);
    count(folders!, leafKey(dirname(path)));
    if (!test) count(roles!, nameShape(basename(path)).role);
  }
  for (const own of imports.values()) {
    const named = own.flatMap(({ target }) => (target.status === 'external' ? [target.package] : []));
    for (const each of new Set(named)) count(packages!, each);
  }
  const all = Math.max(1, files.length);
  const depths = files.reduce((sum, { path }) => sum + path.split('/').length - 1, 0);
  return {
    files: files.length,
    languages: sorted(languages!).map(([name, own]) => [name, rounded(own / all)]),
    packages: sorted(packages!).slice(0, MOST_PACKAGES),
    folders: sorted(folders!).slice(0, MOST_WORDS),
    roles: sorted(roles!).slice(0, MOST_WORDS),
    patterns: sorted(patterns),
    graph: {
      modules: modules.length,
      edges: rounded(graph.edges.length / all),
      circular: rounded(new Set(cycles.flatMap((each) => each.members)).size / all),
      depth: rounded(depths / all),
    },
  };
}

/** No text is read for it: what it costs is paid whenever a project is compared. */
function* patternsOf(model: ArchitectureModel): Steps<Map<string, number>> {
  const paths = [...model.files.map(({ path }) => path), ...(model.companions ?? [])];
  const workspace = yield* gatherSigns({ model, paths, texts: new Map(), noNames: true });
  yield;
  const found = [
    ...findStyles(workspace),
    ...namedPatterns(workspace, COMMUNICATION),
    ...namedPatterns(workspace, DATA),
  ];
  return new Map(found.map(({ name, confidence }) => [name, confidence]));
}

function count(counts: Map<string, number>, key: string): void {
  if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
