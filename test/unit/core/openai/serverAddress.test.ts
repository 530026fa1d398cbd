import assert from 'node:assert/strict';
import { codeOf } from '../../../../src/base/codedError.ts';
import { reachOf, serverAddress } from '../../../../src/core/openai/serverAddress.ts';

describe('the address of a server', () => {
  it('may be given with or without what is behind its host', () => {
    const address = (url: string) => serverAddress('lab', url).href;
    for (const url of ['http://lab:1/v1', 'http://lab:1/v1/', 'http://lab:1', 'http://lab:1/?x=1#y'])
      assert.equal(address(url), 'http://lab:1/');
    assert.equal(address('https://host/api/v1'), 'https://host/api');
  });

  it('is refused where it is none, or holds a password, which is not repeated', () => {
    for (const url of ['lab:1234', 'ftp://lab', '', 'file:///etc/passwd', 'http://user:hunter2@lab'])
      assert.throws(
        () => serverAddress('lab', url),
        (error: Error) => codeOf(error) === 'invalid-option' && !error.message.includes('hunter2'),
        url,
      );
  });

  it('tells whether what is asked stays on this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', 'lab.localhost'])
      assert.equal(reachOf(new URL(`http://${host}:1`)), 'machine', host);
    for (const host of [
      'localhost.example',
      '127.0.0.1.example',
      '192.168.0.4',
      '0.0.0.0',
      '[::2]',
      'api.example',
    ])
      assert.equal(reachOf(new URL(`http://${host}:1`)), 'network', host);
  });
});
