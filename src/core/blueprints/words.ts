/** What a person calls a thing → identifiers and file names, as filters of templates. */
import { CodedError } from '../../base/codedError.ts';
import { type Habit, wordsOf, writtenAs } from '../edit/fileNaming.ts';
import type { BlueprintLanguage } from '../model/blueprint.ts';

const list = (words: string) => new Set(words.split(' '));

const SCRIPT = list(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield',
);
const JVM = list(
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native new null package private protected public return short static super switch synchronized this throw throws transient true false try void volatile while fun object val var when in is as typealias',
);

/** Words of the language itself, in lower case: no identifier may be one of them. */
const KEYWORDS: Readonly<Record<BlueprintLanguage, ReadonlySet<string>>> = {
  typescript: SCRIPT,
  javascript: SCRIPT,
  python: list(
    'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match self',
  ),
  java: JVM,
  kotlin: JVM,
  csharp: list(
    'abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while value',
  ),
  go: list(
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var nil string int error bool any',
  ),
  rust: list(
    'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self static struct super trait true type unsafe use where while abstract become box do final macro override priv try typeof unsized virtual yield',
  ),
  php: list(
    'abstract and array as break callable case catch class clone const continue declare default do echo else empty enum extends final finally fn for foreach function global goto if implements include instanceof interface isset list match namespace new or print private protected public readonly require return static switch this throw trait try unset use var while xor yield',
  ),
  cpp: list(
    'alignas alignof and asm auto bitand bitor bool break case catch char class compl const constexpr continue decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not nullptr operator or private protected public register return short signed sizeof static struct switch template this throw true try typedef typeid typename union unsigned using virtual void volatile while xor',
  ),
};

/** Types of every language's own that a class of the same name would hide. */
const TYPES = list(
  'Object String Array Map Set Number Boolean Function Promise Error Symbol Date Exception List Option Result Vec Box Self',
);

export type Filter = (value: unknown) => string;

/** @param fileHabit how file names are written here. */
export function filtersFor(language: BlueprintLanguage, fileHabit: Habit): Readonly<Record<string, Filter>> {
  const keywords = KEYWORDS[language];
  const plain = (identifier: string) => {
    if (!keywords.has(identifier)) return identifier;
    throw new CodedError(
      'invalid-option',
      `“${identifier}” is a word of the language itself; name it otherwise.`,
    );
  };
  const type = (value: unknown) => {
    const name = writtenAs(partsOf(value), 'pascal');
    if (!TYPES.has(name)) return name;
    throw new CodedError('invalid-option', `“${name}” is a type of the language itself; name it otherwise.`);
  };
  return {
    pascal: type,
    camel: (value) => plain(writtenAs(partsOf(value), 'camel')),
    snake: (value) => plain(writtenAs(partsOf(value), 'snake')),
    kebab: (value) => writtenAs(partsOf(value), 'kebab'),
    constant: (value) => writtenAs(partsOf(value), 'snake').toUpperCase(),
    words: (value) => partsOf(value).join(' '),
    sentence: (value) => {
      const words = partsOf(value).join(' ');
      return words.charAt(0).toUpperCase() + words.slice(1);
    },
    plural: (value) => pluralOf(partsOf(value)).join(' '),
    file: (value) => writtenAs(partsOf(value), fileHabit),
  };
}

function partsOf(value: unknown): readonly string[] {
  return wordsOf(String(value));
}

/** `order line` → `order lines`, `category` → `categories`. */
function pluralOf(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  return [
    ...words.slice(0, -1),
    /[^aeiou]y$/.test(last)
      ? `${last.slice(0, -1)}ies`
      : /(?:s|x|ch|sh)$/.test(last)
        ? `${last}es`
        : `${last}s`,
  ];
}
