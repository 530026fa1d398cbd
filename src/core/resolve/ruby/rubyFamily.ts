/** Ruby: files along the load path, and constants where they are declared, as the interpreter or an autoloader finds them. */
import type { FileFacts } from '../../model/facts.ts';
import type { PreparedResolver, ResolverFamily } from '../../ports/languageSupport.ts';
import { offeredConstants, RubyConstants } from './rubyConstants.ts';
import { RubyFile } from './rubyFile.ts';
import { RubyRequires } from './rubyRequires.ts';

export const rubyFamily: ResolverFamily = {
  languages: ['ruby'],
  manifests: ['*.gemspec', 'Gemfile', 'Gemfile.lock'],
  prepare(context) {
    const workspace = {
      constants: new RubyConstants(context.facts.values()),
      requires: new RubyRequires(context),
    };
    return {
      resolve: (file) => new RubyFile(workspace, file).resolve(),
      affectsOthers: (before, after) => offers(before) !== offers(after),
    } satisfies PreparedResolver;
  },
};

function offers(file: FileFacts): string {
  const folders = file.imports
    .filter(({ flavour }) => flavour === 'load-path')
    .map(({ specifier }) => specifier);
  return [offeredConstants(file), ...folders].join('\n');
}
