/** What tests are written with, by what the workspace's manifests declare. */
import type { BlueprintLanguage } from '../model/blueprint.ts';

/** Most telling first; the last one needs nothing installed. */
const FRAMEWORKS: Readonly<Partial<Record<BlueprintLanguage, readonly string[]>>> = {
  typescript: ['vitest', 'jest', 'mocha', 'node'],
  javascript: ['vitest', 'jest', 'mocha', 'node'],
  python: ['pytest', 'unittest'],
  java: ['junit'],
  kotlin: ['junit'],
  csharp: ['xunit', 'nunit'],
  go: ['testing'],
  rust: ['cargo'],
  php: ['phpunit'],
  cpp: ['assert'],
};

/** Where they are declared. */
export const TEST_MANIFESTS = [
  'package.json',
  'pyproject.toml',
  'requirements-dev.txt',
  'requirements.txt',
  'setup.cfg',
];

export function testFramework(language: BlueprintLanguage, manifests: readonly string[]): string {
  const known = FRAMEWORKS[language] ?? [];
  const text = manifests.join('\n');
  return (
    known.find(
      (name) => new RegExp(`(?:^|["'\\s])${name}(?:["'\\s=<>~!\\[]|$)`, 'm').test(text) && name !== 'node',
    ) ??
    known.at(-1) ??
    ''
  );
}
