/** One step of contrastive learning: sums of bags, the loss and its gradient by ONNX Runtime, and back to the tokens. */
import '../../../src/infra/embed/noTelemetry.ts';

import { InferenceSession, Tensor } from 'onnxruntime-node';
import { contrastGraph } from '../onnx/contrastGraph.ts';
import type { BagColumn, PairTable } from './pairTable.ts';
import type { Random } from './random.ts';
import type { TokenTable } from './tokenTable.ts';

const NO_WRONG_ANSWER = -1e4;

export interface ContrastOptions {
  /** Of a batch. */
  readonly rows: number;
  readonly temperature: number;
  /** Share of the tokens that is left out. */
  readonly dropout: number;
  readonly random: Random;
}

export class Contrast {
  readonly #table: TokenTable;
  readonly #session: InferenceSession;
  readonly #rows: number;
  readonly #dropout: number;
  readonly #random: Random;
  readonly #queries: Float32Array;
  readonly #passages: Float32Array;
  readonly #mask: Float32Array;
  readonly #identity: Tensor;

  static async create(table: TokenTable, options: ContrastOptions): Promise<Contrast> {
    const session = await InferenceSession.create(contrastGraph(table.dimensions, options.temperature), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    return new Contrast(table, session, options);
  }

  private constructor(
    table: TokenTable,
    session: InferenceSession,
    { rows, dropout, random }: ContrastOptions,
  ) {
    this.#dropout = dropout;
    this.#random = random;
    this.#table = table;
    this.#session = session;
    this.#rows = rows;
    this.#queries = new Float32Array(rows * table.dimensions);
    this.#passages = new Float32Array(rows * table.dimensions);
    this.#mask = new Float32Array(rows * rows);
    const identity = new Float32Array(rows * rows);
    for (let row = 0; row < rows; row++) identity[row * rows + row] = 1;
    this.#identity = new Tensor('float32', identity, [rows, rows]);
  }

  /** @returns the sum of the pairs' losses. */
  async learn(pairs: PairTable, batch: readonly number[], rate: number): Promise<number> {
    const { dimensions } = this.#table;
    const shape = [this.#rows, dimensions];
    // Tokens are left out at random, so that no pair is learned by heart from one rare word.
    const keeps = () => this.#random.next() >= this.#dropout;
    const queries = pairs.queries.bagsOf(batch, keeps);
    const passages = pairs.passages.bagsOf(batch, keeps);
    batch.forEach((_, at) => {
      this.#table.sum(queries, at, this.#queries, at * dimensions);
      this.#table.sum(passages, at, this.#passages, at * dimensions);
    });
    this.#maskEqual(pairs.queries, batch);
    const { loss, queryGradient, passageGradient } = await this.#session.run({
      queries: new Tensor('float32', this.#queries, shape),
      passages: new Tensor('float32', this.#passages, shape),
      mask: new Tensor('float32', this.#mask, [this.#rows, this.#rows]),
      identity: this.#identity,
    });
    batch.forEach((_, at) => {
      this.#table.addGradient(queries, at, queryGradient!.data as Float32Array, at * dimensions);
      this.#table.addGradient(passages, at, passageGradient!.data as Float32Array, at * dimensions);
    });
    this.#table.step(rate);
    return (loss!.data as Float32Array)[0]!;
  }

  /** The same words asked twice: the other's answer is no wrong one. */
  #maskEqual(queries: BagColumn, batch: readonly number[]): void {
    this.#mask.fill(0);
    const rows = new Map<string, number[]>();
    batch.forEach((row, at) => {
      const key = queries.ids.values.subarray(queries.starts[row]!, queries.starts[row + 1]!).join(' ');
      const equal = rows.get(key);
      if (equal === undefined) rows.set(key, [at]);
      else {
        for (const other of equal) {
          this.#mask[at * this.#rows + other] = NO_WRONG_ANSWER;
          this.#mask[other * this.#rows + at] = NO_WRONG_ANSWER;
        }
        equal.push(at);
      }
    });
  }
}
