/** Answers of a server that has never heard of schemas, through the whole engine. */
import assert from 'node:assert/strict';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { answer, type Received, withModels, withServer } from '../support/scriptedServer.ts';
import { withFolder } from '../support/temporary.ts';

const schema = {
  type: 'object',
  properties: { files: { type: 'array', items: { type: 'string', pattern: '^src/' }, minItems: 1 } },
  required: ['files'],
};

/** What is told and what comes of it where the server says these, one after the other. */
function asked(answers: readonly string[]) {
  const left = [...answers];
  return withServer(
    withModels((_, response) => answer(response, left.shift() ?? 'nothing is left')),
    ({ url, received }) =>
      withFolder({}, async (folder) => {
        const engine = createNodeEngine({
          log: () => {},
          gitAllowed: false,
          storage: folder,
          enginesConfiguration: async () => ({ preference: 'server', servers: [{ name: 'lab', url }] }),
        });
        let told = '';
        try {
          const outcome = await engine.models.generate(
            {
              prompt: { kind: 'chat', turns: [{ role: 'user', content: 'Which files?' }] },
              maxTokens: 64,
              engine: 'server:lab',
              schema,
            },
            {
              on: (event) => {
                if (event.kind === 'text') told += event.piece;
              },
            },
          );
          return { outcome, told, turns: received.flatMap(turnsOf) };
        } finally {
          await engine.dispose();
        }
      }),
  );
}

function turnsOf({ path, body }: Received): readonly string[][] {
  if (!path.endsWith('/chat/completions')) return [];
  return [(body!.messages as readonly { content: string }[]).map(({ content }) => content)];
}

describe('a server that keeps to no schema', () => {
  it('is told what was wrong, and what it says then is told without its wrapping', async () => {
    const { outcome, told, turns } = await asked([
      'Sure: {"files":["lib/a.ts"]}',
      '```json\n{"files":["src/a.ts"]}\n```',
    ]);
    assert.equal(told, '{"files":["src/a.ts"]}');
    assert.ok(outcome.kind === 'answered' && outcome.generated.text === told);
    assert.match(turns.at(-1)!.join('\n'), /\/files\/0 must match pattern "\^src\/"/);
  });

  it('and never will is named with what is wrong', async () => {
    const { outcome, told, turns } = await asked(['{"files":[]}', '<html>Sign in</html>']);
    assert.equal(told, '');
    assert.equal(turns.length, 2);
    assert.ok(outcome.kind === 'none');
    assert.match(outcome.because, /server:lab: tiny did not keep to the JSON schema: there is no JSON in it/);
  });
}).timeout(30_000);
