/** The files that PEFT writes for an adapter. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LlamaPlan } from '../../src/core/training/llamaPlan.ts';
import type { LoraLayout } from '../../src/core/training/loraLayout.ts';

export const PEFT_RANK = 4;
export const PEFT_CONFIG = {
  peft_type: 'LORA',
  r: PEFT_RANK,
  lora_alpha: 8,
  bias: 'none',
  use_dora: false,
  rank_pattern: {},
};
const MODULES: Readonly<Record<string, string>> = {
  attn_q: 'self_attn.q_proj',
  attn_k: 'self_attn.k_proj',
  attn_v: 'self_attn.v_proj',
  attn_output: 'self_attn.o_proj',
  ffn_gate: 'mlp.gate_proj',
  ffn_up: 'mlp.up_proj',
  ffn_down: 'mlp.down_proj',
};

export interface PeftTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** As PEFT names and orders what lies in our order here. */
export function peftTensors(layout: LoraLayout, parameters: Float32Array, plan: LlamaPlan): PeftTensor[] {
  return layout.maps.flatMap((map) => {
    const [, layer, own = ''] = /^blk\.(\d+)\.(\w+)\.weight$/.exec(map.name) ?? [];
    const module = layer === undefined ? 'lm_head' : `model.layers.${layer}.${MODULES[own]}`;
    const a = parameters.slice(map.a, map.a + PEFT_RANK * map.inputs);
    const b = parameters.slice(map.b, map.b + PEFT_RANK * map.outputs);
    return [
      { name: `base_model.model.${module}.lora_A.weight`, shape: [PEFT_RANK, map.inputs], values: a },
      {
        name: `base_model.model.${module}.lora_B.weight`,
        shape: [map.outputs, PEFT_RANK],
        values: own === 'attn_q' || own === 'attn_k' ? inHalves(b, plan.headLength) : b,
      },
    ];
  });
}

/** Of each head's pairs all first members, then all second ones. */
function inHalves(rows: Float32Array, headLength: number): Float32Array {
  const all = new Float32Array(rows.length);
  for (let head = 0; head < rows.length / PEFT_RANK; head += headLength)
    for (let pair = 0; pair < headLength / 2; pair += 1)
      for (const member of [0, 1]) {
        const from = (head + 2 * pair + member) * PEFT_RANK;
        all.set(rows.subarray(from, from + PEFT_RANK), (head + (member * headLength) / 2 + pair) * PEFT_RANK);
      }
  return all;
}

export function writePeft(folder: string, config: object, tensors: readonly PeftTensor[]): void {
  let at = 0;
  const header = Object.fromEntries(
    tensors.map(({ name, shape, values }) => {
      const from = at;
      at += values.byteLength;
      return [name, { dtype: 'F32', shape, data_offsets: [from, at] }];
    }),
  );
  const text = Buffer.from(JSON.stringify({ __metadata__: { format: 'pt' }, ...header }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const data = tensors.map(({ values }) => Buffer.from(values.buffer));
  writeFileSync(join(folder, 'adapter_model.safetensors'), Buffer.concat([length, text, ...data]));
  writeFileSync(join(folder, 'adapter_config.json'), JSON.stringify(config));
}
