/** An occurrence of a pattern that lost a role: what drifted, from what its peers still do. */
import type { Confidence, Evidence, Finding } from '../../model/finding.ts';
import { findingId } from '../../model/findingId.ts';
import type { MethodNode, TypeNode } from '../design/typeNodes.ts';

export interface Drift {
  /** As the field writes it. */
  readonly pattern: string;
  /** What is not played any more: `forwarding`, `Step`, `Observer`. */
  readonly role: string;
  readonly confidence: Confidence;
  /** One sentence without its full stop. */
  readonly title: string;
  /** What comes of it, and what to do. */
  readonly remedy: string;
  /** Where it drifted first, then what it drifted from. */
  readonly evidence: readonly Evidence[];
}

export function driftFinding({ pattern, role, confidence, title, remedy, evidence }: Drift): Finding {
  const subjects = [...new Set(evidence.map(({ path }) => path))];
  return {
    id: findingId('pattern-drift', pattern, role, title),
    kind: 'pattern-drift',
    severity: 'info',
    confidence,
    title,
    explanation: remedy,
    evidence,
    subjects,
  };
}

export function placeOfType({ path, shape }: TypeNode, text: string): Evidence {
  return { path, line: shape.line, text };
}

export function placeOfMethod({ path, shape }: MethodNode, text: string): Evidence {
  return { path, line: shape.line, text };
}

/** `Sorting.run`. */
export function nameOf({ owner, shape }: MethodNode): string {
  return owner === undefined ? shape.name : `${owner.shape.name}.${shape.name}`;
}

/** `A`, `A and B`, `A, B and 3 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 2);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(' and ');
}
