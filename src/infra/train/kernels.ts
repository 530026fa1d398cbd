/** The compiled `kernels/` as functions. All numbers are addresses in bytes, counts, or floats; see there for what each does. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';

type Kernel = (...numbers: readonly number[]) => void;

const NAMES = [
  'dequantize',
  'forward',
  'backward',
  'rmsNorm',
  'rmsNormBackward',
  'rotate',
  'attend',
  'attendBackward',
  'swiglu',
  'swigluBackward',
  'logShares',
  'logSharesBackward',
  'addTo',
  'multiplyBy',
] as const;

export type Kernels = Readonly<Record<(typeof NAMES)[number], Kernel>> & { scratchBytes(): number };

/** Compiled once, instantiated in each thread. Rejects with `engine-unavailable` where the files are missing or do not compile. */
export async function compileKernels(folder = shippedKernels()): Promise<WebAssembly.Module> {
  const path = join(folder, hasRelaxedSimd() ? 'kernels.relaxed.wasm' : 'kernels.wasm');
  try {
    return await WebAssembly.compile(await readFile(path));
  } catch (error) {
    const reason = messageOf(error);
    throw new CodedError(
      'engine-unavailable',
      `The trainer cannot compute here (${reason}). Install Groundplan again, or use a newer version of Node.js or VS Code.`,
      error,
    );
  }
}

export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as Kernels;
}

/** Beside the bundle. */
function shippedKernels(): string {
  const folder = join(import.meta.dirname, 'kernels');
  return existsSync(folder) ? folder : join(import.meta.dirname, '..', '..', '..', 'dist', 'kernels');
}

/** A module of one function that uses `f32x4.relaxed_madd`, if the runtime takes it. */
export function hasRelaxedSimd(): boolean {
  const body = [0, 0xfd, 12, ...new Array<number>(16).fill(0)];
  const constant = body.slice(1);
  const code = [0, ...constant, ...constant, ...constant, 0xfd, 0x85, 0x02, 0x0b];
  const function_ = [code.length, ...code];
  return WebAssembly.validate(
    Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...[1, 5, 1, 0x60, 0, 1, 0x7b],
      ...[3, 2, 1, 0],
      ...[10, function_.length + 1, 1, ...function_],
    ]),
  );
}
