/** The model of feelings that ships, or the one that a person has chosen. Nothing is started by this. */

import { join } from 'node:path';
import { messageOf } from '../../base/messageOf.ts';
import type { ModelHome } from '../../core/ports/modelHome.ts';
import type { Sentiment } from '../../core/ports/sentiment.ts';
import { ModelChoices } from '../../core/registry/modelChoices.ts';
import type { SentimentModel } from '../../core/sentiment/sentimentModel.ts';
import { embedEntry, sentimentCatalogue, shippedModels } from '../embed/modelFolders.ts';
import { ShippedSentiment } from './shippedSentiment.ts';
import { TransformerSentiment } from './transformerSentiment.ts';

export interface ChosenSentimentOptions {
  readonly home: () => Promise<ModelHome>;
  /** Where models are installed: a folder a model, named by its id. */
  readonly folder: string;
  log(message: string): void;
}

export function openShippedSentiment(log: (message: string) => void): Sentiment {
  const { id } = sentimentCatalogue()[0]!;
  return new ShippedSentiment({
    id,
    file: join(shippedModels(), id, 'model.onnx'),
    entry: embedEntry(),
    log,
  });
}

/** Where none is chosen, or it is no longer installed, the one that ships. */
export async function openChosenSentiment({ home, folder, log }: ChosenSentimentOptions): Promise<Sentiment> {
  const model = await chosenModel(home).catch((error: unknown) => {
    const reason = messageOf(error);
    log(`Which model of feelings was chosen cannot be read (${reason}); the one that ships is used.`);
    return undefined;
  });
  if (model?.kind !== 'transformer') return openShippedSentiment(log);
  return new TransformerSentiment({ model, folder: join(folder, model.id), entry: embedEntry() });
}

async function chosenModel(home: ChosenSentimentOptions['home']): Promise<SentimentModel | undefined> {
  const { library, profile, machine } = await home();
  const id = await new ModelChoices(profile.values, machine).chosen('sentiment');
  const installed = (await library.installed()).some((each) => each.id === id);
  return installed ? sentimentCatalogue().find((each) => each.id === id) : undefined;
}
