export function round(cents: number): number {
  return Math.round(cents / 5) * 5;
}
