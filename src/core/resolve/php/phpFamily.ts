/** PHP: names as an autoloader finds them, files by path. `use` of a namespace, or of what PHP brings, loads nothing here. */
import type { FileFacts } from '../../model/facts.ts';
import type { PreparedResolver, ResolverFamily } from '../../ports/languageSupport.ts';
import { PhpFile } from './phpFile.ts';
import { definitionsOf, PhpIncludes } from './phpIncludes.ts';
import { declaredNames, PhpNames } from './phpNames.ts';

export const phpFamily: ResolverFamily = {
  languages: ['php'],
  manifests: ['composer.json', 'composer.lock'],
  prepare(context) {
    const workspace = { names: new PhpNames(context), includes: new PhpIncludes(context) };
    return {
      resolve: (file) => new PhpFile(workspace, file).resolve(),
      affectsOthers: (before, after) => offers(before) !== offers(after),
    } satisfies PreparedResolver;
  },
};

function offers(file: FileFacts): string {
  const constants = definitionsOf(file).map(({ name, expression }) => `${name}=${expression}`);
  return [...declaredNames(file), ...constants].join('\n');
}
