/** Messages between the page of what has been learned and the extension. What comes from the page is checked before it is used. */
import * as v from 'valibot';
import type { PublishedAdapter } from '../core/model/adapter.ts';
import { LEARNED_KINDS, type LearnedItem } from '../core/model/learned.ts';

/** A published adapter, as far as it is shown. */
export interface ShownAdapter
  extends Pick<PublishedAdapter, 'version' | 'publishedAt' | 'about' | 'figures' | 'abandoned'> {
  /** Where it comes from, with its size, in words. */
  readonly from: string;
  readonly current: boolean;
}

export interface ShownAdapters {
  /** The model that answers now; undefined where none that takes adapters does. */
  readonly base?: string;
  readonly languages: readonly {
    readonly language: string;
    /** As a person knows it. */
    readonly title: string;
    /** Newest first, at least one. */
    readonly versions: readonly ShownAdapter[];
  }[];
  /** Adapters of other models. */
  readonly elsewhere: number;
}

/** As much of it as the extension says at a time; it says it anew whenever something changed. */
export type ToLearned =
  | { readonly type: 'items'; readonly items: readonly LearnedItem[]; readonly forgotten: number }
  | { readonly type: 'adapters'; readonly adapters: ShownAdapters }
  /** They cannot be listed; the items can. */
  | { readonly type: 'adaptersFailed'; readonly reason: string }
  /** A command of VS Code leads there. */
  | { readonly type: 'goToAdapters' }
  /** What happened and what to do next. */
  | { readonly type: 'failed'; readonly reason: string }
  /** Done as asked, for who does not see it. */
  | { readonly type: 'said'; readonly text: string };

const MOST_ITEMS = 20_000;
const text = v.pipe(v.string(), v.maxLength(4000));
const item = v.pipe(v.string(), v.maxLength(100));
const language = v.pipe(v.string(), v.maxLength(100));
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const items = v.pipe(v.array(item), v.maxLength(MOST_ITEMS));

export const fromLearnedSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({
    type: v.literal('open'),
    root: text,
    path: text,
    line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.object({ type: v.literal('pin'), item, pinned: v.boolean() }),
  v.object({ type: v.literal('disable'), item, disabled: v.boolean() }),
  v.object({ type: v.literal('undo'), item }),
  v.object({
    type: v.literal('edit'),
    item,
    edit: v.variant('type', [
      v.object({ type: v.literal('concept'), naming: text, folder: text }),
      v.object({ type: v.literal('preference'), nudge: v.number() }),
    ]),
  }),
  v.object({ type: v.literal('forget'), items }),
  v.object({ type: v.literal('again') }),
  v.object({
    type: v.literal('export'),
    items: v.exactOptional(items),
    kinds: v.exactOptional(v.array(v.picklist(LEARNED_KINDS))),
  }),
  v.object({ type: v.literal('import') }),
  /** Without a version: none at all. */
  v.object({ type: v.literal('useAdapter'), language, version: v.exactOptional(version) }),
  v.object({ type: v.literal('rollBackAdapter'), language }),
  v.object({ type: v.literal('removeAdapter'), language, version }),
  v.object({ type: v.literal('openCard'), language, version }),
  v.object({ type: v.literal('sleepNow') }),
]);

export type FromLearned = v.InferOutput<typeof fromLearnedSchema>;
