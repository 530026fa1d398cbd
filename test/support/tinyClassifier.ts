/** Writes a classifier of one layer: each word speaks for a label, and a text's logits are their sums. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longs, onnxModel } from '../../models/train/onnx/onnxModel.ts';
import { tinyEncoder, WORDS } from './tinyEncoder.ts';

/** @param logits by word, of as many labels each; other words speak for none */
export function tinyClassifier(folder: string, logits: Readonly<Record<string, readonly number[]>>): void {
  const labels = Object.values(logits)[0]!.length;
  tinyEncoder(folder, labels);
  const tokens = { type: 'int64', shape: ['n', 'k'] } as const;
  const data = Float32Array.from(
    WORDS.flatMap((word) => Array.from({ length: labels }, (_, label) => logits[word]?.[label] ?? 0)),
  );
  const model = onnxModel({
    name: 'tiny classifier',
    inputs: { input_ids: tokens, attention_mask: tokens },
    outputs: { logits: { type: 'float32', shape: ['n', labels] } },
    constants: { table: { type: 'float32', shape: [WORDS.length, labels], data }, middle: longs([1]) },
    nodes: [
      { op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['rows'] },
      { op: 'ReduceSum', inputs: ['rows', 'middle'], outputs: ['logits'], attributes: { keepdims: 0 } },
    ],
  });
  writeFileSync(join(folder, 'model.onnx'), model);
}
