/** Symmetric positive definite matrices, row by row in flat arrays. */

/** Lower triangle L of A = L Lᵀ; what rounding made negative counts as nothing. A is size × size. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= lower[row * size + k]! * lower[column * size + k]!;
      if (row === column) lower[row * size + row] = Math.sqrt(Math.max(sum, 1e-12));
      else lower[row * size + column] = sum / lower[column * size + column]!;
    }
  }
  return lower;
}

/** x with L x = b. */
export function forward(lower: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = b[row]!;
    for (let k = 0; k < row; k++) sum -= lower[row * size + k]! * x[k]!;
    x[row] = sum / lower[row * size + row]!;
  }
  return x;
}

/** x with Lᵀ x = b. */
export function backward(lower: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = b[row]!;
    for (let k = row + 1; k < size; k++) sum -= lower[k * size + row]! * x[k]!;
    x[row] = sum / lower[row * size + row]!;
  }
  return x;
}
