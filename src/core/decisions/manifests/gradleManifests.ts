/** Gradle build files in either language, and version catalogues. Line by line: they are programs, and only their usual forms are read. */
import { basename } from '../../../base/paths.ts';
import { asTable, tableAt, textOf } from '../../resolve/tomlTable.ts';
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';
import { tomlOf } from './pythonManifests.ts';
import { TextLines } from './textLines.ts';

const COORDINATES =
  /^\s*(\w+)\s*\(?\s*(?:platform|enforcedPlatform|project)?\s*\(?\s*["']([\w.-]+:[\w.-]+)(?::([^"'@]+))?[^"']*["']/;
const NAMED = /^\s*(\w+)\s*\(?\s*group\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']/;
const ACCESSOR = /^\s*(\w+)\s*\(?\s*(?:platform\s*\(\s*)?libs\.([\w.]+)/;
const PLUGIN =
  /^\s*(?:id\s*\(?\s*["']([\w.-]+)["']\s*\)?(?:\s*version\s*\(?\s*["']([^"']+)["'])?|apply\s+plugin:\s*["']([\w.-]+)["'])/;
const PLUGIN_ALIAS = /^\s*alias\s*\(\s*libs\.plugins\.([\w.]+)/;
const CONFIGURATION =
  /(?:implementation|api|compile|compileonly|runtime|runtimeonly|kapt|ksp|annotationprocessor|developmentonly|classpath|testfixturesapi)$/i;
const TOOLCHAIN =
  /(?:JavaLanguageVersion\.of\(\s*|(?:source|target)Compatibility\s*=?\s*(?:JavaVersion\.VERSION_|["'])?|jvmToolchain\(\s*)(\d+(?:[._]\d+)?)/;

/** A use of the catalogue, to be looked up by its alias once all files are read. */
const CATALOGUE_PREFIX = 'catalogue:';

export const gradleBuild: ManifestReader = {
  matches: (name) => /^build\.gradle(?:\.kts)?$|\.gradle(?:\.kts)?$/.test(name),
  read(path, text) {
    if (/^settings\.gradle/.test(basename(path)))
      return { dependencies: [], traces: settingsTraces(path, text) };
    const dependencies: Dependency[] = [];
    const traces: Trace[] = [];
    for (const [at, line] of text.split('\n').entries()) {
      if (line.length > MAX_LINE || /^\s*(?:\/\/|\*)/.test(line)) continue;
      const place = { ecosystem: 'maven' as const, path, line: at + 1 };
      const found = declaredIn(line);
      if (found !== undefined) dependencies.push({ ...place, ...found });
      const toolchain = TOOLCHAIN.exec(line)?.[1];
      if (toolchain !== undefined && traces.length === 0)
        traces.push({
          topic: 'runtime',
          title: 'Java',
          version: toolchain.replace(/^1[._]/, ''),
          confidence: 'proven',
          path,
          line: at + 1,
          text: `Compiled for Java ${toolchain}.`,
        });
    }
    return { dependencies, traces };
  },
};

const MAX_LINE = 2_000;

function declaredIn(line: string): Pick<Dependency, 'name' | 'version' | 'use'> | undefined {
  const plugin = PLUGIN.exec(line);
  if (plugin !== null)
    return { name: `plugin:${plugin[1] ?? plugin[3]}`, version: plugin[2], use: 'product' };
  const alias = PLUGIN_ALIAS.exec(line);
  if (alias !== null) return { name: `${CATALOGUE_PREFIX}plugins.${alias[1]}`, use: 'product' };
  const plain = COORDINATES.exec(line);
  if (plain !== null)
    return configured(plain[1]!, {
      name: plain[2]!,
      version: plain[3]?.includes('$') ? undefined : plain[3],
    });
  const named = NAMED.exec(line);
  if (named !== null) return configured(named[1]!, { name: `${named[2]}:${named[3]}` });
  const accessor = ACCESSOR.exec(line);
  return accessor === null
    ? undefined
    : configured(accessor[1]!, { name: `${CATALOGUE_PREFIX}${accessor[2]}` });
}

function configured(
  configuration: string,
  dependency: Pick<Dependency, 'name'> & { readonly version?: string | undefined },
): Pick<Dependency, 'name' | 'version' | 'use'> | undefined {
  if (!CONFIGURATION.test(configuration)) return undefined;
  return {
    ...dependency,
    use: /^(?:test|androidTest|integration|jmh|e2e)/i.test(configuration) ? 'development' : 'product',
  };
}

function settingsTraces(path: string, text: string): Trace[] {
  const lines = new TextLines(text);
  const included = lines.lines.filter((line) => /^\s*include\b/.test(line)).join('');
  if ((included.match(/["'][:\w/-]+["']/g) ?? []).length < 2) return [];
  return [
    {
      topic: 'monorepo',
      title: 'Gradle multi-project build',
      confidence: 'proven',
      path,
      line: lines.of(['include']),
      text: 'Several projects are built as one.',
    },
  ];
}

export interface Catalogue {
  /** Alias with dots → coordinates and version. */
  readonly entries: ReadonlyMap<string, { readonly name: string; readonly version: string | undefined }>;
}

export function isCatalogue(path: string): boolean {
  return path.endsWith('.versions.toml');
}

export function readCatalogue(text: string): Catalogue {
  const table = tomlOf(text);
  const entries = new Map<string, { name: string; version: string | undefined }>();
  if (table === undefined) return { entries };
  const versions = tableAt(table, 'versions');
  const versionOf = (value: unknown) => {
    const version = asTable(value).version;
    return textOf(version) ?? textOf(versions[textOf(asTable(version).ref) ?? '']);
  };
  for (const [alias, value] of Object.entries(tableAt(table, 'libraries'))) {
    const name = textOf(value)?.split(':').slice(0, 2).join(':') ?? coordinatesOf(value);
    if (name !== undefined)
      entries.set(dotted(alias), { name, version: textOf(value)?.split(':')[2] ?? versionOf(value) });
  }
  for (const [alias, value] of Object.entries(tableAt(table, 'plugins'))) {
    const id = textOf(asTable(value).id) ?? textOf(value)?.split(':')[0];
    if (id !== undefined)
      entries.set(`plugins.${dotted(alias)}`, { name: `plugin:${id}`, version: versionOf(value) });
  }
  return { entries };
}

function coordinatesOf(value: unknown): string | undefined {
  const { module, group, name } = asTable(value);
  return (
    textOf(module) ?? (typeof group === 'string' && typeof name === 'string' ? `${group}:${name}` : undefined)
  );
}

function dotted(alias: string): string {
  return alias.replaceAll(/[-_]/g, '.');
}

/** Puts coordinates in the place of aliases; those that no catalogue knows are dropped. */
export function withCatalogues(
  dependencies: readonly Dependency[],
  catalogues: readonly Catalogue[],
): Dependency[] {
  return dependencies.flatMap((dependency) => {
    if (!dependency.name.startsWith(CATALOGUE_PREFIX)) return [dependency];
    const alias = dependency.name.slice(CATALOGUE_PREFIX.length).replace(/\.get$/, '');
    const entry = catalogues.map(({ entries }) => entries.get(alias)).find((found) => found !== undefined);
    return entry === undefined ? [] : [{ ...dependency, ...entry }];
  });
}
