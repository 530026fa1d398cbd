/** Style and behaviour of the stand-alone graph page. */

export const GRAPH_PAGE_STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: light-dark(#0b62c4, #6cb2ff); --bad: light-dark(#b3261e, #ff8a80); }
* { box-sizing: border-box; }
body { font: 14px/1.45 system-ui, sans-serif; margin: 0; padding: 1.25rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.25rem; margin: 0; } header p { margin: .25rem 0 .75rem; opacity: .75; }
input { font: inherit; padding: .35rem .6rem; width: min(24rem, 100%); }
figure { margin: 0; border: 1px solid var(--line); border-radius: 6px; overflow: auto; max-height: 72vh; } svg { display: block; margin: 0 auto; height: auto; }
.legend { margin: .5rem 0 1rem; opacity: .75; }
.arrow { fill: none; stroke: color-mix(in srgb, CanvasText 38%, Canvas); } .arrow.bad { stroke: var(--bad); }
marker path { fill: color-mix(in srgb, CanvasText 55%, Canvas); } #head-bad path { fill: var(--bad); }
.box { cursor: pointer; } .box rect { fill: color-mix(in srgb, CanvasText 5%, Canvas); stroke: color-mix(in srgb, CanvasText 45%, Canvas); }
.box.bad rect { stroke: var(--bad); } .box:hover rect { stroke-width: 2; } .box text { font: 12.5px system-ui, sans-serif; fill: CanvasText; text-anchor: middle; dominant-baseline: central; }
.chosen rect { fill: color-mix(in srgb, var(--accent) 25%, Canvas); stroke: var(--accent); stroke-width: 2; } svg.focused .arrow:not(.near) { opacity: .12; } svg.focused .box:not(.near) { opacity: .45; }
main { display: grid; grid-template-columns: minmax(16rem, 2fr) 3fr; gap: 1.5rem; margin-top: 1rem; align-items: start; }
@media (max-width: 720px) { main { grid-template-columns: 1fr; } }
ol, ul { list-style: none; margin: 0; padding: 0; }
#nodes { max-height: 78vh; overflow: auto; border: 1px solid var(--line); border-radius: 6px; }
button { all: unset; display: flex; gap: .5rem; width: 100%; padding: .3rem .6rem; cursor: pointer; overflow-wrap: anywhere; box-sizing: border-box; }
button:hover { background: #8882; } button:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
button[aria-current=true] { background: color-mix(in srgb, var(--accent) 18%, transparent); }
.count { margin-left: auto; opacity: .65; white-space: nowrap; } .bad::before { content: '↻'; color: var(--bad); font-weight: 700; }
#detail { position: sticky; top: 1rem; } #detail h2 { font-size: 1rem; overflow-wrap: anywhere; margin: 0 0 .5rem; } #detail h3 { font-size: .9rem; margin: 1rem 0 .25rem; opacity: .8; }
`;

export const GRAPH_PAGE_SCRIPT = `
'use strict';
const { nodes, arrows } = JSON.parse(document.getElementById('data').textContent);
const out = nodes.map(() => []), into = nodes.map(() => []);
for (const arrow of arrows) { out[arrow.from].push(arrow); into[arrow.to].push(arrow); }
const order = nodes.map((_, at) => at).sort((a, b) => into[b].length - into[a].length || nodes[a].name.localeCompare(nodes[b].name));
const list = document.getElementById('nodes'), detail = document.getElementById('detail'), search = document.getElementById('search');
let chosen = -1;
function row(at, note, bad) {
  const item = document.createElement('li'), button = document.createElement('button'), name = document.createElement('span'), count = document.createElement('span');
  name.textContent = nodes[at].name; count.textContent = note; count.className = 'count';
  if (bad) { button.className = 'bad'; button.title = 'part of a cycle'; }
  button.append(name, count); button.addEventListener('click', () => choose(at)); item.append(button);
  button.setAttribute('aria-current', String(at === chosen));
  return item;
}
function render() {
  const wanted = search.value.toLowerCase();
  const shown = order.filter((at) => nodes[at].name.toLowerCase().includes(wanted)).slice(0, 500);
  list.replaceChildren(...shown.map((at) => row(at, into[at].length + ' in, ' + out[at].length + ' out', nodes[at].inCycle)));
}
function section(title, ends) {
  const head = document.createElement('h3'), items = document.createElement('ul');
  head.textContent = title + ' (' + ends.length + ')';
  items.append(...ends.slice(0, 200).map(([at, arrow]) => row(at, String(arrow.weight), arrow.inCycle)));
  return [head, items];
}
function choose(at) {
  chosen = at;
  focus(at);
  const head = document.createElement('h2'); head.textContent = nodes[at].name;
  detail.replaceChildren(head, ...section('Depends on', out[at].map((a) => [a.to, a])), ...section('Used by', into[at].map((a) => [a.from, a])));
  render();
}
const frame = document.getElementById('drawing');
function show(box) {
  if (box === undefined) return;
  const [inner, outer] = [box.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.left < outer.left || inner.right > outer.right) frame.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  if (inner.top < outer.top || inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}
const svg = document.querySelector('#drawing svg');
function focus(at) {
  if (svg === null) return;
  const near = new Set([at]);
  for (const path of svg.querySelectorAll('.arrow')) {
    const ends = [Number(path.dataset.from), Number(path.dataset.to)], touches = ends.includes(at);
    path.classList.toggle('near', touches);
    if (touches) ends.forEach((end) => near.add(end));
  }
  const boxes = [...svg.querySelectorAll('.box')];
  for (const box of boxes) {
    box.classList.toggle('near', near.has(Number(box.dataset.node)));
    box.classList.toggle('chosen', Number(box.dataset.node) === at);
  }
  show(boxes.find((box) => Number(box.dataset.node) === at));
  svg.classList.toggle('focused', boxes.some((box) => Number(box.dataset.node) === at));
}
svg?.addEventListener('click', (event) => {
  const box = event.target.closest('.box');
  if (box !== null) choose(Number(box.dataset.node));
  else svg.classList.remove('focused');
});
search.addEventListener('input', render); render(); if (order.length > 0) choose(order[0]); svg?.classList.remove('focused');
`;
