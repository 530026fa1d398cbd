/** Adapters as llama.cpp reads them: a GGUF file with A and B of each map. */
import { type GgufTensorHead, type GgufValue, ggufHead, paddingAfter } from '../../core/gguf/ggufHead.ts';
import type { LoraLayout } from '../../core/training/loraLayout.ts';
import { bytesOf, writeWhole } from './sealedFile.ts';

export interface AdapterContent {
  readonly layout: LoraLayout;
  readonly parameters: Float32Array;
  readonly name: string;
  /** Beyond what llama.cpp asks for. */
  readonly metadata: Readonly<Record<string, GgufValue>>;
}

/** Rejects with `disk-full`; the file stands under its name only when it is whole. */
export async function writeAdapter(path: string, content: AdapterContent): Promise<void> {
  const { layout, parameters, name, metadata } = content;
  const { rank } = layout;
  const tensors = layout.maps.flatMap((map) => [
    { name: `${map.name}.lora_a`, shape: [map.inputs, rank], from: map.a },
    { name: `${map.name}.lora_b`, shape: [rank, map.outputs], from: map.b },
  ]);
  const heads = tensors.map(
    ({ name: tensor, shape }): GgufTensorHead => ({ name: tensor, type: 'F32', shape }),
  );
  const head = ggufHead(
    {
      'general.architecture': 'llama',
      'general.type': 'adapter',
      'general.name': name,
      'adapter.type': 'lora',
      'adapter.lora.alpha': { float: layout.alpha },
      ...metadata,
    },
    heads,
  );
  const parts = tensors.flatMap(({ shape, from }) => {
    const values = bytesOf(parameters.slice(from, from + shape[0]! * shape[1]!));
    return [values, new Uint8Array(paddingAfter(values.length))];
  });
  await writeWhole(path, [head, ...parts]);
}
