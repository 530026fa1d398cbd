/** Public shape of classes, as an interface would state it. */
import type { Node } from 'web-tree-sitter';
import type { ClassShape, MemberShape } from '../../core/ports/syntaxReader.ts';
import { childOfType, hasToken, walk } from './treeWalk.ts';

export function readClassShapes(root: Node): readonly ClassShape[] {
  const shapes: ClassShape[] = [];
  for (const node of root.namedChildren) {
    const declaration = node?.type === 'export_statement' ? node.childForFieldName('declaration') : node;
    if (declaration?.type !== 'class_declaration' && declaration?.type !== 'abstract_class_declaration')
      continue;
    const shape = readShape(declaration);
    if (shape !== undefined) shapes.push(shape);
  }
  return shapes;
}

function readShape(node: Node): ClassShape | undefined {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (name === null || body === null) return undefined;
  const heritage = childOfType(node, 'class_heritage');
  const clause = heritage === undefined ? undefined : childOfType(heritage, 'implements_clause');
  const before = body.previousSibling ?? name;
  return {
    name: name.text,
    generic: node.childForFieldName('type_parameters') !== null,
    headEnd: before.endIndex,
    implementsEnd: clause?.endIndex,
    members: membersOf(body),
  };
}

function membersOf(body: Node): readonly MemberShape[] {
  const members: MemberShape[] = [];
  for (const node of body.namedChildren) {
    if (node === null || hasToken(node, 'static')) continue;
    if (
      node.type === 'method_definition' ||
      node.type === 'method_signature' ||
      node.type === 'abstract_method_signature'
    ) {
      members.push(methodShape(node), ...parameterProperties(node));
    } else if (node.type === 'public_field_definition') members.push(fieldShape(node));
  }
  return members;
}

function isPublic(node: Node): boolean {
  const modifier = childOfType(node, 'accessibility_modifier')?.text;
  const hash = node.childForFieldName('name')?.type === 'private_property_identifier';
  return !hash && modifier !== 'private' && modifier !== 'protected';
}

function methodShape(node: Node): MemberShape {
  const name = node.childForFieldName('name')?.text ?? '';
  const returns = node.childForFieldName('return_type');
  if (hasToken(node, 'get') || hasToken(node, 'set')) return accessorShape(node, name);
  const parameters = node.childForFieldName('parameters');
  const plain = returns !== null && parameters !== null ? plainParameters(parameters) : undefined;
  const generics = node.childForFieldName('type_parameters')?.text ?? '';
  const signature = plain === undefined ? undefined : `${name}${generics}${plain}${returns?.text}`;
  return { name, kind: 'method', signature, isPublic: isPublic(node), typeNames: typeNamesIn(node) };
}

function accessorShape(node: Node, name: string): MemberShape {
  const type = hasToken(node, 'get') ? node.childForFieldName('return_type') : null;
  const signature = type === null ? undefined : `readonly ${name}${type.text}`;
  return { name, kind: 'property', signature, isPublic: isPublic(node), typeNames: typeNamesIn(node) };
}

function fieldShape(node: Node): MemberShape {
  const name = node.childForFieldName('name')?.text ?? '';
  const type = node.childForFieldName('type');
  const readonly = hasToken(node, 'readonly') ? 'readonly ' : '';
  const optional = hasToken(node, '?') ? '?' : '';
  const signature = type === null ? undefined : `${readonly}${name}${optional}${type.text}`;
  return { name, kind: 'property', signature, isPublic: isPublic(node), typeNames: typeNamesIn(node) };
}

/** Fields declared by constructor parameters (`constructor(readonly name: string)`). */
function parameterProperties(node: Node): readonly MemberShape[] {
  if (node.childForFieldName('name')?.text !== 'constructor') return [];
  const shapes: MemberShape[] = [];
  for (const parameter of node.childForFieldName('parameters')?.namedChildren ?? []) {
    const modifier = parameter === null ? undefined : childOfType(parameter, 'accessibility_modifier');
    const name = parameter?.childForFieldName('pattern')?.text;
    const type = parameter?.childForFieldName('type');
    if (!parameter || name === undefined || (modifier === undefined && !hasToken(parameter, 'readonly')))
      continue;
    const readonly = hasToken(parameter, 'readonly') ? 'readonly ' : '';
    shapes.push({
      name,
      kind: 'property',
      signature: type ? `${readonly}${name}${type.text}` : undefined,
      isPublic: modifier === undefined || modifier.text === 'public',
      typeNames: typeNamesIn(parameter),
    });
  }
  return shapes;
}

/** The parameter list without default values; undefined when a parameter has no type of its own. */
function plainParameters(list: Node): string | undefined {
  const parts: string[] = [];
  for (const parameter of list.namedChildren) {
    if (parameter === null || parameter.type === 'comment') continue;
    const pattern = parameter.childForFieldName('pattern');
    const type = parameter.childForFieldName('type');
    const simple = pattern?.type === 'identifier' || pattern?.type === 'rest_pattern';
    if (pattern === null || type === null || !simple) return undefined;
    const optional = parameter.type === 'optional_parameter' || parameter.childForFieldName('value') !== null;
    parts.push(`${pattern.text}${optional ? '?' : ''}${type.text}`);
  }
  return `(${parts.join(', ')})`;
}

function typeNamesIn(node: Node): readonly string[] {
  const names = new Set<string>();
  walk(node, (each) => {
    if (each.type === 'statement_block') return false;
    if (each.type === 'type_identifier') names.add(each.text);
    if (each.type === 'nested_type_identifier' || each.type === 'type_query')
      names.add(each.text.split('.')[0] ?? '');
    return true;
  });
  return [...names];
}
