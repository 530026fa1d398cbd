/** A workspace in three clear layers, written where the caller can change it: pages use services, services use the domain. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES = ['orders', 'customers', 'products', 'prices', 'stock', 'shipping', 'invoices', 'returns'];

export function layeredMarket(): { readonly folder: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'gu-'));
  const folder = join(parent, 'market');
  for (const layer of ['ui', 'app', 'domain']) mkdirSync(join(folder, 'src', layer), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write('package.json', '{ "name": "market", "private": true }\n');
  for (const name of NAMES) {
    const type = name[0]!.toUpperCase() + name.slice(1);
    write(
      `src/domain/${name}.ts`,
      `export interface ${type} {\n  readonly id: string;\n}\n\nexport function new${type}(id: string): ${type} {\n  return { id };\n}\n`,
    );
    write(
      `src/app/${name}Service.ts`,
      `import { new${type} } from '../domain/${name}';\n\nexport function find${type}(id: string) {\n  return new${type}(id);\n}\n`,
    );
    write(
      `src/ui/${name}Page.ts`,
      `import { find${type} } from '../app/${name}Service';\n\nexport function ${name}Page(id: string): string {\n  return find${type}(id).id;\n}\n`,
    );
  }
  const pages = NAMES.map((name) => `import { ${name}Page } from './ui/${name}Page';\n`).join('');
  write(
    'src/main.ts',
    `${pages}\nexport const pages = [${NAMES.map((name) => `${name}Page`).join(', ')}];\n`,
  );
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
