/** The models on this machine, and the way of others to it. */
import type { CatalogueModel, InstalledModel, ModelFacts, ModelOffer } from '../model/textModels.ts';

export interface DownloadProgress {
  /** Of the file that is coming. */
  readonly file: string;
  /** Of all files together. */
  readonly doneBytes: number;
  readonly totalBytes?: number;
}

export interface ModelLibrary {
  /** Where models lie, a folder each. */
  readonly folder: string;
  catalogue(): readonly CatalogueModel[];
  /** By id. What cannot be read is left out, and logged. */
  installed(): Promise<readonly InstalledModel[]>;
  /**
   * What a download would bring: looked up, nothing is fetched yet.
   * Rejects with `invalid-option`, `unknown-model`, `download-failed` or `cancelled`.
   */
  offer(reference: string, signal?: AbortSignal): Promise<ModelOffer>;
  /** Rejects with `cancelled`, `download-failed`, `download-corrupt`, `disk-full` or `busy`; what has come is gone on with next time. */
  download(
    offer: ModelOffer,
    listen: { readonly signal?: AbortSignal; readonly onProgress?: (progress: DownloadProgress) => void },
  ): Promise<InstalledModel>;
  /** Takes a file that is here already into the list, where it lies. Rejects with `engine-unavailable` where it is no model. */
  add(path: string): Promise<InstalledModel>;
  /** Its files too, where they lie in the folder of models. Rejects with `unknown-model`. */
  remove(id: string): Promise<InstalledModel>;
  /** Undefined for models that are no GGUF. Rejects with `unknown-model`, or where the file is missing or damaged. */
  facts(id: string): Promise<ModelFacts | undefined>;
}
