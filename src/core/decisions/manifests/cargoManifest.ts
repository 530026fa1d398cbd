/** `Cargo.toml`. */
import { asTable, type Table, tableAt, textOf } from '../../resolve/tomlTable.ts';
import type { Dependency, ManifestReader, Trace } from './manifestFacts.ts';
import { NOTHING } from './manifestFacts.ts';
import { tomlOf } from './pythonManifests.ts';
import { TextLines } from './textLines.ts';

const SECTIONS = {
  dependencies: 'product',
  'build-dependencies': 'development',
  'dev-dependencies': 'development',
} as const;

export const cargoManifest: ManifestReader = {
  matches: (name) => name === 'Cargo.toml',
  read(path, text) {
    const table = tomlOf(text);
    if (table === undefined) return NOTHING;
    const lines = new TextLines(text);
    const targets = Object.values(tableAt(table, 'target')).map(asTable);
    const dependencies = Object.entries(SECTIONS).flatMap(([section, use]) =>
      [table, ...targets].flatMap((each) => sectionOf(tableAt(each, section), { use, path, lines, section })),
    );
    return {
      name: textOf(tableAt(table, 'package').name),
      dependencies,
      traces: tracesOf(table, path, lines),
    };
  },
};

interface Section {
  readonly use: Dependency['use'];
  readonly path: string;
  readonly lines: TextLines;
  readonly section: string;
}

function sectionOf(table: Table, { use, path, lines, section }: Section): Dependency[] {
  const from = lines.of([`${section}]`, `${section}.`]);
  return Object.entries(table).map(([key, value]) => ({
    ecosystem: 'crates',
    name: textOf(asTable(value).package) ?? key,
    version: textOf(value) ?? textOf(asTable(value).version),
    use: asTable(value).optional === true ? 'optional' : use,
    path,
    line: lines.of([`${key} =`, `${key}=`, `${key}.`, `.${key}]`], from),
  }));
}

function tracesOf(table: Table, path: string, lines: TextLines): Trace[] {
  const traces: Trace[] = [];
  const workspace = tableAt(table, 'workspace');
  const version =
    textOf(tableAt(table, 'package')['rust-version']) ??
    textOf(tableAt(workspace, 'package')['rust-version']);
  if (version !== undefined)
    traces.push({
      topic: 'runtime',
      title: 'Rust',
      version,
      confidence: 'proven',
      path,
      line: lines.of(['rust-version']),
      text: `Compiles with Rust ${version} and later.`,
    });
  if ('members' in workspace)
    traces.push({
      topic: 'monorepo',
      title: 'Cargo workspace',
      confidence: 'proven',
      path,
      line: lines.ofTable('workspace'),
      text: 'Several crates are developed as one workspace.',
    });
  return traces;
}
