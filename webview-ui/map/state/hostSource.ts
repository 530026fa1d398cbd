/** The map as the extension answers for it. */
import type { MapEvidence, MapPlace, MapView } from '../../../src/core/model/map.ts';
import type { FromMap, MapAnswer, ToMap } from '../../../src/protocol/map.ts';
import { base64Of, rasterised } from '../drawing/rasterised.ts';
import type { MapSource } from './mapSource.ts';
import type { MapState } from './mapState.ts';

export interface KeptMap extends MapState {
  readonly root: string;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromMap): void;
  getState(): KeptMap | undefined;
  setState(state: KeptMap): void;
};

const api = acquireVsCodeApi();

export function send(message: FromMap): void {
  api.postMessage(message);
}

export function recall(): KeptMap | undefined {
  return api.getState();
}

export function keep(kept: KeptMap): void {
  api.setState(kept);
}

interface Waiting {
  resolve(answer: MapAnswer): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let asked = 0;

type Question = Extract<FromMap, { readonly id: number }>;
type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The extension answers every question, be it with a reason why not. */
function ask<T extends MapAnswer>(question: Unnumbered<Question>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const id = asked++;
    waiting.set(id, { resolve: (answer) => resolve(answer as T), reject });
    send({ ...question, id } as Question);
  });
}

export function settle(message: Extract<ToMap, { readonly id: number }>): void {
  const question = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.type === 'answer') question?.resolve(message.answer);
  else question?.reject(new Error(message.reason));
}

export function hostSource(root: string): MapSource {
  return {
    view: (request) => ask<MapView>({ type: 'view', root, request: plain(request) }),
    places: (search) => ask<readonly MapPlace[]>({ type: 'places', root, search }),
    evidence: (arrow) => ask<MapEvidence>({ type: 'evidence', root, arrow: plain(arrow) }),
    open: (path, line) => send({ type: 'open', root, path, line }),
    formats: ['svg', 'png', 'mermaid', 'dot', 'drawio', 'html'],
    async export(request, format) {
      if (format !== 'png') return send({ type: 'export', root, request: plain(request), format });
      const svg = await ask<string>({ type: 'picture', root, request: plain(request) });
      send({ type: 'savePng', root, base64: await base64Of(await rasterised(svg)) });
    },
  };
}

/** What a message is checked for has mutable lists, and no undefined. */
function plain<T>(value: T): Plain<T> {
  return JSON.parse(JSON.stringify(value)) as Plain<T>;
}

type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;
