/** Servers of models, downloads and tools behind a proxy, on loopback. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { OpenAiEngine } from '../../src/infra/engines/openai/openAiEngine.ts';
import { proxiedFetch } from '../../src/infra/net/proxiedFetch.ts';
import { downloadFile } from '../../src/infra/registry/downloadFile.ts';
import { withEnvironment, withProxy } from '../support/loopbackProxy.ts';
import { answer, withModels, withServer } from '../support/scriptedServer.ts';
import { withFolder } from '../support/temporary.ts';

/** Makes the certificate of the encrypted ones. */
const TOOL = 'openssl';

const portOf = (url: string) => Number(new URL(url).port);
const chat = {
  prompt: { kind: 'chat', turns: [{ role: 'user', content: 'Why?' }] },
  maxTokens: 20,
} as const;

async function asked(url: string, key?: string): Promise<string> {
  const engine = new OpenAiEngine({ name: 'lab', url, ...(key && { key }) });
  try {
    return (await engine.generate(chat, {})).text;
  } finally {
    await engine.dispose();
  }
}

const talking = <T>(use: (url: string) => Promise<T>) =>
  withServer(
    withModels((_, response) => answer(response, 'Be', 'cause.')),
    ({ url }) => use(url),
  );

describe('a proxy that the environment names', function () {
  this.timeout(30_000);

  it('is on the way to a server of models, and streams', () =>
    talking((url) =>
      withProxy({ leads: { 'models.test': portOf(url) } }, (proxy) =>
        withEnvironment({ HTTP_PROXY: proxy.url }, async () => {
          assert.equal(await asked('http://models.test/v1'), 'Because.');
          assert.deepEqual(proxy.asked, [
            'GET http://models.test/v1/models',
            'POST http://models.test/v1/chat/completions',
          ]);
        }),
      ),
    ));

  it('is told the name and password of its address, and nobody else is', () =>
    withServer(
      withModels((received, response) => {
        assert.equal(received.headers['proxy-authorization'], undefined);
        answer(response, 'Because.');
      }),
      ({ url }) => {
        const authorization = `Basic ${Buffer.from('ann:secret').toString('base64')}`;
        return withProxy({ leads: { 'models.test': portOf(url) }, authorization }, (proxy) =>
          withEnvironment({ HTTP_PROXY: proxy.url.replace('//', '//ann:secret@') }, async () => {
            assert.deepEqual([...new Set(proxy.secrets)], []);
            await assert.doesNotReject(asked('http://models.test'));
            assert.deepEqual([...new Set(proxy.secrets)], [authorization]);
          }),
        );
      },
    ));

  it('that asks for a name says so, and what to do', () =>
    withProxy({ leads: {}, authorization: 'Basic none' }, (proxy) =>
      withEnvironment({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }, async () => {
        const words = /the proxy asks for a name and a password \(407\).*http\.proxy/;
        await assert.rejects(asked('http://models.test'), { code: 'engine-unavailable', message: words });
        await assert.rejects(asked('https://models.test'), { code: 'engine-unavailable', message: words });
      }),
    ));

  it('that is not there is named', () =>
    withEnvironment({ HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'ftp://proxy' }, async () => {
      await assert.rejects(asked('http://models.test'), {
        code: 'engine-unavailable',
        message: /through the proxy 127\.0\.0\.1:9, which .*NO_PROXY/,
      });
      await assert.rejects(asked('https://models.test'), {
        code: 'engine-unavailable',
        message: /the proxy that is set is no http or https address/,
      });
    }));

  it('is passed by for this machine, and for what NO_PROXY names', () =>
    talking((url) =>
      withProxy({ leads: {} }, (proxy) =>
        withEnvironment({ HTTP_PROXY: proxy.url, NO_PROXY: '.internal' }, async () => {
          assert.equal(await asked(url), 'Because.');
          await assert.rejects(asked('http://models.internal'), /cannot be (found|reached)/);
          assert.deepEqual(proxy.asked, []);
        }),
      ),
    ));

  describe('on the way to encrypted addresses', () => {
    const trusted = tls.getCACertificates('default');
    let server: Server;
    let port: number;
    const seen: { readonly host: string; readonly authorization: string | undefined }[] = [];
    const BODY = Buffer.alloc(300_000, 'w');

    before(async function () {
      await withFolder({}, async (folder) => {
        const at = (name: string) => join(folder, name);
        const names = 'subjectAltName=DNS:hub.test,DNS:cdn.test';
        const options = [
          'req',
          '-x509',
          '-newkey',
          'rsa:2048',
          '-nodes',
          '-days',
          '2',
          '-subj',
          '/CN=hub.test',
        ];
        try {
          execFileSync(TOOL, [...options, '-addext', names, '-keyout', at('key'), '-out', at('cert')], {
            stdio: 'ignore',
          });
        } catch {
          return this.skip();
        }
        const cert = readFileSync(at('cert'), 'utf8');
        tls.setDefaultCACertificates([...trusted, cert]);
        server = createServer({ key: readFileSync(at('key')), cert }, ({ headers, url }, response) => {
          seen.push({ host: headers.host ?? '', authorization: headers.authorization });
          if (url === '/model.gguf')
            return void response.writeHead(302, { location: 'https://cdn.test/file' }).end();
          if (url === '/downgrade')
            return void response.writeHead(302, { location: 'http://cdn.test/file' }).end();
          response.writeHead(200, { 'content-length': BODY.length }).end(BODY);
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        port = (server.address() as AddressInfo).port;
      });
    });
    after(async () => {
      tls.setDefaultCACertificates(trusted);
      server?.closeAllConnections();
      await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
    });

    it('makes a tunnel for a download and for where it leads, which learns no token', () =>
      withProxy({ leads: { 'hub.test': port, 'cdn.test': port } }, (proxy) =>
        withEnvironment({ https_proxy: proxy.url }, () =>
          withFolder({}, async (folder) => {
            const sha256 = createHash('sha256').update(BODY).digest('hex');
            const wanted = { url: 'https://hub.test/model.gguf', target: join(folder, 'm.gguf'), sha256 };
            const { bytes } = await downloadFile(wanted, { token: 'own-token' });
            assert.equal(bytes, BODY.length);
            assert.deepEqual(proxy.asked, ['CONNECT hub.test:443', 'CONNECT cdn.test:443']);
            assert.deepEqual(seen, [
              { host: 'hub.test', authorization: 'Bearer own-token' },
              { host: 'cdn.test', authorization: undefined },
            ]);
          }),
        ),
      ));

    it('is stopped in the middle of an answer, and led to nothing that is not encrypted', () =>
      withProxy({ leads: { 'hub.test': port } }, (proxy) =>
        withEnvironment({ https_proxy: proxy.url, http_proxy: proxy.url }, async () => {
          const stop = new AbortController();
          const response = await proxiedFetch('https://hub.test/file', { signal: stop.signal });
          assert.equal(response.url, 'https://hub.test/file');
          stop.abort();
          await assert.rejects(response.arrayBuffer());
          await assert.rejects(proxiedFetch('https://hub.test/downgrade'), /not encrypted/);
        }),
      ));
  });
});
