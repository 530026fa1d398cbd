/** Ruby: files and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const rubySupport: LanguageSupport = {
  id: 'ruby',
  extensions: ['.rb', '.rake', '.ru', '.gemspec'],
  fileNames: ['Rakefile', 'Gemfile', 'Guardfile', 'Capfile'],
  grammar: 'ruby',
};
