/** The library of models over real GGUF files and a hub on loopback. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGgufHeader } from '../../src/infra/llama/ggufHeader.ts';
import { FolderModelLibrary } from '../../src/infra/registry/folderModelLibrary.ts';
import { modelCatalogue } from '../../src/infra/registry/modelCatalogue.ts';
import { writeEmbeddingModel } from '../support/gguf/embeddingModel.ts';
import { writeScriptedModel } from '../support/gguf/scriptedModel.ts';
import { type Mirror, startMirror } from '../support/modelMirror.ts';
import { withFolder } from '../support/temporary.ts';

describe('the library of models', () => {
  let mirror: Mirror;
  beforeEach(async () => {
    mirror = await startMirror();
  });
  afterEach(() => mirror.close());

  const inLibrary = (use: (library: FolderModelLibrary, folder: string, logged: string[]) => Promise<void>) =>
    withFolder({}, (folder) => {
      const logged: string[] = [];
      const library = new FolderModelLibrary({
        folder: join(folder, 'models'),
        entries: modelCatalogue(),
        hub: mirror.url,
        readHeader: readGgufHeader,
        now: () => Date.UTC(2027, 0, 31),
        log: (message) => logged.push(message),
      });
      return use(library, folder, logged);
    });
  const serveModel = (folder: string, path: string) => {
    const file = join(folder, 'served.gguf');
    writeScriptedModel(file, {});
    const body = readFileSync(file);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const headers = { 'x-linked-etag': `"${sha256}"`, 'x-linked-size': String(body.length) };
    mirror.serve(path, { body, headers });
    return { body, sha256 };
  };

  it('offers what the hub has, with size, checksum and licence, and fetches nothing by that', () =>
    inLibrary(async (library, folder) => {
      const { body, sha256 } = serveModel(folder, '/user/tiny/resolve/main/tiny.Q4_0.gguf');
      const about = {
        cardData: {
          license: 'other',
          license_name: 'tiny-licence',
          license_link: 'https://tiny.example/licence',
        },
      };
      mirror.serve('/api/models/user/tiny', { body: Buffer.from(JSON.stringify(about)) });
      const offer = await library.offer('hf:user/tiny/tiny.Q4_0.gguf');
      assert.deepEqual(offer, {
        id: 'tiny.q4_0',
        title: 'tiny.Q4_0',
        use: 'text',
        from: 'hf:user/tiny/tiny.Q4_0.gguf',
        files: [
          {
            name: 'tiny.Q4_0.gguf',
            url: `${mirror.url}/user/tiny/resolve/main/tiny.Q4_0.gguf`,
            bytes: body.length,
            sha256,
          },
        ],
        licence: { name: 'tiny-licence', url: 'https://tiny.example/licence' },
        folder: join(library.folder, 'tiny.q4_0'),
        installed: false,
      });
      assert.ok(!existsSync(library.folder));
    }));

  it('downloads what was offered, and knows it from then on', () =>
    inLibrary(async (library, folder) => {
      const { body, sha256 } = serveModel(folder, '/user/tiny/resolve/main/tiny.gguf');
      const seen: (number | undefined)[] = [];
      const offer = await library.offer('hf:user/tiny/tiny.gguf');
      const model = await library.download(offer, {
        onProgress: ({ doneBytes, totalBytes }) => seen.push(doneBytes, totalBytes),
      });
      assert.deepEqual(seen.slice(-2), [body.length, body.length]);
      assert.deepEqual(await library.installed(), [model]);
      assert.equal(model.path, join(library.folder, 'tiny', 'tiny.gguf'));
      assert.deepEqual(model.sha256, [sha256]);
      assert.equal(model.added, '2027-01-31T00:00:00.000Z');
      assert.equal((await library.offer('hf:user/tiny/tiny.gguf')).installed, true);
      const facts = await library.facts('tiny');
      assert.deepEqual([facts?.architecture, facts?.quantization, facts?.embeds], ['llama', 'F16', false]);
    }));

  it('finds the file that a tag means, and all parts of a model that is cut', () =>
    inLibrary(async (library, folder) => {
      serveModel(folder, '/user/big/resolve/main/big-00001-of-00002.gguf');
      mirror.serve('/user/big/resolve/main/big-00002-of-00002.gguf', { body: Buffer.alloc(5000, 'x') });
      const manifest = { ggufFile: { rfilename: 'big-00001-of-00002.gguf' } };
      mirror.serve('/v2/user/big/manifests/Q4_K_M', { body: Buffer.from(JSON.stringify(manifest)) });
      const offer = await library.offer('hf:user/big:Q4_K_M');
      assert.deepEqual(
        offer.files.map(({ name }) => name),
        ['big-00001-of-00002.gguf', 'big-00002-of-00002.gguf'],
      );
      assert.equal(offer.id, 'big');
      const { path } = await library.download(offer, {});
      assert.equal(path, join(library.folder, 'big', 'big-00001-of-00002.gguf'));
    }));

  it('asks for an entry of the catalogue at the hub, under the catalogue’s title and licence', () =>
    inLibrary(async (library, folder) => {
      const path = '/TheBloke/CodeLlama-7B-Instruct-GGUF/resolve/main/codellama-7b-instruct.Q4_K_M.gguf';
      const { sha256 } = serveModel(folder, path);
      const offer = await library.offer('codellama-7b-instruct');
      assert.equal(offer.title, 'Code Llama 7B Instruct');
      assert.equal(offer.licence?.name, 'Llama 2 Community License');
      assert.equal(offer.files[0]?.sha256, sha256);
      const known = library.offer('codellama-8b');
      await assert.rejects(known, {
        code: 'unknown-model',
        message: /codellama-7b-instruct, codellama-13b-instruct/,
      });
      await assert.rejects(library.offer('groundplan-code-2'), { code: 'invalid-option', message: /ships/ });
    }));

  it('keeps nothing of a file that is no model, or of which the end is missing', () =>
    inLibrary(async (library) => {
      mirror.serve('/files/notes.gguf', { body: Buffer.from('these are notes') });
      const offer = await library.offer(`${mirror.url}/files/notes.gguf`);
      await assert.rejects(library.download(offer, {}), {
        code: 'engine-unavailable',
        message: /is no GGUF file/,
      });
      assert.deepEqual(await library.installed(), []);
      assert.ok(!existsSync(join(offer.folder, 'notes.gguf')));
    }));

  it('takes a file in where it lies, and leaves it there when its entry goes', () =>
    inLibrary(async (library, folder) => {
      const file = join(folder, 'My Model (2).gguf');
      writeScriptedModel(file, {});
      const added = await library.add(file);
      assert.deepEqual(
        [added.id, added.path, added.ours, added.licence?.name],
        ['my-model-2', file, false, 'cc0-1.0'],
      );
      const other = join(folder, 'my-model-2.gguf');
      writeEmbeddingModel(other);
      const second = await library.add(other);
      assert.deepEqual([second.id, second.use], ['my-model-2-2', 'embedding']);
      assert.equal((await library.add(file)).id, added.id);
      await library.remove(added.id);
      assert.ok(existsSync(file));
      assert.deepEqual(
        (await library.installed()).map(({ id }) => id),
        [second.id],
      );
    }));

  it('removes what it downloaded with all of its files, and nothing by a name that leads elsewhere', () =>
    inLibrary(async (library, folder) => {
      serveModel(folder, '/user/tiny/resolve/main/tiny.gguf');
      const model = await library.download(await library.offer('hf:user/tiny/tiny.gguf'), {});
      await library.remove(model.id);
      assert.ok(!existsSync(join(library.folder, model.id)));
      for (const id of ['tiny', '..', '../models', ''])
        await assert.rejects(library.remove(id), { code: 'unknown-model' });
      assert.ok(existsSync(folder));
    }));

  it('lists what it can read although one entry is damaged, and says which', () =>
    inLibrary(async (library, folder, logged) => {
      const file = join(folder, 'good.gguf');
      writeScriptedModel(file, {});
      await library.add(file);
      const bad = join(folder, 'bad.gguf');
      writeScriptedModel(bad, {});
      await library.add(bad);
      writeFileSync(join(library.folder, 'bad', 'model.json'), '{ "id": "../good" }');
      assert.deepEqual(
        (await library.installed()).map(({ id }) => id),
        ['good'],
      );
      assert.match(logged.join(), /bad.model\.json is left out/);
      truncateSync(file, 3000);
      await assert.rejects(library.facts('good'), { code: 'engine-unavailable', message: /ends too early/ });
    }));

  it('says so where the hub cannot be asked, refuses, or talks nonsense', () =>
    inLibrary(async (library) => {
      await assert.rejects(library.offer('hf:user/none/a.gguf'), { code: 'unknown-model' });
      mirror.serve('/user/shut/resolve/main/a.gguf', {
        body: Buffer.from(''),
        misbehaves: () => ({ kind: 'status', status: 401 }),
      });
      await assert.rejects(library.offer('hf:user/shut/a.gguf'), {
        code: 'download-failed',
        message: /licence/,
      });
      mirror.serve('/v2/user/odd/manifests/latest', { body: Buffer.from('<html>') });
      await assert.rejects(library.offer('hf:user/odd'), { code: 'download-failed', message: /no JSON/ });
      mirror.serve('/v2/user/odd/manifests/Q9', { body: Buffer.from('{}') });
      await assert.rejects(library.offer('hf:user/odd:Q9'), {
        code: 'unknown-model',
        message: /no GGUF file tagged Q9/,
      });
      mirror.serve('/v2/user/odd/manifests/huge', { body: Buffer.alloc(3 * 2 ** 20, ' ') });
      await assert.rejects(library.offer('hf:user/odd:huge'), {
        code: 'download-failed',
        message: /more than a hub/,
      });
      await mirror.close();
      await assert.rejects(library.offer('hf:user/odd'), {
        code: 'download-failed',
        message: /cannot be asked/,
      });
    }));
});
