/** What a count in a field is worth in each document: the field's weight, less where the field is long. Worked out once a state. */
import { FIELDS } from './fields.ts';
import type { FieldParameters, RankingParameters } from './parameters.ts';
import type { WordIndex } from './wordIndex.ts';

export interface FieldNorms {
  /** By field, then by document. */
  readonly chunk: readonly Float32Array[];
  /** By field, then by the number of the file. */
  readonly file: readonly Float32Array[];
}

interface Known extends FieldNorms {
  readonly version: number;
  readonly parameters: RankingParameters;
}

const known = new WeakMap<WordIndex, Known>();

export function fieldNorms(index: WordIndex, parameters: RankingParameters): FieldNorms {
  const before = known.get(index);
  if (before?.version === index.version && before.parameters === parameters) return before;
  const { documents, files, liveDocuments, liveFiles } = index.counts;
  const inAll = liveDocuments / Math.max(1, liveFiles);
  const norms = FIELDS.map((field, at) => {
    const mean = Math.max(0.01, index.meanLength(at));
    return {
      chunk: normsOf(documents, parameters.chunk[field], (each) => index.lengthOf(each, at) / mean),
      file: normsOf(files, parameters.file[field], (each) => index.lengthOfFile(each, at) / (mean * inAll)),
    };
  });
  const now = {
    version: index.version,
    parameters,
    chunk: norms.map(({ chunk }) => chunk),
    file: norms.map(({ file }) => file),
  };
  known.set(index, now);
  return now;
}

function normsOf(
  count: number,
  { weight, length }: FieldParameters,
  relative: (at: number) => number,
): Float32Array {
  const norms = new Float32Array(count);
  for (let at = 0; at < count; at++) norms[at] = weight / (1 - length + length * relative(at));
  return norms;
}
