/** Finds a grammar's .wasm and query: beside the bundle once built, in the repository while developing. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface GrammarManifest {
  readonly package: string;
  readonly version: string;
  readonly wasm: string;
  readonly sha256: string;
  readonly license: string;
  /** Where the package only compiles another's grammar: that grammar, whose licence lies beside the manifest. */
  readonly source?: string;
  /** How a declaration counts as exported; see grammars/README.md. */
  readonly visibility: string;
  /** Path of the query relative to the grammar's folder, where it is shared with another grammar. */
  readonly queries?: string;
  /** Paths of the queries for imports, where these are read in a faster way if that is to be had. */
  readonly imports?: readonly string[];
  /** Paths of the queries for shapes, where they are shared with another grammar; `queries/shapes.scm` without. */
  readonly shapes?: readonly string[];
  /** Matches of `facts.scm` begin at nodes no deeper than this: what stands inside functions is passed over, at a third of the cost. */
  readonly depth?: number;
}

export interface GrammarFiles {
  readonly manifest: GrammarManifest;
  readonly wasmPath: string;
  /** Text of `facts.scm`: all there is, or all but the imports. */
  readonly structure: string;
  /** Text of the queries for imports, where they stand apart. */
  readonly imports: string | undefined;
  /** Text of the queries for shapes; a grammar may have none. */
  readonly shapes: string | undefined;
}

export interface GrammarLocation {
  /** Folder with one folder a grammar. */
  readonly grammars: string;
  /** Folder of the npm packages that hold the .wasm, when they are not placed beside the manifest. */
  readonly packages?: string;
  /** Folder of `web-tree-sitter.wasm`. */
  readonly runtime: string;
}

const here = dirname(fileURLToPath(import.meta.url));

/** The bundle's own `grammars/` when there is one, else the repository's. */
export function defaultGrammarLocation(): GrammarLocation {
  const bundled = join(here, 'grammars');
  if (existsSync(join(bundled, 'web-tree-sitter.wasm'))) return { grammars: bundled, runtime: bundled };
  const repository = join(here, '..', '..', '..');
  const packages = join(repository, 'node_modules');
  return { grammars: join(repository, 'grammars'), packages, runtime: join(packages, 'web-tree-sitter') };
}

/** Throws the file system's error, naming the path, when a grammar is incomplete. */
export function readGrammar(location: GrammarLocation, grammar: string): GrammarFiles {
  const folder = join(location.grammars, grammar);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as GrammarManifest;
  const placed = join(folder, 'grammar.wasm');
  const wasmPath =
    location.packages === undefined ? placed : join(location.packages, manifest.package, manifest.wasm);
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  return {
    manifest,
    wasmPath,
    structure: text(manifest.queries ?? 'queries/facts.scm'),
    imports: manifest.imports?.map(text).join('\n'),
    shapes: shapesOf(folder, manifest),
  };
}

function shapesOf(folder: string, { shapes = ['queries/shapes.scm'] }: GrammarManifest): string | undefined {
  const paths = shapes.map((path) => join(folder, path)).filter((path) => existsSync(path));
  return paths.length === 0 ? undefined : paths.map((path) => readFileSync(path, 'utf8')).join('\n');
}
