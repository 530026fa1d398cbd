/** Imports that go past the layer through which everybody else goes. */
import { inferLayers } from '../layers/inferLayers.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { Layer, Layering } from '../model/layer.ts';
import { isEntryName } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { counted, shortName } from './wording.ts';

const MIN_LAYERS = 3;
/** Imports on each half of the usual way. */
const USUAL = 12;
/** Those that go past it, against those on the way. */
const MOST_PAST = 3;
const RARE = 0.05;
const MOST = 3;

export function findBypassedLayers(parts: FindingParts): Finding[] {
  const main = layeringOf(parts);
  if (main === undefined || main.layers.length < MIN_LAYERS || main.confidence === 'guess') return [];
  const between = edgesBetween(main, parts);
  const found: Finding[] = [];
  for (let top = 0; top < main.layers.length; top++) {
    for (let bottom = top + 2; bottom < main.layers.length; bottom++) {
      const past = between(top, bottom).filter(({ from }) => !isEntryName(from));
      for (let middle = top + 1; middle < bottom; middle++) {
        const usual = Math.min(between(top, middle).length, between(middle, bottom).length);
        if (
          past.length === 0 ||
          past.length > MOST_PAST ||
          usual < USUAL ||
          past.length > Math.max(1, RARE * usual)
        )
          continue;
        found.push(
          describe(
            past,
            { top: main.layers[top]!, middle: main.layers[middle]!, bottom: main.layers[bottom]! },
            usual,
          ),
        );
        break;
      }
    }
  }
  return found.slice(0, MOST);
}

/** While no file comes or goes, one edit hardly moves the layers: they are taken over, and only the imports are looked at anew. */
const layeringBefore = new WeakMap<readonly string[], Layering | 'none'>();

function layeringOf(parts: FindingParts): Layering | undefined {
  const known = layeringBefore.get(parts.graph.nodes);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const { main } = inferLayers(parts);
  layeringBefore.set(parts.graph.nodes, main ?? 'none');
  return main;
}

function edgesBetween(
  { layers }: Layering,
  { graph, isTest }: FindingParts,
): (from: number, to: number) => readonly DependencyEdge[] {
  const layerOf = new Map(layers.flatMap((layer, at) => layer.files.map((path) => [path, at] as const)));
  const table = new Map<string, DependencyEdge[]>();
  for (const edge of graph.edges) {
    const [from, to] = [layerOf.get(edge.from), layerOf.get(edge.to)];
    if (
      from === undefined ||
      to === undefined ||
      from === to ||
      edge.test ||
      edge.kind === 'type' ||
      isTest(edge.from)
    )
      continue;
    const key = `${from} ${to}`;
    const list = table.get(key);
    if (list === undefined) table.set(key, [edge]);
    else list.push(edge);
  }
  return (from, to) => table.get(`${from} ${to}`) ?? [];
}

interface Way {
  readonly top: Layer;
  readonly middle: Layer;
  readonly bottom: Layer;
}

function describe(past: readonly DependencyEdge[], { top, middle, bottom }: Way, usual: number): Finding {
  const files = [...new Set(past.map(({ from }) => from))];
  return {
    id: findingId('bypassed-layer', top.name, bottom.name, ...files),
    kind: 'bypassed-layer',
    severity: 'info',
    confidence: 'guess',
    title: `${files.map(shortName).join(' and ')} ${files.length === 1 ? 'goes' : 'go'} past ${middle.name} to ${bottom.name}`,
    explanation: `${top.name} reaches ${bottom.name} through ${middle.name}: at least ${counted(usual, 'import')} on each half of that way, ${past.length} past it. What ${middle.name} does on the way is missing there. Ask ${middle.name} instead, and let it offer what is needed.`,
    evidence: past.map(({ from, line, to }) => ({ path: from, line, text: `Imports ${to} directly.` })),
    subjects: [...files, bottom.name],
  };
}
