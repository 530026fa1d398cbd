/** LoRA adapters as llama.cpp reads them, with seeded random weights. */

import { seeded } from '../../../src/base/seeded.ts';
import { gaussians } from './gaussians.ts';
import type { LlamaShape } from './llamaArchitecture.ts';
import { type GgufTensor, writeGguf } from './writeGguf.ts';

export interface LoraOptions {
  /** Of the model that it is for. */
  readonly shape: LlamaShape;
  readonly seed?: number;
  readonly rank?: number;
  /** How far it bends the model: standard deviation of the weights. */
  readonly deviation?: number;
}

export function writeLoraAdapter(path: string, options: LoraOptions): void {
  const { shape, seed = 1, rank = 4, deviation = 0.2 } = options;
  const random = seeded(seed);
  const { embedding, feedForward, heads, kvHeads } = shape;
  const kv = (embedding / heads) * kvHeads;
  const maps: readonly (readonly [string, number, number])[] = [
    ['attn_q', embedding, embedding],
    ['attn_k', embedding, kv],
    ['attn_v', embedding, kv],
    ['attn_output', embedding, embedding],
    ['ffn_gate', embedding, feedForward],
    ['ffn_up', embedding, feedForward],
    ['ffn_down', feedForward, embedding],
  ];
  const tensor = (name: string, inputs: number, outputs: number): GgufTensor => ({
    name,
    type: 'F32',
    shape: [inputs, outputs],
    values: () => gaussians(inputs * outputs, deviation, random),
  });
  const layers = Array.from({ length: shape.layers }, (_, at) => at);
  writeGguf(path, {
    metadata: {
      'general.architecture': 'llama',
      'general.type': 'adapter',
      'adapter.type': 'lora',
      'adapter.lora.alpha': { float: rank },
    },
    tensors: layers.flatMap((layer) =>
      maps.flatMap(([map, inputs, outputs]) => [
        tensor(`blk.${layer}.${map}.weight.lora_a`, inputs, rank),
        tensor(`blk.${layer}.${map}.weight.lora_b`, rank, outputs),
      ]),
    ),
  });
}
