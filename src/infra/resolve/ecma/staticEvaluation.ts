/**
 * Reads values out of a configuration file's syntax tree without running it: strings, paths that are put together from
 * them, and objects. The workspace root is `/`; relative text stays relative. Whatever is not plain stays undefined.
 */
import type { Node, Program } from 'oxc-parser';
import { join } from '../../../base/paths.ts';

export interface Property {
  readonly key: string;
  readonly value: Node;
}

const MOST_DEPTH = 24;
const MOST_STEPS = 20_000;

type FunctionNode = Extract<
  Node,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;

export class StaticEvaluation {
  readonly #folder: string;
  readonly #file: string;
  readonly #declared = new Map<string, Node>();
  #steps = 0;

  /** @param file workspace-relative path of the configuration. */
  constructor(program: Program, file: string, folder: string) {
    this.#file = `/${file}`;
    this.#folder = `/${folder}`;
    for (const statement of program.body) this.#declare(statement);
  }

  #declare(node: Node): void {
    if (node.type === 'ExportNamedDeclaration' && node.declaration !== null) this.#declare(node.declaration);
    else if (node.type === 'FunctionDeclaration' && node.id !== null) this.#declared.set(node.id.name, node);
    else if (node.type === 'VariableDeclaration') {
      for (const { id, init } of node.declarations) {
        if (id.type === 'Identifier' && init !== null) this.#declared.set(id.name, init);
      }
    }
  }

  /** Workspace-absolute (`/src`), relative or a bare name; undefined when not static. */
  text(
    node: Node | null | undefined,
    bound: ReadonlyMap<string, string> = new Map(),
    depth = 0,
  ): string | undefined {
    if (node === null || node === undefined || depth > MOST_DEPTH || this.#steps++ > MOST_STEPS)
      return undefined;
    const next = (each: Node | null | undefined): string | undefined => this.text(each, bound, depth + 1);
    switch (node.type) {
      case 'Literal':
        return typeof node.value === 'string' ? node.value : undefined;
      case 'TemplateLiteral':
        return concatenated(
          node.quasis.flatMap((quasi, index) => [
            quasi.value.cooked ?? undefined,
            ...(index < node.expressions.length ? [next(node.expressions[index])] : []),
          ]),
        );
      case 'BinaryExpression':
        return node.operator === '+' ? concatenated([next(node.left), next(node.right)]) : undefined;
      case 'Identifier':
        return bound.get(node.name) ?? this.#named(node.name) ?? next(this.#declared.get(node.name));
      case 'MemberExpression':
        return this.#member(node, next);
      case 'NewExpression':
        return isName(node.callee, 'URL') ? this.#path(node.arguments.slice(0, 1).map(next)) : undefined;
      case 'CallExpression':
        return this.#call(node, next, depth);
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'AwaitExpression':
        return next('expression' in node ? node.expression : node.argument);
      default:
        return undefined;
    }
  }

  #named(name: string): string | undefined {
    if (name === '__dirname') return this.#folder;
    return name === '__filename' ? this.#file : undefined;
  }

  #member(
    node: Extract<Node, { type: 'MemberExpression' }>,
    next: (each: Node) => string | undefined,
  ): string | undefined {
    const name = propertyName(node.property, node.computed);
    if (node.object.type === 'MetaProperty') {
      if (name === 'dirname') return this.#folder;
      return name === 'url' || name === 'filename' ? this.#file : undefined;
    }
    return name === 'pathname' || name === 'href' ? next(node.object) : undefined;
  }

  #call(
    node: Extract<Node, { type: 'CallExpression' }>,
    next: (each: Node) => string | undefined,
    depth: number,
  ): string | undefined {
    const { callee } = node;
    const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
    const values = node.arguments.map(next);
    const local = callee.type === 'Identifier' ? this.#functionNamed(callee.name) : undefined;
    if (local !== undefined) return this.#applied(local, values, depth);
    switch (name) {
      case 'resolve':
      case 'join':
        return this.#path(values);
      case 'fileURLToPath':
      case 'normalize':
      case 'normalizePath':
      case 'realpathSync':
        return values[0];
      case 'dirname':
        return parentFolder(values[0]);
      case 'cwd':
        return this.#folder;
      default:
        return undefined;
    }
  }

  #applied(local: FunctionNode, values: readonly (string | undefined)[], depth: number): string | undefined {
    const bound = new Map<string, string>();
    local.params.forEach((param, index) => {
      const value = values[index];
      if (param.type === 'Identifier' && value !== undefined) bound.set(param.name, value);
    });
    const rest =
      local.params.length === 1 && local.params[0]?.type === 'RestElement' ? this.#path(values) : undefined;
    return this.text(returned(local), bound, depth + 1) ?? rest;
  }

  #functionNamed(name: string): FunctionNode | undefined {
    const node = this.#declared.get(name);
    return node !== undefined && isFunction(node) ? node : undefined;
  }

  /** `path.resolve` and `path.join` alike: a later absolute part begins anew, relative ones start at the file. */
  #path(values: readonly (string | undefined)[]): string | undefined {
    if (values.length === 0 || values.some((each) => each === undefined)) return undefined;
    const parts = values as readonly string[];
    const start = parts.findLastIndex((each) => each.startsWith('/'));
    const from = start < 0 ? [this.#folder, ...parts] : parts.slice(start);
    const joined = join(...from);
    return joined === undefined ? undefined : `/${joined}`;
  }

  /** The properties of an object literal, of what a name stands for, of what a local function returns. Spreads are followed. */
  properties(node: Node | null | undefined, depth = 0): readonly Property[] {
    const object = this.#object(node, depth);
    if (object?.type !== 'ObjectExpression') return [];
    return object.properties.flatMap((each) => {
      if (each.type === 'SpreadElement') return this.properties(each.argument, depth + 1);
      const key = propertyName(each.key, each.computed) ?? this.text(each.key);
      return key === undefined ? [] : [{ key, value: each.value }];
    });
  }

  /** The elements of an array literal. */
  elements(node: Node | null | undefined): readonly Node[] {
    const array = this.#object(node, 0);
    return array?.type === 'ArrayExpression'
      ? array.elements.filter((each): each is NonNullable<typeof each> => each !== null)
      : [];
  }

  #object(node: Node | null | undefined, depth: number): Node | undefined {
    if (node === null || node === undefined || depth > MOST_DEPTH || this.#steps++ > MOST_STEPS)
      return undefined;
    switch (node.type) {
      case 'Identifier':
        return this.#object(this.#declared.get(node.name), depth + 1);
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return this.#object(node.expression, depth + 1);
      case 'CallExpression': {
        const local = node.callee.type === 'Identifier' ? this.#functionNamed(node.callee.name) : undefined;
        return local === undefined ? undefined : this.#object(returned(local), depth + 1);
      }
      default:
        return node;
    }
  }
}

function parentFolder(path: string | undefined): string | undefined {
  return path === undefined ? undefined : path.replace(/\/[^/]*$/, '') || '/';
}

function concatenated(parts: readonly (string | undefined)[]): string | undefined {
  return parts.some((each) => each === undefined) ? undefined : parts.join('');
}

function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** What a function of one expression or one return statement gives. */
function returned(node: FunctionNode): Node | undefined {
  if (node.body === null) return undefined;
  if (node.body.type !== 'BlockStatement') return node.body;
  const statement = node.body.body.find((each) => each.type === 'ReturnStatement');
  return statement?.type === 'ReturnStatement' ? (statement.argument ?? undefined) : undefined;
}

export function propertyName(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Identifier' && !computed) return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}

function memberName(node: Node): string | undefined {
  return node.type === 'MemberExpression' ? propertyName(node.property, node.computed) : undefined;
}

function isName(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
