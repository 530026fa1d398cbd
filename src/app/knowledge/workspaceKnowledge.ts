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
import { filtersFiles, type Standings, standingsFor } from './standings.ts';
import { type OpenVectors, type VectorGround, WorkspaceVectors } from './workspaceVectors.ts';

const USUAL_LIMIT = 10;
const MOST_RESULTS = 200;

export interface KnowledgeOptions {
  now(): number;
  readonly openVectors: OpenVectors;
}

interface Asked {
  readonly request: SearchRequest;
  readonly query: readonly QueryWord[];
  readonly ground: Ground;
}

export class WorkspaceKnowledge {
  readonly #words = new IndexedWords();
  readonly #vectors: WorkspaceVectors;
  readonly #now: () => number;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ now, openVectors }: KnowledgeOptions) {
    this.#now = now;
    this.#vectors = new WorkspaceVectors(openVectors);
  }

  async search(ground: Ground, request: SearchRequest, call: Call<IndexProgress>): Promise<SearchReport> {
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
      limit: Math.min(MOST_RESULTS, Math.max(1, request.limit ?? USUAL_LIMIT)),
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

  dispose(): Promise<void> {
    return this.#vectors.dispose();
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
  ): Promise<ReadonlyMap<string, number> | undefined> {
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
