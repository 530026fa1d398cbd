/** Architecture rules: what a project wants of its dependencies, names and shapes, as a person ratifies them. */
import type { Confidence, Evidence, Severity } from './finding.ts';

/**
 * Which files a rule speaks of. Fields given together must all hold; the values of one field are alternatives.
 * An empty selector selects every file.
 */
export interface FileSelector {
  /** Globs over paths relative to the workspace, with `/`. */
  readonly files?: readonly string[];
  /** Regular expressions over such paths, in linear time; `$1` in the rule's other side stands for what a group took. */
  readonly matches?: readonly string[];
  /** Names of modules, or globs over them. */
  readonly modules?: readonly string[];
  /** Names of declared layers. */
  readonly layers?: readonly string[];
  readonly not?: FileSelector;
}

/** The far side of a dependency: files of the workspace, or packages from outside. */
export interface TargetSelector extends FileSelector {
  /** Package names or globs over them (`lodash`, `@aws-sdk/*`, `java.sql.*`): then no file is meant. */
  readonly packages?: readonly string[];
}

/** A declared layer. The order of the list is the rule: a layer may use those after it. */
export interface LayerDeclaration {
  readonly name: string;
  readonly files: FileSelector;
  /** Peers in the same row do not see each other. */
  readonly with?: string;
}

/** One violation that is tolerated on purpose. */
export interface RuleException {
  readonly from?: FileSelector;
  readonly to?: TargetSelector;
  readonly reason: string;
  /** Day (`2027-01-31`, inclusive, UTC) after which it counts again. */
  readonly until?: string;
}

interface RuleBase {
  /** Unique in the file; kebab-case. */
  readonly id: string;
  readonly severity: Severity;
  /** Why the rule exists. */
  readonly why?: string;
  /** What to do instead. */
  readonly instead?: string;
  readonly except?: readonly RuleException[];
}

/** Kinds of imports a rule looks at; all by default. */
export type RuleEdgeKind = 'static' | 'type' | 'deferred' | 're-export';

export type Rule = RuleBase &
  (
    | {
        readonly kind: 'layers';
        /** Outermost first; names of declared layers. A layer may use the ones below it. */
        readonly order: readonly string[];
        /** True: only the next one below. */
        readonly strict?: boolean;
      }
    | {
        readonly kind: 'forbidden' | 'deprecated';
        readonly from: FileSelector;
        readonly to: TargetSelector;
        readonly edges?: readonly RuleEdgeKind[];
      }
    | {
        /** Files of `from` may import nothing but themselves and `to`. */
        readonly kind: 'allowed';
        readonly from: FileSelector;
        readonly to: TargetSelector;
      }
    | {
        /** Each file of `from` imports at least one of `to`. */
        readonly kind: 'required';
        readonly from: FileSelector;
        readonly to: TargetSelector;
      }
    | {
        /** `to` is (or, with `never`, is not) reachable from `from` over any number of imports. */
        readonly kind: 'reachable';
        readonly from: FileSelector;
        readonly to: FileSelector;
        readonly never?: boolean;
      }
    | { readonly kind: 'cycles'; readonly within?: FileSelector; readonly level?: 'files' | 'modules' }
    | {
        /** Files outside `module` import only its `entries`. */
        readonly kind: 'entry-points';
        readonly module: FileSelector;
        readonly entries: FileSelector;
      }
    | {
        /** Files of `from` are named like one of these globs over their base name. */
        readonly kind: 'naming';
        readonly from: FileSelector;
        readonly names: readonly string[];
      }
    | {
        /** Files of `from` lie under `in`. */
        readonly kind: 'placement';
        readonly from: FileSelector;
        readonly in: FileSelector;
      }
    | {
        readonly kind: 'metric';
        readonly of: FileSelector;
        readonly metric: RuleMetric;
        readonly atMost: number;
      }
  );

export type RuleKind = Rule['kind'];

/** `lines`, `incoming`, `outgoing` of a file; `files`, `instability`, `distance` of a module. */
export type RuleMetric = 'lines' | 'incoming' | 'outgoing' | 'files' | 'instability' | 'distance';

export interface RuleSet {
  readonly layers: readonly LayerDeclaration[];
  readonly rules: readonly Rule[];
}

/** A place where code and a rule disagree. */
export interface Violation {
  /** Rule, from and to without line numbers: what baselines and dismissals name. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly from: string;
  /** Undefined where the rule speaks of one file or module alone. */
  readonly to?: string;
  /** Place of the import, or of the file's first line. */
  readonly line: number;
  readonly message: string;
  readonly why?: string;
  /** The allowed route, in a sentence. */
  readonly instead?: string;
  /** Files of this workspace that take the allowed route. */
  readonly example?: Evidence;
  /** Longer chains (`reachable`, `cycles`): each step. */
  readonly chain?: readonly Evidence[];
}

/** A rule that the code already follows, for a person to ratify. */
export interface RuleProposal {
  readonly rule: Rule;
  /** Layers that the rule names and that are not declared yet. */
  readonly layers: readonly LayerDeclaration[];
  readonly confidence: Confidence;
  /** Imports, files or modules the rule was held against, and those that disagree. */
  readonly support: number;
  readonly exceptions: readonly Evidence[];
  /** A change that it would have caught: how we know that it bites. */
  readonly bites: string;
  readonly evidence: readonly Evidence[];
}
