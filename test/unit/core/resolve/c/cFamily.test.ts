import assert from 'node:assert/strict';
import type { FileFacts, RawImport } from '../../../../../src/core/model/facts.ts';
import { cFamily } from '../../../../../src/core/resolve/c/cFamily.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';

interface Tree {
  readonly includes: readonly string[];
  readonly others: readonly string[];
  readonly build?: Readonly<Record<string, string>>;
}

/** Where each include of `src/main.c` leads: a path, `↗ package` or `✗`. */
function targets({ includes, others, build = {} }: Tree): readonly string[] {
  const file: FileFacts = {
    path: 'src/main.c',
    language: 'c',
    depth: 'full',
    hash: '',
    sizeBytes: 0,
    lines: 1,
    imports: includes.map(includeOf),
    symbols: [],
    references: [],
    packages: [],
    problems: [],
  };
  const resolver = cFamily.prepare({
    root: '/w',
    paths: createPathIndex([file.path, ...others, ...Object.keys(build)]),
    manifests: new Map(Object.entries(build)),
    facts: new Map([[file.path, file]]),
    problem: () => {},
  });
  return resolver.resolve(file).map(({ target }) => {
    if (target.status === 'resolved') return target.path;
    return target.status === 'external' ? `↗ ${target.package}` : '✗';
  });
}

function includeOf(written: string, at: number): RawImport {
  const flavour = written.startsWith('<') ? { flavour: 'system' } : {};
  return {
    specifier: written.slice(1, -1),
    kind: 'static',
    line: at + 1,
    start: 0,
    end: 1,
    names: [],
    ...flavour,
  };
}

describe('resolving C and C++', () => {
  it('finds headers in angle brackets anywhere when no build file that it reads names a folder', () => {
    const tree = {
      includes: ['<queue_core.h>', '<string.h>', '<libpq-fe.h>'],
      others: ['src/core/queue_core.h', 'src/compat/string.h'],
    };
    assert.deepEqual(targets(tree), ['src/core/queue_core.h', '↗ string.h', '↗ libpq-fe.h']);
    const build = { Makefile: 'CFLAGS += -Isrc/compat\n' };
    assert.deepEqual(targets({ ...tree, build }), ['↗ queue_core.h', 'src/compat/string.h', '↗ libpq-fe.h']);
  });

  it('takes a header for another project’s when no folder of that name holds headers', () => {
    const tree = {
      includes: ['"codec/codec.h"', '"own/gone.h"', '"syscall.h"'],
      others: ['codec/codec.go', 'own/here.h'],
    };
    assert.deepEqual(targets(tree), ['↗ codec', '✗', '↗ syscall.h']);
  });
});
