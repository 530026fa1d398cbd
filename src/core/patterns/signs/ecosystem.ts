/** Languages that share libraries. */
import type { LanguageId } from '../../model/language.ts';

export type Ecosystem =
  | 'script'
  | 'python'
  | 'jvm'
  | 'csharp'
  | 'go'
  | 'php'
  | 'ruby'
  | 'rust'
  | 'swift'
  | 'native';

export function ecosystemOf(language: LanguageId): Ecosystem {
  switch (language) {
    case 'java':
    case 'kotlin':
      return 'jvm';
    case 'c':
    case 'cpp':
      return 'native';
    case 'python':
    case 'csharp':
    case 'go':
    case 'php':
    case 'ruby':
    case 'rust':
    case 'swift':
      return language;
    default:
      return 'script';
  }
}
