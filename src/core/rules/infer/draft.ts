/** A rule on its way to become a proposal: with the changes that it must catch. */
import type { Evidence } from '../../model/finding.ts';
import type { LayerDeclaration, Rule } from '../../model/rule.ts';

/** A change that nobody made. */
export type Plant =
  | { readonly kind: 'import'; readonly from: string; readonly to: string }
  | { readonly kind: 'package'; readonly from: string; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

export interface Draft {
  readonly rule: Rule;
  readonly layers: readonly LayerDeclaration[];
  /** Imports, files or modules that the rule was held against. */
  readonly support: number;
  /** How much a person would miss without it, in [0, 1]; what holds for the whole workspace comes first. */
  readonly value: number;
  /** It also speaks of folders to come: what names today's follows from it, and not the other way. */
  readonly general?: boolean;
  /** Each must be caught; none may be there. */
  readonly plants: readonly Plant[];
  readonly evidence: readonly Evidence[];
}
