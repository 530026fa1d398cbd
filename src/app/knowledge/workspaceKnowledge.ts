/** What is known of one workspace's texts: brought up to date before each search, and searched. */
import type { Chunk } from '../../core/chunks/chunk.ts';
import { lineTable } from '../../core/chunks/lineTable.ts';
import { bestLines } from '../../core/search/bestLines.ts';
import { parametersWithout } from '../../core/search/parameters.ts';
import { type QueryWord, queryWords } from '../../core/search/queryWords.ts';
import { type RankedChunk, rank } from '../../core/search/rank.ts';
import type { Similarities } from '../../core/search/similarities.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  IndexProgress,
  IndexReport,
  SearchHit,
  SearchReport,
  SearchRequest,
  StoreReport,
} from '../../protocol/knowledgeApi.ts';
import type { Ground } from './ground.ts';
import { IndexedWords } from './indexWords.ts';
import { RECORD_SOURCES } from './records/recordSources.ts';
import { RecordStore } from './records/recordStore.ts';
import { askedKinds, searchRecords } from './records/searchRecords.ts';
import { filtersFiles, type Standings, standingsFor } from './standings.ts';
import { type OpenVectors, type VectorGround, WorkspaceVectors } from './workspaceVectors.ts';

const USUAL_LIMIT = 10;
const MOST_RESULTS = 200;

export interface KnowledgeOptions {
  now(): number;
  readonly openVectors: OpenVectors;
  /** Of all workspaces. */
  profile(): RecordStore;
}

interface Asked {
  readonly request: SearchRequest;
  readonly query: readonly QueryWord[];
  readonly ground: Ground;
}

export class WorkspaceKnowledge {
  readonly #words = new IndexedWords();
  readonly #vectors: WorkspaceVectors;
  readonly #records: RecordStore;
  readonly #profile: () => RecordStore;
  readonly #now: () => number;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ now, openVectors, profile }: KnowledgeOptions) {
    this.#now = now;
    this.#profile = profile;
    this.#records = new RecordStore(openVectors);
    this.#vectors = new WorkspaceVectors(openVectors);
  }

  async search(ground: Ground, request: SearchRequest, call: Call<IndexProgress>): Promise<SearchReport> {
    const { names, kinds } = askedKinds(request.kinds);
    if (names.length === 0) return this.#places(ground, request, call);
    const limit = limitOf(request);
    const store = (scope: string) => (scope === 'profile' ? this.#profile() : this.#records);
    const records = await searchRecords({ ground, request, names, limit, call, store });
    const places =
      kinds?.length === 0
        ? { results: [] }
        : await this.#places(ground, { ...request, ...(kinds && { kinds }) }, call);
    const results = [...records.hits, ...places.results].sort((a, b) => b.score - a.score).slice(0, limit);
    const notice = [...new Set([...records.notices, ...(places.notice ? [places.notice] : [])])].join(' ');
    return { results, ...(notice !== '' && { notice }) };
  }

  async #places(ground: Ground, request: SearchRequest, call: Call<IndexProgress>): Promise<SearchReport> {
    await this.#refreshWords(ground, call);
    const without = new Set(request.without);
    const parameters = parametersWithout({ fields: without.has('fields'), graph: without.has('graph') });
    const standings = standingsFor(ground.model, request, parameters);
    const query = queryWords(request.query);
    const { standing, accepts } = standings;
    const similar = without.has('vectors') ? undefined : await this.#similar(ground, request, standings);
    const ranked = rank({
      index: this.#words.index,
      query: without.has('words') ? [] : query,
      limit: limitOf(request),
      perFile: Math.max(1, request.perFile ?? 1),
      standing,
      accepts,
      ...(similar === undefined ? {} : { similar }),
      parameters,
    });
    const results = await Promise.all(
      ranked.map((each) => hitOf(each, standings, { request, query, ground })),
    );
    const { notice } = this.#vectors;
    return { results, ...(notice === undefined || without.has('vectors') ? {} : { notice }) };
  }

  async index(ground: Ground, call: Call<IndexProgress>): Promise<IndexReport> {
    await this.#refreshWords(ground, call);
    await this.#vectors.refresh(this.#vectorGround(ground), call.signal, (done, total) =>
      call.on?.({ stage: 'vectors', done, total }),
    );
    const { liveDocuments, liveFiles } = this.#words.index.words.counts;
    return { files: liveFiles, chunks: liveDocuments - liveFiles, vectors: await this.#vectors.count() };
  }

  async maintain(signal: AbortSignal): Promise<void> {
    await this.#vectors.maintain(signal);
    await this.#records.maintain(signal);
  }

  /** Opens what is kept, and reads nothing anew. */
  async status(): Promise<StoreReport> {
    const { rows: chunks, ...store } = await this.#vectors.status();
    const rows: Record<string, number> = { code: chunks };
    for (const source of RECORD_SOURCES)
      if (source.scope === 'workspace') rows[source.name] = await this.#records.count(source);
    return { ...store, rows };
  }

  async dispose(): Promise<void> {
    await this.#vectors.dispose();
    await this.#records.dispose();
  }

  /** One at a time: whoever comes meanwhile finds the work done. */
  #refreshWords(
    ground: Ground,
    { signal = new AbortController().signal, on }: Call<IndexProgress>,
  ): Promise<void> {
    const turn = this.#queue.then(async () => {
      const progress = (done: number, total: number) => on?.({ stage: 'words', done, total });
      await this.#words.refresh({ ground, now: this.#now, signal, progress });
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Nobody waits for vectors that are still to be made: until then words and the graph answer. */
  async #similar(
    ground: Ground,
    request: SearchRequest,
    { standing }: Standings,
  ): Promise<Similarities | undefined> {
    this.#vectors.refresh(this.#vectorGround(ground)).catch(() => {});
    if (!filtersFiles(request)) return this.#vectors.similar(request.query);
    const paths = [...this.#words.index.files()].map(({ path }) => path);
    return this.#vectors.similar(
      request.query,
      paths.filter((path) => standing(path) !== undefined),
    );
  }

  #vectorGround({ model, changes, read }: Ground): VectorGround {
    return {
      state: `${model.revision} ${changes}`,
      files: () => this.#words.files(),
      read,
    };
  }
}

function limitOf({ limit }: SearchRequest): number {
  return Math.min(MOST_RESULTS, Math.max(1, limit ?? USUAL_LIMIT));
}

async function hitOf(
  { path, chunk, score }: RankedChunk,
  { sourceAt }: Standings,
  asked: Asked,
): Promise<SearchHit> {
  const { startLine, endLine, symbol, kind } = chunk;
  const file = sourceAt(path);
  const shown = asked.request.lines ?? 0;
  return {
    path,
    startLine,
    endLine,
    ...(symbol === undefined ? {} : { symbol }),
    kind,
    ...(file === undefined ? {} : { language: file.language, module: file.module }),
    score,
    ...(shown > 0 ? { lines: await linesOf(path, chunk, asked) } : {}),
  };
}

async function linesOf(path: string, chunk: Chunk, { request, query, ground }: Asked) {
  const text = await ground.read(path);
  return text === undefined ? [] : bestLines(lineTable(text).lines, chunk, query, request.lines!);
}
