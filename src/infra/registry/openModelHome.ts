/** The library of models and the profile beside it, where a program of this person keeps them. */
import { createHash } from 'node:crypto';
import { arch, cpus, platform, totalmem } from 'node:os';
import type { Knowledge } from '../../core/ports/knowledge.ts';
import type { ModelHome } from '../../core/ports/modelHome.ts';
import { readGgufHeader } from '../llama/ggufHeader.ts';
import { FolderModelLibrary } from './folderModelLibrary.ts';
import { defaultHub } from './hub.ts';
import { modelCatalogue } from './modelCatalogue.ts';

export interface ModelHomeOptions {
  readonly folder: string;
  readonly profile: Knowledge;
  log(message: string): void;
}

export function openModelHome({ folder, profile, log }: ModelHomeOptions): ModelHome {
  const token = process.env.HF_TOKEN;
  const library = new FolderModelLibrary({
    folder,
    entries: modelCatalogue(),
    hub: defaultHub(),
    ...(token === undefined || token === '' ? {} : { token }),
    readHeader: readGgufHeader,
    now: Date.now,
    log,
  });
  return { library, profile, machine: thisMachine() };
}

/** Processor and memory: what a context that was measured holds for. */
function thisMachine(): string {
  const facts = [platform(), arch(), cpus()[0]?.model ?? '', cpus().length, Math.round(totalmem() / 2 ** 30)];
  return createHash('sha256').update(facts.join(' ')).digest('hex').slice(0, 16);
}
