/** A page that stands alone: modules (or files) as rows in dependency order, arrows on demand, no script from elsewhere. */
import type { GraphReport } from '../../protocol/engineApi.ts';
import { GRAPH_PAGE_SCRIPT, GRAPH_PAGE_STYLE } from './graphPage.ts';
import { type GraphLevel, type GraphView, graphView } from './graphView.ts';

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
<header><h1>Dependency graph</h1><p>${view.nodes.length} ${level}, ${view.arrows.length} dependencies. Choose one to see what it depends on and what depends on it.</p>
<input id="search" type="search" placeholder="Find" aria-label="Find"></header>
<main><ol id="nodes"></ol><section id="detail" aria-live="polite"></section></main>
<script type="application/json" id="data">${embed(view)}</script>
<script>${GRAPH_PAGE_SCRIPT}</script>
</body>
</html>`;
}

/** JSON that cannot end the script element it stands in, whatever a file is called. */
function embed(view: GraphView): string {
  return JSON.stringify(view).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
