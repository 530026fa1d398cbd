/** Aliases that bundlers and test runners are configured with, where their configuration says so in plain text. */
import type { Node } from 'oxc-parser';
import { basename, dirname, join } from '../../../base/paths.ts';
import type { PathIndex } from '../../../core/ports/languageSupport.ts';
import { loadOxc } from '../../scan/oxc/oxcBinding.ts';
import { mayOverflow } from '../../scan/oxc/oxcDepth.ts';
import { type AliasRule, aliasRule } from './aliasRules.ts';
import type { ManifestReader } from './manifestReader.ts';
import { propertyName, StaticEvaluation } from './staticEvaluation.ts';

const CONFIG_NAME =
  /^(?:(?:vite|vitest|webpack|rspack|rsbuild|rollup|rolldown|vue|nuxt|craco|jest|babel|astro|svelte|quasar|farm|metro|esbuild|storybook|main|next|electron|forge|config-overrides)[\w.-]*\.[cm]?[jt]s|\.babelrc(?:\.json|\.[cm]?js)?|jest\.config\.json|babel\.config\.json|deno\.jsonc?|package\.json)$/;
/** Folders whose configurations serve the folder above them. */
const CONFIG_FOLDERS = ['build', 'config', 'configs', 'webpack', '.storybook', 'scripts'];
const MENTIONS = /\b(?:alias|moduleNameMapper|module-resolver|imports)\b/;
const MOST_FILES = 24;
const MOST_NODES = 200_000;

export class ConfigAliases {
  readonly #paths: PathIndex;
  readonly #reader: ManifestReader;
  readonly #forFolder = new Map<string, readonly AliasRule[]>();

  constructor(paths: PathIndex, reader: ManifestReader) {
    this.#paths = paths;
    this.#reader = reader;
  }

  /** The rules of the configurations that lie in this folder. */
  inFolder(folder: string): readonly AliasRule[] {
    const known = this.#forFolder.get(folder);
    if (known !== undefined) return known;
    const rules = this.#configFiles(folder).flatMap((file) => this.#rulesOf(file, folder));
    this.#forFolder.set(folder, rules);
    return rules;
  }

  #configFiles(folder: string): readonly string[] {
    const folders = [folder, ...CONFIG_FOLDERS.map((name) => join(folder, name)!)];
    return folders
      .flatMap((each) => this.#paths.filesIn(each))
      .filter((path) => isConfig(path, folder))
      .slice(0, MOST_FILES);
  }

  #rulesOf(file: string, folder: string): readonly AliasRule[] {
    const oxc = loadOxc();
    const text = 'unavailable' in oxc ? undefined : this.#reader.text(file);
    if (text === undefined || 'unavailable' in oxc || !MENTIONS.test(text) || mayOverflow(text)) return [];
    const json = /\.jsonc?$|\.babelrc$/.test(file);
    try {
      const { program } = oxc.parseSync(
        json ? `${file}.ts` : file,
        json ? `(${text}\n)` : text,
        json ? { lang: 'ts' } : undefined,
      );
      const evaluation = new StaticEvaluation(program, file, dirname(file));
      return new AliasFinder(evaluation, file, folder, this.#paths).find(program);
    } catch {
      // Too deeply nested for the tree to be read: then it is no configuration of aliases.
      return [];
    }
  }
}

function isConfig(path: string, folder: string): boolean {
  const name = basename(path);
  if (!CONFIG_NAME.test(name)) return false;
  if (dirname(path) === folder) return !name.startsWith('main.');
  return !/^(?:package|deno)\.jsonc?$/.test(name);
}

class AliasFinder {
  readonly #evaluation: StaticEvaluation;
  readonly #file: string;
  readonly #folder: string;
  readonly #paths: PathIndex;
  readonly #rules: AliasRule[] = [];

  constructor(evaluation: StaticEvaluation, file: string, folder: string, paths: PathIndex) {
    this.#evaluation = evaluation;
    this.#file = file;
    this.#folder = folder;
    this.#paths = paths;
  }

  find(program: Node): readonly AliasRule[] {
    const waiting: unknown[] = [program];
    for (let seen = 0; waiting.length > 0 && seen < MOST_NODES; seen++) {
      const node = waiting.pop();
      if (Array.isArray(node)) waiting.push(...[...node].reverse());
      else if (isNode(node)) {
        if (node.type === 'Property') this.#property(propertyName(node.key, node.computed), node.value);
        for (const child of Object.values(node).reverse()) if (typeof child === 'object') waiting.push(child);
      }
    }
    return this.#rules;
  }

  #property(key: string | undefined, value: Node): void {
    if (key === 'alias') this.#alias(value);
    else if (key === 'moduleNameMapper') this.#mapper(value);
    else if (key === 'imports' && /^deno\.jsonc?$/.test(basename(this.#file))) this.#importMap(value);
  }

  #alias(value: Node): void {
    for (const { key, value: target } of this.#evaluation.properties(value)) {
      this.#add(key.replace(/\$$/, ''), this.#targets(target), key.endsWith('$'));
    }
    for (const element of this.#evaluation.elements(value)) {
      const entry = new Map(this.#evaluation.properties(element).map((each) => [each.key, each.value]));
      const find = entry.get('find') ?? entry.get('name');
      const replacement = entry.get('replacement') ?? entry.get('alias');
      if (find !== undefined && replacement !== undefined) this.#findAndReplace(find, replacement);
    }
  }

  #findAndReplace(find: Node, replacement: Node): void {
    const regex = find.type === 'Literal' && 'regex' in find ? find.regex.pattern : undefined;
    const name = regex === undefined ? this.#evaluation.text(find) : undefined;
    if (name !== undefined) this.#add(name, this.#targets(replacement), false);
    if (regex !== undefined) this.#pattern(regex, this.#targets(replacement));
  }

  #mapper(value: Node): void {
    for (const { key, value: target } of this.#evaluation.properties(value)) {
      const elements = this.#evaluation.elements(target);
      const texts =
        elements.length > 0
          ? elements.map((each) => this.#evaluation.text(each))
          : [this.#evaluation.text(target)];
      const places = texts.map((text) =>
        text === undefined ? undefined : this.#place(text.replace(/^<rootDir>/, '.')),
      );
      this.#pattern(
        key,
        places.filter((each): each is string => each !== undefined),
      );
    }
  }

  #importMap(value: Node): void {
    for (const { key, value: target } of this.#evaluation.properties(value)) {
      const text = this.#evaluation.text(target);
      if (text === undefined || !/^\.{0,2}\//.test(text)) continue;
      const place = this.#place(text);
      if (place === undefined) continue;
      this.#rules.push(
        key.endsWith('/')
          ? aliasRule(`${key}*`, [`${place}/*`], this.#file)
          : aliasRule(key, [place], this.#file),
      );
    }
  }

  /** A key stands for itself and for all paths below it. */
  #add(key: string, targets: readonly string[], exactly: boolean): void {
    if (key === '' || key.includes('*') || targets.length === 0) {
      if (key.endsWith('/*'))
        this.#add(
          key.slice(0, -2),
          targets.map((each) => each.replace(/\/\*$/, '')),
          false,
        );
      return;
    }
    if (/[\\^(]/.test(key)) {
      this.#pattern(key, targets);
      return;
    }
    const name = key.replace(/\/$/, '');
    if (!key.endsWith('/')) this.#rules.push(aliasRule(name, targets, this.#file));
    if (!exactly)
      this.#rules.push(
        aliasRule(
          `${name}/*`,
          targets.map((each) => `${each}/*`),
          this.#file,
        ),
      );
  }

  /** A regular expression of the form `^literal(.*)$`, `^literal` or `^literal$`; others are left alone. */
  #pattern(regex: string, targets: readonly string[]): void {
    const [, literal, rest] = /^\^?((?:\\.|[^\\^$.|?*+()[\]{}])*)(\(\.[*+]\??\)\$?|\$)?$/.exec(regex) ?? [];
    if (literal === undefined || targets.length === 0) return;
    const prefix = literal.replace(/\\(.)/g, '$1');
    const captured = rest?.startsWith('(') ?? false;
    if (captured)
      this.#rules.push(
        aliasRule(
          `${prefix}*`,
          targets.map((each) => each.replace(/\$1|\\1/, '*')),
          this.#file,
        ),
      );
    else if (rest === '$') this.#rules.push(aliasRule(prefix, targets, this.#file));
    else
      this.#rules.push(
        aliasRule(
          `${prefix}*`,
          targets.map((each) => (prefix.endsWith('/') ? `${each}/*` : `${each}*`)),
          this.#file,
        ),
      );
  }

  #targets(node: Node): readonly string[] {
    const elements = this.#evaluation.elements(node);
    const nodes = elements.length > 0 ? elements : [node];
    return nodes
      .map((each) => this.#evaluation.text(each))
      .map((text) => (text === undefined ? undefined : this.#place(text)))
      .filter((each): each is string => each !== undefined);
  }

  /** Bare names count as folders only where there is such a folder: otherwise they name another package. */
  #place(text: string): string | undefined {
    const path = text.replace(/\/$/, '');
    if (path.startsWith('/')) return this.#absolute(path);
    const place = join(this.#folder, path);
    if (place === undefined || /^\.{1,2}(?:\/|$)/.test(path)) return place;
    const folder = place.replace(/\/?[$*\\].*$/, '');
    return this.#paths.hasFolder(folder) || this.#paths.has(place) ? place : undefined;
  }

  #absolute(path: string): string | undefined {
    const place = join(path);
    const known = place?.replace(/\/?[$*\\].*$/, '') ?? '';
    if (place === undefined || this.#paths.hasFolder(known) || this.#paths.has(place)) return place;
    // `/src` in a bundler's configuration means its own root.
    const own = join(this.#folder, path);
    return own !== undefined && this.#paths.hasFolder(own) ? own : place;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
