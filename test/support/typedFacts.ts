/** Facts of files that declare types, without a parser: enough for resolvers that go by names. */
import type { FileFacts, RawImport, SymbolFact } from '../../src/core/model/facts.ts';
import type { ResolvedImport } from '../../src/core/model/graph.ts';
import type { LanguageId } from '../../src/core/model/language.ts';
import type { ResolverFamily } from '../../src/core/ports/languageSupport.ts';
import { createPathIndex } from '../../src/core/workspace/pathIndex.ts';

export interface TypedFile {
  readonly package?: string;
  /** `Outer`, or `Outer.Inner` for a nested type; after a colon its supertypes: `Order: Document, Priced`. */
  readonly types?: readonly string[];
  /** Functions outside types; after a colon the type they extend. */
  readonly functions?: readonly string[];
  /** As in the language, without the keyword and the semicolon: `static a.B.*`, `a.B as C`, `global A.B`. */
  readonly imports?: readonly string[];
  /** A leading dot makes it a member use. */
  readonly uses?: readonly string[];
}

const LANGUAGE: Readonly<Record<string, LanguageId>> = { java: 'java', kt: 'kotlin', cs: 'csharp' };

export function typedFacts(path: string, file: TypedFile): FileFacts {
  return {
    path,
    language: LANGUAGE[path.slice(path.lastIndexOf('.') + 1)]!,
    depth: 'full',
    hash: '',
    sizeBytes: 0,
    lines: 1,
    imports: (file.imports ?? []).map(importOf),
    symbols: [...typesOf(file.types ?? []), ...(file.functions ?? []).map(functionOf)],
    references: (file.uses ?? []).map((name, at) =>
      name.startsWith('.') ? { name: name.slice(1), line: at + 1, member: true } : { name, line: at + 1 },
    ),
    packages: file.package === undefined ? [] : [file.package],
    problems: [],
  };
}

/** Where the imports and uses of each file lead: `from → to kind`, or `from ✗ specifier`, sorted. */
export function resolveAll(
  family: ResolverFamily,
  files: Readonly<Record<string, TypedFile>>,
  manifests: Readonly<Record<string, string>> = {},
): readonly string[] {
  const facts = new Map(Object.entries(files).map(([path, file]) => [path, typedFacts(path, file)]));
  const resolver = family.prepare({
    root: '/w',
    paths: createPathIndex([...facts.keys(), ...Object.keys(manifests)]),
    manifests: new Map(Object.entries(manifests)),
    facts,
    problem: () => {},
  });
  return [...facts.values()]
    .flatMap((file) => resolver.resolve(file).map((each) => show(file.path, each)))
    .sort();
}

function show(from: string, { target, specifier, kind, idle }: ResolvedImport): string {
  if (target.status === 'resolved') return `${from} → ${target.path} ${kind}${idle ? ', idle' : ''}`;
  return target.status === 'external' ? `${from} ↗ ${target.package}` : `${from} ✗ ${specifier}`;
}

function importOf(written: string, at: number): RawImport {
  const [target, alias] = written.split(' as ');
  const words = target!.split(' ');
  const wildcard = words.at(-1)!.endsWith('.*');
  const specifier = words.at(-1)!.replace(/\.\*$/, '');
  const flavour = [...words.slice(0, -1), ...(alias === undefined ? [] : ['alias'])].join(' ');
  const names = wildcard ? ['*'] : alias === undefined ? [] : [alias];
  return {
    specifier,
    kind: 'static',
    line: at + 1,
    start: at,
    end: at + 1,
    names,
    ...(flavour === '' ? {} : { flavour }),
  };
}

/** Spans nest as the dotted names do; each type takes a hundred offsets. */
function typesOf(types: readonly string[]): SymbolFact[] {
  return types.map((each, at) => {
    const [name, bases] = each.split(':');
    const path = name!.split('.');
    const inside = types.filter((other) => other.startsWith(`${name}.`)).length;
    return {
      name: path.at(-1)!,
      kind: 'class',
      exported: true,
      startLine: 1,
      endLine: 1,
      start: at * 100,
      end: (at + inside) * 100 + 100 - path.length,
      ...(path.length > 1 ? { container: path.at(-2)! } : {}),
      ...(bases === undefined ? {} : { bases: bases.split(',').map((base) => base.trim()) }),
    };
  });
}

function functionOf(written: string, at: number): SymbolFact {
  const [name, receiver] = written.split(': ');
  const start = 1_000_000 + at * 10;
  return {
    name: name!,
    kind: 'function',
    exported: true,
    startLine: 1,
    endLine: 1,
    start,
    end: start + 5,
    ...(receiver === undefined ? {} : { bases: [receiver] }),
  };
}
