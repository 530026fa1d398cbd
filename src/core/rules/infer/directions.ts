/** Single directions, for workspaces whose parts are in no order as a whole: what stands alone, and what never uses its users. */
import type { DependencyEdge } from '../../model/graph.ts';
import type { LanguageId } from '../../model/language.ts';
import type { Draft, Plant } from './draft.ts';
import { type Area, figure, folderGlob, type Ground, listed, slug } from './ground.ts';

const MIN_FILES = 3;
/** Imports of an area from others, and areas that they come from, from which on it means something that it imports none of them. */
const MIN_USES = 15;
const MIN_USERS = 3;
/** Imports from one area to another, from which on it means something that none leads back. */
const MIN_ONE_WAY = 12;
/** Share of them that may lead back. */
const MAX_BACK = 0.02;
const MOST_NAMED = 6;
/** What holds inside one package is worth less. */
const INNER = 0.85;

export function directions(ground: Ground): Draft[] {
  return ground.scopes.flatMap((scope, at) => {
    const areas = scope.filter((area) => area.files.length >= MIN_FILES);
    const traffic = trafficOf(areas, ground);
    const free = traffic.filter((flow) => !isRefused(flow, ground));
    const drafts = areas.flatMap((area) => {
      const alone = standsAlone(area, traffic);
      return alone.length > 0 ? alone : below(area, free);
    });
    return at === 0 ? drafts : drafts.map((draft) => ({ ...draft, value: draft.value * INNER }));
  });
}

interface Flow {
  readonly from: Area;
  readonly to: Area;
  readonly edges: DependencyEdge[];
}

function trafficOf(areas: readonly Area[], { edges }: Ground): readonly Flow[] {
  const areaOf = new Map(areas.flatMap((area) => area.files.map((path) => [path, area] as const)));
  const flows = new Map<string, Flow>();
  for (const edge of edges) {
    const [from, to] = [areaOf.get(edge.from), areaOf.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from.folder}\n${to.folder}`;
    const known = flows.get(key);
    if (known === undefined) flows.set(key, { from, to, edges: [edge] });
    else known.edges.push(edge);
  }
  return [...flows.values()];
}

/** Languages whose build tools take no packages that need each other in a circle: nobody needs a rule for that. */
const NO_CIRCLES: ReadonlySet<LanguageId> = new Set(['rust', 'csharp', 'java', 'kotlin', 'swift']);

function isRefused({ edges }: Flow, { packageRoots, languages }: Ground): boolean {
  return edges.every(
    ({ from, to }) => NO_CIRCLES.has(languages.get(from)!) && packageRoots.get(from) !== packageRoots.get(to),
  );
}

function total(flows: readonly Flow[]): number {
  return flows.reduce((sum, flow) => sum + flow.edges.length, 0);
}

function standsAlone(area: Area, traffic: readonly Flow[]): Draft[] {
  const incoming = traffic.filter((flow) => flow.to === area);
  const outgoing = total(traffic.filter((flow) => flow.from === area));
  const uses = total(incoming);
  if (uses < MIN_USES || incoming.length < MIN_USERS || outgoing > uses * MAX_BACK) return [];
  return [
    {
      rule: {
        id: `${slug(area.folder)}-stands-alone`,
        kind: 'allowed',
        severity: 'error',
        why: `${incoming.length} other parts use ${area.folder} (${figure(uses)} imports), and it uses ${outgoing === 0 ? 'none' : 'nearly none'} of them.`,
        instead: 'Hand in from outside what it needs, or move the file to where that is.',
        from: { files: [folderGlob(area.folder)] },
        to: { files: [folderGlob(area.folder)] },
      },
      layers: [],
      support: uses,
      value: 0.65 + Math.min(0.2, incoming.length / 50),
      ...shown(incoming),
    },
  ];
}

/** An area that many others use, and that never uses them. */
function below(area: Area, traffic: readonly Flow[]): Draft[] {
  const back = new Map(
    traffic.filter((flow) => flow.from === area).map((flow) => [flow.to, flow.edges.length] as const),
  );
  const users = traffic
    .filter((flow) => flow.to === area && flow.edges.length >= MIN_ONE_WAY)
    .filter((flow) => (back.get(flow.from) ?? 0) <= flow.edges.length * MAX_BACK)
    .sort((a, b) => b.edges.length - a.edges.length)
    .slice(0, MOST_NAMED);
  if (users.length === 0) return [];
  const names = users.map((flow) => flow.from.folder).sort();
  const support = total(users);
  const bent = users.some((flow) => back.has(flow.from));
  return [
    {
      rule: {
        id: `${slug(area.folder)}-below-${users.length === 1 ? slug(names[0]!) : 'its-users'}`,
        kind: 'forbidden',
        severity: 'error',
        why: `${listed(names)} use${users.length === 1 ? 's' : ''} ${area.folder} in ${figure(support)} imports, ${bent ? 'hardly ever' : 'never'} the other way.`,
        instead: `Hand in to ${area.folder} what it needs.`,
        from: { files: [folderGlob(area.folder)] },
        to: { files: names.map(folderGlob) },
      },
      layers: [],
      support,
      value: 0.4 + Math.min(0.2, users.length / 20) + Math.min(0.1, support / 1000),
      ...shown(users),
    },
  ];
}

/** For each user the import that would lead back. */
function shown(flows: readonly Flow[]): Pick<Draft, 'plants' | 'evidence'> {
  const examples = flows.map((flow) => flow.edges[0]!);
  return {
    plants: examples.map(({ from, to }): Plant => ({ kind: 'import', from: to, to: from })),
    evidence: examples.slice(0, 3).map(({ from, to, line }) => ({ path: from, line, text: `Uses ${to}.` })),
  };
}
