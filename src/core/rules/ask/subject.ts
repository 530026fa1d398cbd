/** What a person means by a word: a file, a folder, a module, a layer, a package, or a file that is yet to be written. */
import { CodedError } from '../../../base/codedError.ts';
import { dirname } from '../../../base/paths.ts';
import { languageOf } from '../../languages/languages.ts';
import type { Module } from '../../model/module.ts';
import type { Subject } from '../../model/ruleAnswer.ts';
import type { Scene } from '../scene.ts';
import type { LayerSelectors, Place } from '../selector.ts';

/** One end of a dependency. */
export interface Meant {
  readonly subject: Subject;
  /** Empty for a package. */
  readonly places: readonly Place[];
}

/** Names that are shown where one was not found or fits several. */
const SHOWN = 5;

export class Subjects {
  readonly #scene: Scene;
  readonly #layers: LayerSelectors;
  readonly #root: string;

  constructor(scene: Scene, layers: LayerSelectors, root: string) {
    this.#scene = scene;
    this.#layers = layers;
    this.#root = root;
  }

  /** @param far the side that is imported, which may be a package. Throws `unknown-subject`. */
  find(text: string, far: boolean): Meant {
    const name = plain(text, this.#root);
    const found =
      this.#file(name) ?? this.#layer(name) ?? this.#module(name) ?? this.#folder(name) ?? this.#ending(name);
    if (found !== undefined) return found;
    if (languageOf(name) !== undefined && !name.startsWith('../')) return this.#newFile(name);
    this.#refuseNearMiss(name, text);
    if (far && isPackageName(name)) return { subject: { kind: 'package', name, files: 0 }, places: [] };
    throw new CodedError(
      'unknown-subject',
      `There is no file, folder, module or layer ${text}. Name a path as it stands in the workspace.`,
    );
  }

  /** What begins with a folder of the workspace is no package: a word written wrong would pass as one. */
  #refuseNearMiss(name: string, text: string): void {
    const parent = dirname(name);
    if (parent === '' || this.#folder(parent) === undefined || this.#isImported(name)) return;
    const inside = new Set(
      this.#scene.parts.files
        .filter(({ path }) => path.startsWith(`${parent}/`))
        .map(({ path }) => path.slice(parent.length + 1).split('/')[0]!),
    );
    const beside = [...inside].sort();
    const names = beside.slice(0, SHOWN).join(', ');
    const more = beside.length > SHOWN ? ', …' : '';
    throw new CodedError(
      'unknown-subject',
      `There is no ${text}. In ${parent} are ${names}${more}. Name one of them.`,
    );
  }

  #isImported(name: string): boolean {
    return this.#scene.parts.files.some((file) =>
      this.#scene.externalsOf(file).some((each) => each.name === name),
    );
  }

  #file(name: string): Meant | undefined {
    const file = this.#scene.fileOf(name);
    return file && { subject: { kind: 'file', name, files: 1 }, places: [file] };
  }

  #layer(name: string): Meant | undefined {
    const selector = this.#layers.get(name);
    return selector && this.#many('layer', name, (place) => selector.has(place));
  }

  #module(name: string): Meant | undefined {
    const known = this.#scene.parts.modules.some((module) => module.name === name);
    return known ? this.#many('module', name, (place) => place.module === name) : undefined;
  }

  #folder(name: string): Meant | undefined {
    const found = this.#many('folder', name, ({ path }) => path.startsWith(`${name}/`));
    return found.places.length === 0 ? undefined : found;
  }

  /** `orders/list.ts`, or the name of a file alone, where only one ends so. */
  #ending(name: string): Meant | undefined {
    const fitting = this.#scene.parts.files.filter(({ path }) => path.endsWith(`/${name}`));
    const [only, ...others] = fitting;
    if (only === undefined) return undefined;
    if (others.length === 0) return { subject: { kind: 'file', name: only.path, files: 1 }, places: [only] };
    const paths = fitting.slice(0, SHOWN).map(({ path }) => path);
    const more = fitting.length > SHOWN ? ', …' : '';
    throw new CodedError('unknown-subject', `${name} may be ${paths.join(', ')}${more}. Name one in full.`);
  }

  #newFile(path: string): Meant {
    const place = { path, module: moduleFor(path, this.#scene.parts.modules) };
    return { subject: { kind: 'new-file', name: path, files: 1 }, places: [place] };
  }

  #many(kind: Subject['kind'], name: string, has: (place: Place) => boolean): Meant {
    const places = this.#scene.parts.files.filter(has);
    return { subject: { kind, name, files: places.length }, places };
  }
}

/** The module whose folder lies nearest above. */
function moduleFor(path: string, modules: readonly Module[]): string {
  const names = new Set(modules.map((module) => module.name));
  for (let folder = dirname(path); folder !== ''; folder = dirname(folder))
    if (names.has(folder)) return folder;
  return '.';
}

function plain(text: string, root: string): string {
  const slashed = text.trim().replaceAll('\\', '/');
  const base = `${root.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  const inner = slashed.startsWith(base) ? slashed.slice(base.length) : slashed;
  return inner.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

function isPackageName(name: string): boolean {
  return name !== '' && !/^[./]|\s/.test(name);
}
