/** What the extension starts or shows has to be in its package, which lists by name what ships. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const shipped = new Set(
  read('.vscodeignore')
    .split('\n')
    .flatMap((line) => (line.startsWith('!dist/') ? [line.slice('!dist/'.length).trim()] : [])),
);

/** Of all files of a folder, the first group of each match. */
function named(folder: string, pattern: RegExp): string[] {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root });
  return files.flatMap((file) => [...read(file).matchAll(pattern)].map(([, name]) => name!)).sort();
}

describe('the package of the extension', () => {
  it('has the script of each webview', () => {
    const pages = named('src/vscode', /(?:webviewPage\([^)]*?|page: \{ )name: '(\w+)'/gs);
    assert.ok(pages.length >= 4, `${pages}`);
    assert.deepEqual(
      pages.filter((name) => !shipped.has(`webview/${name}.js`)),
      [],
    );
  });

  it('has each process and thread that is started from beside its bundle', () => {
    const entries = named('src', /new URL\('\.\/(\w+\.mjs)', import\.meta\.url\)/g);
    assert.ok(entries.length >= 6, `${entries}`);
    assert.deepEqual(
      entries.filter((name) => !shipped.has(name)),
      [],
    );
  });
});
