// Writes what follows from the table of settings: package.json's configuration and tools and the README's reference.
import { readFileSync, writeFileSync } from 'node:fs';
import { configurationOf, referenceOf } from '../test/support/settingsSections.ts';
import { languageModelToolsOf } from '../test/support/toolSections.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
manifest.contributes = {
  ...manifest.contributes,
  configuration: configurationOf(),
  languageModelTools: languageModelToolsOf(),
};
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
const readme = readFileSync('README.md', 'utf8');
writeFileSync(
  'README.md',
  readme.replace(/<!-- settings:start -->[\s\S]*<!-- settings:end -->/, () => referenceOf()),
);
