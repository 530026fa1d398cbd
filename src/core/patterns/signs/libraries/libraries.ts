/** What a library means: the table of each ecosystem, looked up by the longest named prefix. */
import type { Ecosystem } from '../ecosystem.ts';
import type { SignKind } from '../sign.ts';
import { CSHARP_LIBRARIES } from './csharp.ts';
import { GO_LIBRARIES } from './go.ts';
import { JVM_LIBRARIES } from './jvm.ts';
import type { LibraryTable } from './libraryTable.ts';
import { PHP_LIBRARIES } from './php.ts';
import { PYTHON_LIBRARIES } from './python.ts';
import { RUBY_LIBRARIES } from './ruby.ts';
import { RUST_LIBRARIES } from './rust.ts';
import { SCRIPT_LIBRARIES } from './script.ts';
import { SWIFT_LIBRARIES } from './swift.ts';

export interface Library {
  /** As the table names it. */
  readonly name: string;
  readonly kinds: readonly SignKind[];
}

const TABLES: { readonly [ecosystem in Ecosystem]?: LibraryTable } = {
  script: SCRIPT_LIBRARIES,
  python: PYTHON_LIBRARIES,
  jvm: JVM_LIBRARIES,
  csharp: CSHARP_LIBRARIES,
  go: GO_LIBRARIES,
  php: PHP_LIBRARIES,
  ruby: RUBY_LIBRARIES,
  rust: RUST_LIBRARIES,
  swift: SWIFT_LIBRARIES,
};

const lookups = new Map<Ecosystem, ReadonlyMap<string, Library>>();

/** @param path as imported, in any notation: `gorm.io/gorm`, `MediatR.Pipeline`, `Doctrine\ORM\Mapping`. */
export function librariesOf(ecosystem: Ecosystem, path: string): readonly Library[] {
  const known = lookupOf(ecosystem);
  const segments = segmentsOf(ecosystem, path);
  const found: Library[] = [];
  for (let length = 1; length <= segments.length; length++) {
    const library = known.get(segments.slice(0, length).join('/'));
    if (library !== undefined) found.push(library);
  }
  return found;
}

function lookupOf(ecosystem: Ecosystem): ReadonlyMap<string, Library> {
  let lookup = lookups.get(ecosystem);
  if (lookup === undefined) {
    lookup = build(ecosystem);
    lookups.set(ecosystem, lookup);
  }
  return lookup;
}

function build(ecosystem: Ecosystem): ReadonlyMap<string, Library> {
  const lookup = new Map<string, { name: string; kinds: SignKind[] }>();
  for (const [kind, names] of Object.entries(TABLES[ecosystem] ?? {})) {
    for (const name of names.split(' ')) {
      const key = segmentsOf(ecosystem, name).join('/');
      const known = lookup.get(key);
      if (known === undefined) lookup.set(key, { name, kinds: [kind as SignKind] });
      else known.kinds.push(kind as SignKind);
    }
  }
  return lookup;
}

const MOST_SEGMENTS = 8;

function segmentsOf(ecosystem: Ecosystem, path: string): string[] {
  const separators = ecosystem === 'script' || ecosystem === 'go' ? /\// : /[./\\]|::/;
  return path.replace(/^[\\/]+/, '').split(separators, MOST_SEGMENTS);
}
