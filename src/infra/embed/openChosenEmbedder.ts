/** The embedder that a person has chosen with the model registry; where none is, or it is no longer installed, the one that ships. */
import { messageOf } from '../../base/messageOf.ts';
import { DEFAULT_EMBEDDED } from '../../core/model/embeddedEngine.ts';
import type { InstalledModel } from '../../core/model/textModels.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import type { ModelHome } from '../../core/ports/modelHome.ts';
import type { ModelNotes } from '../../core/ports/modelNotes.ts';
import { ModelChoices } from '../../core/registry/modelChoices.ts';
import { embeddingCatalogue } from './modelFolders.ts';
import { openEmbedder } from './openEmbedder.ts';

export interface ChosenEmbedderOptions {
  readonly home: () => Promise<ModelHome>;
  /** Where models are installed. */
  readonly folder: string;
  readonly notes: ModelNotes;
  log(message: string): void;
}

export async function openChosenEmbedder({
  home,
  folder,
  notes,
  log,
}: ChosenEmbedderOptions): Promise<Embedder> {
  const installed = await chosenModel(home).catch((error: unknown) => {
    const reason = messageOf(error);
    log(`Which embedding model was chosen cannot be read (${reason}); the one that ships is used.`);
    return undefined;
  });
  const loadGguf = (file: string) => embedderOfFile(file, { folder, notes, log });
  if (installed === undefined) return openEmbedder({ model: undefined, downloads: folder, log });
  const isKnown = embeddingCatalogue().some((each) => each.id === installed.id);
  return isKnown
    ? openEmbedder({ model: installed.id, downloads: folder, loadGguf, log })
    : loadGguf(installed.path);
}

async function chosenModel(home: ChosenEmbedderOptions['home']): Promise<InstalledModel | undefined> {
  const { library, profile, machine } = await home();
  const id = await new ModelChoices(profile.values, machine).chosen('embedding');
  return (await library.installed()).find((each) => each.id === id);
}

/** In a child of its own, so that writing and embedding do not put each other's model out; it ends with the embedder. */
async function embedderOfFile(
  file: string,
  { folder, notes, log }: Omit<ChosenEmbedderOptions, 'home'>,
): Promise<Embedder> {
  const { LlamaTextEngine } = await import('../llama/llamaTextEngine.ts');
  const engine = new LlamaTextEngine({ configuration: DEFAULT_EMBEDDED, folder, notes, log });
  try {
    const inner = await engine.embedder(file);
    const embed: Embedder['embed'] = (texts, kind, signal) => inner.embed(texts, kind, signal);
    const { id, dimensions, notice } = inner;
    return { id, dimensions, notice, embed, dispose: () => engine.dispose() };
  } catch (error) {
    await engine.dispose();
    throw error;
  }
}
