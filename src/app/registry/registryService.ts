/** The area `engine.registry`: the library of models, which of them is used, and what was measured of them. */
import { CodedError } from '../../base/codedError.ts';
import {
  type InstalledModel,
  type MeasuredContext,
  MODEL_PURPOSES,
  type ModelOffer,
  type ModelUse,
} from '../../core/model/textModels.ts';
import type { KeptValues } from '../../core/ports/knowledge.ts';
import type { ModelLibrary } from '../../core/ports/modelLibrary.ts';
import { ModelChoices } from '../../core/registry/modelChoices.ts';
import type { Call } from '../../protocol/call.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';
import type {
  DownloadEvent,
  InspectReport,
  MeasureEvent,
  RegistryApi,
  RegistryEntry,
  RegistryReport,
} from '../../protocol/registryApi.ts';
import { measureRecall } from './measureRecall.ts';

export interface RegistryParts {
  readonly library: ModelLibrary;
  readonly values: KeptValues;
  readonly models: ModelsApi;
  /** Names the machine by what its memory and speed depend on. */
  readonly machine: string;
  /** ISO 8601, in UTC. */
  timestamp(): string;
  dispose(): Promise<void>;
}

export class RegistryService implements RegistryApi {
  readonly #parts: RegistryParts;
  readonly #choices: ModelChoices;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    this.#choices = new ModelChoices(parts.values, parts.machine);
  }

  list = async (): Promise<RegistryReport> => {
    const { library } = this.#parts;
    const installed = await library.installed();
    const here = new Map(installed.map((each) => [each.id, each]));
    const catalogue = library.catalogue();
    const rest = catalogue.filter(({ id }) => !here.has(id));
    const entries = [
      ...installed.map((each) => this.#entry(each.id, each)),
      ...rest.map(({ id }) => this.#entry(id, undefined)),
    ];
    return { folder: library.folder, models: await Promise.all(entries) };
  };

  offer = ({ reference }: { readonly reference: string }, { signal }: Call = {}) =>
    this.#parts.library.offer(reference, signal);

  download = async ({ offer }: { readonly offer: ModelOffer }, { signal, on }: Call<DownloadEvent> = {}) => {
    const model = await this.#parts.library.download(offer, {
      ...(signal === undefined ? {} : { signal }),
      ...(on === undefined ? {} : { onProgress: on }),
    });
    await this.#chooseFirst(model);
    return model;
  };

  add = async ({ path }: { readonly path: string }) => {
    const model = await this.#parts.library.add(path);
    await this.#chooseFirst(model);
    return model;
  };

  choose = async ({ use, id }: { readonly use: ModelUse; readonly id?: string }) => {
    if (id !== undefined && !(await this.#canBe(use, id)))
      throw new CodedError(
        'unknown-model',
        `There is no model “${id}” here for ${MODEL_PURPOSES[use]}. Download it first, or list those that there are.`,
      );
    await this.#choices.choose(use, id);
  };

  remove = async ({ id }: { readonly id: string }) => {
    this.#mustNotShip(id, 'it cannot be removed');
    const removed = await this.#parts.library.remove(id);
    if ((await this.#choices.chosen(removed.use)) === id) await this.#choices.choose(removed.use, undefined);
    return removed;
  };

  inspect = async ({ id }: { readonly id: string }): Promise<InspectReport> => {
    const { library } = this.#parts;
    const installed = (await library.installed()).find((each) => each.id === id);
    const known = installed !== undefined || library.catalogue().some((each) => each.id === id);
    // Says which there are.
    const facts = installed !== undefined || !known ? await library.facts(id) : undefined;
    const entry = await this.#entry(id, installed);
    return facts === undefined ? { entry } : { entry, facts };
  };

  measure = async (
    { id }: { readonly id: string },
    call: Call<MeasureEvent> = {},
  ): Promise<MeasuredContext> => {
    this.#mustNotShip(id, 'it writes no text and has no context to measure');
    const { library, models, timestamp } = this.#parts;
    const facts = await library.facts(id);
    const path = (await library.installed()).find((each) => each.id === id)?.path;
    if (path === undefined || facts === undefined || facts.embeds)
      throw new CodedError('invalid-option', `${id} writes no text: it has no context to measure.`);
    const usable = await measureRecall({
      models,
      model: nameOf(path),
      most: facts.contextTokens ?? LARGEST_CONTEXT,
      ...call,
    });
    const measured = { ...usable, measured: timestamp() };
    await this.#choices.keepMeasured(id, facts.bytes, measured);
    return measured;
  };

  async dispose(): Promise<void> {
    await this.#parts.dispose();
  }

  async #entry(id: string, installed: InstalledModel | undefined): Promise<RegistryEntry> {
    const catalogue = this.#parts.library.catalogue().find((each) => each.id === id);
    const about = installed ?? catalogue!;
    const licence = installed?.licence ?? catalogue?.licence;
    const measured = installed && (await this.#choices.measured(id, installed.bytes));
    return {
      id,
      title: catalogue?.title ?? about.title,
      use: about.use,
      ships: installed === undefined && catalogue?.aboutBytes === 0,
      chosen: (await this.#inUse(about.use)) === id,
      ...(licence === undefined ? {} : { licence }),
      ...(catalogue === undefined ? {} : { catalogue }),
      ...(installed === undefined ? {} : { installed }),
      ...(measured === undefined ? {} : { measured }),
    };
  }

  #mustNotShip(id: string, so: string): void {
    const ships = this.#parts.library.catalogue().find((each) => each.id === id && each.aboutBytes === 0);
    if (ships !== undefined)
      throw new CodedError('invalid-option', `${ships.title} ships with Groundplan: ${so}.`);
  }

  /** Without a choice, what ships. */
  async #inUse(use: ModelUse): Promise<string | undefined> {
    const ships = this.#parts.library.catalogue().find((each) => each.use === use && each.aboutBytes === 0);
    return (await this.#choices.chosen(use)) ?? ships?.id;
  }

  async #canBe(use: ModelUse, id: string): Promise<boolean> {
    const ships = this.#parts.library
      .catalogue()
      .some((each) => each.id === id && each.use === use && each.aboutBytes === 0);
    return (
      ships || (await this.#parts.library.installed()).some((each) => each.id === id && each.use === use)
    );
  }

  /** A first text model is there to be used; vectors of another embedder mean reading everything anew, which somebody has to want. */
  async #chooseFirst({ id, use }: InstalledModel): Promise<void> {
    if (use === 'text' && (await this.#choices.chosen(use)) === undefined)
      await this.#choices.choose(use, id);
  }
}

/** As the embedded engine names it. */
function nameOf(path: string): string {
  return path.replace(/^.*[/\\]/s, '').replace(/\.gguf$/i, '');
}

const LARGEST_CONTEXT = 131_072;
