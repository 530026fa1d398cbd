/** A page that stands alone: the graph drawn, and every module (or file) with what it depends on and what depends on it. */
import type { GraphReport } from '../../protocol/engineApi.ts';
import { GRAPH_PAGE_SCRIPT, GRAPH_PAGE_STYLE } from './graphPage.ts';
import { type GraphPicture, graphSvg } from './graphSvg.ts';
import { type GraphLevel, type GraphView, graphView } from './graphView.ts';
import { count, number } from './layout.ts';

export function graphHtml(report: GraphReport, level: GraphLevel): string {
  const view = graphView(report, level);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Groundplan: dependency graph</title>
<style>${GRAPH_PAGE_STYLE}</style>
</head>
<body>
${view.nodes.length === 0 ? NOTHING : bodyOf(view, level)}
</body>
</html>`;
}

const NOTHING = `<h1>Dependency graph</h1>
<p>No source files were found. Check the folder, and what is left out of it.</p>`;

function bodyOf(view: GraphView, level: GraphLevel): string {
  const picture = graphSvg(view);
  return `<header><h1>Dependency graph</h1><p>${counted(view, level)} Choose one to see what it depends on and what depends on it.</p></header>
${picture.svg === '' ? '' : `<figure id="drawing">${picture.svg}</figure>`}
<p class="legend">${legend(view, level, picture)}</p>
<input id="search" type="search" placeholder="Find" aria-label="Find">
<main><ol id="nodes"></ol><section id="detail" aria-live="polite"></section></main>
<script type="application/json" id="data">${embed(view)}</script>
<script>${GRAPH_PAGE_SCRIPT}</script>`;
}

function counted({ nodes, arrows }: GraphView, level: GraphLevel): string {
  return `${count(nodes.length, level.slice(0, -1))}, ${count(arrows.length, 'dependency')}.`;
}

function legend({ arrows }: GraphView, level: GraphLevel, { left, drawn }: GraphPicture): string {
  const said = [
    arrows.length === 0
      ? `No arrow leads from one of the ${level} to another.`
      : 'Arrows lead down to what is depended on.',
    ...(arrows.some((arrow) => arrow.inCycle) ? ['Red arrows are part of a cycle.'] : []),
    ...(drawn < arrows.length ? [`Only the ${drawn} heaviest of ${number(arrows.length)} are drawn.`] : []),
    ...(left > 0 ? [`${number(left)} of the ${level}, the least connected, are only listed.`] : []),
  ];
  return said.join(' ');
}

/** JSON that cannot end the script element it stands in, whatever a file is called. */
function embed(view: GraphView): string {
  return JSON.stringify(view).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
