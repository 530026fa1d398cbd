import assert from 'node:assert/strict';
import {
  type KeySource,
  readEngineSettings,
  resolveKeys,
  secretNames,
} from '../../../../src/core/settings/engineSettings.ts';

const WHERE = 'groundplan.servers';
const reference = (kind: string, name: string) => `\${${kind}:${name}}`;
const LAB = { name: 'lab', url: 'http://127.0.0.1:1234' };

const KEYS: KeySource = {
  secret: async (name) => (name === 'lab' ? 'k-1' : undefined),
  env: (name) => (name === 'LAB_KEY' ? 'k-2' : undefined),
  remedy: 'Set it.',
};

describe('the settings about engines', () => {
  it('are as a person wrote them', () => {
    const servers = [{ ...LAB, model: 'qwen', contextTokens: 8192, key: reference('secret', 'lab') }];
    assert.deepEqual(readEngineSettings('server', servers, WHERE), {
      preference: 'server',
      servers,
      problems: [],
    });
    assert.deepEqual(readEngineSettings(undefined, undefined, WHERE), {
      preference: 'auto',
      servers: [],
      problems: [],
    });
  });

  it('that are wrong are left out one by one, each with what is wrong', () => {
    const servers = [LAB, LAB, 3, { url: 'x' }, { name: 'a/b', url: 'x' }, { ...LAB, name: 'b', url: 7 }];
    const { servers: read, problems } = readEngineSettings('best', servers, WHERE);
    assert.deepEqual(read, [LAB]);
    assert.deepEqual(problems, [
      'The engine “best” is none of auto, embedded, server, vscode, none; auto holds.',
      '`groundplan.servers[1]` is left out: there is another server “lab”.',
      '`groundplan.servers[2]` is left out: it is no server with a name and a url.',
      '`groundplan.servers[3]` is left out: its name takes letters, digits, dots and dashes.',
      '`groundplan.servers[4]` is left out: its name takes letters, digits, dots and dashes.',
      '`groundplan.servers[5]` is left out: its url is not what it should be.',
    ]);
    assert.equal(readEngineSettings('auto', 'none', WHERE).problems.length, 1);
  });

  it('never hold a key, and what is said about one that does does not repeat it', () => {
    const { servers, problems } = readEngineSettings('auto', [{ ...LAB, key: 'sk-12345' }], WHERE);
    assert.deepEqual(servers, []);
    assert.match(problems[0]!, /where others can read it/);
    assert.doesNotMatch(problems[0]!, /sk-12345/);
  });
});

describe('keys', () => {
  it('take the place of what refers to them', async () => {
    const settings = readEngineSettings(
      'auto',
      [
        { ...LAB, key: reference('secret', 'lab') },
        { ...LAB, name: 'other', key: reference('env', 'LAB_KEY') },
        { ...LAB, name: 'open' },
      ],
      WHERE,
    );
    assert.deepEqual(secretNames(settings.servers), ['lab']);
    const { servers, problems } = await resolveKeys(settings, KEYS);
    assert.deepEqual(
      servers.map(({ key }) => key),
      ['k-1', 'k-2', undefined],
    );
    assert.deepEqual(problems, []);
  });

  it('that are missing leave their server out, and it is said what to do', async () => {
    const settings = readEngineSettings(
      'auto',
      [
        { ...LAB, key: reference('secret', 'gone') },
        { ...LAB, name: 'other', key: reference('env', 'GONE') },
      ],
      WHERE,
    );
    assert.deepEqual(await resolveKeys(settings, KEYS), {
      preference: 'auto',
      servers: [],
      problems: [
        'The server “lab” is left out: its key gone is not set. Set it.',
        'The server “other” is left out: the environment variable GONE is not set.',
      ],
    });
  });
});
