/** A thread that helps with the trainer's matrices, until it is ended. */
import { workerData } from 'node:worker_threads';
import { instantiateKernels } from '../infra/train/kernels.ts';
import { Board } from '../infra/train/threads/board.ts';
import type { ThreadData } from '../infra/train/threads/crew.ts';

const { module, memory, board, scratch } = workerData as ThreadData;
new Board(board).serve(instantiateKernels(module, memory), scratch);
