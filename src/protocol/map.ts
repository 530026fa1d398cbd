/** Messages between the map's page and the extension. What comes from the page is checked before it is used. */
import * as v from 'valibot';
import type { MapEvidence, MapPlace, MapView } from '../core/model/map.ts';
import type { PanelStatus } from './panel.ts';

/** A workspace folder that has a map. */
export interface MapRoot {
  readonly root: string;
  /** Rises with every change of what the map shows. */
  readonly revision: number;
}

/** What a question of the page may be answered with. */
export type MapAnswer = MapView | MapEvidence | readonly MapPlace[] | string;

export type ToMap =
  | { readonly type: 'status'; readonly status: PanelStatus }
  | { readonly type: 'roots'; readonly roots: readonly MapRoot[] }
  | { readonly type: 'answer'; readonly id: number; readonly answer: MapAnswer }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string }
  /** The editor shows another file of the workspace. */
  | { readonly type: 'edited'; readonly root: string; readonly path: string }
  /** A person asked for a place from elsewhere in the editor. */
  | { readonly type: 'show'; readonly root: string; readonly focus?: string };

const text = v.pipe(v.string(), v.maxLength(5000));
const id = v.pipe(v.number(), v.integer(), v.minValue(0));
const kinds = v.optional(
  v.array(v.picklist(['static', 're-export', 'reference', 'declared', 'deferred', 'type'])),
);

const request = v.object({
  expanded: v.optional(v.pipe(v.array(text), v.maxLength(50_000))),
  focus: v.optional(text),
  depth: v.optional(v.picklist([1, 2, 3])),
  kinds,
  reveal: v.optional(text),
});

/** The longest side of a picture is bounded by the page; this is more than its bytes. */
const MOST_PICTURE = 64 * 1024 * 1024;

export const fromMapSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('analyze') }),
  v.object({
    type: v.literal('open'),
    root: text,
    path: text,
    line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.object({ type: v.literal('view'), id, root: text, request }),
  v.object({ type: v.literal('places'), id, root: text, search: text }),
  v.object({ type: v.literal('evidence'), id, root: text, arrow: v.object({ from: text, to: text, kinds }) }),
  /** Saves a document where the person says. */
  v.object({
    type: v.literal('export'),
    root: text,
    request,
    format: v.picklist(['svg', 'mermaid', 'dot', 'drawio', 'html']),
  }),
  /** The page draws PNG itself, from this picture. */
  v.object({ type: v.literal('picture'), id, root: text, request }),
  v.object({
    type: v.literal('savePng'),
    root: text,
    base64: v.pipe(v.string(), v.maxLength(MOST_PICTURE), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
  }),
]);

export type FromMap = v.InferOutput<typeof fromMapSchema>;
