/** Everything the engine needs from outside. Absence is an object, never undefined. */
import type { PageScript } from '../core/map/format/mapHtml.ts';
import type { AdapterTrainer } from '../core/ports/adapterTrainer.ts';
import type { BackgroundPorts } from '../core/ports/backgroundPorts.ts';
import type { BlueprintFiles } from '../core/ports/blueprintFiles.ts';
import type { ChangeReader } from '../core/ports/changeReader.ts';
import type { CheckoutReader } from '../core/ports/checkoutReader.ts';
import type { CodeNodes } from '../core/ports/codeNodes.ts';
import type { CommitReader } from '../core/ports/commitReader.ts';
import type { ConfigReader } from '../core/ports/configReader.ts';
import type { ConversationStore } from '../core/ports/conversationStore.ts';
import type { AllDismissals, Dismissals } from '../core/ports/dismissals.ts';
import type { Embedder } from '../core/ports/embedder.ts';
import type { FactStore } from '../core/ports/factStore.ts';
import type { HistoryReader } from '../core/ports/historyReader.ts';
import type { IdleClock } from '../core/ports/idleClock.ts';
import type { Knowledge } from '../core/ports/knowledge.ts';
import type { ResolverFamily } from '../core/ports/languageSupport.ts';
import type { ModelHome } from '../core/ports/modelHome.ts';
import type { PromptFiles } from '../core/ports/promptFiles.ts';
import type { SourceScanner } from '../core/ports/sourceScanner.ts';
import type { Stirring } from '../core/ports/stirring.ts';
import type { SyntaxFaults } from '../core/ports/syntaxFaults.ts';
import type { SyntaxReader } from '../core/ports/syntaxReader.ts';
import type { Toolbox } from '../core/ports/toolbox.ts';
import type { VectorStore } from '../core/ports/vectorStore.ts';
import type { WiringReader } from '../core/ports/wiringReader.ts';
import type { WorkspaceWalker } from '../core/ports/workspaceWalker.ts';
import type { LearningPorts } from './learning/learningService.ts';
import type { ModelsPorts } from './models/modelsService.ts';

export interface ScanLimits {
  /** Share of the cores, in (0, 1]. */
  readonly cpuBudget: number;
  readonly maxFileBytes: number;
  readonly nativeParser: boolean;
}

export interface VectorStoreRequest {
  readonly root: string;
  /** Undefined: in memory only. */
  readonly storagePath: string | undefined;
  /** Shared storage instead (`groundplan.store.uri`); empty or undefined for none. */
  readonly uri?: string | undefined;
  /** That it may take on this machine; a usual size without. */
  readonly mostBytes?: number | undefined;
}

/** What is searched of the person, whatever the workspace, on this machine alone. */
export interface ProfileIndex {
  /** False where nothing was ever put there. */
  exists(): boolean;
  open(): Promise<{ readonly store: VectorStore; readonly knowledge: Knowledge }>;
}

export interface EnginePorts extends ModelsPorts, Omit<LearningPorts, 'groundOf' | 'decided'> {
  readonly walker: WorkspaceWalker;
  /** One scanner a combination of limits; the engine disposes of it. */
  createScanner(limits: ScanLimits): Promise<SourceScanner>;
  readonly families: readonly ResolverFamily[];
  /** @param storagePath undefined: in memory only. */
  openFactStore(root: string, storagePath: string | undefined): FactStore;
  openDismissals(root: string, storagePath: string | undefined): Promise<Dismissals>;
  readonly allDismissals: AllDismissals;
  /**
   * The source of truth of a workspace; nothing is opened before it is used.
   * @param statePath undefined: in memory only.
   */
  openKnowledge(root: string, statePath: string | undefined): Knowledge;
  /** The source of truth of the person on this machine, whatever the workspace; in memory where nothing may be kept. */
  openProfile(): Knowledge;
  readonly profileIndex: ProfileIndex;
  /** Starts nothing before the first training. */
  openTrainer(): Promise<AdapterTrainer>;
  openModelHome(): Promise<ModelHome>;
  readonly background: BackgroundPorts;
  readonly stirring: Stirring;
  readonly blueprints: BlueprintFiles;
  /** When nobody asks for anything for a while. */
  readonly idle: IdleClock;
  openVectorStore(request: VectorStoreRequest): Promise<VectorStore>;
  /** Starts nothing before the first text. */
  openEmbedder(): Promise<Embedder>;
  readonly history: HistoryReader;
  readonly changes: ChangeReader;
  readonly commits: CommitReader;
  readonly syntax: SyntaxReader;
  readonly wiring: WiringReader;
  readonly nodes: CodeNodes;
  readonly faults: SyntaxFaults;
  readonly checkouts: CheckoutReader;
  readonly configs: ConfigReader;
  /** The script of the map's page that stands alone; rejects where it is not installed. */
  mapPageScript(): Promise<PageScript>;
  readonly prompts: PromptFiles;
  /** Opened with the first conversation. */
  openConversations(): Promise<ConversationStore>;
  /** Tools of servers that a person has configured; asked for with the first question that may use them. */
  openToolbox(): Promise<Toolbox>;
  /** Unique; of two, the later is the greater. */
  newId(): string;
  /** ISO 8601, in UTC. */
  timestamp(): string;
  /** The day in UTC, as `2027-01-31`. */
  today(): string;
  log(message: string): void;
}
