/** `package.json`. */

import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { dirname } from '../../../base/paths.ts';
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';
import { NOTHING } from './manifestFacts.ts';
import { TextLines } from './textLines.ts';

const SECTIONS = {
  dependencies: 'product',
  peerDependencies: 'product',
  optionalDependencies: 'optional',
  devDependencies: 'development',
} as const;

export const npmManifest: ManifestReader = {
  matches: (name) => name === 'package.json',
  read(path, text) {
    const root = parseTree(text);
    if (root?.type !== 'object') return NOTHING;
    const lines = new TextLines(text);
    const name: unknown = findNodeAtLocation(root, ['name'])?.value;
    return {
      name: typeof name === 'string' ? name : undefined,
      dependencies: dependenciesOf(root, path, lines),
      traces: tracesOf(root, path, lines),
    };
  },
};

function dependenciesOf(root: Node, path: string, lines: TextLines): Dependency[] {
  return Object.entries(SECTIONS).flatMap(([section, use]) =>
    propertiesOf(findNodeAtLocation(root, [section])).map(([name, value, offset]) => ({
      ecosystem: 'npm' as const,
      name,
      version: typeof value.value === 'string' && /^[~^>=<v]*\d/.test(value.value) ? value.value : undefined,
      use: isOptionalPeer(root, section, name) ? 'optional' : use,
      path,
      line: lines.at(offset),
    })),
  );
}

function isOptionalPeer(root: Node, section: string, name: string): boolean {
  if (section !== 'peerDependencies') return false;
  return findNodeAtLocation(root, ['peerDependenciesMeta', name, 'optional'])?.value === true;
}

function tracesOf(root: Node, path: string, lines: TextLines): Trace[] {
  const traces: Trace[] = [];
  const add = (key: readonly string[], trace: Pick<Trace, 'topic' | 'title' | 'version' | 'text'>) => {
    const offset = findNodeAtLocation(root, [...key])?.offset ?? 0;
    traces.push({ ...trace, confidence: 'proven', path, line: lines.at(offset) });
  };
  const textAt = (...key: string[]) => {
    const value: unknown = findNodeAtLocation(root, key)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const type = textAt('type');
  if (type === 'module')
    add(['type'], {
      topic: 'module-system',
      title: 'ES modules',
      text: 'Files of this package are ES modules.',
    });
  if (type === 'commonjs')
    add(['type'], {
      topic: 'module-system',
      title: 'CommonJS',
      text: 'Files of this package are CommonJS modules.',
    });
  const node = textAt('engines', 'node');
  if (node !== undefined)
    add(['engines', 'node'], {
      topic: 'runtime',
      title: 'Node.js',
      version: node,
      text: `Runs on Node.js ${node}.`,
    });
  const manager = /^(npm|yarn|pnpm|bun)@(\d[\w.-]*)/.exec(textAt('packageManager') ?? '');
  if (manager !== null) {
    const title = MANAGERS[manager[1] as keyof typeof MANAGERS];
    add(['packageManager'], {
      topic: 'package-manager',
      title,
      version: manager[2],
      text: `Packages are installed with ${title} ${manager[2]}.`,
    });
  }
  if (findNodeAtLocation(root, ['workspaces']) !== undefined)
    add(['workspaces'], {
      topic: 'monorepo',
      title: `${manager === null ? 'npm' : MANAGERS[manager[1] as keyof typeof MANAGERS]} workspaces`,
      text: 'Several packages are developed as workspaces of this one.',
    });
  for (const [name, value, offset] of propertiesOf(findNodeAtLocation(root, ['scripts']))) {
    if (
      dirname(path).split('/').length > 3 ||
      typeof value.value !== 'string' ||
      !/(?:^|\s)node\s(?:[^&|;]*\s)?--test\b/.test(value.value)
    )
      continue;
    traces.push({
      topic: 'testing',
      title: 'Node.js test runner',
      confidence: 'proven',
      path,
      line: lines.at(offset),
      text: `The script “${name}” runs Node’s own test runner.`,
    });
    break;
  }
  return traces;
}

const MANAGERS = { npm: 'npm', yarn: 'Yarn', pnpm: 'pnpm', bun: 'Bun' } as const;

function propertiesOf(node: Node | undefined): (readonly [string, Node, number])[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children = [], offset }) => {
    const [key, value] = children;
    return key === undefined || value === undefined ? [] : [[String(key.value), value, offset] as const];
  });
}
