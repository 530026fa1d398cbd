/** One Ruby file's requires and uses of constants, each with what it leads to. */
import type { FileFacts, RawImport } from '../../model/facts.ts';
import type { ResolvedImport } from '../../model/graph.ts';
import type { RubyConstants } from './rubyConstants.ts';
import { type Nesting, NestingAtLine, type Opening, openingsOf } from './rubyOpenings.ts';
import type { RubyRequires } from './rubyRequires.ts';

export interface RubyWorkspace {
  readonly constants: RubyConstants;
  readonly requires: RubyRequires;
}

interface Use {
  /** As written, without white space. */
  readonly name: string;
  readonly line: number;
  /** Of the place itself, where it is known better than by its line. */
  readonly nesting?: Nesting;
}

export class RubyFile {
  readonly #workspace: RubyWorkspace;
  readonly #file: FileFacts;
  readonly #openings: readonly Opening[];

  constructor(workspace: RubyWorkspace, file: FileFacts) {
    this.#workspace = workspace;
    this.#file = file;
    this.#openings = openingsOf(file);
  }

  resolve(): ResolvedImport[] {
    return [...this.#file.imports.flatMap((raw, rawIndex) => this.#import(raw, rawIndex)), ...this.#uses()];
  }

  #import(raw: RawImport, rawIndex: number): ResolvedImport[] {
    const { specifier, kind, line, flavour } = raw;
    if (flavour === 'load-path' || flavour === 'named') return [];
    return this.#workspace.requires
      .targets(this.#file.path, raw)
      .map((target) => ({ specifier, kind, line, names: ['*'], target, rawIndex }));
  }

  #uses(): ResolvedImport[] {
    const { constants } = this.#workspace;
    const { path: from } = this.#file;
    const nestings = new NestingAtLine(this.#openings);
    const byPath = new Map<string, ResolvedImport>();
    for (const { name, line, nesting } of this.#names()) {
      const around = nestings.at(line);
      const full = constants.lookUp(name, nesting ?? around);
      const path = full === undefined ? undefined : constants.target(full, from);
      if (path === undefined || path === from || byPath.has(path)) continue;
      const target = { status: 'resolved', path } as const;
      byPath.set(path, { specifier: name, kind: 'reference', line, names: [name], target });
    }
    return [...byPath.values()];
  }

  /** Every name used, by line. Of a path only the whole counts, so that `A::B` is no use of `A`. */
  #names(): readonly Use[] {
    const named = this.#file.imports
      .filter(({ flavour }) => flavour === 'named')
      .map(({ specifier, line }) => ({ name: specifier.slice(1), line: line + 0.5 }));
    const own = new Set(this.#openings.map(({ written, startLine }) => `${startLine} ${written}`));
    const written = this.#file.references
      .map(({ name, line }) => ({ name: name.replace(/\s/g, ''), line }))
      .filter(({ name, line }) => CONSTANT.test(name) && !own.has(`${line} ${name}`));
    const inner = new Set(
      written.flatMap(({ name, line }) => innerPaths(name).map((each) => `${line} ${each}`)),
    );
    const whole = written.filter(({ name, line }) => !inner.has(`${line} ${name}`));
    return [...whole, ...this.#reopened(), ...named].sort((a, b) => a.line - b.line);
  }

  /** `class A::B` uses `A`. */
  #reopened(): Use[] {
    return this.#openings.flatMap(({ written, startLine: line, nesting }) => {
      const at = written.lastIndexOf('::');
      return at > 0 ? [{ name: written.slice(0, at), line, nesting }] : [];
    });
  }
}

const CONSTANT = /^(?:::)?\p{Lu}\w*(?:::\p{Lu}\w*)*$/u;
const MAX_LENGTH = 300;

/** `A::B::C` → `A::B`: what extraction finds inside it. Of single names it finds only those that stand alone. */
function innerPaths(name: string): string[] {
  const out: string[] = [];
  if (name.length > MAX_LENGTH) return out;
  for (let at = name.lastIndexOf('::'); at > 0; at = name.lastIndexOf('::', at - 1)) {
    const inner = name.slice(0, at);
    if (inner.includes('::')) out.push(inner);
  }
  return out;
}
