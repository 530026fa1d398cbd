/** Other tools that list the dependencies of JavaScript and TypeScript, each asked for the same graph. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Peer {
  readonly name: string;
  readonly args: readonly string[];
}

/** @param folder absolute path of the workspace, which is also the tools' working directory. */
export function peersFor(folder: string): readonly Peer[] {
  const tsconfig = existsSync(join(folder, 'tsconfig.json'));
  return [
    {
      name: 'depcruise',
      args: [
        '--no-config',
        '--ts-pre-compilation-deps',
        ...(tsconfig ? ['--ts-config', 'tsconfig.json'] : []),
        '--do-not-follow',
        'node_modules',
        '--output-type',
        'json',
        '.',
      ],
    },
    {
      name: 'madge',
      args: [
        '--json',
        '--extensions',
        'ts,tsx,mts,cts,js,jsx,mjs,cjs',
        ...(tsconfig ? ['--ts-config', 'tsconfig.json'] : []),
        '.',
      ],
    },
    {
      name: 'dpdm',
      args: [
        '--no-tree',
        '--no-warning',
        '--no-circular',
        '--no-progress',
        '--exit-code',
        'circular:0',
        '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}',
      ],
    },
    { name: 'knip', args: ['--no-exit-code', '--no-progress', '--reporter', 'json'] },
  ];
}

/** The tool's program in the first of the folders that has it installed. */
export function installedPeer(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, 'node_modules', '.bin', name)).find((path) => existsSync(path));
}
