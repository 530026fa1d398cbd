/** Messages between the panel's page and the extension. What comes from the page is checked before it is used. */
import * as v from 'valibot';
import type { Suggestion } from '../core/model/suggestion.ts';
import { cardSchema, fromChatSchema, toChatSchema } from './chatPanel.ts';
import type { IndexState, OverviewReport } from './engineApi.ts';

export interface PanelSuggestion extends Omit<Suggestion, 'edits'> {
  readonly root: string;
  /** Number of files that its edits touch; 0 when it has none. */
  readonly files: number;
}

/** What learning puts aside, of all workspace folders. */
export interface PanelAside {
  /** Less likely to be of use to this person. */
  readonly quiet: readonly PanelSuggestion[];
  /** Not shown for being like what was dismissed; `item` is what was learned of that. */
  readonly hidden: readonly (PanelSuggestion & { readonly item: string })[];
  /** Why nothing is put aside: what was learned cannot be read. */
  readonly notices: readonly string[];
}

export interface PanelStatus {
  readonly state: IndexState;
  readonly hasFolder: boolean;
}

/** What the page shows of the models; the extension sends it whole. */
export interface PanelModel {
  readonly overviews: readonly Pick<
    OverviewReport,
    'root' | 'files' | 'lines' | 'modules' | 'cycles' | 'resolution'
  >[];
  /** Undefined while the first ones are looked for. */
  readonly suggestions?: readonly PanelSuggestion[];
  /** Number of suggestions beyond these, those put aside not counted. */
  readonly notShown: number;
  readonly aside?: PanelAside;
}

/** Our own texts and figures: the extension is trusted for what stands inside. */
const ours = <T extends object>() => v.custom<T>((value) => typeof value === 'object' && value !== null);

/** The status changes many times a second while the workspace is read, the model does not. */
export const toPanelSchema = v.variant('type', [
  toChatSchema,
  v.object({ type: v.literal('status'), status: ours<PanelStatus>() }),
  v.object({ type: v.literal('model'), model: ours<PanelModel>() }),
]);

export type ToPanel = v.InferOutput<typeof toPanelSchema>;

const text = v.pipe(v.string(), v.maxLength(4000));

export const fromPanelSchema = v.variant('type', [
  fromChatSchema,
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('analyze') }),
  v.object({
    type: v.literal('open'),
    root: text,
    path: text,
    line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.object({ type: v.literal('preview'), root: text, id: text, card: v.exactOptional(cardSchema) }),
  v.object({ type: v.literal('dismiss'), root: text, id: text, card: v.exactOptional(cardSchema) }),
  /** Why a suggestion stands where it stands. */
  v.object({ type: v.literal('why'), root: text, id: text }),
  /** Once more, though it is like what was dismissed. */
  v.object({ type: v.literal('allow'), root: text, id: text, item: text }),
  /** Cards that were in sight since the last time this was told. */
  v.object({
    type: v.literal('seen'),
    cards: v.pipe(
      v.array(
        v.object({
          root: text,
          id: text,
          card: v.exactOptional(cardSchema),
          ms: v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)),
        }),
      ),
      v.maxLength(200),
    ),
  }),
]);

export type FromPanel = v.InferOutput<typeof fromPanelSchema>;
