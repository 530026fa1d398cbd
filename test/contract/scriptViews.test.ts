/** A view of the native parser's memory says what its whole result says: where views do not work, nothing changes. */
import assert from 'node:assert/strict';
import * as oxc from 'oxc-parser';
import { bindingOf, type OxcBinding } from '../../src/infra/scan/oxc/oxcBinding.ts';
import { recordedImports } from '../../src/infra/scan/oxc/oxcRecords.ts';

const source = `
import a, { b as c, type D, default as e, 'a string' as f } from './a';
import * as all from "./all";
import type { E } from './e';
import './side';
import data from './data.json' with { type: 'json' };
export * from './star';
export * as space from './space';
export { i, j as k, default as l, default } from './ij';
export type { L } from './l';
export { c };
export default all;
import.meta.url;
const lazy = () => [import('./lazy'), import(computed)];
// über ümlauts 🙂 that move offsets
import late from './late';
`;

describe('views of the native parser', () => {
  const whole = bindingOf(oxc, false);
  const views = bindingOf(oxc, true);

  for (const lang of ['ts', 'tsx', 'js', 'jsx'] as const) {
    it(`read the same imports in ${lang}`, () => {
      const written = lang.startsWith('js') ? source.replaceAll(/\btype (?=[DEL{])/g, '') : source;
      const expected = importsOf(whole, lang, written);
      assert.equal(expected.length, 11);
      assert.deepEqual(importsOf(views, lang, written), expected);
    });
  }

  it('count the same errors', () => {
    const errorsOf = (binding: OxcBinding) =>
      binding.parseView('a.ts', 'import { from;', { lang: 'ts' }, ({ errors }) => errors.length);
    assert.equal(errorsOf(views), errorsOf(whole));
    assert.ok(errorsOf(views) > 0);
  });

  it('outlive a reader that throws', () => {
    for (let turn = 0; turn < 40; turn++)
      assert.throws(() =>
        views.parseView('a.ts', source, { lang: 'ts' }, () => {
          throw new Error('reader');
        }),
      );
    assert.equal(importsOf(views, 'ts', source).length, 11);
  });

  it('are used here, where the platform allows them', () => {
    const loaded = bindingOf(oxc);
    const lazy = loaded.parseView('a.ts', source, { lang: 'ts' }, (view) => 'dispose' in view);
    assert.equal(lazy, process.platform === 'linux' || process.platform === 'darwin');
  });
});

function importsOf(binding: OxcBinding, lang: 'ts' | 'tsx' | 'js' | 'jsx', text: string) {
  return binding.parseView(`a.${lang}`, text, { lang }, ({ module }) => recordedImports(text, module));
}
