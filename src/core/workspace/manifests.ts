/** Files that mark the root of a package. */
import { basename } from '../../base/paths.ts';

const NAMES = new Set([
  'package.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'Cargo.toml',
  'go.mod',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'composer.json',
  'CMakeLists.txt',
  'Gemfile',
  'Package.swift',
]);

export function isPackageManifest(path: string): boolean {
  const name = basename(path);
  return NAMES.has(name) || name.endsWith('.csproj') || name.endsWith('.gemspec');
}
