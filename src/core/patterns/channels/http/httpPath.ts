/** Paths of both ends in one notation: literal segments in lower case, `{}` for what varies. */
import type { Evidence } from '../../../model/finding.ts';

export interface HttpEnd {
  /** Upper case; undefined for any. */
  readonly method: string | undefined;
  readonly segments: readonly string[];
  readonly place: Evidence;
  /** Name of the service in the network that a call names. */
  readonly service?: string;
}

const VARIABLE = /^(?::|\{|<|\[|\$|\*|%|\()|\$\{|\{|^\d+$/;

/** @param path `/orders/:id`, `https://host/api/orders/${id}?x=1`, `orders/{id}`. */
export function segmentsOf(path: string): string[] {
  return path
    .replace(/^\w{1,10}:\/\/[^/]{0,200}/, '')
    .replace(/[?#](?![^{]{0,80}\}).{0,400}$/, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .slice(0, 20)
    .map((segment) => (VARIABLE.test(segment) ? '{}' : segment.toLowerCase()));
}

export function templateOf({ method, segments }: HttpEnd): string {
  return `${method ?? 'ANY'} /${segments.join('/')}`;
}
