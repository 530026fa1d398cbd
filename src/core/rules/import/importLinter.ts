/** import-linter: https://import-linter.readthedocs.io/en/stable/contract_types.html */
import type { LayerDeclaration, Rule, RuleException } from '../../model/rule.ts';
import { type ConfigValue, entriesOf, fieldOf, isObject, textOf, textsOf } from './configValue.ts';
import { Import, type Imported, layerName, type RuleImporter } from './imported.ts';
import { PythonPlaces } from './pythonPlaces.ts';

export const importLinter: RuleImporter = {
  tool: 'import-linter',
  fits: (path, config) => /(?:^|\/)\.importlinter$/.test(path) || sectionOf(config) !== undefined,
  read({ config, sources }) {
    const section = sectionOf(config);
    return new Reading(new PythonPlaces(sources), section).read(contractsOf(config, section));
  },
};

/** `[tool.importlinter]`, or `[importlinter]` of an INI file. */
function sectionOf(config: ConfigValue): ConfigValue {
  return fieldOf(fieldOf(config, 'tool'), 'importlinter') ?? fieldOf(config, 'importlinter');
}

function contractsOf(config: ConfigValue, section: ConfigValue): readonly ConfigValue[] {
  const listed = fieldOf(section, 'contracts');
  if (Array.isArray(listed)) return listed;
  return entriesOf(config).flatMap(([key, value]) =>
    key.startsWith('importlinter:contract:') && isObject(value)
      ? [{ id: key.slice('importlinter:contract:'.length).trim(), ...value }]
      : [],
  );
}

/** A list as TOML has it, or one a line as INI has it. */
function linesOf(value: ConfigValue): readonly string[] {
  const texts = textsOf(value) ?? [];
  return texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

type Base = Pick<Rule, 'id' | 'severity' | 'why' | 'except'>;

class Reading {
  readonly #places: PythonPlaces;
  readonly #found = new Import();
  readonly #roots: readonly string[];

  constructor(places: PythonPlaces, section: ConfigValue) {
    this.#places = places;
    this.#roots = [
      ...linesOf(fieldOf(section, 'root_package')),
      ...linesOf(fieldOf(section, 'root_packages')),
    ];
  }

  read(contracts: readonly ConfigValue[]): Imported {
    for (const [at, contract] of contracts.entries()) this.#contract(contract, at);
    return this.#found.result();
  }

  #contract(contract: ConfigValue, at: number): void {
    const name = textOf(fieldOf(contract, 'name')) ?? textOf(fieldOf(contract, 'id')) ?? `contract ${at + 1}`;
    const id = textOf(fieldOf(contract, 'id')) ?? name;
    const except = this.#ignored(contract, name);
    const base: Base = {
      id: /^\d+$/.test(id) ? name : id,
      severity: 'error',
      why: name,
      ...(except.length === 0 ? {} : { except }),
    };
    const type = textOf(fieldOf(contract, 'type')) ?? 'that is not given';
    if (type === 'layers') this.#layers(base, contract);
    else if (type === 'forbidden') this.#forbidden(base, contract);
    else if (type === 'independence') this.#independence(base, contract);
    else if (type === 'protected') this.#protected(base, contract);
    else this.#found.leaveOut(name, `contracts of the type ${type} have no counterpart`);
  }

  #ignored(contract: ConfigValue, name: string): readonly RuleException[] {
    return linesOf(fieldOf(contract, 'ignore_imports')).flatMap((line) => {
      const [from, to] = line.split('->').map((each) => each.trim());
      const [source, target] = [from, to].map((each) =>
        each === undefined ? undefined : this.#places.filesOf(each),
      );
      if (source === undefined || target === undefined) {
        this.#found.leaveOut(`${name}, ignored import ${line}`, 'there are no such modules here');
        return [];
      }
      return [
        { from: { files: source }, to: { files: target }, reason: `Ignored by the contract “${name}”.` },
      ];
    });
  }

  #layers(base: Base, contract: ConfigValue): void {
    const lines = linesOf(fieldOf(contract, 'layers'));
    const containers = linesOf(fieldOf(contract, 'containers'));
    for (const container of containers.length === 0 ? [''] : containers) {
      const rows = lines.map((line) => this.#row(line, container, base)).filter((row) => row.length > 0);
      if (rows.flat().length < 2) {
        this.#found.leaveOut(base.why ?? base.id, 'fewer than two of its layers are here');
        continue;
      }
      this.#found.declare(rows.flat());
      const order = rows.flat().map((layer) => layer.name);
      const id = containers.length > 1 ? `${base.id} ${container}` : base.id;
      this.#found.add({ ...base, id, kind: 'layers', order });
    }
    this.#found.leaveOut(
      `${base.why}, indirect imports`,
      'an order of layers is held against each import by itself',
    );
  }

  /** `a | b`: peers that do not see each other; `a : b`: peers that may, so that they are one layer here. */
  #row(line: string, container: string, base: Base): readonly LayerDeclaration[] {
    const names = line.split(/\s*[|:]\s*/).map((name) => name.replace(/^\(|\)$/g, '').trim());
    const modules = names.map((name) => (container === '' ? name : `${container}.${name}`));
    const found = modules.flatMap((module) => {
      const files = this.#places.filesOf(module);
      if (files === undefined)
        this.#found.leaveOut(`${base.why}, layer ${module}`, 'there is no such module here');
      return files === undefined ? [] : [{ module, files }];
    });
    if (found.length > 1 && line.includes(':')) {
      const name = layerName(found.map((each) => each.module).join('-'));
      return [{ name, files: { files: found.flatMap((each) => each.files) } }];
    }
    const [first] = found;
    return found.map(({ module, files }) => ({
      name: layerName(module),
      files: { files },
      ...(module === first!.module ? {} : { with: layerName(first!.module) }),
    }));
  }

  #forbidden(base: Base, contract: ConfigValue): void {
    const from = this.#modules(base, contract, 'source_modules');
    const names = linesOf(fieldOf(contract, 'forbidden_modules'));
    const own = names.filter(
      (name) => this.#roots.includes(name.split('.')[0]!) || this.#places.pathOf(name) !== undefined,
    );
    const packages = names.filter((name) => !own.includes(name)).map((name) => name.split('.')[0]!);
    const { selector: to, missing } = this.#places.selectorOf(own);
    for (const each of missing) this.#found.leaveOut(`${base.why}, ${each}`, 'there is no such module here');
    if (from === undefined) return;
    if (packages.length > 0)
      this.#found.add({ ...base, kind: 'forbidden', from, to: { packages: [...new Set(packages)] } });
    if ((to.files ?? []).length === 0) return;
    const direct = String(fieldOf(contract, 'allow_indirect_imports')).toLowerCase() === 'true';
    if (direct) this.#found.add({ ...base, kind: 'forbidden', from, to });
    else this.#found.add({ ...base, kind: 'reachable', from, to, never: true });
  }

  #independence(base: Base, contract: ConfigValue): void {
    const modules = linesOf(fieldOf(contract, 'modules'));
    const expression = this.#places.expressionOf(modules);
    if (expression === undefined) {
      this.#found.leaveOut(base.why ?? base.id, 'fewer than two of its modules are here');
      return;
    }
    const own = { matches: ['^$1(?:/|\\.py$)'] };
    this.#found.add({
      ...base,
      kind: 'forbidden',
      from: { matches: [expression] },
      to: { matches: [expression], not: own },
    });
    this.#found.leaveOut(`${base.why}, indirect imports`, 'each import is looked at by itself');
  }

  #protected(base: Base, contract: ConfigValue): void {
    const to = this.#modules(base, contract, 'protected_modules');
    if (to === undefined) return;
    const allowed =
      this.#places.selectorOf(linesOf(fieldOf(contract, 'allowed_importers'))).selector.files ?? [];
    this.#found.add({
      ...base,
      kind: 'forbidden',
      from: { not: { files: [...allowed, ...(to.files ?? [])] } },
      to,
    });
  }

  #modules(
    base: Base,
    contract: ConfigValue,
    key: string,
  ): { readonly files?: readonly string[] } | undefined {
    const { selector, missing } = this.#places.selectorOf(linesOf(fieldOf(contract, key)));
    for (const each of missing) this.#found.leaveOut(`${base.why}, ${each}`, 'there is no such module here');
    if ((selector.files ?? []).length > 0) return selector;
    this.#found.leaveOut(base.why ?? base.id, 'none of its modules is here');
    return undefined;
  }
}
