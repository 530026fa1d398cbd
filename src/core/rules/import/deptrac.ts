/** deptrac: https://deptrac.github.io/deptrac/ */
import type { FileSelector } from '../../model/rule.ts';
import { type ConfigValue, entriesOf, fieldOf, itemsOf, textOf, textsOf } from './configValue.ts';
import { Import, type Imported, layerName, type RuleImporter } from './imported.ts';
import { type Autoloading, autoloadingOf, classExpression } from './phpClasses.ts';
import { readConfig } from './readConfig.ts';

export const deptrac: RuleImporter = {
  tool: 'deptrac',
  fits: (path, config) =>
    /(?:^|\/)(?:deptrac|depfile)[^/]*\.ya?ml(?:\.dist)?$/.test(path) ||
    fieldOf(config, 'deptrac') !== undefined,
  read: ({ config, manifests }) =>
    read(fieldOf(config, 'deptrac') ?? fieldOf(config, 'parameters') ?? config, composerOf(manifests)),
};

function composerOf(manifests: ReadonlyMap<string, string>): Autoloading {
  const read = readConfig('composer.json', manifests.get('composer.json') ?? '{}');
  return 'config' in read ? autoloadingOf(read.config) : [];
}

function read(config: ConfigValue, autoloading: Autoloading): Imported {
  const found = new Import();
  const named = new Map<string, FileSelector>();
  for (const layer of itemsOf(fieldOf(config, 'layers'))) {
    const name = textOf(fieldOf(layer, 'name'));
    if (name === undefined) continue;
    const files = collected(itemsOf(fieldOf(layer, 'collectors')), {
      what: `layer ${name}`,
      found,
      autoloading,
    });
    if (files === undefined) found.leaveOut(`layer ${name}`, 'none of its collectors goes by paths');
    else named.set(name, files);
  }
  found.declare([...named].map(([name, files]) => ({ name: layerName(name), files })));
  const ruleset = new Map(
    entriesOf(fieldOf(config, 'ruleset')).map(([name, allowed]) => [name, textsOf(allowed ?? []) ?? []]),
  );
  for (const name of named.keys()) forbidOthers(name, { named, ruleset, found });
  for (const key of ['skip_violations', 'exclude_files', 'baseline', 'formatters'] as const) {
    if (entriesOf(fieldOf(config, key)).length + itemsOf(fieldOf(config, key)).length === 0) continue;
    found.leaveOut(
      key,
      key === 'skip_violations'
        ? 'it names classes; take today’s violations into a baseline'
        : 'it has no counterpart',
    );
  }
  return found.result();
}

/** Any of the collectors takes a file. Undefined when none goes by paths. */
function collected(
  collectors: readonly ConfigValue[],
  { what, found, autoloading }: Collecting,
): FileSelector | undefined {
  const selectors = collectors.flatMap((collector) => {
    const selector = selectorOf(collector, autoloading);
    if (selector === undefined)
      found.leaveOut(
        `${what}, collector ${textOf(fieldOf(collector, 'type')) ?? 'without a type'}`,
        'it goes by classes, not by paths',
      );
    return selector ?? [];
  });
  if (selectors.length <= 1) return selectors[0];
  if (selectors.some((each) => each.not !== undefined)) {
    found.leaveOut(what, 'alternatives that leave something out each are taken without what they leave out');
  }
  const files = selectors.flatMap((each) => each.files ?? []);
  const matches = [
    ...selectors.flatMap((each) => each.matches ?? []),
    ...(files.length > 0 ? files.map(globExpression) : []),
  ];
  return { matches };
}

interface Collecting {
  readonly what: string;
  readonly found: Import;
  readonly autoloading: Autoloading;
}

function selectorOf(collector: ConfigValue, autoloading: Autoloading): FileSelector | undefined {
  const value = textOf(fieldOf(collector, 'value') ?? fieldOf(collector, 'regex'));
  switch (textOf(fieldOf(collector, 'type'))) {
    case 'directory':
      return value === undefined ? undefined : { matches: [plainExpression(value)] };
    case 'glob':
      return value === undefined ? undefined : { files: [value] };
    case 'className':
    case 'classNameRegex':
    case 'class':
    case 'classLike':
    case 'interface':
    case 'trait':
      return value === undefined ? undefined : { matches: [classExpression(value, autoloading)] };
    case 'bool':
      return combined(collector, autoloading);
    default:
      return undefined;
  }
}

/** All of `must`, none of `must_not`; only where one path says the first. */
function combined(collector: ConfigValue, autoloading: Autoloading): FileSelector | undefined {
  const must = itemsOf(fieldOf(collector, 'must')).map((each) => selectorOf(each, autoloading));
  const not = itemsOf(fieldOf(collector, 'must_not')).map((each) => selectorOf(each, autoloading));
  const [first] = must;
  if (must.length !== 1 || first === undefined || not.includes(undefined)) return undefined;
  const expressions = not.flatMap((each) => [
    ...(each?.matches ?? []),
    ...(each?.files ?? []).map(globExpression),
  ]);
  return { ...first, ...(expressions.length === 0 ? {} : { not: { matches: expressions } }) };
}

/** Without PHP's delimiters, and without what stands for the folder of the configuration. */
function plainExpression(written: string): string {
  const inner = /^([#~/])(.*)\1[a-z]*$/.exec(written)?.[2] ?? written;
  return inner.replace(/%projectDirectory%\/?|%currentWorkingDirectory%\/?/g, '').replace(/^\^?\.?\//, '^');
}

function globExpression(glob: string): string {
  const plain = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return `^${plain}`;
}

interface Rules {
  readonly named: ReadonlyMap<string, FileSelector>;
  readonly ruleset: ReadonlyMap<string, readonly string[]>;
  readonly found: Import;
}

/** What lies in no layer may be imported by all. */
function forbidOthers(name: string, { named, ruleset, found }: Rules): void {
  const allowed = allowedOf(name, ruleset);
  const others = [...named.keys()].filter((other) => other !== name && !allowed.has(other));
  if (others.length === 0) return;
  const free = [...allowed].filter((each) => named.has(each));
  found.add({
    ...{ id: `${name} dependencies`, kind: 'forbidden', severity: 'error' },
    why: `${name} may use ${free.length === 0 ? 'no other layer' : `only ${free.join(', ')}`}.`,
    from: { layers: [layerName(name)] },
    to: { layers: others.map(layerName) },
  });
}

/** `+Other` allows what the other may use, too. */
function allowedOf(name: string, ruleset: Rules['ruleset']): ReadonlySet<string> {
  const allowed = new Set<string>();
  const opened = new Set<string>();
  const open = (layer: string) => {
    if (opened.has(layer)) return;
    opened.add(layer);
    for (const each of ruleset.get(layer) ?? []) {
      allowed.add(each.replace(/^\+/, ''));
      if (each.startsWith('+')) open(each.slice(1));
    }
  };
  open(name);
  return allowed;
}
