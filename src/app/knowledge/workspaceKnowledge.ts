/** What is known of one workspace's texts: brought up to date before each search, and searched. */
import type { Chunk } from '../../core/chunks/chunk.ts';
import { lineTable } from '../../core/chunks/lineTable.ts';
import { bestLines } from '../../core/search/bestLines.ts';
import { parametersWithout } from '../../core/search/parameters.ts';
import { type QueryWord, queryWords } from '../../core/search/queryWords.ts';
import { type RankedChunk, rank } from '../../core/search/rank.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  IndexProgress,
  IndexReport,
  SearchHit,
  SearchReport,
  SearchRequest,
} from '../../protocol/knowledgeApi.ts';
import type { Ground } from './ground.ts';
import { IndexedWords } from './indexWords.ts';
import { type Standings, standingsFor } from './standings.ts';

const USUAL_LIMIT = 10;
const MOST_RESULTS = 200;

export class WorkspaceKnowledge {
  readonly #words = new IndexedWords();
  readonly #now: () => number;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(now: () => number) {
    this.#now = now;
  }

  async search(ground: Ground, request: SearchRequest, call: Call<IndexProgress>): Promise<SearchReport> {
    await this.#refresh(ground, call);
    const without = new Set(request.without);
    const parameters = parametersWithout({ fields: without.has('fields'), graph: without.has('graph') });
    const standings = standingsFor(ground.model, request, parameters);
    const query = queryWords(request.query);
    const { standing, accepts } = standings;
    const ranked = rank({
      index: this.#words.index,
      query: without.has('words') ? [] : query,
      limit: Math.min(MOST_RESULTS, Math.max(1, request.limit ?? USUAL_LIMIT)),
      perFile: Math.max(1, request.perFile ?? 1),
      standing,
      accepts,
      parameters,
    });
    const hits = ranked.map((each) => this.#hit(each, standings, { request, query, ground }));
    return { results: await Promise.all(hits) };
  }

  async index(ground: Ground, call: Call<IndexProgress>): Promise<IndexReport> {
    await this.#refresh(ground, call);
    const { liveDocuments, liveFiles } = this.#words.index.words.counts;
    return { files: liveFiles, chunks: liveDocuments - liveFiles, vectors: 0 };
  }

  /** One at a time: whoever comes meanwhile finds the work done. */
  #refresh(
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

  async #hit(
    { path, chunk, score }: RankedChunk,
    { sourceAt }: Standings,
    asked: { readonly request: SearchRequest; readonly query: readonly QueryWord[]; readonly ground: Ground },
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
      ...(shown > 0 ? { lines: await this.#lines(path, chunk, asked, shown) } : {}),
    };
  }

  async #lines(
    path: string,
    chunk: Chunk,
    { query, ground }: { readonly query: readonly QueryWord[]; readonly ground: Ground },
    most: number,
  ) {
    const text = await ground.read(path);
    return text === undefined ? [] : bestLines(lineTable(text).lines, chunk, query, most);
  }
}
