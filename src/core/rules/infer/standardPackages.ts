/** What comes with the language: no architecture is told by who uses strings and lists. */
import type { LanguageId } from '../../model/language.ts';
import { isStandardModule } from '../../resolve/python/pythonStandardModules.ts';
import { isStandardFeature } from '../../resolve/ruby/rubyCoreConstants.ts';

const JVM =
  /^(?:java(?!\.sql\b)|javax?\.(?!persistence|sql|ws|servlet)|kotlin|kotlinx|groovy|platform|sun|jdk)(?:$|\.|(?=x?$))/;
const SWIFT = new Set(
  'Swift Foundation FoundationEssentials Darwin Glibc Musl Dispatch os OSLog ObjectiveC PackageDescription'.split(
    ' ',
  ),
);
const BY_LANGUAGE: Readonly<Partial<Record<LanguageId, (name: string) => boolean>>> = {
  python: (name) => isStandardModule(name) || name === 'typing_extensions',
  go: (name) => !name.split('/')[0]!.includes('.'),
  java: (name) => JVM.test(name),
  kotlin: (name) => JVM.test(name),
  rust: (name) => ['std', 'core', 'alloc', 'proc_macro'].includes(name),
  csharp: (name) => /^System(?:$|\.(?!Data\b))/.test(name),
  swift: (name) => SWIFT.has(name),
  php: (name) => name === 'php' || name.startsWith('ext-'),
  ruby: (name) => name === 'ruby' || isStandardFeature(name),
  // System headers do not say which library they are from.
  c: () => true,
  cpp: () => true,
};

export function isStandard(name: string, language: LanguageId): boolean {
  return name.startsWith('asset:') || (BY_LANGUAGE[language]?.(name) ?? false);
}
