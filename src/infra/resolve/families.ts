/** The resolvers of all languages, one a family. */
import type { ResolverFamily } from '../../core/ports/languageSupport.ts';
import { cFamily } from '../../core/resolve/c/cFamily.ts';
import { csharpFamily } from '../../core/resolve/csharp/csharpFamily.ts';
import { goFamily } from '../../core/resolve/go/goFamily.ts';
import { jvmFamily } from '../../core/resolve/jvm/jvmFamily.ts';
import { phpFamily } from '../../core/resolve/php/phpFamily.ts';
import { pythonFamily } from '../../core/resolve/python/pythonFamily.ts';
import { rubyFamily } from '../../core/resolve/ruby/rubyFamily.ts';
import { rustFamily } from '../../core/resolve/rust/rustFamily.ts';
import { swiftFamily } from '../../core/resolve/swift/swiftFamily.ts';
import { createScriptFamily } from './scriptFamily.ts';

export function resolverFamilies(): readonly ResolverFamily[] {
  return [
    createScriptFamily(),
    pythonFamily,
    jvmFamily,
    goFamily,
    rustFamily,
    swiftFamily,
    csharpFamily,
    cFamily,
    phpFamily,
    rubyFamily,
  ];
}
