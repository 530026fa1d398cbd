/** The compiled kernels over a memory of their own, in this thread. */
import { buildKernels } from '../../scripts/kernels.mjs';
import { compileKernels, instantiateKernels, type Kernels } from '../../src/infra/train/kernels.ts';

export interface KernelBench {
  readonly kernels: Kernels;
  /** Numbers at an address. */
  floats(address: number, length: number): Float32Array;
  bytes(address: number, length: number): Uint8Array;
  /** An address with room for so many bytes. */
  room(bytes: number): number;
}

export async function kernelBench(): Promise<KernelBench> {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 65_536, shared: true });
  const kernels = instantiateKernels(await compileKernels(await buildKernels()), memory);
  let next = 65_536;
  return {
    kernels,
    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    bytes: (address, length) => new Uint8Array(memory.buffer, address, length),
    room: (bytes) => {
      next += Math.ceil(bytes / 64) * 64;
      if (next > memory.buffer.byteLength) throw new Error('the bench is full');
      return next - Math.ceil(bytes / 64) * 64;
    },
  };
}
