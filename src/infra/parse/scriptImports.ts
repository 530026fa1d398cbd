/** Import statements and re-exports of TypeScript and JavaScript. */
import type { Node } from 'web-tree-sitter';
import type { ImportBinding, ImportStatement } from '../../core/ports/syntaxReader.ts';
import { childOfType, hasToken } from './treeWalk.ts';

/** Undefined for a statement that names no other module. */
export function readScriptImport(node: Node, topLevel: boolean): ImportStatement | undefined {
  if (node.type !== 'import_statement' && node.type !== 'export_statement') return undefined;
  const requireClause = childOfType(node, 'import_require_clause');
  const source = (requireClause ?? node).childForFieldName('source');
  if (source === null) return undefined;
  const plain = requireClause === undefined && childOfType(node, 'import_attribute') === undefined;
  return {
    start: node.startIndex,
    end: node.endIndex,
    form: plain ? (node.type === 'import_statement' ? 'import' : 'export') : 'other',
    specifier: source.text.slice(1, -1),
    specifierStart: source.startIndex + 1,
    specifierEnd: source.endIndex - 1,
    typeOnly: hasToken(node, 'type'),
    bindings: node.type === 'import_statement' ? importBindings(node) : exportBindings(node),
    topLevel,
    from: true,
  };
}

function importBindings(node: Node): readonly ImportBinding[] {
  const clause = childOfType(node, 'import_clause');
  const bindings: ImportBinding[] = [];
  for (const part of clause?.namedChildren ?? []) {
    if (part?.type === 'identifier')
      bindings.push({ imported: 'default', local: part.text, typeOnly: false });
    else if (part?.type === 'namespace_import') {
      bindings.push({ imported: '*', local: part.lastNamedChild?.text ?? '', typeOnly: false });
    } else if (part?.type === 'named_imports') bindings.push(...specifierBindings(part, 'import_specifier'));
  }
  return bindings;
}

function exportBindings(node: Node): readonly ImportBinding[] {
  const namespace = childOfType(node, 'namespace_export');
  if (namespace !== undefined) {
    return [{ imported: '*', local: namespace.lastNamedChild?.text ?? '', typeOnly: false }];
  }
  const clause = childOfType(node, 'export_clause');
  return clause === undefined ? [] : specifierBindings(clause, 'export_specifier');
}

function specifierBindings(list: Node, type: string): readonly ImportBinding[] {
  const bindings: ImportBinding[] = [];
  for (const specifier of list.namedChildren) {
    if (specifier?.type !== type) continue;
    const imported = specifier.childForFieldName('name')?.text ?? '';
    const local = specifier.childForFieldName('alias')?.text ?? imported;
    bindings.push({ imported, local, typeOnly: hasToken(specifier, 'type') });
  }
  return bindings;
}
