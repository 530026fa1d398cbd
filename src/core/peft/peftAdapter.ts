/** An adapter that PEFT trained (https://huggingface.co/docs/peft), as llama.cpp's maps: other names, and rows of queries and keys in another order. */
import { CodedError } from '../../base/codedError.ts';
import type { LlamaPlan, MapName, PlannedTensor } from '../training/llamaPlan.ts';
import type { LoraLayout, LoraMap } from '../training/loraLayout.ts';
import { parseSafetensors, type SafeTensor } from './parseSafetensors.ts';

export interface PeftFiles {
  /** For messages. */
  readonly name: string;
  /** `adapter_model.safetensors`. */
  readonly weights: Uint8Array;
  /** `adapter_config.json`. */
  readonly config: string;
}

export interface ConvertedAdapter {
  readonly layout: LoraLayout;
  readonly parameters: Float32Array;
}

const NAMES: Readonly<Record<string, MapName>> = {
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};
const TENSOR =
  /^base_model\.model\.(?:model\.layers\.(\d{1,4})\.((?:self_attn|mlp)\.[a-z]_?\w+)|lm_head)\.lora_([AB])(?:\.default)?\.weight$/;

/** Throws `untrainable` with what does not suit the model or is not converted. */
export function peftAdapter({ name, weights, config }: PeftFiles, plan: LlamaPlan): ConvertedAdapter {
  const { rank, alpha } = readConfig(name, config);
  const tensors = parseSafetensors(weights);
  if (typeof tensors === 'string') throw unfit(name, tensors);
  const halves = new Map<string, { readonly target: PlannedTensor; a?: SafeTensor; b?: SafeTensor }>();
  for (const [tensor, value] of tensors) {
    const [, layer, module = '', side] = TENSOR.exec(tensor) ?? [];
    const target = side === undefined ? undefined : targetOf(plan, layer, module);
    if (target === undefined) throw unfit(name, `${tensor} is no map of the model that it can be added to`);
    const both = halves.get(target.name) ?? { target };
    both[side === 'A' ? 'a' : 'b'] = value;
    halves.set(target.name, both);
  }
  if (halves.size === 0) throw unfit(name, 'it has no tensors');
  let length = 0;
  const maps = [...halves.values()].map(({ target: { name: own, inputs, outputs }, a, b }): LoraMap => {
    if (!isShaped(a, [rank, inputs]) || !isShaped(b, [outputs, rank]))
      throw unfit(name, `${own} is not ${inputs} → ${rank} → ${outputs} there`);
    const map = { name: own, inputs, outputs, a: length, b: length + rank * inputs };
    length += rank * (inputs + outputs);
    return map;
  });
  const parameters = new Float32Array(length);
  for (const map of maps) {
    const { a, b } = halves.get(map.name)!;
    parameters.set(a!.values, map.a);
    parameters.set(/attn_[qk]\.weight$/.test(map.name) ? turned(b!.values, rank, plan) : b!.values, map.b);
  }
  return { layout: { rank, alpha, maps, length }, parameters };
}

function targetOf(plan: LlamaPlan, layer: string | undefined, module: string): PlannedTensor | undefined {
  if (layer === undefined) return plan.tied ? undefined : plan.output;
  const map = NAMES[module];
  return map === undefined ? undefined : plan.layers[Number(layer)]?.[map];
}

function isShaped(tensor: SafeTensor | undefined, shape: readonly [number, number]): boolean {
  return tensor?.shape.length === 2 && tensor.shape.every((length, at) => length === shape[at]);
}

/** PEFT's models turn the first half of a head with the second; llama.cpp's files turn neighbours. */
function turned(rows: Float32Array, rank: number, { headLength }: LlamaPlan): Float32Array {
  const half = headLength / 2;
  const all = new Float32Array(rows.length);
  for (let row = 0; row < rows.length / rank; row += 1) {
    const inHead = row % headLength;
    const from = row - inHead + (inHead % 2) * half + Math.floor(inHead / 2);
    all.set(rows.subarray(from * rank, (from + 1) * rank), row * rank);
  }
  return all;
}

function readConfig(name: string, text: string): { readonly rank: number; readonly alpha: number } {
  const config = objectIn(text);
  if (config === undefined) throw unfit(name, 'its adapter_config.json is damaged');
  const { r, lora_alpha: given } = config;
  if (config.peft_type !== 'LORA')
    throw unfit(name, `it is of the kind ${String(config.peft_type)}, not LORA`);
  const beyond = BEYOND.find((key) => isSet(config[key]));
  if (beyond !== undefined)
    throw unfit(name, `it was trained with ${beyond}, which llama.cpp has no place for`);
  if (!Number.isInteger(r) || Number(r) < 1 || typeof given !== 'number' || !Number.isFinite(given))
    throw unfit(name, 'its adapter_config.json names no rank or alpha');
  const rank = Number(r);
  // There divided by the root of the rank, by llama.cpp by the rank.
  return { rank, alpha: config.use_rslora === true ? given * Math.sqrt(rank) : given };
}

const BEYOND = ['use_dora', 'fan_in_fan_out', 'modules_to_save', 'rank_pattern', 'alpha_pattern', 'bias'];

function isSet(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== false && value !== 'none';
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function unfit(name: string, why: string): CodedError {
  return new CodedError(
    'untrainable',
    `${name} cannot be converted: ${why}. Train it with plain LoRA on this model.`,
  );
}
