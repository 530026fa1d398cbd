/** An option's value as a whole number above 0. Throws with what is wrong. */
export function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error('It takes a whole number above 0.');
}
