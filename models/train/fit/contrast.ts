/** One step of contrastive learning: sums of bags, the loss and its gradient by ONNX Runtime, and back to the tokens. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { contrastGraph } from '../onnx/contrastGraph.ts';
import type { BagColumn, PairTable } from './pairTable.ts';
import type { TokenTable } from './tokenTable.ts';

const NO_WRONG_ANSWER = -1e4;

export class Contrast {
  readonly #table: TokenTable;
  readonly #session: InferenceSession;
  readonly #rows: number;
  readonly #queries: Float32Array;
  readonly #passages: Float32Array;
  readonly #mask: Float32Array;
  readonly #identity: Tensor;

  static async create(
    table: TokenTable,
    { rows, temperature }: { rows: number; temperature: number },
  ): Promise<Contrast> {
    const session = await InferenceSession.create(contrastGraph(table.dimensions, temperature), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    return new Contrast(table, session, rows);
  }

  private constructor(table: TokenTable, session: InferenceSession, rows: number) {
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
    batch.forEach((row, at) => {
      this.#table.sum(pairs.queries, row, this.#queries, at * dimensions);
      this.#table.sum(pairs.passages, row, this.#passages, at * dimensions);
    });
    this.#maskEqual(pairs.queries, batch);
    const { loss, queryGradient, passageGradient } = await this.#session.run({
      queries: new Tensor('float32', this.#queries, shape),
      passages: new Tensor('float32', this.#passages, shape),
      mask: new Tensor('float32', this.#mask, [this.#rows, this.#rows]),
      identity: this.#identity,
    });
    batch.forEach((row, at) => {
      this.#table.addGradient(pairs.queries, row, queryGradient!.data as Float32Array, at * dimensions);
      this.#table.addGradient(pairs.passages, row, passageGradient!.data as Float32Array, at * dimensions);
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
