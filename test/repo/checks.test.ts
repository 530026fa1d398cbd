/** The checks a machine can make of the whole repository. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

function run(script: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', script), ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  assert.equal(status, 0, `${stdout}${stderr}`);
}

describe('the repository', () => {
  it('has no type error', () => run('typescript/bin/tsc', ['--noEmit'])).timeout(420_000);

  it('is linted and formatted', () => run('@biomejs/biome/bin/biome', ['check', '.'])).timeout(60_000);

  it('keeps its layers and has no import cycle', () => {
    run('dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.mjs',
      'src',
      'webview-ui',
    ]);
  }).timeout(120_000);

  it('has no dead file, export or dependency', () => run('knip/bin/knip.js', [])).timeout(120_000);
});
