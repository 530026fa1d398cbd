/** Which Composer projects a file's autoloader knows, nearest first. */
import type { ComposerProject } from './phpComposer.ts';

/** Stands for no project at all; no folder is called so. */
const NONE = '\u0000';

export class PhpProjects {
  readonly #byRoot: ReadonlyMap<string, ComposerProject>;
  readonly #byName: ReadonlyMap<string, ComposerProject>;
  /** By the root of the innermost project. */
  readonly #seen = new Map<string, readonly ComposerProject[]>();

  readonly #own: ReadonlySet<string>;

  constructor(projects: readonly ComposerProject[]) {
    this.#byRoot = new Map(projects.map((each) => [each.root, each]));
    this.#byName = new Map(projects.map((each) => [each.name, each]));
    this.#own = new Set(projects.flatMap(({ name, replaced }) => [name, ...replaced]));
  }

  /** True for a package whose sources are here. */
  isOwn(name: string): boolean {
    return this.#own.has(name);
  }

  /** Those round the folder, innermost first, then what they require, then every other one. */
  seenFrom(folder: string): readonly ComposerProject[] {
    const enclosing = this.enclosing(folder);
    const innermost = enclosing[0]?.root ?? NONE;
    const known = this.#seen.get(innermost);
    if (known !== undefined) return known;
    const seen = new Set(enclosing);
    for (const project of seen) {
      for (const name of project.packages) {
        const required = this.#byName.get(name);
        if (required !== undefined) seen.add(required);
      }
    }
    for (const project of this.#byRoot.values()) seen.add(project);
    const list = [...seen];
    this.#seen.set(innermost, list);
    return list;
  }

  /** Innermost first. */
  enclosing(folder: string): ComposerProject[] {
    const out: ComposerProject[] = [];
    for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      const project = this.#byRoot.get(at);
      if (project !== undefined) out.push(project);
      if (at === '') return out;
    }
  }
}
