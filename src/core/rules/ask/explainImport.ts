/** Whether the imports on a line of a file may be, by which rules, and what they lead to. */
import type { ResolvedImport } from '../../model/graph.ts';
import type { ExplainedImport, ImportEnd } from '../../model/ruleAnswer.ts';
import type { ImportStatement } from '../../ports/syntaxReader.ts';
import { mayAnswer } from './may.ts';
import type { Asking } from './pairWords.ts';
import type { Meant } from './subject.ts';
import { whyAnswer } from './why.ts';

/** A wildcard may lead to every file of a package. */
const MOST_TARGETS = 8;

export interface ImportPlace {
  readonly path: string;
  /** 1-based; any line of a statement means the statement. */
  readonly line: number;
  /** The file as the engine has it. */
  readonly text: string;
  /** Where its import statements begin and end, for those of several lines. */
  readonly statements: readonly Pick<ImportStatement, 'start' | 'end'>[];
}

/** Empty where no import stands, in the order of the text. */
export function explainImports(asking: Asking, place: ImportPlace): readonly ExplainedImport[] {
  return importsAt(asking, place)
    .slice(0, MOST_TARGETS)
    .map((each) => explained(asking, place.path, each));
}

function importsAt(
  { scene }: Asking,
  { path, line, text, statements }: ImportPlace,
): readonly ResolvedImport[] {
  const { facts, imports } = scene.parts;
  const raws = facts.get(path)?.imports ?? [];
  return (imports.get(path) ?? []).filter(({ rawIndex, line: own }) => {
    const raw = rawIndex === undefined ? undefined : raws[rawIndex];
    if (raw === undefined) return own === line;
    const around = statements.find(({ start, end }) => start <= raw.start && raw.end <= end) ?? raw;
    const first = Math.min(raw.line, lineOf(text, around.start));
    return first <= line && line <= Math.max(raw.line, lineOf(text, around.end));
  });
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function explained(
  asking: Asking,
  path: string,
  { specifier, kind, line, target }: ResolvedImport,
): ExplainedImport {
  const base = { specifier, kind, line, target, from: endOf(asking, path), back: [] };
  const near = fileMeant(asking, path);
  if (target.status === 'unresolved' || near === undefined) return base;
  if (target.status === 'external') {
    const far: Meant = { subject: { kind: 'package', name: target.package, files: 0 }, places: [] };
    return { ...base, answer: mayAnswer(asking, near, far) };
  }
  const far = fileMeant(asking, target.path);
  if (far === undefined) return base;
  const { steps } = whyAnswer(asking, far, near);
  return { ...base, to: endOf(asking, target.path), answer: mayAnswer(asking, near, far), back: steps };
}

function fileMeant({ scene }: Asking, path: string): Meant | undefined {
  const place = scene.fileOf(path);
  return place && { subject: { kind: 'file', name: path, files: 1 }, places: [place] };
}

function endOf({ scene, rules }: Asking, path: string): ImportEnd {
  const file = scene.fileOf(path);
  const layer = file && rules.set.layers.find(({ name }) => rules.layers.get(name)?.has(file) ?? false)?.name;
  return {
    path,
    module: file?.module ?? '.',
    test: file?.test ?? false,
    ...(layer === undefined ? {} : { layer }),
  };
}
