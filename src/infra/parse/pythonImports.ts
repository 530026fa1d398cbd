/** Import statements of Python. */
import type { Node } from 'web-tree-sitter';
import type { ImportBinding, ImportStatement } from '../../core/ports/syntaxReader.ts';
import { childOfType } from './treeWalk.ts';

/** `import a, b` gives one entry a module; empty for other statements. */
export function readPythonImport(
  node: Node,
  topLevel: boolean,
  guarded: boolean,
): readonly ImportStatement[] {
  if (node.type === 'import_from_statement') return [fromImport(node, topLevel, guarded)];
  if (node.type !== 'import_statement') return [];
  return node.namedChildren.flatMap((child) => {
    const name = child?.type === 'aliased_import' ? child.childForFieldName('name') : child;
    if (!child || !name) return [];
    const local = child.childForFieldName('alias')?.text ?? name.text.split('.')[0] ?? '';
    return [
      entry(node, name, {
        bindings: [{ imported: '*', local, typeOnly: false }],
        topLevel,
        guarded,
        from: false,
      }),
    ];
  });
}

function fromImport(node: Node, topLevel: boolean, guarded: boolean): ImportStatement {
  const module = node.childForFieldName('module_name') ?? node;
  const wildcard = childOfType(node, 'wildcard_import') !== undefined;
  const bindings = wildcard ? [] : node.childrenForFieldName('name').flatMap(bindingOf);
  return entry(node, module, { bindings, topLevel, guarded, from: true });
}

function bindingOf(node: Node | null): readonly ImportBinding[] {
  if (node === null) return [];
  const imported = (node.type === 'aliased_import' ? node.childForFieldName('name') : node)?.text ?? '';
  const local = node.childForFieldName('alias')?.text ?? imported;
  return [{ imported, local, typeOnly: false }];
}

interface Parts {
  readonly bindings: readonly ImportBinding[];
  readonly topLevel: boolean;
  readonly guarded: boolean;
  readonly from: boolean;
}

function entry(statement: Node, module: Node, parts: Parts): ImportStatement {
  return {
    start: statement.startIndex,
    end: statement.endIndex,
    form: 'import',
    specifier: module.text,
    specifierStart: module.startIndex,
    specifierEnd: module.endIndex,
    typeOnly: parts.guarded,
    bindings: parts.bindings,
    topLevel: parts.topLevel,
    from: parts.from,
  };
}
