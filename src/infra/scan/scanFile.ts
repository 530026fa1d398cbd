/** One source file into facts: read, parse, extract. Runs in a worker thread, or in the engine's own process for small work. */

import { extractFacts } from '../../core/extract/extractFacts.ts';
import { readableSource } from '../../core/extract/readableSource.ts';
import { extractShapes } from '../../core/extract/shapes/extractShapes.ts';
import { languageById } from '../../core/languages/languages.ts';
import type { FactDepth, FileFacts, FileProblem, RawImport } from '../../core/model/facts.ts';
import type { FileShapes } from '../../core/model/shapes.ts';
import type { ScanItem } from '../../core/ports/sourceScanner.ts';
import type { ParsedFile, TreeNode, TreeParser } from '../parse/treeParser.ts';
import { type ScriptUnit, scriptUnit } from './embeddedScript.ts';
import { type ScannedImports, scanImports } from './importScan.ts';
import { readSource, type SourceReader, type SourceText } from './readSource.ts';

export interface FileScan {
  readonly facts?: FileFacts;
  readonly problem?: FileProblem;
}

/**
 * The import scan is the better judge: the grammars of scripts are behind the languages, and macros make error nodes normal in
 * C and C++.
 */
const NO_ERROR = { syntaxErrors: 0 };

export async function scanFile(
  parser: TreeParser,
  reader: SourceReader,
  item: ScanItem,
  depth: FactDepth,
): Promise<FileScan> {
  const source = readSource(reader, item.path, item.content);
  if (!('text' in source)) return { problem: source };
  const unit = scriptUnit(item.language, source.text);
  const fast = knownImports(item, source) ?? scanUnit(item.path, unit);
  if (depth !== 'imports' || fast === undefined) {
    const asked = depth === 'shapes' ? depth : 'full';
    return scanTree(parser, { item, source, unit, depth: asked }, fast);
  }
  return { facts: factsOf(item, source, { ...fast, depth: 'imports' }) };
}

function knownImports({ known }: ScanItem, { hash }: SourceText): ScannedImports | undefined {
  if (known?.hash !== hash) return undefined;
  const broken = known.problems.some(({ code }) => code === 'syntax-error');
  return { imports: known.imports, syntaxErrors: broken ? 1 : 0 };
}

function scanUnit(path: string, unit: ScriptUnit): ScannedImports | undefined {
  const scanned = scanImports(path, unit);
  return scanned === undefined ? undefined : { ...scanned, imports: [...unit.linked, ...scanned.imports] };
}

interface ReadFile {
  readonly item: ScanItem;
  readonly source: SourceText;
  readonly unit: ScriptUnit;
  readonly depth: Exclude<FactDepth, 'imports'>;
}

async function scanTree(
  parser: TreeParser,
  { item, source, unit, depth }: ReadFile,
  fast: ScannedImports | undefined,
): Promise<FileScan> {
  const { grammar } = languageById(unit.language);
  const text = readableSource(unit.language, unit.text);
  const facts = await parser.parse(grammar, text, (file) => {
    const matches = file.matches(fast === undefined ? 'all' : 'structure');
    const extracted = extractFacts(matches, file.manifest.visibility);
    return factsOf(item, source, {
      ...extracted,
      ...(depth === 'shapes' ? { shapes: extractShapes(file.matches('shapes'), text) } : {}),
      imports: fast?.imports ?? [...unit.linked, ...extracted.imports],
      depth,
      ...(fast?.syntaxErrors === 0 ? NO_ERROR : firstError(file)),
    });
  });
  if (facts !== undefined) return { facts };
  return {
    problem: {
      path: item.path,
      code: 'parser-failed',
      message: 'Parsing took too long and was given up. Exclude the file if it is generated.',
    },
  };
}

function firstError({ root }: ParsedFile): { syntaxErrors: number; errorLine?: number } {
  if (!root.hasError) return NO_ERROR;
  let node = root;
  for (let next: TreeNode | null | undefined = node; next; ) {
    node = next;
    next = node.children.find((child) => child?.hasError || child?.isError || child?.isMissing);
  }
  return { syntaxErrors: 1, errorLine: node.startPosition.row + 1 };
}

interface Parts {
  readonly depth: FactDepth;
  readonly imports: readonly RawImport[];
  readonly symbols?: FileFacts['symbols'];
  readonly references?: FileFacts['references'];
  readonly packages?: FileFacts['packages'];
  readonly shapes?: FileShapes;
  readonly syntaxErrors: number;
  readonly errorLine?: number;
}

function factsOf(item: ScanItem, source: SourceText, parts: Parts): FileFacts {
  const problems: FileProblem[] = source.problem === undefined ? [] : [source.problem];
  if (parts.syntaxErrors > 0) {
    problems.push({
      path: item.path,
      code: 'syntax-error',
      message:
        'Part of the file could not be parsed: a syntax error, or newer syntax than the grammar knows. The rest is in the model.',
      ...(parts.errorLine === undefined ? {} : { line: parts.errorLine }),
    });
  }
  return {
    path: item.path,
    language: item.language,
    depth: parts.depth,
    hash: source.hash,
    sizeBytes: source.sizeBytes,
    lines: countLines(source.text),
    imports: parts.imports,
    symbols: parts.symbols ?? [],
    references: parts.references ?? [],
    packages: parts.packages ?? [],
    ...(parts.shapes === undefined || isEmpty(parts.shapes) ? {} : { shapes: parts.shapes }),
    problems,
  };
}

function isEmpty({ types, functions }: FileShapes): boolean {
  return types.length + functions.length === 0;
}

function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
