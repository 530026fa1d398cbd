import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationOf, referenceOf } from '../support/settingsSections.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the settings', () => {
  it('stand in package.json as the table has them (npm run settings)', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.deepEqual(manifest.contributes.configuration, JSON.parse(JSON.stringify(configurationOf())));
  });

  it('stand in the README as the table has them (npm run settings)', () => {
    assert.ok(readFileSync(join(root, 'README.md'), 'utf8').includes(referenceOf()));
  });
});
