/** What an importer makes of another tool's configuration. */
import type { LayerDeclaration, Rule, RuleException } from '../../model/rule.ts';
import type { ConfigValue } from './configValue.ts';

export interface Imported {
  readonly layers: readonly LayerDeclaration[];
  readonly rules: readonly Rule[];
  readonly unresolved?: readonly RuleException[];
  /** What was not taken over, or not whole: a sentence each. */
  readonly notes: readonly string[];
}

export interface ImportInput {
  /** Of the configuration, relative to the workspace. */
  readonly path: string;
  readonly config: ConfigValue;
  /** Every source file of the workspace. */
  readonly sources: readonly string[];
  /** Texts of other manifests that the format needs (`project.json`), by path. */
  readonly manifests: ReadonlyMap<string, string>;
}

export interface RuleImporter {
  /** As its users call it. */
  readonly tool: string;
  /** The configuration is of this tool. */
  fits(path: string, config: ConfigValue): boolean;
  read(input: ImportInput): Imported;
}

/** Collects while an importer goes through a configuration. */
export class Import {
  readonly layers: LayerDeclaration[] = [];
  readonly rules: Rule[] = [];
  readonly unresolved: RuleException[] = [];
  readonly notes: string[] = [];
  readonly #ids = new Set<string>();

  add(rule: Rule): void {
    this.rules.push({ ...rule, id: this.#unique(kebab(rule.id)) });
  }

  /** Once a name: contracts share layers. */
  declare(layers: readonly LayerDeclaration[]): void {
    for (const layer of layers) {
      if (!this.layers.some((known) => known.name === layer.name)) this.layers.push(layer);
    }
  }

  leaveOut(what: string, why: string): void {
    this.notes.push(`${what}: ${why}`);
  }

  result(): Imported {
    const { layers, rules, unresolved, notes } = this;
    return { layers, rules, ...(unresolved.length === 0 ? {} : { unresolved }), notes };
  }

  #unique(wished: string): string {
    let id = wished;
    for (let at = 2; this.#ids.has(id); at++) id = `${wished}-${at}`;
    this.#ids.add(id);
    return id;
  }
}

function kebab(text: string): string {
  const plain = text
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'imported' : plain;
}

/** A name that a layer may have. */
export function layerName(text: string): string {
  return text.replace(/[^\w.@/-]+/g, '-');
}
