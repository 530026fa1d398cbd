import type { GraphReport } from '../../protocol/engineApi.ts';
import { type GraphLevel, graphView } from './graphView.ts';
import { count } from './layout.ts';

/** Graphviz: boxes sized by their files, arrows in a cycle red. */
export function graphDot(report: GraphReport, level: GraphLevel): string {
  const { nodes, arrows } = graphView(report, level);
  const boxes = nodes.map(
    ({ name, size }, at) =>
      `  n${at} [label=${quote(level === 'files' ? name : `${name}\n${count(size, 'file')}`)}];`,
  );
  const lines = arrows.map(({ from, to, weight, inCycle }) => {
    const attributes = [`weight=${weight}`, ...(inCycle ? ['color="#c4314b"', 'penwidth=2'] : [])];
    return `  n${from} -> n${to} [${attributes.join(', ')}];`;
  });
  return [
    'digraph groundplan {',
    '  rankdir=LR;',
    '  node [shape=box, fontname="sans-serif"];',
    ...boxes,
    ...lines,
    '}',
  ].join('\n');
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')}"`;
}
