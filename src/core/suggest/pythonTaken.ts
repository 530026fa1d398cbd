/** What a Python module takes from another over `from … import …`. */
import { dirname } from '../../base/paths.ts';
import type { ImportBinding, ImportStatement } from '../ports/syntaxReader.ts';
import { statementsMakeEdge } from './cutTypeOnly.ts';
import type { FileEdge } from './simulate.ts';
import type { ReadFile, Workbench } from './workbench.ts';

export interface Taken {
  readonly statement: ImportStatement;
  readonly bindings: readonly ImportBinding[];
}

/** The names the cut takes, by statement; undefined when it takes the module itself. */
export function takenOver(bench: Workbench, taker: ReadFile, cut: FileEdge): readonly Taken[] | undefined {
  const statements = bench.importsInto(taker, cut.to).filter(({ typeOnly }) => !typeOnly);
  if (!statementsMakeEdge(bench, cut, statements.length)) return undefined;
  const whole = isPackage(cut.to) ? dirname(cut.to) : cut.to.slice(0, -'.py'.length);
  const stem = whole.slice(whole.lastIndexOf('/') + 1);
  const all = statements.map((statement) => {
    const names = new Set(
      bench
        .targetsOf(taker.path, statement)
        .flatMap(({ target, names }) =>
          target.status === 'resolved' && target.path === cut.to ? names : [],
        ),
    );
    return { statement, bindings: statement.bindings.filter(({ imported }) => names.has(imported)) };
  });
  const plain = all.every(
    ({ statement, bindings }) =>
      statement.from &&
      statement.topLevel &&
      bindings.length > 0 &&
      namesModule(statement.specifier, stem, isPackage(cut.to)),
  );
  return plain ? all : undefined;
}

export function isPackage(path: string): boolean {
  return /(?:^|\/)__init__\.py$/.test(path);
}

/** `from . import x` takes from the package itself. */
function namesModule(specifier: string, stem: string, asPackage: boolean): boolean {
  const last = specifier.split('.').at(-1);
  return last === stem || (asPackage && last === '');
}

export function fromImport(specifier: string, bindings: readonly ImportBinding[]): string {
  const names = bindings.map(({ imported, local }) =>
    imported === local ? imported : `${imported} as ${local}`,
  );
  return `from ${specifier} import ${names.join(', ')}`;
}
