/** How imported classes are used through their instances: which members are touched, and nothing else. */
import type { Node } from 'web-tree-sitter';
import type { ImportStatement, InstanceUse } from '../../core/ports/syntaxReader.ts';
import { walk } from './treeWalk.ts';

interface Draft {
  readonly holders: Set<string>;
  readonly members: Set<string>;
  closed: boolean;
}

export function readInstanceUses(root: Node, imports: readonly ImportStatement[]): readonly InstanceUse[] {
  const drafts = new Map<string, Draft>();
  for (const { bindings, form } of imports) {
    if (form !== 'import') continue;
    for (const { imported, local } of bindings) {
      if (imported !== '*') drafts.set(local, { holders: new Set(), members: new Set(), closed: true });
    }
  }
  collectHolders(root, drafts);
  collectMembers(root, drafts);
  return [...drafts]
    .filter(([, draft]) => draft.holders.size > 0)
    .map(([className, draft]) => ({ className, members: [...draft.members].sort(), closed: draft.closed }));
}

const HOLDS: ReadonlySet<string> = new Set([
  'required_parameter',
  'optional_parameter',
  'public_field_definition',
  'variable_declarator',
]);

function collectHolders(root: Node, drafts: ReadonlyMap<string, Draft>): void {
  walk(root, (node) => {
    if (node.type === 'import_statement') return false;
    if (node.type !== 'type_identifier' && node.type !== 'identifier') return true;
    const draft = drafts.get(node.text);
    if (draft === undefined) return true;
    const holder = node.type === 'type_identifier' ? holderOf(node) : undefined;
    if (holder === undefined) draft.closed = false;
    else draft.holders.add(holder);
    return true;
  });
}

/** The name whose whole annotation this type is. */
function holderOf(type: Node): string | undefined {
  const annotation = type.parent;
  const owner = annotation?.type === 'type_annotation' ? annotation.parent : undefined;
  if (!owner || !HOLDS.has(owner.type)) return undefined;
  const name = owner.childForFieldName('pattern') ?? owner.childForFieldName('name');
  const plain = name?.type === 'identifier' || name?.type === 'property_identifier';
  return plain ? name?.text : undefined;
}

function collectMembers(root: Node, drafts: ReadonlyMap<string, Draft>): void {
  const byHolder = new Map<string, Draft[]>();
  for (const draft of drafts.values()) {
    for (const holder of draft.holders) byHolder.set(holder, [...(byHolder.get(holder) ?? []), draft]);
  }
  walk(root, (node) => {
    for (const draft of byHolder.get(heldName(node) ?? '') ?? []) {
      const use = memberUsed(node);
      if (use === undefined) draft.closed &&= isDeclaration(node) || isPlainStore(node);
      else draft.members.add(use);
    }
    return true;
  });
}

/** `p`, or the `p` of `this.p`. */
function heldName(node: Node): string | undefined {
  if (node.type === 'identifier') return node.text;
  if (node.type === 'shorthand_property_identifier') return node.text;
  if (node.type !== 'member_expression') return undefined;
  return node.childForFieldName('object')?.type === 'this'
    ? node.childForFieldName('property')?.text
    : undefined;
}

function memberUsed(node: Node): string | undefined {
  const parent = node.parent;
  if (parent?.type !== 'member_expression') return undefined;
  return parent.childForFieldName('object')?.id === node.id
    ? parent.childForFieldName('property')?.text
    : undefined;
}

function isDeclaration(node: Node): boolean {
  const parent = node.parent;
  if (parent === null || !HOLDS.has(parent.type)) return false;
  return (parent.childForFieldName('pattern') ?? parent.childForFieldName('name'))?.id === node.id;
}

/** `this.p = p`: the value stays within what was looked at. */
function isPlainStore(node: Node): boolean {
  const parent = node.parent;
  if (parent?.type !== 'assignment_expression') return false;
  const left = parent.childForFieldName('left');
  const right = parent.childForFieldName('right');
  return (
    left !== null && right !== null && heldName(left) !== undefined && heldName(left) === heldName(right)
  );
}
