/** What is compiled to WebAssembly: `scripts/kernels.mjs`. Addresses are bytes in a memory that is shared between threads. */
export { dequantize } from './dequantize';
export { backward, forward, scratchBytes } from './matrix';
export {
  addTo,
  attend,
  attendBackward,
  logShares,
  logSharesBackward,
  multiplyBy,
  rmsNorm,
  rmsNormBackward,
  rotate,
  swiglu,
  swigluBackward,
} from './transformer';
