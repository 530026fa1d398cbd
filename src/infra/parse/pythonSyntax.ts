/** Python trees into the structure that refactoring needs. */
import type { Node } from 'web-tree-sitter';
import type {
  FileSyntax,
  ImportStatement,
  NameUse,
  StatementKind,
  TopStatement,
} from '../../core/ports/syntaxReader.ts';
import { readPythonImport } from './pythonImports.ts';
import { startWithComments } from './treeWalk.ts';

export function readPythonSyntax(root: Node, source: string): FileSyntax {
  const statements: TopStatement[] = [];
  const headerEnd = headerEndOf(root, source);
  for (const node of root.namedChildren) {
    if (node === null || node.type === 'comment') continue;
    if (node.type === 'future_import_statement') continue;
    if (readPythonImport(node, true, false).length > 0 || isTypeChecking(node)) continue;
    statements.push(readStatement(node, headerEnd));
  }
  return {
    family: 'python',
    hasErrors: root.hasError,
    hasDecorators: false,
    postponedAnnotations: root.namedChildren.some(
      (node) => node?.type === 'future_import_statement' && /\bannotations\b/.test(node.text),
    ),
    headerEnd,
    imports: readImports(root),
    statements,
    instanceUses: [],
    classes: [],
  };
}

export function isTypeChecking(node: Node): boolean {
  const condition = node.type === 'if_statement' ? node.childForFieldName('condition')?.text : undefined;
  return condition === 'TYPE_CHECKING' || condition === 'typing.TYPE_CHECKING';
}

function readImports(root: Node): readonly ImportStatement[] {
  const imports: ImportStatement[] = [];
  const visit = (node: Node, guarded: boolean, depth: number): void => {
    const found = readPythonImport(node, depth === 1, guarded);
    imports.push(...found);
    if (found.length > 0 || depth > 200) return;
    const below = guarded || isTypeChecking(node);
    for (const child of node.namedChildren) if (child !== null) visit(child, below, depth + 1);
  };
  visit(root, false, 0);
  return imports;
}

/** After the header comment, the docstring and `__future__` imports. */
function headerEndOf(root: Node, source: string): number {
  let end = source.startsWith('\uFEFF') ? 1 : 0;
  let comments = end;
  for (const node of root.namedChildren) {
    if (node === null) continue;
    const docstring =
      node.type === 'expression_statement' && node.firstNamedChild?.type === 'string' && end === comments;
    if (node.type !== 'comment' && node.type !== 'future_import_statement' && !docstring) break;
    const line = source.indexOf('\n', node.endIndex);
    end = line < 0 ? source.length : line + 1;
    if (node.type === 'comment') comments = end;
  }
  return end;
}

const KINDS: Readonly<Record<string, StatementKind>> = {
  class_definition: 'class',
  function_definition: 'function',
  type_alias_statement: 'type',
};

function readStatement(node: Node, floor: number): TopStatement {
  const inner = node.type === 'decorated_definition' ? (node.childForFieldName('definition') ?? node) : node;
  const names = declaredNames(inner);
  const assignment = inner.type === 'expression_statement' && names.length > 0;
  return {
    kind: assignment ? 'variable' : (KINDS[inner.type] ?? 'other'),
    names,
    outerStart: startWithComments(node, floor),
    start: node.startIndex,
    end: node.endIndex,
    exported: true,
    isDefault: false,
    keywordStart: node.startIndex,
    uses: readNameUses(node).filter(({ name }) => !names.includes(name)),
  };
}

function declaredNames(node: Node): readonly string[] {
  if (KINDS[node.type] !== undefined) {
    const name = node.childForFieldName('name') ?? node.childForFieldName('left');
    return name === null ? [] : [name.text];
  }
  const assignment = node.type === 'expression_statement' ? node.firstNamedChild : null;
  if (assignment?.type !== 'assignment') return [];
  const left = assignment.childForFieldName('left');
  if (left?.type === 'identifier') return [left.text];
  if (left?.type !== 'pattern_list' && left?.type !== 'tuple_pattern') return [];
  return left.namedChildren.flatMap((each) => (each?.type === 'identifier' ? [each.text] : []));
}

/** Every identifier that may mean a top-level name, names inside quoted annotations included. */
function readNameUses(root: Node): readonly NameUse[] {
  const uses: NameUse[] = [];
  const visit = (node: Node, inType: boolean, depth: number): void => {
    if (node.type === 'identifier' && !isMemberName(node)) uses.push(useOf(node, inType));
    if (inType && node.type === 'string_content') uses.push(...quotedUses(node));
    if (depth > 400) return;
    const below = inType || node.type === 'type';
    for (const child of node.namedChildren) if (child !== null) visit(child, below, depth + 1);
  };
  visit(root, false, 0);
  return uses;
}

function useOf(node: Node, inType: boolean): NameUse {
  const role = inType ? 'type' : isBound(node) ? 'write' : 'value';
  return { name: node.text, start: node.startIndex, end: node.endIndex, role };
}

const BINDS: Readonly<Record<string, string>> = {
  assignment: 'left',
  augmented_assignment: 'left',
  for_statement: 'left',
  named_expression: 'name',
  function_definition: 'name',
  class_definition: 'name',
};

function isBound(node: Node): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (
    /^(?:global_statement|delete_statement|as_pattern_target|pattern_list|tuple_pattern)$/.test(parent.type)
  )
    return true;
  const field = BINDS[parent.type];
  return field !== undefined && parent.childForFieldName(field)?.id === node.id;
}

function quotedUses(node: Node): readonly NameUse[] {
  return [...node.text.slice(0, 1000).matchAll(/(?<![\w.])[A-Za-z_]\w{0,99}/g)].map((match) => ({
    name: match[0],
    start: node.startIndex + match.index,
    end: node.startIndex + match.index + match[0].length,
    role: 'type' as const,
  }));
}

function isMemberName(node: Node): boolean {
  const parent = node.parent;
  if (parent?.type === 'attribute') return parent.childForFieldName('attribute')?.id === node.id;
  return parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.id === node.id;
}
