/** What the features of frameworks are compiled and tried against, where it can be had: packages of npm and pip in a folder above. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the folder that is installed into. */
export const PYTHON_PACKAGES = '.python';

/** Majors that the features are written for. */
const NPM: Readonly<Record<string, readonly string[]>> = {
  'nest-feature': ['@nestjs/common@11', '@nestjs/core@11', 'reflect-metadata@0.2', 'rxjs@7'],
  'express-feature': ['express@5', '@types/express@5'],
  'fastify-feature': ['fastify@5'],
  'react-feature': ['react@19', '@types/react@19'],
  'next-feature': ['next@15', 'react@19', 'react-dom@19', '@types/react@19'],
};

const PIP: Readonly<Record<string, string>> = {
  'django-app': 'django>=5,<6',
  'fastapi-router': 'fastapi>=0.115,<1',
  'flask-blueprint': 'flask>=3,<4',
};

/** Nothing here has their packages: they are parsed, and that is all that is said of them. */
const PARSED_ONLY: ReadonlySet<string> = new Set([
  'spring-feature',
  'aspnet-feature',
  'gin-feature',
  'axum-feature',
  'laravel-feature',
]);

/**
 * Installs what the features named need into `into`, above their folders.
 * @returns why a feature cannot be compiled here; undefined where it can.
 */
export function installFrameworks(
  into: string,
  features: readonly string[],
): (feature: string) => string | undefined {
  const wanted = (table: Readonly<Record<string, string | readonly string[]>>) => [
    ...new Set(features.flatMap((name) => table[name] ?? [])),
  ];
  const hasNpm = npmInstall(into, wanted(NPM));
  const hasPip = pipInstall(into, wanted(PIP));
  return (feature) => {
    if (PARSED_ONLY.has(feature)) return 'parsed only';
    const isHad = feature in NPM ? hasNpm : feature in PIP ? hasPip : true;
    return isHad ? undefined : 'no packages here';
  };
}

function npmInstall(into: string, packages: readonly string[]): boolean {
  if (packages.length === 0) return true;
  writeFileSync(join(into, 'package.json'), '{ "private": true }\n');
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--omit=optional'];
  return spawnSync('npm', ['install', ...quiet, ...packages], { cwd: into, stdio: 'ignore' }).status === 0;
}

function pipInstall(into: string, packages: readonly string[]): boolean {
  if (packages.length === 0) return true;
  const args = ['-m', 'pip', 'install', '-q', '--target', join(into, PYTHON_PACKAGES), ...packages];
  return spawnSync('python3', args, { stdio: 'ignore' }).status === 0;
}
