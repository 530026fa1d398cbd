/** Asks for records of several names, and gives them back as hits of a search. */

import { codeOf } from '../../../base/codedError.ts';
import { messageOf } from '../../../base/messageOf.ts';
import { RECORD_NAMES, type RecordName } from '../../../core/model/record.ts';
import type { RowFilter } from '../../../core/ports/vectorStore.ts';
import { type RankedRecord, rankRecords } from '../../../core/records/rankRecords.ts';
import { queryWords } from '../../../core/search/queryWords.ts';
import type { Call } from '../../../protocol/call.ts';
import type { IndexProgress, SearchHit, SearchRequest } from '../../../protocol/knowledgeApi.ts';
import type { Ground } from '../ground.ts';
import { pathFilter } from '../standings.ts';
import type { RecordSource } from './recordSource.ts';
import { RECORD_SOURCES } from './recordSources.ts';
import type { RecordStore } from './recordStore.ts';

/** What of a request is about records, and what about places of files. */
export interface AskedKinds {
  readonly names: readonly RecordName[];
  /** Undefined: all of them. An empty list: none is asked for. */
  readonly kinds: readonly string[] | undefined;
}

export function askedKinds(kinds: readonly string[] | undefined): AskedKinds {
  if (kinds === undefined) return { names: [], kinds };
  const names = RECORD_NAMES.filter((name) => kinds.includes(name));
  return { names, kinds: kinds.filter((kind) => !names.some((name) => name === kind)) };
}

export interface RecordSearch {
  readonly ground: Ground;
  readonly request: SearchRequest;
  readonly names: readonly RecordName[];
  readonly limit: number;
  readonly call: Call<IndexProgress>;
  store(scope: RecordSource['scope']): RecordStore;
}

export interface RecordsReport {
  readonly hits: readonly SearchHit[];
  readonly notices: readonly string[];
}

/** Rows that are put in order for one hit that is told. */
const CANDIDATES_A_HIT = 4;
const FEWEST_CANDIDATES = 50;
/** Where a filter by paths looks at more than are told. */
const FILTERED_CANDIDATES = 1000;

/** One kind that cannot be searched keeps no other from being told. Rejects with `cancelled`, `invalid-option`. */
export async function searchRecords(search: RecordSearch): Promise<RecordsReport> {
  const notices: string[] = [];
  const hits: SearchHit[] = [];
  for (const source of RECORD_SOURCES.filter(({ name }) => search.names.includes(name))) {
    const store = search.store(source.scope);
    try {
      hits.push(...(await hitsOf(source, store, search)));
    } catch (error) {
      if (['cancelled', 'invalid-option'].includes(codeOf(error) ?? '')) throw error;
      const reason = messageOf(error);
      notices.push(`Of kind ${source.name} nothing could be searched: ${reason}`);
    }
    if (store.notice !== undefined) notices.push(store.notice);
  }
  return { hits, notices };
}

async function hitsOf(
  source: RecordSource,
  store: RecordStore,
  { ground, request, limit, call }: RecordSearch,
): Promise<readonly SearchHit[]> {
  const lets = pathFilter(request.paths);
  const signal = call.signal ?? new AbortController().signal;
  const progress = (done: number, total: number) => call.on?.({ stage: 'records', done, total });
  await store.refresh(source, ground, { signal, progress });
  const query = queryWords(request.query);
  const question = {
    text: request.query,
    words: request.without?.includes('words') === true ? [] : query,
    filter: await filterOf(source, ground, request),
    candidates:
      request.paths === undefined
        ? Math.max(FEWEST_CANDIDATES, CANDIDATES_A_HIT * limit)
        : FILTERED_CANDIDATES,
  };
  let found = await store.find(source, question);
  if (found.byWords.length + found.byMeaning.length === 0 && (await store.isLost(source))) {
    await store.refresh(source, ground, { signal, progress });
    found = await store.find(source, question);
  }
  const inside = (each: { readonly record: { readonly path: string } }) => lets(each.record.path);
  const ranked = rankRecords({
    query,
    byWords: found.byWords.filter(inside),
    byMeaning: request.without?.includes('vectors') === true ? [] : found.byMeaning.filter(inside),
    limit,
  });
  return ranked.map((each) => hitOf(source.name, each));
}

async function filterOf(
  source: RecordSource,
  ground: Ground,
  { languages, modules }: SearchRequest,
): Promise<RowFilter | undefined> {
  const group = await source.within?.(ground);
  const filter: RowFilter = {
    ...(languages === undefined ? {} : { language: languages }),
    ...(modules === undefined ? {} : { module: modules }),
    ...(group === undefined ? {} : { group }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

function hitOf(of: RecordName, { record, group, score }: RankedRecord): SearchHit {
  const { what, title, text, path, startLine, endLine, language, module } = record;
  return {
    of,
    path,
    startLine,
    endLine,
    symbol: title,
    kind: what,
    says: text.split('\n').filter((line) => line.trim() !== ''),
    ...(language === '' ? {} : { language }),
    ...(module === '' ? {} : { module }),
    ...(of === 'conversation' ? { conversation: group } : {}),
    score,
  };
}
