/** What tests are written with, by what the workspace's manifests declare. */
import type { BlueprintLanguage } from '../model/blueprint.ts';

/** Most telling first; the last one needs nothing installed. */
const FRAMEWORKS: Readonly<Partial<Record<BlueprintLanguage, readonly string[]>>> = {
  typescript: ['vitest', 'jest', 'mocha', 'node'],
  javascript: ['vitest', 'jest', 'mocha', 'node'],
  python: ['pytest', 'unittest'],
  java: ['junit4', 'junit'],
  kotlin: ['junit'],
  csharp: ['nunit', 'xunit'],
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

/** By what tests that are there begin with, where that tells more than a manifest. */
const IMPORTS: Readonly<Record<string, RegExp>> = {
  vitest: /\bfrom ['"]vitest['"]/,
  jest: /\bfrom ['"]@jest\/globals['"]/,
  mocha: /\bfrom ['"]mocha['"]/,
  node: /\bfrom ['"]node:test['"]/,
  pytest: /^(?:import|from) pytest\b|^def test_/m,
  unittest: /^(?:import|from) unittest\b/m,
  junit4: /^import org\.junit\.Test;/m,
  junit: /^import org\.junit\.jupiter\./m,
  nunit: /^\s*(?:global )?using NUnit\.Framework;/m,
  xunit: /^\s*(?:global )?using Xunit;/m,
};

/** @param tests texts of tests that are there, nearest first. */
export function testFramework(
  language: BlueprintLanguage,
  manifests: readonly string[],
  tests: readonly string[] = [],
): string {
  const known = FRAMEWORKS[language] ?? [];
  for (const each of tests) {
    const seen = known.find((name) => IMPORTS[name]?.test(each));
    if (seen !== undefined) return seen;
  }
  const text = manifests.join('\n');
  return (
    known.find(
      (name) => new RegExp(`(?:^|["'\\s])${name}(?:["'\\s=<>~!\\[]|$)`, 'm').test(text) && name !== 'node',
    ) ??
    known.at(-1) ??
    ''
  );
}
