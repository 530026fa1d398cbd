/** Ignore files as git reads them: each folder's rules hold below it, deeper ones win. */
import ignore, { type Ignore } from 'ignore';

const ALWAYS = [
  'node_modules/',
  'bower_components/',
  'jspm_packages/',
  '.git/',
  '.hg/',
  '.svn/',
  '.jj/',
  '__pycache__/',
  '.venv/',
  '.tox/',
  '.nox/',
  '.mypy_cache/',
  '.pytest_cache/',
  '.gradle/',
  '.yarn/',
  '.pnpm-store/',
  '.next/',
  '.nuxt/',
  '.svelte-kit/',
  '.turbo/',
  '.vscode-test/',
  '.idea/',
  '.groundplan/',
  '.terraform/',
  '.cache/',
];

interface Scope {
  readonly folder: string;
  readonly rules: Ignore;
}

/** An immutable stack of scopes, from the root to a folder. */
export class IgnoreRules {
  readonly #scopes: readonly Scope[];

  private constructor(scopes: readonly Scope[]) {
    this.#scopes = scopes;
  }

  /** @param exclude extra globs in `.gitignore` syntax. */
  static root(exclude: readonly string[]): IgnoreRules {
    const rules = ignore({ allowRelativePaths: true })
      .add(ALWAYS)
      .add([...readPatterns(exclude.join('\n')).patterns]);
    return new IgnoreRules([{ folder: '', rules }]);
  }

  /** The rules that hold inside `folder`, whose ignore file has these patterns. */
  within(folder: string, patterns: readonly string[]): IgnoreRules {
    return new IgnoreRules([...this.#scopes, { folder, rules: ignore().add([...patterns]) }]);
  }

  /** @param path workspace-relative; a folder's ends with `/`. Parents are taken to be not ignored. */
  ignores(path: string): boolean {
    for (let at = this.#scopes.length - 1; at >= 0; at--) {
      const { folder, rules } = this.#scopes[at]!;
      const result = rules.test(folder === '' ? path : path.slice(folder.length + 1));
      if (result.ignored) return true;
      // The tool's own exclusions cannot be undone by a repository's negation.
      if (result.unignored) return this.#scopes[0]!.rules.test(path).ignored;
    }
    return false;
  }
}

export interface Patterns {
  readonly patterns: readonly string[];
  /** 1-based lines of those left out: matching them takes time that grows with the power of double stars. */
  readonly costly: readonly number[];
}

const MOST_INNER_DOUBLE_STARS = 2;

/** The lines of an ignore file that can be followed. */
export function readPatterns(text: string): Patterns {
  const patterns: string[] = [];
  const costly: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const pattern = line.replace(/(?:\/\*\*)+(?=\/)/g, '/**');
    const inner = pattern.slice(1).split('/**/').length - 1;
    if (inner > MOST_INNER_DOUBLE_STARS) costly.push(at + 1);
    else patterns.push(pattern);
  }
  return { patterns, costly };
}
