/** By which imports one end reaches the other. */
import type { DependencyEdge } from '../../model/graph.ts';
import type { WhyAnswer, WhyStep } from '../../model/ruleAnswer.ts';
import type { Scene } from '../scene.ts';
import { mayAnswer } from './may.ts';
import { type Asking, pairWords } from './pairWords.ts';
import type { Meant } from './subject.ts';

export function whyAnswer(asking: Asking, from: Meant, to: Meant): WhyAnswer {
  const { scene } = asking;
  const far = to.subject.kind === 'package' ? packageEnd(scene, to.subject.name) : fileEnd(scene, to);
  const chain = shortest(scene, from, far);
  return {
    ...mayAnswer(asking, from, to),
    steps: chain.map((edge) => stepOf(asking, edge)),
    direct: from.places.reduce((sum, { path }) => sum + far.entering(path).length, 0),
  };
}

type Step = Pick<DependencyEdge, 'from' | 'to' | 'kind' | 'line'>;

/** Where the way ends. */
interface FarEnd {
  /** Imports of this file that arrive. */
  entering(path: string): readonly Step[];
}

function fileEnd(scene: Scene, to: Meant): FarEnd {
  const wanted = new Set(to.places.map(({ path }) => path));
  return {
    entering: (path) => scene.edgesFrom({ path }).filter((edge) => wanted.has(edge.to) && !wanted.has(path)),
  };
}

function packageEnd(scene: Scene, name: string): FarEnd {
  const isMeant = (other: string) => other === name || other.startsWith(`${name}/`);
  return {
    entering: (path) =>
      scene
        .externalsOf({ path })
        .filter((each) => isMeant(each.name))
        .map(({ name: to, kind, line }) => ({ from: path, to, kind, line })),
  };
}

/** Breadth first, from all files at once. */
function shortest(scene: Scene, from: Meant, far: FarEnd): readonly Step[] {
  const before = new Map<string, Step | undefined>(from.places.map(({ path }) => [path, undefined]));
  for (const path of before.keys()) {
    const [last] = far.entering(path);
    if (last !== undefined) return [...wayTo(path, before), last];
    for (const edge of scene.edgesFrom({ path })) if (!before.has(edge.to)) before.set(edge.to, edge);
  }
  return [];
}

function wayTo(path: string, before: ReadonlyMap<string, Step | undefined>): readonly Step[] {
  const way: Step[] = [];
  for (let edge = before.get(path); edge !== undefined; edge = before.get(edge.from)) way.push(edge);
  return way.reverse();
}

function stepOf(asking: Asking, { from, to, kind, line }: Step): WhyStep {
  const { scene } = asking;
  const place = scene.fileOf(from)!;
  const file = scene.fileOf(to);
  const target =
    file === undefined ? ({ type: 'package', name: to } as const) : ({ type: 'file', place: file } as const);
  const words = pairWords(asking, { from: place, to: target }).filter(({ says }) => says !== 'allows');
  return { from, to, kind, line, rules: words.map(({ from: _, to: __, ...word }) => word) };
}
