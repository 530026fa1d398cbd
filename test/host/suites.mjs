// The in-host suites: each a window of its own, with the workspace that it is about.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** `folders` are names in `workspaces/`. */
export const SUITES = [
  { name: 'oneFolder', folders: ['shop'] },
  { name: 'layered', folders: ['layered'] },
  { name: 'words', folders: ['shop'] },
  { name: 'assistants', folders: ['shop'] },
  { name: 'models', folders: ['library'] },
  { name: 'twoFolders', folders: ['shop', 'library'] },
];

/** Bundles every suite below `output`; returns their files by name. */
export async function bundleSuites(output) {
  const folder = join(output, 'host-suite');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  await build({
    entryPoints: SUITES.map(({ name }) => join(import.meta.dirname, 'suite', `${name}.ts`)),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    outdir: folder,
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return Object.fromEntries(SUITES.map(({ name }) => [name, join(folder, `${name}.js`)]));
}
