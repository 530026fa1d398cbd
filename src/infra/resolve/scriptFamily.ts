/**
 * JavaScript and TypeScript imports, resolved from the walked paths and the manifests alone: the answer is the same whether
 * dependencies are installed or not. The native resolver reads the disk instead and sees built files or nothing; a contract
 * test holds both together where both can answer.
 */
import { dirname } from '../../base/paths.ts';
import type { FileFacts, RawImport } from '../../core/model/facts.ts';
import type { ImportTarget, ResolvedImport } from '../../core/model/graph.ts';
import type { ResolveContext, ResolverFamily } from '../../core/ports/languageSupport.ts';
import { EcmaResolver } from './ecma/ecmaResolver.ts';
import { ManifestReader } from './ecma/manifestReader.ts';

/** Files whose change can change how imports resolve. Others (`extends` bases) are read when they are named. */
const MANIFESTS = [
  'package.json',
  'pnpm-workspace.yaml',
  'lerna.json',
  'rush.json',
  'deno.json',
  'deno.jsonc',
  'tsconfig.json',
  'jsconfig.json',
  ...['app', 'base', 'build', 'lib', 'node', 'options', 'shared', 'spec', 'test', 'vitest'].map(
    (name) => `tsconfig.${name}.json`,
  ),
  ...['vite', 'vitest', 'webpack', 'vue', 'jest', 'babel', 'nuxt'].flatMap((tool) =>
    ['js', 'ts', 'mjs', 'cjs', 'mts'].map((extension) => `${tool}.config.${extension}`),
  ),
  '.babelrc',
];

export function createScriptFamily(): ResolverFamily {
  return {
    languages: ['typescript', 'tsx', 'javascript', 'jsx', 'vue', 'svelte', 'astro'],
    manifests: MANIFESTS,
    prepare: (context) => {
      const resolve = cachedResolver(context);
      return {
        resolve: (file) => file.imports.map((raw, rawIndex) => resolved(raw, rawIndex, resolve(raw, file))),
        // Resolution follows paths and manifests; what a file declares inside changes nothing for others.
        affectsOthers: () => false,
      };
    },
  };
}

type Resolve = (raw: RawImport, file: FileFacts) => ImportTarget;

/** One answer per folder, dialect and specifier. */
function cachedResolver(context: ResolveContext): Resolve {
  const resolver = new EcmaResolver(context.root, context.paths, new ManifestReader(context));
  const answers = new Map<string, Map<string, ImportTarget>>();
  return (raw, file) => {
    const folder = dirname(file.path);
    const typescript = file.language !== 'javascript' && file.language !== 'jsx';
    const place = typescript ? `${folder}?ts` : folder;
    const known = answers.get(place) ?? new Map<string, ImportTarget>();
    answers.set(place, known);
    const key = raw.flavour === undefined ? raw.specifier : `${raw.flavour}\0${raw.specifier}`;
    const answer =
      known.get(key) ?? resolver.resolve(raw.specifier, { folder, typescript }, raw.flavour === 'reference');
    known.set(key, answer);
    return answer;
  };
}

function resolved(raw: RawImport, rawIndex: number, target: ImportTarget): ResolvedImport {
  return {
    specifier: raw.specifier,
    kind: raw.kind,
    line: raw.line,
    names: raw.names,
    ...(raw.test ? { test: true } : {}),
    target,
    rawIndex,
  };
}
