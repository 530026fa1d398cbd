// Builds the extension with all that it needs on this platform, and packs it: node scripts/package.mjs [-o FILE]
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { out: { type: 'string', short: 'o', default: 'groundplan.vsix' } },
});
const vsce = [
  'node_modules/@vscode/vsce/vsce',
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  // Native packages are those of this machine.
  ...['--target', `${process.platform}-${process.arch}`],
  ...['-o', values.out],
];
for (const args of [['esbuild.config.mjs', '--package'], vsce]) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
