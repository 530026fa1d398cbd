/** C++: files and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const cppSupport: LanguageSupport = {
  id: 'cpp',
  extensions: [
    '.cc',
    '.cpp',
    '.cxx',
    '.c++',
    '.hh',
    '.hpp',
    '.hxx',
    '.h++',
    '.ipp',
    '.inl',
    '.tpp',
    '.ixx',
    '.cppm',
  ],
  grammar: 'cpp',
};
