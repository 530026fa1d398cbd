import assert from 'node:assert/strict';
import { proxyFor } from '../../../../src/infra/net/proxyFor.ts';

const through = (url: string, env: Readonly<Record<string, string>>) => proxyFor(new URL(url), env)?.host;

describe('the proxy on the way to an address', () => {
  it('is that of its protocol, in small letters first, or the one for all', () => {
    const env = {
      HTTP_PROXY: 'http://plain:1',
      https_proxy: 'http://small:2',
      HTTPS_PROXY: 'http://large:3',
    };
    assert.equal(through('http://a.test', env), 'plain:1');
    assert.equal(through('https://a.test', env), 'small:2');
    assert.equal(through('https://a.test', { ALL_PROXY: 'all:4' }), 'all:4');
    assert.equal(through('https://a.test', { HTTP_PROXY: 'http://plain:1' }), undefined);
    assert.equal(through('https://a.test', { https_proxy: ' ', HTTPS_PROXY: '' }), undefined);
  });

  it('is none for this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '[::1]', 'a.localhost'])
      assert.equal(through(`http://${host}:1234`, { http_proxy: 'http://proxy' }), undefined, host);
  });

  it('is none for what NO_PROXY names: a host, all below it, a port, everything', () => {
    const at = (url: string, no_proxy: string) => through(url, { https_proxy: 'http://proxy', no_proxy });
    for (const [url, list] of [
      ['https://a.test', 'b.test, a.test'],
      ['https://x.a.test', 'a.test'],
      ['https://x.a.test', '.a.test'],
      ['https://x.a.test', '*.a.test'],
      ['https://a.test:8443', 'a.test:8443'],
      ['https://a.test', 'a.test:443'],
      ['https://A.test', 'a.TEST'],
      ['https://a.test', '*'],
    ] as const)
      assert.equal(at(url, list), undefined, `${url} ${list}`);
    assert.equal(at('https://ba.test', 'a.test'), 'proxy');
    assert.equal(at('https://a.test', 'a.test:8443'), 'proxy');
    assert.equal(at('https://a.test', ''), 'proxy');
  });

  it('has to be an http or https address', () => {
    for (const wrong of ['socks5://proxy:1', 'http://', '::'])
      assert.throws(() => through('https://a.test', { https_proxy: wrong }), /no http or https address/);
    assert.equal(through('https://a.test', { https_proxy: 'proxy:3128' }), 'proxy:3128');
  });
});
