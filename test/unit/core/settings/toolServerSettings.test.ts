import assert from 'node:assert/strict';
import { readToolServers } from '../../../../src/core/settings/toolServerSettings.ts';

describe('the setting of tool servers', () => {
  it('yields processes and URLs, with a time for a call', () => {
    const { servers, problems } = readToolServers([
      { name: 'a', command: 'node', args: ['x.mjs'] },
      { name: 'b', url: 'https://tools.example/mcp', timeoutSeconds: 5 },
      { name: 'c', command: 'x', disabled: true },
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      servers.map(({ name, reach, timeoutMs }) => [name, reach.kind, timeoutMs]),
      [
        ['a', 'process', 60_000],
        ['b', 'http', 5_000],
      ],
    );
  });

  it('says what is wrong with one, and leaves the others in force', () => {
    const { servers, problems } = readToolServers([
      { name: 'a b', command: 'node' },
      { name: 'c' },
      { name: 'd', command: 'x', url: 'http://x' },
      { name: 'e', url: 'file:///etc/passwd' },
      { name: 'f', command: 'x', timeoutSeconds: 1e9 },
      null,
      { name: 'good', command: 'x' },
      { name: 'good', command: 'y' },
    ]);
    assert.deepEqual(
      servers.map(({ name }) => name),
      ['good'],
    );
    assert.equal(problems.length, 7);
    assert.match(problems[1]!, /entry 2: it needs a command or a url/);
  });

  it('takes anything that is no list for none', () => {
    for (const value of [undefined, null, {}, 'x', 3])
      assert.deepEqual(readToolServers(value), { servers: [], problems: [] });
  });
});
