// The main job in one command: build, then overview and suggestions for a folder, then how to open the extension.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? '.');
const run = (args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 2;

for (const args of [
  ['esbuild.config.mjs'],
  ['dist/cli.mjs', 'analyze', folder],
  ['dist/cli.mjs', 'suggest', folder, '--limit', '10'],
]) {
  const status = run(args);
  if (status > 1) process.exit(status);
  console.log('');
}
console.log(`More: npm run groundplan -- findings|modules|graph ${folder}
In VS Code: open this repository and press F5 (“Run Extension”), or package and install it:
  npm run package && code --install-extension groundplan.vsix`);
