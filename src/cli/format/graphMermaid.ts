import type { GraphReport } from '../../protocol/engineApi.ts';
import { type GraphLevel, graphView } from './graphView.ts';

/** A Mermaid flowchart; arrows in a cycle are thick. */
export function graphMermaid(report: GraphReport, level: GraphLevel): string {
  const { nodes, arrows } = graphView(report, level);
  const boxes = nodes.map((node, at) => `  n${at}["${escapeLabel(node.name)}"]`);
  const lines = arrows.map(({ from, to, inCycle }) => `  n${from} ${inCycle ? '==>' : '-->'} n${to}`);
  return ['flowchart LR', ...boxes, ...lines].join('\n');
}

function escapeLabel(text: string): string {
  return text.replace(/[#"&<>`]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
