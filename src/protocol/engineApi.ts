/**
 * The engine as every host sees it: plain asynchronous methods over structured-cloneable data.
 * The command line calls it in its own process; VS Code reaches the same interface over a child process.
 * A workspace is named by its absolute root path.
 */
import type { Decision } from '../core/model/decision.ts';
import type { FileProblem } from '../core/model/facts.ts';
import type { Finding } from '../core/model/finding.ts';
import type { FixAllOutcome } from '../core/model/fixOutcome.ts';
import type { EdgeKind, ResolutionCounts, UnresolvedImport } from '../core/model/graph.ts';
import type { WorkspaceLayers } from '../core/model/layer.ts';
import type { MapEvidence, MapFormat, MapPlace, MapRequest, MapView } from '../core/model/map.ts';
import type { ModuleMetrics } from '../core/model/module.ts';
import type { WorkspacePatterns } from '../core/model/pattern.ts';
import type { FilePlace } from '../core/model/place.ts';
import type { LayerDeclaration, Rule, RuleProposal, Ruling } from '../core/model/rule.ts';
import type { ExplainedImport, MayAnswer, WhyAnswer } from '../core/model/ruleAnswer.ts';
import type { FileEdit, Suggestion } from '../core/model/suggestion.ts';
import type { AdaptersApi } from './adaptersApi.ts';
import type { AlternativesApi } from './alternativesApi.ts';
import type { BackgroundApi } from './backgroundApi.ts';
import type { BlueprintsApi } from './blueprintsApi.ts';
import type { ChatApi } from './chatApi.ts';
import type { FeedbackApi } from './feedbackApi.ts';
import type { KnowledgeApi } from './knowledgeApi.ts';
import type { LearnedItemsApi } from './learnedApi.ts';
import type { LearningApi } from './learningApi.ts';
import type { ModelsApi } from './modelsApi.ts';
import type { PlansApi } from './plansApi.ts';
import type { RecordsApi } from './recordsApi.ts';
import type { RegistryApi } from './registryApi.ts';
import type { SleepApi } from './sleepApi.ts';
import type { ToolsApi } from './toolsApi.ts';

export interface AnalysisOptions {
  /** Globs in `.gitignore` syntax left out besides the ignore files. */
  readonly exclude: readonly string[];
  /** Larger files are reported, not parsed. */
  readonly maxFileBytes: number;
  /** Share of the cores that work may use, in (0, 1]. */
  readonly cpuBudget: number;
  /** Read `git log` for churn and co-change. Never set in an untrusted workspace. */
  readonly history: boolean;
  /** Count test code as part of the architecture. */
  readonly includeTests: boolean;
  /** `graph`: stop when the dependency graph stands; `full`: symbols and structure too. */
  readonly depth: 'graph' | 'full';
  /** Parse with the native tree-sitter where a child process proves that it loads; the facts are the same. Default false. */
  readonly nativeParser?: boolean;
  /** False parses everything anew and keeps no facts; dismissals are kept all the same. Default true. */
  readonly cacheFacts?: boolean;
  /** Folder for caches and dismissals; undefined keeps everything in memory. */
  readonly storagePath?: string;
  /** Shared storage for the search index (`s3://…`); empty or undefined keeps it in the folder. */
  readonly storeUri?: string;
  /** Bytes that the search index in the folder may take; 2 GB without. */
  readonly storeMostBytes?: number;
  /** Folder for dismissals where caches lie in one that a person may clear. */
  readonly dismissalsPath?: string;
}

/** The visible state machine. */
export type IndexState =
  | { readonly phase: 'standby' }
  | {
      readonly phase: 'indexing';
      readonly stage: 'walk' | 'imports' | 'resolve' | 'structure' | 'history';
      readonly done: number;
      readonly total: number;
    }
  | { readonly phase: 'ready'; readonly revision: number; readonly files: number; readonly problems: number }
  | { readonly phase: 'paused' }
  | { readonly phase: 'error'; readonly reason: string; readonly remedy: string };

export interface GraphReport {
  readonly files: readonly { readonly path: string; readonly language: string; readonly module: string }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    readonly line: number;
  }[];
  readonly unresolved: readonly UnresolvedImport[];
  readonly cycles: readonly (readonly string[])[];
  readonly resolution: ResolutionCounts;
}

export interface ModulesReport {
  readonly modules: readonly {
    readonly name: string;
    readonly path: string;
    readonly files: readonly string[];
    readonly dependsOn: readonly string[];
    readonly metrics: ModuleMetrics;
  }[];
}

/** Modules without their files: small enough for a host whose thread must not be held. */
export interface ModuleSummariesReport {
  readonly modules: readonly (Omit<ModulesReport['modules'][number], 'files'> & {
    /** Number of files. */
    readonly files: number;
  })[];
}

export interface ModuleFilesReport {
  readonly files: readonly string[];
}

export interface DriftOptions {
  readonly onlyIfKnown: boolean;
}

export interface FindingsReport {
  readonly findings: readonly Finding[];
}

/** The rules in force. */
export interface RulesReport extends Pick<Ruling, 'standing' | 'problems'> {
  /** Path of the rules file, whether there is one or not. */
  readonly rulesFile: string;
  readonly layers: readonly LayerDeclaration[];
  /** With the 1-based line that each stands on. */
  readonly rules: readonly (Rule & { readonly line: number })[];
}

/** Without rules, the verdict says only that nobody forbids it: `standing` tells. */
export interface MayReport extends MayAnswer, Pick<Ruling, 'standing'> {}

/** What stands on one line of a file. */
export interface ImportReport extends Pick<Ruling, 'standing'> {
  /** Empty where no import stands. */
  readonly imports: readonly ExplainedImport[];
}

export interface WhyReport extends WhyAnswer, Pick<Ruling, 'standing'> {}

export interface CheckOptions {
  /** A git revision: only violations that changes since it brought. Throws `no-revision` where git knows of none. */
  readonly since?: string;
}

/** The code held against the workspace's rules. */
export interface CheckReport extends Pick<Ruling, 'standing' | 'violations' | 'problems'> {
  /** Path of the rules file, whether there is one or not. */
  readonly rulesFile: string;
  /** Number of rules in force. */
  readonly rules: number;
  /** Ids of those that nothing breaks and that speak of something. */
  readonly kept: readonly string[];
  /** What was held against them. */
  readonly files: number;
  /** Violations that are left out, since no change since the revision brought them. */
  readonly older?: number;
  readonly resolution: ResolutionCounts;
}

export interface DecisionsReport {
  /** Records first, then what is implied, topic by topic. */
  readonly decisions: readonly Decision[];
  /** What is wrong with records, and what contradicts decisions; `findings` has these too. */
  readonly findings: readonly Finding[];
}

export interface SuggestionsReport {
  readonly suggestions: readonly Suggestion[];
}

export interface OverviewReport {
  readonly root: string;
  readonly revision: number;
  readonly files: number;
  readonly testFiles: number;
  readonly lines: number;
  readonly languages: readonly {
    readonly language: string;
    readonly files: number;
    readonly lines: number;
  }[];
  readonly modules: number;
  readonly edges: number;
  readonly cycles: { readonly runTime: number; readonly typeOnly: number; readonly filesInCycles: number };
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
  readonly resolution: ResolutionCounts;
  /** Files that most of the rest rests on, most central first; at most ten. */
  readonly central: readonly {
    readonly path: string;
    readonly centrality: number;
    readonly incoming: number;
  }[];
  /** Files that change most often; empty without history. */
  readonly hotspots: readonly { readonly path: string; readonly commits: number; readonly lines: number }[];
  readonly problems: readonly FileProblem[];
}

/** A file that changed on disk, or in an editor (`content`), or went away (`deleted`). */
export interface FileChange {
  readonly path: string;
  readonly content?: string;
  readonly deleted?: boolean;
}

export interface UpdateReport {
  readonly revision: number;
  /** The whole set of findings after the change. */
  readonly findings: readonly Finding[];
  /** Milliseconds from receiving the change to the findings. */
  readonly elapsedMs: number;
}

/** Rules that the code keeps already and nobody has ratified. */
export interface RuleProposalsReport {
  readonly rulesFile: string;
  /** Best first. */
  readonly proposals: readonly RuleProposal[];
}

/** What is to be put into the rules file. */
export type RulesRequest =
  | { readonly kind: 'ratify'; readonly ids: readonly string[] }
  /** Rules of dependency-cruiser, import-linter, tach, deptrac or Nx; a path relative to the workspace. */
  | { readonly kind: 'import'; readonly path: string }
  | { readonly kind: 'preset'; readonly name: string }
  /** An exception to a rule that is in force: paths of the import's ends, or of the file alone. */
  | {
      readonly kind: 'allow';
      readonly rule: string;
      readonly from: string;
      readonly to?: string;
      readonly reason: string;
      /** Last day on which it holds, as `2027-01-31`; without one it stays. */
      readonly until?: string;
    };

/** Edits of the rules file. */
export interface RulesPlan {
  readonly title: string;
  /** None when there is nothing to write. */
  readonly edits: readonly FileEdit[];
  /** Ids of the rules that come with the edits. */
  readonly added: readonly string[];
  /** Ids of rules that are in the file already. */
  readonly present: readonly string[];
  /** What could not be taken over or placed, a sentence each. */
  readonly notes: readonly string[];
}

/** The edits of one suggestion, checked against the files as they are now. */
export interface EditPlan {
  readonly suggestionId: string;
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** Set, with no edits, when a file changed since the suggestion was made. */
  readonly refused?: string;
}

/** Which violations are to be put right; all where nothing is named. */
export interface FixRequest {
  /** Ids of rules. */
  readonly rules?: readonly string[];
  /** Fingerprints of violations. */
  readonly violations?: readonly string[];
}

/** Refactorings that put violations right one after the other, each held against the rules and the resolution of imports. */
export interface FixPlan extends FixAllOutcome {
  readonly title: string;
}

/** A document that stands alone. */
export interface MapDocument {
  readonly text: string;
}

/** Both ends of an arrow of the map: paths of files or folders. */
export interface MapArrow {
  readonly from: string;
  readonly to: string;
  readonly kinds?: readonly EdgeKind[];
}

export interface PlaceReport {
  /** Absent for what is no source file of the workspace. */
  readonly place?: FilePlace;
}

export interface PatternOptions {
  /** Leave the workspace's own name and documents unread. Default false. */
  readonly noNames?: boolean;
}

export interface EngineApi {
  /** Analyse, or bring up to date. Rejects with `cancelled` when the signal aborts; a later call goes on where it stopped. */
  analyze(root: string, options: AnalysisOptions, signal?: AbortSignal): Promise<OverviewReport>;
  overview(root: string): Promise<OverviewReport>;
  graph(root: string): Promise<GraphReport>;
  modules(root: string): Promise<ModulesReport>;
  moduleSummaries(root: string): Promise<ModuleSummariesReport>;
  moduleFiles(root: string, module: string): Promise<ModuleFilesReport>;
  /** Layers that the dependencies show, whatever a rules file declares. */
  layers(root: string): Promise<WorkspaceLayers>;
  /** With pattern drift, where `drift` has looked for it since the last change. */
  findings(root: string): Promise<FindingsReport>;
  /**
   * Patterns of which one member lost a role: by what its peers do, and by what stood when patterns were first looked for in this run.
   * Reads what classes do, which takes as long as a parse; with `onlyIfKnown` nothing is found before somebody else has had that read.
   */
  drift(root: string, options: DriftOptions, signal?: AbortSignal): Promise<FindingsReport>;
  /** As much of the map as is asked for. */
  mapView(root: string, request: MapRequest): Promise<MapView>;
  /** Files and folders by words of their paths; the best first. */
  mapPlaces(root: string, search: string): Promise<{ readonly places: readonly MapPlace[] }>;
  mapEvidence(root: string, arrow: MapArrow): Promise<MapEvidence>;
  mapDocument(root: string, request: MapRequest, format: MapFormat): Promise<MapDocument>;
  rules(root: string): Promise<RulesReport>;
  /** A workspace without rules, or with broken ones, says so by `standing` and `problems`. */
  check(root: string, options?: CheckOptions): Promise<CheckReport>;
  /** Decision records, and what manifests, lock files, containers, CI and configuration decide. */
  decisions(root: string): Promise<DecisionsReport>;
  ruleProposals(root: string): Promise<RuleProposalsReport>;
  /** Rejects with `unknown-subject` or `invalid-rules`; nothing is written by it. */
  planRules(root: string, request: RulesRequest): Promise<RulesPlan>;
  /**
   * Whether one may import the other: files (there or not yet), folders, modules, layers; the other may be a package.
   * Throws `unknown-subject`.
   */
  may(root: string, from: string, to: string): Promise<MayReport>;
  /** The imports by which one reaches the other, and what the rules say of them. Throws `unknown-subject`. */
  why(root: string, from: string, to: string): Promise<WhyReport>;
  /** What the imports on a line lead to, and what the rules say of them. Lines are 1-based. */
  explainImport(root: string, path: string, line: number): Promise<ImportReport>;
  suggestions(root: string, signal?: AbortSignal): Promise<SuggestionsReport>;
  /** Design patterns, styles, communication and data patterns; sources are read for it, so it takes as long as a parse. */
  patterns(root: string, options: PatternOptions, signal?: AbortSignal): Promise<WorkspacePatterns>;
  /** Where a file stands; the first asking reads what classes do, which takes as long as a parse, and an edit cancels it. */
  placeOf(root: string, path: string): Promise<PlaceReport>;
  /**
   * Refactorings that put right what these findings of broken rules say, the cheapest first. Each was tried on a copy of the
   * workspace, and the code that came of it analysed.
   */
  fixes(root: string, findingIds: readonly string[], signal?: AbortSignal): Promise<SuggestionsReport>;
  /** Nothing is written by it. Throws `unknown-subject` for the id of a rule that is not in force. */
  planFixes(root: string, request: FixRequest, signal?: AbortSignal): Promise<FixPlan>;
  planEdits(root: string, suggestionId: string): Promise<EditPlan>;
  dismiss(root: string, suggestionId: string): Promise<void>;
  /** Goes the way of an edit once, with nothing changed, so that a person's first one is as fast as the next; for an idle moment. */
  prepare(root: string): Promise<void>;
  update(root: string, changes: readonly FileChange[]): Promise<UpdateReport>;
  /** Throw the cache away, unread, and analyse from nothing. */
  rebuild(root: string, options: AnalysisOptions, signal?: AbortSignal): Promise<OverviewReport>;
  close(root: string): Promise<void>;
}

export interface EngineEvents {
  /** Sent on every change of state, and at most ten times a second while indexing. */
  onState(listener: (root: string, state: IndexState) => void): { dispose(): void };
}

export interface Engine extends EngineApi, EngineEvents {
  /** What generates text. */
  readonly models: ModelsApi;
  readonly adapters: AdaptersApi;
  readonly registry: RegistryApi;
  readonly chat: ChatApi;
  readonly tools: ToolsApi;
  /** Decision records. */
  readonly records: RecordsApi;
  /** Features and migrations of a workspace that is there. */
  readonly plans: PlansApi;
  readonly background: BackgroundApi;
  readonly sleep: SleepApi;
  readonly blueprints: BlueprintsApi;
  /** Ways to build what does not exist yet. */
  readonly alternatives: AlternativesApi;
  readonly learning: LearningApi;
  readonly knowledge: KnowledgeApi;
  readonly feedback: FeedbackApi;
  readonly learned: LearnedItemsApi;
  dispose(): Promise<void>;
}
