/** Engines from the command line: a person's file, keys from the environment, answers side by side, and remembered ones forgotten. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompareReport, EnginesReport } from '../../src/protocol/modelsApi.ts';
import { groundplan } from '../support/commandLine.ts';
import { answer, json, MODELS, withServer } from '../support/scriptedServer.ts';
import { withFolder } from '../support/temporary.ts';

const KEY = 'k-0123456789';

describe('engines on the command line', function () {
  this.timeout(60_000);

  it('are those of a person’s file, asked with the key that it refers to, which is never shown', () =>
    withServer(
      ({ path, headers }, response) => {
        if (headers.authorization !== `Bearer ${KEY}`)
          return json(response, 401, { error: { message: `Incorrect key: ${headers.authorization}` } });
        return path === '/v1/models' ? json(response, 200, MODELS) : answer(response, 'Be', 'cause');
      },
      ({ url }) =>
        withFolder({ 'groundplan/config.json': '' }, async (home) => {
          const servers = [
            { name: 'lab', url, key: '$'.concat('{env:LAB_KEY}') },
            { name: 'wrong', url, key: '$'.concat('{env:WRONG_KEY}') },
          ];
          writeFileSync(join(home, 'groundplan/config.json'), JSON.stringify({ engine: 'server', servers }));
          const env = {
            XDG_CONFIG_HOME: home,
            XDG_DATA_HOME: home,
            LAB_KEY: KEY,
            WRONG_KEY: 'k-wrong',
          };
          const storage = ['--storage', join(home, 'kept')];
          const listed = await groundplan(['engines', 'list', '-f', 'json', ...storage], { env });
          const { preference, engines } = JSON.parse(listed.output) as EnginesReport;
          assert.equal(preference, 'server');
          assert.deepEqual(
            engines.map(({ id, state }) => `${id} ${state}`),
            ['server:lab ready', 'server:wrong unavailable', 'embedded unavailable'],
          );
          const asked = ['model', 'compare', 'Why?', '-e', 'server:lab,server:wrong', '-f', 'json'];
          const compared = await groundplan([...asked, ...storage], { env });
          const [left, right] = (JSON.parse(compared.output) as CompareReport).sides;
          assert.equal(left?.kind === 'answered' && left.generated.text, 'Because');
          assert.equal(right?.kind, 'none');
          assert.match(
            right?.kind === 'none' ? right.because : '',
            /refuses the key \(401\): Incorrect key: Bearer …/,
          );
          for (const { output, errors } of [listed, compared]) assert.doesNotMatch(output + errors, /k-/);
          const forgotten = await groundplan(['engines', 'forget', ...storage], { env });
          assert.equal(forgotten.output.trim(), 'No answers were remembered.');
        }),
    ));
});
