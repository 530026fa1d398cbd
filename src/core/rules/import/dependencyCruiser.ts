/** dependency-cruiser: https://github.com/sverweij/dependency-cruiser/blob/main/doc/rules-reference.md */
import type { FileSelector, Rule, RuleEdgeKind, TargetSelector } from '../../model/rule.ts';
import {
  type ConfigObject,
  type ConfigValue,
  fieldOf,
  hasUnread,
  isObject,
  itemsOf,
  textOf,
  textsOf,
} from './configValue.ts';
import { Import, type Imported, type RuleImporter } from './imported.ts';

export const dependencyCruiser: RuleImporter = {
  tool: 'dependency-cruiser',
  fits: (path, config) =>
    /(?:^|\/)\.?dependency-cruiser[^/]*$/.test(path) ||
    itemsOf(fieldOf(config, 'forbidden')).some((rule) => isObject(fieldOf(rule, 'from'))),
  read: ({ config }) => read(config),
};

function read(config: ConfigValue): Imported {
  const found = new Import();
  for (const [at, rule] of itemsOf(fieldOf(config, 'forbidden')).entries()) forbidden(rule, at, found);
  for (const [at, rule] of itemsOf(fieldOf(config, 'required')).entries()) required(rule, at, found);
  if (itemsOf(fieldOf(config, 'allowed')).length > 0) {
    found.leaveOut(
      'allowed',
      'a list of all that is allowed has no counterpart; write “allowed” rules for single folders',
    );
  }
  if (fieldOf(config, 'extends') !== undefined) {
    found.leaveOut('extends', 'the rules of other files are not read; import those files, too');
  }
  const options = fieldOf(config, 'options');
  for (const key of ['exclude', 'includeOnly', 'doNotFollow'] as const) {
    const value = fieldOf(options, key);
    if (value === undefined || isNodeModules(value)) continue;
    found.leaveOut(`options.${key}`, 'which files are looked at is set by ignore files and --exclude');
  }
  return found.result();
}

function isNodeModules(value: ConfigValue): boolean {
  const texts = textsOf(isObject(value) ? fieldOf(value, 'path') : value) ?? [];
  return texts.length > 0 && texts.every((text) => text.includes('node_modules'));
}

const SEVERITIES: Readonly<Record<string, Rule['severity']>> = {
  error: 'error',
  warn: 'warning',
  info: 'info',
};

type Base = Pick<Rule, 'id' | 'severity' | 'why'>;

/** Undefined, with a note, when there is no such rule to be had. */
function baseOf(rule: ConfigValue, at: number, found: Import): Base | undefined {
  const name = textOf(fieldOf(rule, 'name')) ?? `rule-${at + 1}`;
  const written = fieldOf(rule, 'severity') ?? 'warn';
  const severity =
    typeof written === 'string' && Object.hasOwn(SEVERITIES, written) ? SEVERITIES[written] : undefined;
  if (hasUnread(rule)) found.leaveOut(name, 'parts of it are put together while running, which was not done');
  else if (severity === undefined) found.leaveOut(name, 'it is ignored there, too');
  else if (fieldOf(rule, 'scope') === 'folder') found.leaveOut(name, 'it speaks of folders as a whole');
  else {
    const comment = textOf(fieldOf(rule, 'comment'))?.trim();
    return { id: name, severity, ...(comment ? { why: comment } : {}) };
  }
  return undefined;
}

/** Conditions without a counterpart, and where to look instead. */
const FOREIGN_FROM: Readonly<Record<string, string>> = {
  orphan: '“groundplan findings” names files that nobody imports',
  numberOfDependentsLessThan: 'numbers of dependents are metrics: write a “metric” rule',
};
const FOREIGN_TO: Readonly<Record<string, string>> = {
  moreUnstable: '“groundplan findings” names dependencies on what is less stable',
  moreThanOneDependencyType: 'kinds of entries in package.json are not told apart',
  license: 'licences are not read',
  licenseNot: 'licences are not read',
  exoticRequire: 'functions that stand for require are not known',
  exoticallyRequired: 'functions that stand for require are not known',
  ancestor: 'relations between folders are not compared',
};

function forbidden(rule: ConfigValue, at: number, found: Import): void {
  const base = baseOf(rule, at, found);
  if (base === undefined) return;
  const [from, to] = [fieldOf(rule, 'from'), fieldOf(rule, 'to')];
  const foreign =
    foreignIn(from, FOREIGN_FROM) ??
    foreignIn(to, FOREIGN_TO) ??
    foreignIn(fieldOf(rule, 'module'), FOREIGN_FROM);
  if (foreign !== undefined || fieldOf(rule, 'module') !== undefined) {
    found.leaveOut(base.id, foreign ?? 'it counts dependents of a module');
    return;
  }
  const source = selectorOf(from);
  const reachable = fieldOf(to, 'reachable');
  if (fieldOf(to, 'circular') === true) circular(base, source, to, found);
  else if (fieldOf(to, 'couldNotResolve') === true) {
    found.leaveOut(base.id, 'imports that lead nowhere are always told of');
  } else if (typeof reachable === 'boolean') {
    const never = reachable ? { never: true } : {};
    found.add({ ...base, kind: 'reachable', from: source, to: selectorOf(to), ...never });
  } else dependency(base, source, to, found);
}

function foreignIn(side: ConfigValue, foreign: Readonly<Record<string, string>>): string | undefined {
  return isObject(side) ? Object.entries(foreign).find(([key]) => side[key] !== undefined)?.[1] : undefined;
}

function circular(base: Base, within: FileSelector, to: ConfigValue, found: Import): void {
  const isAny = Object.keys(within).length === 0;
  found.add({ ...base, kind: 'cycles', ...(isAny ? {} : { within }) });
  const more = Object.keys(to as ConfigObject).filter((key) => key !== 'circular');
  if (more.length > 0)
    found.leaveOut(
      `${base.id}, to.${more[0]}`,
      'a circle counts wherever it leads; that it holds at run time is asked for',
    );
}

const NO_PACKAGES = ['local', 'aliased', 'localmodule'];
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const KINDS: Readonly<Record<string, RuleEdgeKind>> = {
  'type-only': 'type',
  'type-import': 'type',
  'dynamic-import': 'deferred',
  export: 're-export',
};
const ALL_KINDS: readonly RuleEdgeKind[] = ['static', 'type', 'deferred', 're-export'];

function dependency(base: Base, from: FileSelector, to: ConfigValue, found: Import): void {
  const types = textsOf(fieldOf(to, 'dependencyTypes'));
  const typesNot = textsOf(fieldOf(to, 'dependencyTypesNot')) ?? [];
  const kinds = kindsOf(types ?? [], typesNot);
  const known = [...NO_PACKAGES, ...PACKAGES, ...Object.keys(KINDS), 'core'];
  const strange = [...(types ?? []), ...typesNot].find((type) => !known.includes(type));
  if (strange !== undefined || (types ?? []).some((type) => /^npm-/.test(type))) {
    found.leaveOut(
      base.id,
      `dependencies of the type ${strange ?? 'that package.json declares'} are not told apart`,
    );
    return;
  }
  const target = targetOf(to, types ?? []);
  if (target === undefined) {
    found.leaveOut(base.id, 'its far side mixes packages with expressions over their files');
    return;
  }
  found.add({
    ...base,
    kind: 'forbidden',
    from,
    to: target,
    ...(kinds === undefined ? {} : { edges: kinds }),
  });
}

function kindsOf(types: readonly string[], not: readonly string[]): readonly RuleEdgeKind[] | undefined {
  const only = types.flatMap((type) => KINDS[type] ?? []);
  const without = not.flatMap((type) => KINDS[type] ?? []);
  if (only.length === 0 && without.length === 0) return undefined;
  return (only.length > 0 ? [...new Set(only)] : ALL_KINDS).filter((kind) => !without.includes(kind));
}

/** Undefined where an expression over paths of packages says more than a name. */
function targetOf(to: ConfigValue, types: readonly string[]): TargetSelector | undefined {
  const paths = textsOf(fieldOf(to, 'path')) ?? [];
  const alternatives = paths.flatMap(alternativesOf);
  const names = alternatives.map(packageNameOf);
  if (types.includes('core')) {
    if (alternatives.length === 0) return { packages: ['node:*'] };
    return names.includes(undefined) ? undefined : { packages: names.map((name) => `node:${name}`) };
  }
  if (types.includes('npm') && alternatives.length === 0)
    return { packages: ['**'], not: { packages: ['node:*'] } };
  const packages = names.filter((name) => name !== undefined);
  if (packages.length === 0)
    return alternatives.some((each) => each.includes('node_modules')) ? undefined : selectorOf(to);
  if (packages.length === alternatives.length)
    return fieldOf(to, 'pathNot') === undefined ? { packages } : undefined;
  return undefined;
}

/** `^(a|b)$` → `^a$`, `^b$`; only where nothing nests. */
function alternativesOf(expression: string): string[] {
  const group = /^\^(node_modules\/)?\((?:\?:)?([^()]*)\)(\$|\/)?$/.exec(expression);
  if (group === null) return [expression];
  return group[2]!.split('|').map((each) => `^${group[1] ?? ''}${each}${group[3] ?? ''}`);
}

/** `^vscode$`, `^node_modules/lodash`, `node_modules/(@scope/name)/`: the package that is meant. */
function packageNameOf(expression: string): string | undefined {
  const plain = expression.replace(/\\([./-])/g, '$1').replace(/\[([./])\]/g, '$1');
  const installed = /^\^?(?:\(\^\|\/\))?node_modules\/((?:@[\w.-]+\/)?[\w.-]+)(?:\/|\$)?$/.exec(plain)?.[1];
  return installed ?? /^\^((?:@[\w.-]+\/)?[\w-]+(?:\/[\w-]+)*)\$$/.exec(plain)?.[1];
}

function selectorOf(side: ConfigValue): FileSelector {
  const [path, pathNot] = [textsOf(fieldOf(side, 'path')), textsOf(fieldOf(side, 'pathNot'))];
  return {
    ...(path === undefined || path.length === 0 ? {} : { matches: path }),
    ...(pathNot === undefined || pathNot.length === 0 ? {} : { not: { matches: pathNot } }),
  };
}

function required(rule: ConfigValue, at: number, found: Import): void {
  const base = baseOf(rule, at, found);
  if (base === undefined) return;
  const to = fieldOf(rule, 'to');
  if (fieldOf(to, 'reachable') !== undefined)
    found.leaveOut(base.id, 'that each module reaches something over others is not asked for');
  else
    found.add({ ...base, kind: 'required', from: selectorOf(fieldOf(rule, 'module')), to: selectorOf(to) });
}
