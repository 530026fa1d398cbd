/** Architecture rules: what a project wants of its dependencies, names and shapes, as a person ratifies them. */
import type { Confidence, Evidence, Severity } from './finding.ts';
import type { Cycle } from './graph.ts';

/**
 * Which files a rule speaks of. Fields given together must all hold; the values of one field are alternatives.
 * An empty selector selects every file.
 */
export interface FileSelector {
  /** Globs over paths relative to the workspace, with `/`. */
  readonly files?: readonly string[];
  /** RE2 expressions over such paths, found anywhere in them; `$1` in the rule's other side stands for what a group took. */
  readonly matches?: readonly string[];
  /** Names of modules, or globs over them. */
  readonly modules?: readonly string[];
  /** Names of declared layers. */
  readonly layers?: readonly string[];
  readonly not?: FileSelector;
}

/**
 * The far side of a dependency: files of the workspace, packages from outside, or either when both kinds of fields are given.
 * An empty one means every file and no package.
 */
export interface TargetSelector extends FileSelector {
  /** Package names or globs over them (`lodash`, `@aws-sdk/*`, `java.sql.*`, `node:*`). */
  readonly packages?: readonly string[];
  readonly not?: TargetSelector;
}

/** A declared layer: a name for files. Their order is a rule's to say. */
export interface LayerDeclaration {
  readonly name: string;
  /** Speaks of no layer itself. A file belongs to one layer at most. */
  readonly files: FileSelector;
  /** Name of a layer in whose row this one stands: peers in a row do not see each other. */
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
        /** Outermost first; names of declared layers, peers beside each other in any order. A layer may use the ones below it. */
        readonly order: readonly string[];
        /** True: only the next one below. */
        readonly strict?: boolean;
      }
    | {
        readonly kind: 'forbidden';
        readonly from: FileSelector;
        readonly to: TargetSelector;
        readonly edges?: readonly RuleEdgeKind[];
      }
    | {
        /** Allowed still, and reported as information. */
        readonly kind: 'deprecated';
        readonly from: FileSelector;
        readonly to: TargetSelector;
        readonly edges?: readonly RuleEdgeKind[];
      }
    | {
        /** Files of `from` may import no file but their own and those of `to`; packages count when `to` names some. */
        readonly kind: 'allowed';
        readonly from: FileSelector;
        readonly to: TargetSelector;
        readonly edges?: readonly RuleEdgeKind[];
      }
    | {
        /** Each file of `from` imports at least one of `to`. */
        readonly kind: 'required';
        readonly from: FileSelector;
        readonly to: TargetSelector;
      }
    | {
        /** Each file of `to` is reachable from some file of `from` over any number of imports; with `never`, none is. */
        readonly kind: 'reachable';
        readonly from: FileSelector;
        readonly to: FileSelector;
        readonly never?: boolean;
      }
    | {
        /** No imports in a circle among the files of `within`, or among modules. */
        readonly kind: 'cycles';
        readonly within?: FileSelector;
        /** `files` by default. */
        readonly level?: 'files' | 'modules';
        /** The weakest circle that counts; `run-time` by default. */
        readonly strength?: Cycle['strength'];
      }
    | {
        /** Files outside `module` import only its `entries`. Each set of groups that `module.matches` takes is a module of its own. */
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
        /** Of modules, those count whose files are all selected. */
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
  /** Imports that lead nowhere break any rule that speaks of their file; these do not. `to.packages` stands for what is imported. */
  readonly unresolved?: readonly RuleException[];
}

/** What is wrong with the rules themselves: the file cannot be read as rules, or some of it speaks of nothing. */
export interface RulesProblem {
  /** `broken`: the file as a whole does not count, and the rules before it stay in force. */
  readonly kind: 'broken' | 'speaks-of-nothing' | 'overlap';
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** What is wrong, and what to do. */
  readonly message: string;
  readonly remedy: string;
  /** Rule or layer, where one is concerned. */
  readonly subject?: string;
}

/** What the rules say of one snapshot of the code. */
export interface Ruling {
  /**
   * `none`: there is no rules file; `last-good`: the file is broken, and what it said before holds; `broken`: it is, and nothing
   * holds.
   */
  readonly standing: 'none' | 'current' | 'last-good' | 'broken';
  readonly rules: RuleSet;
  /** 1-based line of each rule in the file, by id. */
  readonly lines: Readonly<Record<string, number>>;
  /** Worst first, then in the order of the paths. */
  readonly violations: readonly Violation[];
  readonly problems: readonly RulesProblem[];
}

/** A place where code and a rule disagree. */
export interface Violation {
  /** Rule, from and to without line numbers, readable: what baselines and dismissals name. */
  readonly fingerprint: string;
  /** Id of the rule; `unresolved-import` where an import leads nowhere. */
  readonly rule: string;
  /** 1-based line of the rule in the rules file. */
  readonly ruleLine?: number;
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
