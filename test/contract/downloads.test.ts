/** Downloads against a server on loopback that misbehaves in every way that servers do. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DownloadOptions, downloadFile } from '../../src/infra/registry/downloadFile.ts';
import { type Mirror, type Misbehaviour, startMirror } from '../support/modelMirror.ts';
import { withFolder } from '../support/temporary.ts';

const body = Buffer.alloc(300_000, 'seven small models');
const sha256 = createHash('sha256').update(body).digest('hex');
const QUICK: DownloadOptions = { backoffMs: 1, stallMs: 300 };

describe('a download', () => {
  let mirror: Mirror;
  before(async () => {
    mirror = await startMirror();
  });
  after(() => mirror.close());

  let count = 0;
  const serve = (misbehaves?: (count: number) => Misbehaviour | undefined, more: object = {}) => {
    count += 1;
    const path = `/model-${count}.gguf`;
    mirror.serve(path, { body, ...(misbehaves === undefined ? {} : { misbehaves }), ...more });
    return mirror.url + path;
  };
  const requestsOf = (url: string) => mirror.asked.filter((each) => each.includes(new URL(url).pathname));
  const inFolder = (use: (target: string) => Promise<void>) =>
    withFolder({}, (folder) => use(join(folder, 'models', 'model.gguf')));
  const leaves = (target: string, ...endings: readonly string[]) =>
    assert.deepEqual(
      ['', '.part', '.part.json', '.lock'].filter((ending) => existsSync(target + ending)),
      endings,
    );

  it('stands under its name once all of it has come and is what was expected, and tells how far it is', () =>
    inFolder(async (target) => {
      const seen: [number, number | undefined][] = [];
      const url = serve();
      const got = await downloadFile(
        { url, target, sha256, bytes: body.length },
        { onProgress: (done, total) => seen.push([done, total]) },
      );
      assert.deepEqual(got, { sha256, bytes: body.length });
      assert.ok(readFileSync(target).equals(body));
      assert.deepEqual(seen.at(-1), [body.length, body.length]);
      leaves(target, '');
    }));

  it('goes on where a broken connection ended, without asking for what it has', () =>
    inFolder(async (target) => {
      const url = serve((at) => (at === 1 ? { kind: 'cut', afterBytes: 120_000 } : undefined));
      await downloadFile({ url, target, sha256 }, QUICK);
      assert.ok(readFileSync(target).equals(body));
      const [, again] = requestsOf(url);
      assert.match(again ?? '', /bytes=1?[1-9]\d{4,}-/);
    }));

  it('gives a silent connection up and makes it anew', () =>
    inFolder(async (target) => {
      const url = serve((at) => (at === 1 ? { kind: 'stall', afterBytes: 50_000 } : undefined));
      await downloadFile({ url, target, sha256 }, QUICK);
      assert.ok(readFileSync(target).equals(body));
    }));

  it('fetches nothing again where all of it came before the program was killed', () =>
    inFolder(async (target) => {
      const url = serve(undefined, { etag: '"whole"' });
      mkdirSync(join(target, '..'), { recursive: true });
      writeFileSync(`${target}.part`, body);
      writeFileSync(`${target}.part.json`, JSON.stringify({ of: url, etag: '"whole"' }));
      assert.deepEqual(await downloadFile({ url, target, sha256 }, QUICK), { sha256, bytes: body.length });
      assert.equal(requestsOf(url).length, 1);
      leaves(target, '');
    }));

  it('begins anew where the server has another file under the name by now', () =>
    inFolder(async (target) => {
      const url = serve();
      mkdirSync(join(target, '..'), { recursive: true });
      writeFileSync(`${target}.part`, 'what was there last week');
      writeFileSync(`${target}.part.json`, JSON.stringify({ of: url, etag: '"last-week"' }));
      await downloadFile({ url, target, sha256 }, QUICK);
      assert.ok(readFileSync(target).equals(body));
    }));

  it('begins anew where the server knows no ranges, and where it cannot say whether the file is the same', () =>
    inFolder(async (target) => {
      const noRanges = serve((at) => (at === 1 ? { kind: 'cut', afterBytes: 9000 } : { kind: 'noRanges' }));
      await downloadFile({ url: noRanges, target, sha256 }, QUICK);
      const noName = serve((at) => (at === 1 ? { kind: 'cut', afterBytes: 9000 } : undefined), {
        etag: null,
      });
      await downloadFile({ url: noName, target, sha256 }, QUICK);
      assert.ok(requestsOf(noName).every((each) => !each.includes('bytes=')));
    }));

  it('does not put together what a server sends from elsewhere', () =>
    inFolder(async (target) => {
      const url = serve((at) =>
        at === 1 ? { kind: 'cut', afterBytes: 9000 } : at === 2 ? { kind: 'elsewhere' } : undefined,
      );
      await downloadFile({ url, target, sha256 }, QUICK);
      assert.ok(readFileSync(target).equals(body));
    }));

  it('throws away what has another checksum or size, and says both', () =>
    inFolder(async (target) => {
      const other = '0'.repeat(64);
      const wrong = downloadFile({ url: serve(), target, sha256: other }, QUICK);
      await assert.rejects(wrong, (error: Error) => {
        assert.equal((error as { code?: string }).code, 'download-corrupt');
        return error.message.includes(other) && error.message.includes(sha256);
      });
      leaves(target);
      const short = downloadFile({ url: serve(), target, bytes: 7 }, QUICK);
      await assert.rejects(short, { code: 'download-corrupt' });
      leaves(target);
    }));

  it('says what a refusal means, and does not ask again', async () => {
    for (const [status, means] of [
      [404, /no such file/],
      [401, /licence/],
      [403, /licence/],
      [410, /no longer/],
    ] as const) {
      await inFolder(async (target) => {
        const url = serve(() => ({ kind: 'status', status }));
        const failing = downloadFile({ url, target }, QUICK);
        await assert.rejects(failing, { code: 'download-failed', message: means });
        assert.equal(requestsOf(url).length, 1);
        leaves(target);
      });
    }
  });

  it('waits for a server that is busy, but not for ever', () =>
    inFolder(async (target) => {
      const busy = serve((at) => (at < 3 ? { kind: 'status', status: 503 } : undefined));
      await downloadFile({ url: busy, target, sha256 }, QUICK);
      const down = serve(() => ({ kind: 'status', status: 500 }));
      const failing = downloadFile({ url: down, target }, QUICK);
      await assert.rejects(failing, { code: 'download-failed', message: /500.*try again/i });
      assert.equal(requestsOf(down).length, 6);
    }));

  it('takes no web page for a model', () =>
    inFolder(async (target) => {
      const failing = downloadFile({ url: serve(() => ({ kind: 'html' })), target }, QUICK);
      await assert.rejects(failing, { code: 'download-failed', message: /web page/ });
      leaves(target);
    }));

  it('stops when told to, keeps what has come, and goes on from there', () =>
    inFolder(async (target) => {
      const url = serve((at) => (at === 1 ? { kind: 'stall', afterBytes: 80_000 } : undefined));
      const stop = new AbortController();
      const onProgress = (done: number) => {
        if (done >= 60_000) stop.abort();
      };
      const stopped = downloadFile(
        { url, target, sha256 },
        { onProgress, signal: stop.signal, stallMs: 5000 },
      );
      await assert.rejects(stopped, { code: 'cancelled' });
      leaves(target, '.part', '.part.json');
      await downloadFile({ url, target, sha256 }, QUICK);
      assert.match(requestsOf(url)[1] ?? '', /bytes=\d{5,}-/);
      leaves(target, '');
    }));

  it('is done by one window at a time; the lock of one that was killed is taken over', () =>
    inFolder(async (target) => {
      const url = serve((at) => (at === 1 ? { kind: 'stall', afterBytes: 1000 } : undefined));
      const first = downloadFile({ url, target, sha256 }, QUICK);
      while (!existsSync(`${target}.lock`)) await new Promise((resolve) => setTimeout(resolve, 5));
      await assert.rejects(downloadFile({ url, target, sha256 }, QUICK), { code: 'busy' });
      await first;
      writeFileSync(`${target}.lock`, '999999999');
      await downloadFile({ url: serve(), target, sha256 }, QUICK);
      leaves(target, '');
    }));

  it('is refused before it begins where the disk cannot hold it, with both numbers', () =>
    inFolder(async (target) => {
      const failing = downloadFile(
        { url: serve(), target },
        { ...QUICK, freeBytes: async () => 70_000_000 - 3_200_000 },
      );
      await assert.rejects(failing, {
        code: 'disk-full',
        message: /300 kB are still to come, and 66\.8 MB are free/,
      });
    }));

  it('is never asked of an unencrypted address outside of this machine, nor led there', async () => {
    await inFolder(async (target) => {
      const plain = downloadFile({ url: 'http://models.example/model.gguf', target }, QUICK);
      await assert.rejects(plain, { code: 'invalid-option', message: /https only/ });
    });
    await assert.rejects(downloadFile({ url: 'no address', target: '/nowhere/x' }), {
      code: 'invalid-option',
    });
  });

  it('shows the access token to the host that was named, and to nobody it sends on to', () =>
    inFolder(async (target) => {
      const other = await startMirror();
      try {
        other.serve('/there.gguf', { body });
        const location = `${other.url.replace('127.0.0.1', 'localhost')}/there.gguf`;
        const url = serve(() => ({ kind: 'status', status: 302, headers: { location } }));
        await downloadFile({ url, target, sha256 }, { ...QUICK, token: 'secret' });
        assert.equal(mirror.tokens.get(new URL(url).pathname), 'Bearer secret');
        assert.equal(other.tokens.size, 0);
      } finally {
        await other.close();
      }
    }));
});
