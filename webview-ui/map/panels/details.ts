/** What there is to know of the chosen box: figures, what it uses, what uses it, and the imports behind that. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MapEdge, MapEvidence, MapNode, MapView } from '../../../src/core/model/map.ts';
import { breakable } from '../../words.ts';
import type { MapAction } from '../input/keys.ts';
import type { OpenedEvidence } from '../state/evidenceLookup.ts';

export interface Details {
  readonly view: MapView;
  /** Index of the chosen box. */
  readonly at: number;
  readonly evidence: OpenedEvidence | undefined;
  readonly canOpen: boolean;
  act(action: MapAction): void;
  choose(node: number): void;
  open(path: string, line: number): void;
  /** Opens, or shuts, the imports from one path to another. */
  look(from: string, to: string): void;
}

/** Boxes listed on each side. */
const SHOWN = 40;

export function detailsOf(details: Details): TemplateResult {
  const { view, at, act } = details;
  const node = view.nodes[at]!;
  const inside = insideOf(view.nodes, at);
  const uses = tiesOf(view, inside, 'from', 'to');
  const users = tiesOf(view, inside, 'to', 'from');
  return html`<aside class="details" aria-label="Details">
    <h2>${breakable(node.id === '' ? view.name : node.id)}</h2>
    <p class="quiet">${about(node)}</p>
    ${warnings(node)}
    <div class="actions">
      ${node.kind === 'folder' ? (node.parent < 0 ? nothing : html`<button @click=${() => act({ do: 'enter' })}>${node.expanded ? 'Close' : 'Open'}</button>`) : details.canOpen ? html`<button @click=${() => act({ do: 'enter' })}>Open File</button>` : nothing}
      ${node.id === '' || node.id === view.focus ? nothing : html`<button class="plain" @click=${() => act({ do: 'focus' })}>Focus</button>`}
    </div>
    ${side('Uses', uses, details, (other) => [node.id, view.nodes[other]!.id])}
    ${side('Used by', users, details, (other) => [view.nodes[other]!.id, node.id])}
  </aside>`;
}

function about({ kind, files, lines, module, incoming, outgoing, inside }: MapNode): string {
  const many = (count: number, one: string, more = `${one}s`) =>
    `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
  const size =
    kind === 'folder' ? `${module === true ? 'Module' : 'Folder'} of ${many(files, 'file')}, ` : 'File of ';
  const within = kind === 'folder' ? `, ${many(inside, 'dependency', 'dependencies')} inside` : '';
  return `${size}${many(lines, 'line')}. ${many(incoming, 'dependency', 'dependencies')} in, ${outgoing.toLocaleString('en')} out${within}.`;
}

function warnings({ kind, inCycles, violations }: MapNode): TemplateResult | typeof nothing {
  if (inCycles === 0 && violations === 0) return nothing;
  const cycles =
    kind === 'file'
      ? 'It is part of an import cycle.'
      : `${inCycles} ${inCycles === 1 ? 'file is' : 'files are'} in import cycles.`;
  return html`
    ${violations === 0 ? nothing : html`<p class="bad">✕ ${violations === 1 ? 'One import breaks' : `${violations} imports break`} a rule.</p>`}
    ${inCycles === 0 ? nothing : html`<p class="warn">↻ ${cycles}</p>`}
  `;
}

interface Tie {
  /** Index of the box on the other side. */
  readonly other: number;
  readonly count: number;
  readonly mark: MapEdge['mark'];
  readonly upward: boolean;
}

/** The box and all that is shown in it. */
function insideOf(nodes: readonly MapNode[], at: number): ReadonlySet<number> {
  const inside = new Set([at]);
  for (let next = at + 1; next < nodes.length; next++) if (inside.has(nodes[next]!.parent)) inside.add(next);
  return inside;
}

function tiesOf(
  { edges }: MapView,
  inside: ReadonlySet<number>,
  here: 'from' | 'to',
  there: 'from' | 'to',
): readonly Tie[] {
  const ties = new Map<number, Tie>();
  for (const edge of edges) {
    if (!inside.has(edge[here]) || inside.has(edge[there])) continue;
    const other = edge[there];
    const known = ties.get(other);
    ties.set(other, {
      other,
      count: (known?.count ?? 0) + edge.count,
      mark:
        edge.mark === 'violation' || known?.mark === 'violation' ? 'violation' : (edge.mark ?? known?.mark),
      upward: edge.upward === true || known?.upward === true,
    });
  }
  return [...ties.values()].sort((a, b) => b.count - a.count || a.other - b.other);
}

function side(
  title: string,
  ties: readonly Tie[],
  details: Details,
  ends: (other: number) => readonly [string, string],
): TemplateResult {
  const more = ties.length - SHOWN;
  return html`<section>
    <h3>${title} <span class="quiet">${ties.length}</span></h3>
    ${ties.length === 0 ? html`<p class="quiet">Nothing.</p>` : nothing}
    <ul>${ties.slice(0, SHOWN).map((tie) => tieOf(tie, details, ends(tie.other)))}</ul>
    ${more > 0 ? html`<p class="quiet">and ${more} more</p>` : nothing}
  </section>`;
}

function tieOf(
  { other, count, mark, upward }: Tie,
  { view, evidence, choose, look, open, canOpen }: Details,
  [from, to]: readonly [string, string],
): TemplateResult {
  const isOpen = evidence?.from === from && evidence.to === to;
  const sign = mark === 'violation' ? '✕' : mark === 'cycle' ? '↻' : upward ? '↑' : '';
  const meaning =
    mark === 'violation'
      ? 'breaks a rule'
      : mark === 'cycle'
        ? 'in an import cycle'
        : upward
          ? 'against the order'
          : '';
  return html`<li>
    <div class="tie">
      <button class="link" title=${view.nodes[other]!.id} @click=${() => choose(other)}>${breakable(view.nodes[other]!.id)}</button>
      ${sign === '' ? nothing : html`<span class=${mark === 'violation' ? 'bad' : 'warn'} title=${meaning} role="img" aria-label=${meaning}>${sign}</span>`}
      <button class="number" aria-expanded=${isOpen} aria-label=${`${count} ${count === 1 ? 'import' : 'imports'}, show where`} title="Show the imports" @click=${() => look(from, to)}>${count}</button>
    </div>
    ${isOpen ? evidenceOf(evidence.found, canOpen ? open : undefined) : nothing}
  </li>`;
}

function evidenceOf(
  found: MapEvidence | undefined,
  open: ((path: string, line: number) => void) | undefined,
): TemplateResult {
  if (found === undefined) return html`<p class="quiet">Looking…</p>`;
  const left = found.total - found.imports.length;
  return html`<ul class="imports">
    ${found.imports.map((each) => html`<li>${placeOf(each, open)}<span class="quiet"> → ${breakable(each.to)}${each.kind === 'static' ? '' : ` (${each.kind})`}</span>${each.note === undefined ? nothing : html`<span class="bad note">${each.note}</span>`}</li>`)}
    ${left > 0 ? html`<li class="quiet">and ${left} more</li>` : nothing}
  </ul>`;
}

function placeOf(
  { path, line }: MapEvidence['imports'][number],
  open: ((path: string, line: number) => void) | undefined,
): TemplateResult {
  const text = breakable(`${path}:${line}`);
  return open === undefined
    ? html`<span>${text}</span>`
    : html`<button class="link" title=${`${path}:${line}`} @click=${() => open(path, line)}>${text}</button>`;
}
