/** A preset on the folders that are there: each goes to the layer that its name says, the outermost name on a path decides. */
import { basename, dirname } from '../../../base/paths.ts';
import { isBeside } from '../../layers/units.ts';
import type { SourceFile } from '../../model/architectureModel.ts';
import type { LayerDeclaration, Rule, RuleSet } from '../../model/rule.ts';
import { escaped, folderGlob, listed } from '../infer/ground.ts';
import { quoteGlob } from '../patterns.ts';
import type { Preset, PresetLayer } from './presets.ts';

export interface FittedPreset {
  readonly set: RuleSet;
  /** What could not be placed, a sentence each. */
  readonly notes: readonly string[];
}

/** Folders of one name in so many places are written as one glob, so that those to come belong to it too. */
const MIN_ALIKE = 3;
const MOST_NAMED = 8;

/** Undefined when fewer than two of the layers have a folder here. */
export function fitPreset(
  preset: Preset,
  files: readonly Pick<SourceFile, 'path' | 'test'>[],
): FittedPreset | undefined {
  const sources = files.filter((file) => !file.test && !isBeside(file.path)).map((file) => file.path);
  const placed = placedFolders(preset.layers, sources);
  const layers = preset.layers.filter((layer) => placed.has(layer.name));
  if (layers.length < 2) return undefined;
  const names = new Set(layers.map((layer) => layer.name));
  const declared = layers.map((layer): LayerDeclaration => {
    const row = layer.with !== undefined && names.has(layer.with) ? { with: layer.with } : {};
    const inner = globsOf(within(layer.name, placed));
    const not = inner.length === 0 ? {} : { not: { files: inner } };
    return { name: layer.name, files: { files: globsOf([...placed.get(layer.name)!]), ...not }, ...row };
  });
  const order: Rule = {
    ...{
      id: `${preset.name}-layers`,
      kind: 'layers',
      severity: 'error',
      why: preset.why,
      instead: preset.instead,
    },
    order: layers.map((layer) => layer.name),
  };
  const slices = preset.sliced.flatMap((name) =>
    sliceRule(name, [...(placed.get(name) ?? [])], { preset, sources }),
  );
  return { set: { layers: declared, rules: [order, ...slices] }, notes: notesOf(preset, placed, sources) };
}

/** Folders by layer. */
function placedFolders(layers: readonly PresetLayer[], sources: readonly string[]): Placed {
  const naming = new Naming(layers, sources);
  const placed = new Map<string, Set<string>>();
  for (const path of sources) {
    const found = naming.place(foldersOf(path));
    if (found !== undefined)
      placed.set(found.layer, (placed.get(found.layer) ?? new Set()).add(found.folder));
  }
  return placed;
}

type Placed = ReadonlyMap<string, ReadonlySet<string>>;

interface Place {
  readonly layer: string;
  readonly folder: string;
}

/** Which folders stand for layers: a name says so where another layer stands beside it. */
class Naming {
  readonly #layerOf: ReadonlyMap<string, string>;
  readonly #depth: ReadonlyMap<string, number>;
  /** Folders in which two layers or more lie side by side. */
  readonly #parents: ReadonlySet<string>;

  constructor(layers: readonly PresetLayer[], sources: readonly string[]) {
    this.#layerOf = new Map(
      layers.toReversed().flatMap(({ name, folders }) => folders.map((each) => [each, name] as const)),
    );
    this.#depth = new Map(layers.map(({ name }, at) => [name, at]));
    const inside = new Map<string, Set<string>>();
    for (const folder of new Set(sources.flatMap(foldersOf))) {
      const layer = this.#named(folder);
      if (layer !== undefined)
        inside.set(dirname(folder), (inside.get(dirname(folder)) ?? new Set()).add(layer));
    }
    this.#parents = new Set([...inside].filter(([, found]) => found.size > 1).map(([parent]) => parent));
  }

  /** @param folders around a file, outermost first. */
  place(folders: readonly string[]): Place | undefined {
    if (this.#parents.size === 0) return this.#first(folders);
    const beside = folders.filter((folder) => this.#parents.has(dirname(folder)));
    const [outer, ...deeper] = beside;
    const layer = outer === undefined ? undefined : this.#named(outer);
    if (outer === undefined || layer === undefined) return undefined;
    // A layer may hold another one further in: `application/domain`.
    return deeper.reduce<Place>(
      (known, folder) => {
        const inner = this.#named(folder);
        const isInner = inner !== undefined && this.#depth.get(inner)! > this.#depth.get(known.layer)!;
        return isInner ? { layer: inner, folder } : known;
      },
      { layer, folder: outer },
    );
  }

  #first(folders: readonly string[]): Place | undefined {
    const folder = folders.find((each) => this.#named(each) !== undefined);
    return folder === undefined ? undefined : { layer: this.#named(folder)!, folder };
  }

  #named(folder: string): string | undefined {
    return this.#layerOf.get(plain(basename(folder)));
  }
}

/** Folders of other layers inside those of this one. */
function within(layer: string, placed: Placed): readonly string[] {
  const own = [...placed.get(layer)!];
  return [...placed].flatMap(([other, folders]) =>
    other === layer ? [] : [...folders].filter((folder) => own.some((each) => folder.startsWith(`${each}/`))),
  );
}

/** Folders around a file, outermost first; the first ones of a source tree (`src/main/java`) are no layers by their names. */
function foldersOf(path: string): string[] {
  const found: string[] = [];
  for (let at = dirname(path); at !== ''; at = dirname(at)) found.unshift(at);
  const start = /^(?:.*\/)?src\/main\/(?:java|kotlin|scala)(?=\/)/.exec(path)?.[0];
  return start === undefined ? found : found.filter((each) => each.length > start.length);
}

/** `Use-Cases` → `usecase`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1');
}

function globsOf(folders: readonly string[]): readonly string[] {
  const families = new Map<string, string[]>();
  for (const folder of folders.toSorted()) {
    const around = dirname(dirname(folder));
    const key =
      around === '' || dirname(folder) === ''
        ? folder
        : `${quoteGlob(around)}/*/${quoteGlob(basename(folder))}`;
    families.set(key, [...(families.get(key) ?? []), folder]);
  }
  return [...families].flatMap(([key, family]) =>
    family.length >= MIN_ALIKE ? [`${key}/**`] : family.map(folderGlob),
  );
}

interface Fit {
  readonly preset: Preset;
  readonly sources: readonly string[];
}

/** Sub-folders of a layer's folders are slices; one of them has none to keep apart. */
function sliceRule(name: string, folders: readonly string[], { preset, sources }: Fit): Rule[] {
  const sliced = folders.filter((folder) => childrenOf(folder, sources).length >= 2);
  if (sliced.length === 0) return [];
  const parents = sliced.map(escaped).join('|');
  return [
    {
      ...{ id: `independent-${name}`, kind: 'forbidden', severity: 'error' },
      why: `Slices of ${name} do not know each other.`,
      instead: preset.instead,
      from: { matches: [`^(${parents})/([^/]+)/`] },
      to: { matches: ['^$1/[^/]+/'], not: { matches: ['^$1/$2/'] } },
    },
  ];
}

function childrenOf(folder: string, sources: readonly string[]): readonly string[] {
  const inside = sources
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
  return [
    ...new Set(inside.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')))),
  ];
}

function notesOf(
  preset: Preset,
  placed: ReadonlyMap<string, ReadonlySet<string>>,
  sources: readonly string[],
): readonly string[] {
  const missing = preset.layers.filter((layer) => !placed.has(layer.name)).map((layer) => layer.name);
  const taken = [...placed.values()].flatMap((folders) => [...folders]);
  const rest = new Map<string, number>();
  for (const path of sources) {
    if (taken.some((folder) => path.startsWith(`${folder}/`))) continue;
    rest.set(dirname(path) || '.', (rest.get(dirname(path) || '.') ?? 0) + 1);
  }
  const unplaced = [...rest].sort((a, b) => b[1] - a[1]);
  const more = unplaced.length - MOST_NAMED;
  return [
    ...(missing.length === 0 ? [] : [`No folder here for ${listed(missing)}.`]),
    ...unplaced
      .slice(0, MOST_NAMED)
      .map(([folder, count]) => `${folder} (${count} ${count === 1 ? 'file' : 'files'}) fits no layer.`),
    ...(more > 0 ? [`${more} more folders fit no layer.`] : []),
  ];
}
