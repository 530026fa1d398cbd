/** Python: files and grammar. Stubs are source too: they say what a compiled module offers. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const pythonSupport: LanguageSupport = {
  id: 'python',
  extensions: ['.py', '.pyi', '.pyw'],
  fileNames: ['SConstruct', 'SConscript'],
  grammar: 'python',
};
