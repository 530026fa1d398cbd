import assert from 'node:assert/strict';
import { proxyEnvironment } from '../../../src/vscode/proxyEnvironment.ts';

const from = (settings: Readonly<Record<string, unknown>>) =>
  proxyEnvironment({ get: (name) => settings[name] });

describe('VS Code’s settings of a proxy', () => {
  it('become the environment of a process, and leave it alone where nothing is set', () => {
    assert.deepEqual(from({}), {});
    assert.deepEqual(from({ proxy: '', noProxy: [], proxySupport: 'override' }), {});
    assert.deepEqual(from({ proxy: 'http://p:1', noProxy: ['a.test', '*.b'] }), {
      http_proxy: 'http://p:1',
      https_proxy: 'http://p:1',
      no_proxy: 'a.test,*.b',
    });
  });

  it('take every proxy out of it where support is off', () => {
    const env = from({ proxySupport: 'off', proxy: 'http://p:1' });
    assert.equal(env.HTTPS_PROXY, '');
    assert.equal(env.http_proxy, '');
  });

  it('give the name and password of a basic header to the address', () => {
    const proxyAuthorization = `Basic ${Buffer.from('ann:p:w').toString('base64')}`;
    assert.equal(from({ proxy: 'http://p:1', proxyAuthorization }).https_proxy, 'http://ann:p%3Aw@p:1/');
    assert.equal(from({ proxy: 'http://x:y@p:1', proxyAuthorization }).https_proxy, 'http://x:y@p:1/');
    assert.equal(
      from({ proxy: 'http://p:1', proxyAuthorization: 'Negotiate abc' }).https_proxy,
      'http://p:1',
    );
  });
});
