/** What the text of a specifier alone says. */
import { builtinModules } from 'node:module';

const BUILTINS = new Set(builtinModules);

export function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}

/** The module's name with `node:`, or undefined. */
export function nodeBuiltin(specifier: string): string | undefined {
  if (specifier.startsWith('node:')) return specifier;
  return BUILTINS.has(specifier) ? `node:${specifier}` : undefined;
}

/** `https:`, `npm:`, `jsr:`, `bun:`, `data:`, `virtual:` and their like lead out of the workspace. */
export function schemeOf(specifier: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+):/i.exec(specifier)?.[1]?.toLowerCase();
}

/** Without loaders (`raw-loader!./x`) and without a query (`./x.svg?url`). */
export function bareSpecifier(specifier: string): string {
  const loader = specifier.lastIndexOf('!');
  const path = loader >= 0 && loader < specifier.length - 1 ? specifier.slice(loader + 1) : specifier;
  const query = path.indexOf('?');
  return query > 0 ? path.slice(0, query) : path;
}

/** `jsr:@scope/name@1/x` → `@scope/name`. */
export function packageOfUrl(specifier: string, scheme: string): string {
  if (scheme !== 'npm' && scheme !== 'jsr') return specifier;
  const path = specifier.slice(scheme.length + 1).replace(/^\/+/, '');
  return /^(?:@[^/]+\/)?[^/@]+/.exec(path)?.[0] ?? path;
}

/** Modules that a framework makes up while it runs. */
const VIRTUAL: readonly (readonly [pattern: RegExp, framework: string])[] = [
  [/^\$(?:app|env)\/|^\$service-worker$|^\.\/\$types(?:\.js)?$/, '@sveltejs/kit'],
  [/^#(?:imports|app|build|components|head)(?:\/|$)/, 'nuxt'],
  [/^~icons\/|^~pages$|^@?virtual[:-]/, 'vite'],
  [/^@theme(?:-original|-init)?\/|^@site\/|^@generated\//, '@docusaurus/core'],
];

/** The framework that provides a module no file stands for. */
export function frameworkOf(specifier: string): string | undefined {
  return VIRTUAL.find(([pattern]) => pattern.test(specifier))?.[1];
}
