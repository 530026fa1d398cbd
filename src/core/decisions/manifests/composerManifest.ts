/** `composer.json`. */
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';
import { NOTHING } from './manifestFacts.ts';
import { TextLines } from './textLines.ts';

const SECTIONS = { require: 'product', 'require-dev': 'development' } as const;

export const composerManifest: ManifestReader = {
  matches: (name) => name === 'composer.json',
  read(path, text) {
    const root = parseTree(text);
    if (root?.type !== 'object') return NOTHING;
    const lines = new TextLines(text);
    const declared = Object.entries(SECTIONS).flatMap(([section, use]) =>
      required(root, { section, use, path, lines }),
    );
    const php = declared.find(({ name }) => name === 'php');
    const name: unknown = findNodeAtLocation(root, ['name'])?.value;
    return {
      name: typeof name === 'string' ? name : undefined,
      dependencies: declared.filter((each) => each !== php),
      traces: php === undefined ? [] : [runtime(php)],
    };
  },
};

interface Section {
  readonly section: string;
  readonly use: Dependency['use'];
  readonly path: string;
  readonly lines: TextLines;
}

function required(root: Node, { section, use, path, lines }: Section): Dependency[] {
  return (findNodeAtLocation(root, [section])?.children ?? []).flatMap(({ children = [], offset }) => {
    const [key, value] = children;
    if (typeof key?.value !== 'string') return [];
    const version = typeof value?.value === 'string' && /\d/.test(value.value) ? value.value : undefined;
    return [{ ecosystem: 'packagist' as const, name: key.value, version, use, path, line: lines.at(offset) }];
  });
}

function runtime({ path, line, version = '' }: Dependency): Trace {
  return {
    topic: 'runtime',
    title: 'PHP',
    version,
    confidence: 'proven',
    path,
    line,
    text: `Runs on PHP ${version}.`,
  };
}
