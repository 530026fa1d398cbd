import type { FilePlace } from '../core/model/place.ts';

/** Empty where there is nothing to say: a workspace of one module without layers. */
export function moduleAndLayer({ module, layer }: FilePlace): string {
  const parts = [
    ...(module === '.' ? [] : [`module ${module}`]),
    ...(layer === undefined ? [] : [`layer ${layer.name}`]),
  ];
  return parts.join(', ');
}

export function filesDepend(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'file depends' : 'files depend'} on it`;
}
