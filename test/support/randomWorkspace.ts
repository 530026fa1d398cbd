/** A workspace of twelve languages that random edits may do anything to: the same seed, the same edits. */

export interface Random {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
}

/** Marsaglia's xorshift, 32 bits (Xorshift RNGs, 2003). */
export function createRandom(seed: number): Random {
  let state = seed | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const below = (limit: number) => next() % limit;
  return { below, pick: (from) => from[below(from.length)]! };
}

const NAMES = ['Ant', 'Bee', 'Cat', 'Dog', 'Elk'] as const;
const lower = NAMES.map((name) => name.toLowerCase());

interface Family {
  readonly paths: readonly string[];
  text(random: Random, path: string): string;
}

const nameIn = (path: string) => /(\w+)\.\w+$/.exec(path)?.[1] ?? 'none';
const lines = (random: Random, most: number, line: () => string) =>
  Array.from({ length: random.below(most + 1) }, line).join('\n');

const script: Family = {
  paths: ['src', 'src/sub', 'packages/lib/src']
    .flatMap((folder) =>
      lower.flatMap((name, at) => [`${folder}/${name}.${['ts', 'tsx', 'js', 'mts', 'ts'][at]}`]),
    )
    .concat('src/index.ts', 'packages/lib/src/index.ts', 'src/ant.test.ts'),
  text: (random, path) => {
    const line = () => {
      const target = random.pick([
        ...lower.map((name) => `./${name}`),
        ...lower.map((name) => `../${name}`),
        './sub/ant.js',
        './sub',
        '.',
        '@/bee',
        '@/sub/cat',
        'lib',
        'lib/dog',
        'react',
        './missing',
      ]);
      return random.pick([
        `import { ${nameIn(path)} as x${random.below(999)} } from '${target}';`,
        `import type { T } from '${target}';`,
        `export * from '${target}';`,
        `const later = () => import('${target}');`,
        `import '${target}';`,
      ]);
    };
    return `${lines(random, 4, line)}\nexport const ${nameIn(path)} = ${random.below(99)};\nexport interface T { n: ${random.below(9)} }\n`;
  },
};

const python: Family = {
  paths: ['app', 'app/core', 'tests']
    .flatMap((folder) => lower.slice(0, 3).map((name) => `${folder}/${name}.py`))
    .concat('app/__init__.py', 'app/core/__init__.py', 'setup.py'),
  text: (random, path) => {
    const line = () => {
      const name = random.pick(lower);
      return random.pick([
        `from app.${name} import ${name}`,
        `from . import ${name}`,
        `from .core import ${name}`,
        `import app.core.${name}`,
        `from ..${name} import *`,
        `from app import ${name}`,
        'import os',
        `from .${name} import (${name},`,
      ]);
    };
    return `${lines(random, 4, line)}\ndef ${nameIn(path)}():\n    return ${random.below(9)}\n`;
  },
};

const java: Family = {
  paths: ['java/p', 'java/p/q']
    .flatMap((folder) => NAMES.slice(0, 3).map((name) => `${folder}/${name}.java`))
    .concat('java/p/Elk.kt', 'java/p/q/Dog.kt'),
  text: (random, path) => {
    const space = path.includes('/q/') ? 'p.q' : 'p';
    const end = path.endsWith('.kt') ? '' : ';';
    const line = () =>
      random.pick([
        `import p.q.${random.pick(NAMES)}${end}`,
        `import p.${random.pick(NAMES)}${end}`,
        `import p.q.*${end}`,
      ]);
    const used = random.pick(NAMES);
    const body = path.endsWith('.kt')
      ? `class ${random.pick(NAMES)} { val one = ${used}() }`
      : `class ${nameIn(path)} { ${used} one = new ${used}(); }`;
    return `package ${random.below(8) === 0 ? 'p.r' : space}${end}\n${lines(random, 2, line)}\n${body}\n`;
  },
};

const go: Family = {
  paths: ['go', 'go/util', 'go/util/deep'].flatMap((folder) =>
    ['a.go', 'b.go', 'a_test.go'].map((name) => `${folder}/${name}`),
  ),
  text: (random, path) => {
    const target = random.pick([
      'example.com/m',
      'example.com/m/util',
      'example.com/m/util/deep',
      'fmt',
      'example.com/other',
    ]);
    const own = path.split('/').at(-2) ?? 'main';
    return `package ${own}\n\nimport "${target}"\n\nfunc F${random.below(9)}() { ${random.pick(['util', 'deep', 'm', 'fmt'])}.F${random.below(9)}() }\n`;
  },
};

const rust: Family = {
  paths: [
    'rs/src/lib.rs',
    'rs/src/main.rs',
    'rs/src/ant.rs',
    'rs/src/bee.rs',
    'rs/src/bee/cat.rs',
    'rs/src/dog/mod.rs',
  ],
  text: (random) => {
    const line = () => {
      const name = random.pick(lower);
      return random.pick([
        `mod ${name};`,
        `pub mod ${name};`,
        `use crate::${name}::X;`,
        `use super::${name};`,
        `pub use self::${name}::*;`,
        'use std::fmt;',
        `use crate::bee::cat::X;`,
      ]);
    };
    return `${lines(random, 4, line)}\npub struct X;\n`;
  },
};

const c: Family = {
  paths: ['c/ant.c', 'c/ant.h', 'c/bee.cpp', 'c/bee.hpp', 'c/include/cat.h', 'c/include/sub/dog.h'],
  text: (random) => {
    const line = () =>
      random.pick([
        '#include "ant.h"',
        '#include "bee.hpp"',
        '#include <cat.h>',
        '#include "sub/dog.h"',
        '#include "../ant.h"',
        '#include <stdio.h>',
        '#include "gone.h"',
      ]);
    return `${lines(random, 3, line)}\nint f${random.below(9)}(void);\n`;
  },
};

const others: Family = {
  paths: [
    'php/src/Ant.php',
    'php/src/Sub/Bee.php',
    'php/index.php',
    'rb/lib/ant.rb',
    'rb/lib/ant/bee.rb',
    'cs/Ant.cs',
    'cs/Sub/Bee.cs',
    'cs/Cat.cs',
  ],
  text: (random, path) => {
    if (path.endsWith('.php')) {
      const use = random.pick([
        'use App\\Ant;',
        'use App\\Sub\\Bee;',
        "require __DIR__ . '/src/Ant.php';",
        '',
      ]);
      return `<?php\nnamespace ${random.pick(['App', 'App\\Sub'])};\n${use}\nclass ${nameIn(path)} { function f() { return new ${random.pick(['Ant', 'Bee'])}(); } }\n`;
    }
    if (path.endsWith('.rb'))
      return `${random.pick(["require_relative 'ant/bee'", "require 'ant'", "require_relative '../ant'", ''])}\nclass ${random.pick(NAMES)}\nend\n`;
    return `using ${random.pick(['App', 'App.Sub', 'System'])};\nnamespace ${random.pick(['App', 'App.Sub'])};\nclass ${nameIn(path)} { ${random.pick(NAMES)} one; }\n`;
  },
};

const MANIFESTS: Readonly<Record<string, readonly string[]>> = {
  'package.json': [
    '{"workspaces":["packages/*"]}',
    '{}',
    '{"workspaces":["packages/*"],"imports":{"#x":"./src/ant.ts"}}',
    '{"broken',
  ],
  'packages/lib/package.json': [
    '{"name":"lib","main":"src/index.ts"}',
    '{"name":"lib","exports":{".":"./src/index.ts","./dog":"./src/dog.mts"}}',
    '{"name":"other"}',
  ],
  'tsconfig.json': [
    '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["src/*"]}}}',
    '{"compilerOptions":{"paths":{"@/*":["./src/sub/*"]}}}',
    '{}',
    '{"compilerOptions":',
  ],
  'go/go.mod': ['module example.com/m\n\ngo 1.22\n', 'module example.com/other\n'],
  'rs/Cargo.toml': ['[package]\nname = "rs"\nversion = "0.1.0"\n', '[package'],
  'php/composer.json': [
    '{"autoload":{"psr-4":{"App\\\\":"src/"}}}',
    '{"autoload":{"psr-4":{"App\\\\":"src/Sub/"}}}',
  ],
  'pyproject.toml': ['[project]\nname = "app"\n', '[tool.setuptools.packages.find]\nwhere = ["app"]\n'],
  '.gitignore': ['', 'sub/\n', '*.js\n/tests/\n', '!sub/\n*.hpp\n'],
  'src/.gitignore': ['bee.*\n', '/index.ts\n', ''],
};

const FAMILIES: readonly Family[] = [script, script, python, java, go, rust, c, others];
const FOLDERS = [
  'src/sub',
  'app/core',
  'java/p/q',
  'go/util',
  'packages/lib',
  'rs/src/bee',
  'c/include',
  'tests',
];

export type Edit =
  | { readonly type: 'write'; readonly path: string; readonly text: string | Uint8Array }
  | { readonly type: 'delete'; readonly path: string }
  | { readonly type: 'move'; readonly path: string; readonly to: string };

/** Files to begin with: about two of three of all that there may be. */
export function randomFiles(random: Random): Record<string, string> {
  const files: Record<string, string> = {};
  for (const family of new Set(FAMILIES))
    for (const path of family.paths) if (random.below(3) > 0) files[path] = family.text(random, path);
  for (const [path, texts] of Object.entries(MANIFESTS))
    if (!path.endsWith('.gitignore')) files[path] = texts[0]!;
  return files;
}

/** An edit as a person or a tool makes it; what it names may not be there. */
export function randomEdit(random: Random): Edit {
  const family = random.pick(FAMILIES);
  const path = random.pick(family.paths);
  switch (random.below(12)) {
    case 0:
    case 1:
      return { type: 'delete', path };
    case 2:
      return { type: 'move', path, to: random.pick(family.paths) };
    case 3: {
      const [manifest, texts] = random.pick(Object.entries(MANIFESTS));
      return random.below(5) === 0
        ? { type: 'delete', path: manifest }
        : { type: 'write', path: manifest, text: random.pick(texts) };
    }
    case 4: {
      const folder = random.pick(FOLDERS);
      return random.below(2) === 0
        ? { type: 'delete', path: folder }
        : { type: 'move', path: folder, to: random.pick([...FOLDERS, 'moved']) };
    }
    case 5:
      return {
        type: 'write',
        path,
        text: random.pick([
          Buffer.from([0, 1, 2, 3]),
          Buffer.from([0x69, 0xe9, 0x0a]),
          '',
          '}{ ((',
          'x'.repeat(50_000),
        ]),
      };
    default:
      return { type: 'write', path, text: family.text(random, path) };
  }
}
