import type { Module } from '../model/module.ts';

/** Names of the modules that have at least half of their architecture among the files. */
export function modulesOf(files: readonly string[], modules: readonly Module[]): readonly string[] {
  const inside = new Set(files);
  return modules
    .filter((module) => {
      const count = module.files.reduce((sum, path) => sum + Number(inside.has(path)), 0);
      return count > 0 && count * 2 >= module.files.length;
    })
    .map((module) => module.name);
}
