/** Which embedder a workspace gets, by what a person has chosen among the installed models. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstalledModel } from '../../src/core/model/textModels.ts';
import type { Embedder } from '../../src/core/ports/embedder.ts';
import type { ModelHome } from '../../src/core/ports/modelHome.ts';
import { ModelChoices } from '../../src/core/registry/modelChoices.ts';
import { embeddingCatalogue } from '../../src/infra/embed/modelFolders.ts';
import { openChosenEmbedder } from '../../src/infra/embed/openChosenEmbedder.ts';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';
import { homeNotes } from '../../src/infra/registry/homeNotes.ts';
import { openModelHome } from '../../src/infra/registry/openModelHome.ts';
import { writeEmbeddingModel } from '../support/gguf/embeddingModel.ts';
import { tinyEncoder } from '../support/tinyEncoder.ts';

describe('the chosen embedder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gp-chosen-'));
  const profile = new SqliteKnowledge({ file: undefined, now: Date.now, problem: () => {} });
  const home = openModelHome({ folder: join(folder, 'models'), profile, log: () => {} });
  const shipped = embeddingCatalogue()[0]!.id;
  const opened: Embedder[] = [];

  const open = async (among: ModelHome = home): Promise<Embedder> => {
    const options = { home: async () => among, notes: homeNotes(async () => among), log: () => {} };
    const embedder = await openChosenEmbedder({ ...options, folder: join(folder, 'models') });
    opened.push(embedder);
    return embedder;
  };
  const choose = (id: string | undefined) =>
    new ModelChoices(profile.values, home.machine).choose('embedding', id);

  afterEach(async () => {
    for (const embedder of opened.splice(0)) await embedder.dispose();
    await choose(undefined);
  });
  after(async () => {
    await profile.dispose();
    rmSync(folder, { recursive: true });
  });

  it('is the one that ships where none was chosen, or that one, or one that is gone', async () => {
    for (const id of [undefined, shipped, 'gone']) {
      await choose(id);
      assert.equal((await open()).id, shipped);
    }
  });

  it('is the one that ships, with a word to the log, where the choice cannot be read', async () => {
    const told: string[] = [];
    const embedder = await openChosenEmbedder({
      home: () => Promise.reject(new Error('disk gone')),
      notes: homeNotes(async () => home),
      folder,
      log: (message) => told.push(message),
    });
    opened.push(embedder);
    assert.equal(embedder.id, shipped);
    assert.match(told.join(), /disk gone/);
  });

  it('is an encoder of the catalogue once that is installed', async () => {
    const id = 'all-minilm-l6-v2';
    tinyEncoder(join(folder, 'models', id), 384);
    const installed = [{ id, use: 'embedding' } as InstalledModel];
    const library: ModelHome['library'] = Object.assign(Object.create(home.library), {
      installed: async () => installed,
    });
    await choose(id);
    const embedder = await open({ ...home, library });
    assert.deepEqual([embedder.id, embedder.dimensions], [id, 384]);
    assert.equal((await embedder.embed(['read file'], 'query'))[0]!.length, 384);
  });

  it('is any GGUF file that embeds, run by the text engine', async () => {
    const file = join(folder, 'tiny-embedder.gguf');
    writeEmbeddingModel(file);
    const { id } = await home.library.add(file);
    await choose(id);
    const embedder = await open();
    const [same, again] = await embedder.embed(['read file', 'read file'], 'passage');
    assert.equal(same!.length, embedder.dimensions);
    assert.deepEqual(same, again);
  });
}).timeout(60_000);
