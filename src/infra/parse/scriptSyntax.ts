/** TypeScript and JavaScript trees into the structure that refactoring needs. */
import type { Node } from 'web-tree-sitter';
import type {
  FileSyntax,
  ImportStatement,
  NameUse,
  StatementKind,
  TopStatement,
} from '../../core/ports/syntaxReader.ts';
import { readClassShapes } from './scriptClasses.ts';
import { readScriptImport } from './scriptImports.ts';
import { readInstanceUses } from './scriptInstances.ts';
import { childOfType, hasToken, startWithComments, walk } from './treeWalk.ts';

export function readScriptSyntax(root: Node, source: string): FileSyntax {
  const imports: ImportStatement[] = [];
  const statements: TopStatement[] = [];
  const headerEnd = headerEndOf(root, source);
  for (const node of root.namedChildren) {
    if (node === null || node.type === 'comment' || node.type === 'hash_bang_line') continue;
    const statement = readScriptImport(node, true);
    if (statement !== undefined) imports.push(statement);
    else statements.push(readStatement(node, headerEnd));
  }
  return {
    family: 'script',
    hasErrors: root.hasError,
    hasDecorators: hasDecorators(root),
    postponedAnnotations: false,
    headerEnd,
    imports,
    statements,
    instanceUses: readInstanceUses(root, imports),
    classes: readClassShapes(root),
  };
}

function hasDecorators(root: Node): boolean {
  let found = false;
  walk(root, (node) => {
    if (node.type === 'decorator') found = true;
    return !found;
  });
  return found;
}

/** After the hash-bang, a header comment set off by a blank line, and directives such as 'use strict'. */
function headerEndOf(root: Node, source: string): number {
  let end = source.startsWith('\uFEFF') ? 1 : 0;
  for (const node of root.children) {
    if (node === null) continue;
    const directive = node.type === 'expression_statement' && node.firstNamedChild?.type === 'string';
    const header =
      node.type === 'comment' &&
      /^\s*?\n[^\S\n]*\r?\n/.test(source.slice(node.endIndex, node.endIndex + 200));
    if (node.type !== 'hash_bang_line' && !directive && !header) break;
    end = lineEndAfter(source, node.endIndex);
  }
  return end;
}

function lineEndAfter(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end + 1;
}

const KINDS: Readonly<Record<string, StatementKind>> = {
  class_declaration: 'class',
  abstract_class_declaration: 'class',
  interface_declaration: 'interface',
  type_alias_declaration: 'type',
  enum_declaration: 'enum',
  function_declaration: 'function',
  generator_function_declaration: 'function',
  function_signature: 'function',
  lexical_declaration: 'variable',
  variable_declaration: 'variable',
};

function readStatement(node: Node, floor: number): TopStatement {
  const exported = node.type === 'export_statement';
  const declaration = exported ? (node.childForFieldName('declaration') ?? node) : node;
  const inner =
    declaration.type === 'ambient_declaration' ? (declaration.lastNamedChild ?? declaration) : declaration;
  const names = declaredNames(inner);
  const exportList = exported && declaration === node && childOfType(node, 'export_clause') !== undefined;
  return {
    kind: exportList ? 'export-list' : (KINDS[inner.type] ?? 'other'),
    names,
    outerStart: startWithComments(node, floor),
    start: node.startIndex,
    end: node.endIndex,
    exported,
    isDefault: exported && hasToken(node, 'default'),
    keywordStart: declaration.startIndex,
    uses: readNameUses(node).filter(({ name }) => !names.includes(name)),
  };
}

function declaredNames(declaration: Node): readonly string[] {
  if (declaration.type !== 'lexical_declaration' && declaration.type !== 'variable_declaration') {
    const name = KINDS[declaration.type] === undefined ? null : declaration.childForFieldName('name');
    return name === null ? [] : [name.text];
  }
  const names: string[] = [];
  for (const declarator of declaration.namedChildren) {
    const pattern = declarator?.childForFieldName('name');
    if (pattern) names.push(...patternNames(pattern));
  }
  return names;
}

function patternNames(pattern: Node): readonly string[] {
  const names: string[] = [];
  walk(pattern, (node) => {
    if (node.type === 'identifier' || node.type === 'shorthand_property_identifier_pattern')
      names.push(node.text);
    return true;
  });
  return names;
}

const TYPE_CONTEXT: ReadonlySet<string> = new Set([
  'type_annotation',
  'type_predicate_annotation',
  'asserts_annotation',
  'type_arguments',
  'type_parameters',
  'type_alias_declaration',
  'interface_declaration',
  'implements_clause',
  'type_query',
  'nested_type_identifier',
  'opting_type_annotation',
  'omitting_type_annotation',
]);

const DECLARES_TYPE: ReadonlySet<string> = new Set([
  'class_declaration',
  'abstract_class_declaration',
  'class',
  'interface_declaration',
  'type_alias_declaration',
  'type_parameter',
]);

/** Every identifier that may mean a top-level name. Blind to shadowing, so a name counts as used too often, never too seldom. */
function readNameUses(root: Node): readonly NameUse[] {
  const uses: NameUse[] = [];
  const visit = (node: Node, inType: boolean, depth: number): void => {
    const role = useRole(node, inType);
    if (role !== undefined) uses.push({ name: node.text, start: node.startIndex, end: node.endIndex, role });
    if (depth > 400) return;
    const below = inType || TYPE_CONTEXT.has(node.type);
    for (const child of node.namedChildren) if (child !== null) visit(child, below, depth + 1);
  };
  visit(root, false, 0);
  return uses;
}

function useRole(node: Node, inType: boolean): NameUse['role'] | undefined {
  switch (node.type) {
    case 'type_identifier':
      return isTypeName(node) ? undefined : 'type';
    case 'identifier':
      return inType ? 'type' : isWritten(node) ? 'write' : 'value';
    case 'shorthand_property_identifier':
      return 'value';
    case 'shorthand_property_identifier_pattern':
      return 'write';
    default:
      return undefined;
  }
}

function isTypeName(node: Node): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (parent.type === 'nested_type_identifier') return parent.childForFieldName('name')?.id === node.id;
  return DECLARES_TYPE.has(parent.type) && parent.childForFieldName('name')?.id === node.id;
}

function isWritten(node: Node): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (parent.type === 'update_expression') return true;
  const assigns =
    parent.type === 'assignment_expression' || parent.type === 'augmented_assignment_expression';
  return assigns && parent.childForFieldName('left')?.id === node.id;
}
