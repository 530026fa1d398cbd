/** Where something is registered in a script or a Python file, from its tree. */
import type { Node } from 'web-tree-sitter';
import { languageOf } from '../../core/languages/languages.ts';
import type {
  CallStatement,
  GivenObject,
  NamedList,
  Span,
  WiringPlaces,
  WiringReader,
} from '../../core/ports/wiringReader.ts';
import type { GrammarLocation } from './grammarFiles.ts';
import { walk } from './treeWalk.ts';
import { WasmParser } from './wasmParser.ts';

/** Larger files are data, not where parts are put together. */
const MAX_LENGTH = 500_000;
const KNOWN: ReadonlySet<string> = new Set(['typescript', 'tsx', 'javascript', 'jsx', 'python']);

export function createWiringReader(location: GrammarLocation): WiringReader {
  const parser = new WasmParser(location);
  return {
    async read(path, source) {
      const language = languageOf(path);
      if (language === undefined || !KNOWN.has(language.id) || source.length > MAX_LENGTH) return undefined;
      return parser.parse(language.grammar, source, ({ tree }) => placesIn(tree.rootNode));
    },
  };
}

function placesIn(root: Node): WiringPlaces {
  const lists: NamedList[] = [];
  const objects: GivenObject[] = [];
  const calls: CallStatement[] = [];
  walk(root, (node) => {
    if (isList(node)) {
      const name = nameOf(node);
      if (name !== undefined) lists.push({ ...spanOf(node), name, elements: partsOf(node) });
    } else if (node.type === 'object') {
      const name = callNameOf(node);
      if (name !== undefined)
        objects.push({ ...spanOf(node), name, keys: partNodes(node).map(keyOf), entries: partsOf(node) });
    } else if (node.type === 'expression_statement') {
      const call = callStatement(node);
      if (call !== undefined) calls.push(call);
    }
    return true;
  });
  return { hasErrors: root.hasError, lists, objects, calls };
}

function isList({ type }: Node): boolean {
  return type === 'array' || type === 'list';
}

function spanOf({ startIndex, endIndex }: Node): Span {
  return { start: startIndex, end: endIndex };
}

function partNodes(node: Node): readonly Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
}

function partsOf(node: Node): readonly Span[] {
  return partNodes(node).map(spanOf);
}

/** Of the variable or the property that it is the value of; what is written round it (`as const`, a type) does not count. */
function nameOf(node: Node): string | undefined {
  let value = node;
  while (WRAPPERS.has(value.parent?.type ?? '')) value = value.parent!;
  const holder = value.parent;
  if (holder === null) return undefined;
  switch (holder.type) {
    case 'variable_declarator':
      return holder.childForFieldName('name')?.text;
    case 'public_field_definition':
    case 'field_definition':
      return (holder.childForFieldName('name') ?? holder.childForFieldName('property'))?.text;
    case 'assignment':
    case 'assignment_expression':
      return holder.childForFieldName('left')?.text;
    case 'pair': {
      const call = holder.parent === null ? undefined : callNameOf(holder.parent);
      return call === undefined ? undefined : `${call}.${keyOf(holder)}`;
    }
    default:
      return undefined;
  }
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'as_expression',
  'satisfies_expression',
  'parenthesized_expression',
]);

/** Of the call that an object is the only argument of. */
function callNameOf(object: Node): string | undefined {
  const given = object.parent;
  if (given?.type !== 'arguments' || partNodes(given).length !== 1) return undefined;
  return given.parent?.childForFieldName('function')?.text;
}

function keyOf(pair: Node): string {
  return (pair.childForFieldName('key') ?? pair).text.replace(/^['"]|['"]$/g, '');
}

function callStatement(statement: Node): CallStatement | undefined {
  const call = statement.firstNamedChild;
  if (call === null || (call.type !== 'call_expression' && call.type !== 'call')) return undefined;
  const callee = call.childForFieldName('function');
  const given = call.childForFieldName('arguments');
  const receiver = (callee?.childForFieldName('object') ?? null)?.text;
  const method = (callee?.childForFieldName('property') ?? callee?.childForFieldName('attribute') ?? null)
    ?.text;
  if (given === null || receiver === undefined || method === undefined) return undefined;
  return {
    ...spanOf(statement),
    receiver,
    method,
    strings: partNodes(given).map(({ type }) => type === 'string'),
  };
}
