/** What each kind of rule brings: which imports or files it objects to, whose imports it cares for, and the way that is open. */
import type { Evidence } from '../model/finding.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { Rule, RuleKind } from '../model/rule.ts';
import type { CompiledRules } from './compileRules.ts';
import type { Scene } from './scene.ts';
import type { Place } from './selector.ts';

/** The far end of an import, there or only thought of. */
export type Target =
  | { readonly type: 'file'; readonly place: Place }
  | { readonly type: 'package'; readonly name: string };

/** Why an import may not be. */
export interface Objection {
  readonly message: string;
  /** The way that is open, as this workspace goes it already. */
  route(scene: Scene, isClean: IsClean): Route;
}

export interface Route {
  /** What to do, in a sentence; the rule's own words come first. */
  readonly instead?: string | undefined;
  readonly example?: Evidence | undefined;
}

/** False for imports that some rule objects to: they are no examples. */
export type IsClean = (edge: Pick<DependencyEdge, 'from' | 'to'>) => boolean;

/** A rule over single imports. */
export interface ImportJudge {
  readonly type: 'imports';
  /** Whether it speaks of a file depends on the module that the file is in. */
  readonly byModule: boolean;
  concerns(from: Place): boolean;
  /** @param from concerned. */
  objection(from: Place, to: Target): Objection | undefined;
  /** True where the rule speaks of such an import and lets it be. */
  grants?(from: Place, to: Target): boolean;
}

/** A rule over files, or over more than one import at a time. */
export interface WholeJudge {
  readonly type: 'whole';
  /** True for files whose unresolved imports leave the rule in doubt. */
  concerns(from: Place): boolean;
  violations(scene: Scene): Iterable<Draft>;
  /** What it would say if this import came to those that are there. */
  wouldObject?(scene: Scene, from: Place, to: Target): Objection | undefined;
}

export type Judge = ImportJudge | WholeJudge;

export type RuleOf<K extends RuleKind> = Extract<Rule, { readonly kind: K }>;

export type CreateJudge<K extends RuleKind> = (rule: RuleOf<K>, rules: CompiledRules) => Judge;

/** A violation before exceptions. */
export interface Draft {
  readonly from: string;
  readonly to?: string;
  readonly line: number;
  readonly message: string;
  /** Stands for from and to in the fingerprint. */
  readonly key?: string;
  readonly chain?: readonly Evidence[];
  /** Imports that take part, for exceptions: `from` and `to` by default. */
  readonly parties?: readonly { readonly from: string; readonly to?: string }[];
  route?(scene: Scene, isClean: IsClean): Route;
}
