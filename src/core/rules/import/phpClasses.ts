/** Expressions over PHP class names as expressions over paths: PSR-4 puts each class where its name says. */
import { escaped } from '../infer/ground.ts';
import { type ConfigValue, entriesOf, fieldOf, textsOf } from './configValue.ts';

/** Namespace with a backslash at the end, and the folder that it stands for, without a slash at the end. */
export type Autoloading = readonly (readonly [namespace: string, folder: string])[];

/** Of `composer.json`, the longest namespaces first. https://www.php-fig.org/psr/psr-4/ */
export function autoloadingOf(composer: ConfigValue): Autoloading {
  const maps = ['autoload', 'autoload-dev'].map((key) => fieldOf(fieldOf(composer, key), 'psr-4'));
  return maps
    .flatMap((map) => entriesOf(map))
    .flatMap(([namespace, folders]) =>
      (textsOf(folders) ?? []).map(
        (folder) => [namespace, folder.replace(/^\.\//, '').replace(/\/+$/, '')] as const,
      ),
    )
    .filter(([namespace]) => namespace !== '')
    .sort((a, b) => b[0].length - a[0].length);
}

/** @param written an expression over class names, in PHP's delimiters or without; `\\` between its names. */
export function classExpression(written: string, autoloading: Autoloading): string {
  const inner = /^([#~/!])(.*)\1[a-z]*$/s.exec(written)?.[2] ?? written;
  const anchored = inner.startsWith('^');
  const body = anchored ? inner.slice(1).replace(/^\\\\/, '') : inner;
  const known = autoloading.find(([namespace]) => body.startsWith(namespace.replaceAll('\\', '\\\\')));
  const rest = known === undefined ? body : body.slice(known[0].replaceAll('\\', '\\\\').length);
  const folder = known === undefined || known[1] === '' ? '' : `${escaped(known[1])}/`;
  const path = `${folder}${rest.replaceAll('\\\\', '/').replace(/(?<!\\)\$$/, '\\.php$')}`;
  return anchored && known !== undefined ? `^${path}` : path;
}
