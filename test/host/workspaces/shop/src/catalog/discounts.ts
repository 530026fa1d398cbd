import { MAX_DISCOUNT } from './catalog';

export function describe(percent: number): string {
  return `${Math.min(percent, MAX_DISCOUNT)} % off`;
}
