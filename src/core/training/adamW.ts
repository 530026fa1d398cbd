/** Steps along averaged gradients: AdamW (Loshchilov and Hutter, 2019), with a warm-up and a bound on the gradients' length. */

export interface AdamState {
  readonly parameters: Float32Array;
  /** Running means of gradients and of their squares. */
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

export interface AdamStep {
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** What the gradients' length is cut to. */
  readonly clipNorm: number;
}

const MEAN = 0.9;
const SQUARE = 0.999;
const EPSILON = 1e-8;

/** Gives the gradients' length before it was cut; where that is no number, nothing is changed. */
export function adamStep(
  { parameters, means, squares }: AdamState,
  gradients: Float32Array,
  { step, learningRate, weightDecay, clipNorm }: AdamStep,
): number {
  const norm = lengthOf(gradients);
  if (!Number.isFinite(norm)) return norm;
  const cut = norm > clipNorm ? clipNorm / norm : 1;
  const meanScale = 1 / (1 - MEAN ** step);
  const squareScale = 1 / (1 - SQUARE ** step);
  for (let at = 0; at < parameters.length; at += 1) {
    const gradient = gradients[at]! * cut;
    const mean = MEAN * means[at]! + (1 - MEAN) * gradient;
    const square = SQUARE * squares[at]! + (1 - SQUARE) * gradient * gradient;
    means[at] = mean;
    squares[at] = square;
    const change = (mean * meanScale) / (Math.sqrt(square * squareScale) + EPSILON);
    parameters[at] = parameters[at]! - learningRate * (change + weightDecay * parameters[at]!);
  }
  return norm;
}

function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += vector[at]! * vector[at]!;
  return Math.sqrt(squares);
}

/** Rises over the first steps, then falls along a cosine to a tenth. */
export function learningRateAt(
  step: number,
  { learningRate, warmupSteps, steps }: { learningRate: number; warmupSteps: number; steps: number },
): number {
  if (step < warmupSteps) return (learningRate * (step + 1)) / warmupSteps;
  const way = (step - warmupSteps) / Math.max(1, steps - warmupSteps);
  return learningRate * (0.1 + 0.45 * (1 + Math.cos(Math.PI * Math.min(1, way))));
}
