/** tach: https://docs.gauge.sh/usage/configuration */

import type { FileSelector } from '../../model/rule.ts';
import { quoteGlob } from '../patterns.ts';
import { type ConfigValue, fieldOf, isObject, itemsOf, textOf, textsOf } from './configValue.ts';
import { Import, type Imported, layerName, type RuleImporter } from './imported.ts';
import { PythonPlaces } from './pythonPlaces.ts';

export const tach: RuleImporter = {
  tool: 'tach',
  fits: (path, config) =>
    /(?:^|\/)tach\.(?:toml|ya?ml)$/.test(path) || Array.isArray(fieldOf(fieldOf(config, 'tach'), 'modules')),
  read: ({ config, sources }) => new Reading(config, sources).read(),
};

interface TachModule {
  readonly name: string;
  readonly files: readonly string[];
  readonly layer: string | undefined;
  readonly utility: boolean;
  /** Undefined when it may import everything. */
  readonly dependsOn: readonly string[] | undefined;
  readonly deprecated: readonly string[];
  readonly forbidden: readonly string[];
  readonly visibility: readonly string[] | undefined;
}

class Reading {
  readonly #found = new Import();
  readonly #config: ConfigValue;
  readonly #places: PythonPlaces;
  readonly #modules: readonly TachModule[];
  /** Sources that lie in no module. */
  readonly #rest: readonly string[];

  constructor(config: ConfigValue, sources: readonly string[]) {
    this.#config = config;
    const roots = textsOf(fieldOf(config, 'source_roots'))?.map((root) =>
      root === '.' ? '' : root.replace(/^\.\/|\/$/g, ''),
    );
    this.#places = new PythonPlaces(sources, roots);
    this.#modules = itemsOf(fieldOf(config, 'modules')).flatMap((module) => this.#moduleOf(module));
    const places = this.#modules.flatMap((module) => this.#places.pathOf(module.name) ?? []);
    this.#rest = sources
      .filter((path) => !places.some((place) => path.startsWith(`${place}/`) || path === `${place}.py`))
      .map(quoteGlob);
  }

  read(): Imported {
    this.#layers();
    for (const module of this.#modules) this.#rules(module);
    if (fieldOf(this.#config, 'forbid_circular_dependencies') === true) {
      this.#found.add({
        id: 'no-module-cycles',
        kind: 'cycles',
        severity: 'error',
        why: 'tach forbids circular dependencies.',
        level: 'modules',
      });
    }
    for (const each of itemsOf(fieldOf(this.#config, 'interfaces'))) this.#interface(each);
    for (const key of ['external', 'exclude', 'rules', 'root_module'] as const) {
      if (fieldOf(this.#config, key) !== undefined) this.#found.leaveOut(key, 'it has no counterpart');
    }
    return this.#found.result();
  }

  #moduleOf(module: ConfigValue): TachModule[] {
    const paths = textsOf(fieldOf(module, 'path') ?? fieldOf(module, 'paths')) ?? [];
    if (fieldOf(module, 'unchecked') === true) return [];
    const dependencies = fieldOf(module, 'depends_on');
    const listed = itemsOf(dependencies).flatMap(
      (each) => textOf(isObject(each) ? fieldOf(each, 'path') : each) ?? [],
    );
    return paths.flatMap((name) => {
      const files = name === '<root>' ? undefined : this.#places.filesOf(name);
      if (files === undefined) {
        this.#found.leaveOut(
          `module ${name}`,
          name === '<root>' ? 'what lies in no module is not judged' : 'there is no such module here',
        );
        return [];
      }
      return [
        {
          ...{
            name,
            files,
            layer: textOf(fieldOf(module, 'layer')),
            utility: fieldOf(module, 'utility') === true,
          },
          dependsOn: dependencies === undefined ? undefined : listed,
          deprecated: itemsOf(dependencies).flatMap((each) =>
            fieldOf(each, 'deprecated') === true ? (textOf(fieldOf(each, 'path')) ?? []) : [],
          ),
          forbidden: textsOf(fieldOf(module, 'cannot_depend_on')) ?? [],
          visibility: textsOf(fieldOf(module, 'visibility')),
        },
      ];
    });
  }

  /** Names of the layers, highest first. */
  #order(): readonly string[] {
    return itemsOf(fieldOf(this.#config, 'layers')).flatMap(
      (each) => textOf(isObject(each) ? fieldOf(each, 'name') : each) ?? [],
    );
  }

  #layers(): void {
    const layers = this.#order().flatMap((name) => {
      const files = this.#modules.filter((module) => module.layer === name).flatMap((module) => module.files);
      return files.length === 0 ? [] : [{ name: layerName(name), files: { files } }];
    });
    if (layers.length < 2) return;
    this.#found.declare(layers);
    const order = layers.map((layer) => layer.name);
    this.#found.add({
      id: 'layers',
      kind: 'layers',
      severity: 'error',
      why: 'The layers of tach.toml.',
      order,
    });
  }

  #rules(module: TachModule): void {
    const from = this.#own(module);
    const not = this.#notAllowed(module);
    const base = { severity: 'error' as const, from };
    if (not.length > 0) {
      const allowed = module.dependsOn ?? [];
      const why = `${module.name} may use ${allowed.length === 0 ? 'no other module' : `only ${allowed.join(', ')}`}.`;
      this.#found.add({ ...base, id: `${module.name} dependencies`, why, ...this.#bound(module, not) });
    }
    const deprecated = this.#named(module.deprecated).flatMap((each) => each.files);
    if (deprecated.length > 0) {
      this.#found.add({
        ...base,
        id: `${module.name} deprecated`,
        kind: 'deprecated',
        severity: 'info',
        to: { files: deprecated },
      });
    }
    if (module.visibility !== undefined) this.#visible(module, module.visibility);
  }

  /** Modules inside it are modules of their own. */
  #own(module: TachModule): FileSelector {
    const inner = this.#modules
      .filter((each) => each.name.startsWith(`${module.name}.`))
      .flatMap((each) => each.files);
    return { files: module.files, ...(inner.length === 0 ? {} : { not: { files: inner } }) };
  }

  /** Modules that it may not import. Lower layers are free to it, utilities to all. */
  #notAllowed(module: TachModule): readonly TachModule[] {
    const order = this.#order();
    const others = this.#modules.filter((each) => each !== module && !isNested(each, module));
    const forbidden = this.#named(module.forbidden);
    if (module.dependsOn === undefined) return forbidden;
    const free = (each: TachModule) =>
      each.utility ||
      module.dependsOn!.some((name) => name === each.name || each.name.startsWith(`${name}.`)) ||
      (module.layer !== undefined &&
        each.layer !== undefined &&
        order.indexOf(each.layer) > order.indexOf(module.layer));
    return [...new Set([...others.filter((each) => !free(each)), ...forbidden])];
  }

  /** What it may use, or what it may not: whichever is the shorter list. What lies in no module is free to all. */
  #bound(module: TachModule, not: readonly TachModule[]) {
    const free = this.#modules
      .filter((each) => each !== module && !not.includes(each))
      .flatMap((each) => each.files);
    const files = not.flatMap((each) => each.files);
    const allowed = [...free, ...this.#rest];
    if (allowed.length === 0 || allowed.length >= files.length)
      return { kind: 'forbidden', to: { files } } as const;
    return { kind: 'allowed', to: { files: allowed } } as const;
  }

  #named(names: readonly string[]): readonly TachModule[] {
    return this.#modules.filter((each) => names.includes(each.name));
  }

  #visible(module: TachModule, to: readonly string[]): void {
    if (to.includes('*')) return;
    const allowed = [...this.#named(to), module].flatMap((each) => each.files);
    this.#found.add({
      ...{ id: `${module.name} visibility`, kind: 'forbidden', severity: 'error' },
      why: `${module.name} is there for ${to.length === 0 ? 'nobody else' : to.join(', ')}.`,
      from: { not: { files: allowed } },
      to: { files: module.files },
    });
  }

  /** Members are names; those that are files of the module are its entries, beside the package itself. */
  #interface(written: ConfigValue): void {
    const modules = this.#named(textsOf(fieldOf(written, 'from')) ?? []);
    const exposed = textsOf(fieldOf(written, 'expose')) ?? [];
    for (const module of modules) {
      const entries = exposed.flatMap(
        (member) => this.#places.filesOf(`${module.name}.${member.split('.')[0]}`) ?? [],
      );
      const facade = module.files.flatMap((glob) =>
        glob.endsWith('.py') ? [] : [`${glob.replace(/\/\*\*$/, '')}/__init__.py`],
      );
      this.#found.add({
        ...{
          id: `${module.name} interface`,
          kind: 'entry-points',
          severity: 'error',
          why: `${module.name} exposes ${exposed.join(', ')}.`,
        },
        module: this.#own(module),
        entries: { files: [...facade, ...entries] },
      });
    }
    if (modules.length > 0)
      this.#found.leaveOut(
        'interfaces',
        'names inside a file are not told apart: the files that hold them are the entries',
      );
  }
}

function isNested(a: TachModule, b: TachModule): boolean {
  return a.name.startsWith(`${b.name}.`) || b.name.startsWith(`${a.name}.`);
}
