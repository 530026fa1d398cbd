/** The engine's area of models as files: which there are to be had, which are here, which one is used, and what it can really do. */
import type {
  CatalogueModel,
  InstalledModel,
  Licence,
  MeasuredContext,
  ModelFacts,
  ModelOffer,
  ModelUse,
} from '../core/model/textModels.ts';
import type { Call } from './call.ts';

/** One of the catalogue, one that is installed, or both. */
export interface RegistryEntry {
  readonly id: string;
  readonly title: string;
  readonly use: ModelUse;
  readonly licence?: Licence;
  readonly catalogue?: CatalogueModel;
  readonly installed?: InstalledModel;
  /** It comes with Groundplan. */
  readonly ships: boolean;
  /** The one that its use is given to. */
  readonly chosen: boolean;
  /** On this machine. */
  readonly measured?: MeasuredContext;
}

export interface RegistryReport {
  /** Where models lie. */
  readonly folder: string;
  /** Installed ones first, then the catalogue in its own order. */
  readonly models: readonly RegistryEntry[];
}

export interface InspectReport {
  readonly entry: RegistryEntry;
  /** Undefined where it is not installed, or is no GGUF. */
  readonly facts?: ModelFacts;
}

/** One length that was tried while measuring. */
export interface MeasureEvent {
  readonly tokens: number;
  readonly recalled: boolean;
}

export interface DownloadEvent {
  readonly file: string;
  readonly doneBytes: number;
  readonly totalBytes?: number;
}

export interface RegistryApi {
  list(request: Record<string, never>, call?: Call): Promise<RegistryReport>;
  /** What a download would bring, for a person to say yes or no to. Rejects with `unknown-model`, `invalid-option` or `download-failed`. */
  offer(request: { readonly reference: string }, call?: Call): Promise<ModelOffer>;
  /**
   * Only after a person has seen the offer. The first model of its use is used from then on.
   * Rejects with `cancelled`, `download-failed`, `download-corrupt`, `disk-full` or `busy`; what has come is gone on with next time.
   */
  download(request: { readonly offer: ModelOffer }, call?: Call<DownloadEvent>): Promise<InstalledModel>;
  /** A file that is on this machine, where it lies. */
  add(request: { readonly path: string }, call?: Call): Promise<InstalledModel>;
  /** From now on. Undefined goes back to what is used without a choice. Rejects with `unknown-model`. */
  choose(request: { readonly use: ModelUse; readonly id?: string }, call?: Call): Promise<void>;
  remove(request: { readonly id: string }, call?: Call): Promise<InstalledModel>;
  inspect(request: { readonly id: string }, call?: Call): Promise<InspectReport>;
  /** Asks the model itself, which takes minutes; remembered for this model on this machine. Rejects as generating does. */
  measure(request: { readonly id: string }, call?: Call<MeasureEvent>): Promise<MeasuredContext>;
}
