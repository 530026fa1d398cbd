import type { Finding } from '../../core/model/finding.ts';
import { at } from './hints.ts';

export function findingLine({ severity, title, confidence, evidence: [first] }: Finding): string {
  return `${severity} ${title} [${confidence}]${first === undefined ? '' : ` at ${at(first)}`}`;
}
