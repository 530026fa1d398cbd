/**
 * What a configuration script exports, without running it: literals, names declared beside it, templates, spreads, and calls of
 * local functions that give back one expression. All else is left open.
 */
import { type Node, type Program, parseSync } from 'oxc-parser';
import type { ConfigReader } from '../../core/ports/configReader.ts';
import { type ConfigValue, isObject, Unread } from '../../core/rules/import/configValue.ts';

const MOST_DEPTH = 40;
const MOST_STEPS = 50_000;
const TEXT_SHOWN = 40;

export const scriptConfig: ConfigReader = {
  read(path, text) {
    const { program, errors } = parseSync(path, text, { preserveParens: false });
    if (errors.some((error) => error.severity === 'Error') && program.body.length === 0) return undefined;
    return new Reader(program, text).exported();
  },
};

type FunctionNode = Extract<
  Node,
  { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }
>;
type Bound = ReadonlyMap<string, ConfigValue>;

class Reader {
  readonly #program: Program;
  readonly #text: string;
  readonly #declared = new Map<string, Node>();
  #steps = 0;

  constructor(program: Program, text: string) {
    this.#program = program;
    this.#text = text;
    for (const statement of program.body) this.#declare(statement);
  }

  exported(): ConfigValue {
    for (const statement of this.#program.body) {
      if (statement.type === 'ExportDefaultDeclaration') return this.#value(statement.declaration);
      if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
        continue;
      const { left, right } = statement.expression;
      if (this.#text.slice(left.start, left.end).replace(/\s/g, '') === 'module.exports')
        return this.#value(right);
    }
    return undefined;
  }

  #declare(node: Node): void {
    if (node.type === 'ExportNamedDeclaration' && node.declaration !== null) this.#declare(node.declaration);
    else if (node.type === 'FunctionDeclaration' && node.id !== null) this.#declared.set(node.id.name, node);
    else if (node.type === 'VariableDeclaration') {
      for (const { id, init } of node.declarations)
        if (id.type === 'Identifier' && init !== null) this.#declared.set(id.name, init);
    }
  }

  #value(node: Node | null | undefined, bound: Bound = new Map(), depth = 0): ConfigValue {
    if (node === null || node === undefined) return undefined;
    if (depth > MOST_DEPTH || this.#steps++ > MOST_STEPS) return this.#unread(node);
    const next = (each: Node | null | undefined) => this.#value(each, bound, depth + 1);
    switch (node.type) {
      case 'Literal':
        return this.#literal(node);
      case 'TemplateLiteral':
        return this.#joined(
          node,
          node.quasis.flatMap((quasi, at) => [
            quasi.value.cooked ?? '',
            ...(at < node.expressions.length ? [next(node.expressions[at])] : []),
          ]),
        );
      case 'BinaryExpression':
        return node.operator === '+'
          ? this.#joined(node, [next(node.left), next(node.right)])
          : this.#unread(node);
      case 'UnaryExpression':
        return node.operator === '!' ? this.#negated(node, next(node.argument)) : this.#unread(node);
      case 'ArrayExpression':
        return node.elements.flatMap((each) =>
          each?.type === 'SpreadElement' ? this.#spread(next(each.argument)) : [next(each)],
        );
      case 'ObjectExpression':
        return this.#object(node, bound, depth);
      case 'Identifier':
        if (bound.has(node.name)) return bound.get(node.name);
        return this.#declared.has(node.name) ? next(this.#declared.get(node.name)) : this.#unread(node);
      case 'MemberExpression':
        return this.#member(node, next);
      case 'CallExpression':
        return this.#call(node, next, depth);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'ParenthesizedExpression':
        return next(node.expression);
      default:
        return this.#unread(node);
    }
  }

  #literal(node: Extract<Node, { type: 'Literal' }>): ConfigValue {
    const { value } = node;
    if ('regex' in node && node.regex !== undefined && node.regex !== null) return node.regex.pattern;
    return typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      value === null
      ? value
      : this.#unread(node);
  }

  #joined(node: Node, parts: readonly ConfigValue[]): ConfigValue {
    return parts.every((part) => typeof part === 'string' || typeof part === 'number')
      ? parts.join('')
      : this.#unread(node);
  }

  #negated(node: Node, value: ConfigValue): ConfigValue {
    return typeof value === 'boolean' || typeof value === 'number' ? !value : this.#unread(node);
  }

  #spread(value: ConfigValue): readonly ConfigValue[] {
    return Array.isArray(value) ? value : [value];
  }

  #object(node: Extract<Node, { type: 'ObjectExpression' }>, bound: Bound, depth: number): ConfigValue {
    const entries: [string, ConfigValue][] = [];
    for (const each of node.properties) {
      if (each.type === 'SpreadElement') {
        const value = this.#value(each.argument, bound, depth + 1);
        entries.push(
          ...(isObject(value)
            ? Object.entries(value)
            : [['...', this.#unread(each)] as [string, ConfigValue]]),
        );
        continue;
      }
      const key =
        each.computed || each.key.type !== 'Identifier'
          ? this.#value(each.key, bound, depth + 1)
          : each.key.name;
      // `__proto__: x` would set what it inherits from.
      if ((typeof key === 'string' || typeof key === 'number') && key !== '__proto__')
        entries.push([String(key), this.#value(each.value, bound, depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  #member(node: Extract<Node, { type: 'MemberExpression' }>, next: (each: Node) => ConfigValue): ConfigValue {
    const object = next(node.object);
    const key =
      node.computed || node.property.type !== 'Identifier' ? next(node.property) : node.property.name;
    if (Array.isArray(object) && typeof key === 'number') return object[key];
    return isObject(object) && typeof key === 'string' && Object.hasOwn(object, key)
      ? object[key]
      : this.#unread(node);
  }

  #call(
    node: Extract<Node, { type: 'CallExpression' }>,
    next: (each: Node) => ConfigValue,
    depth: number,
  ): ConfigValue {
    const { callee } = node;
    if (callee.type === 'Identifier') {
      const local = this.#declared.get(callee.name);
      if (local !== undefined && isFunction(local))
        return this.#applied(local, node.arguments.map(next), depth);
      // `defineConfig({ … })` and its like give back what they are given.
      const [only] = node.arguments;
      const passes = /^define\w*$|^config$/i.test(callee.name) && node.arguments.length === 1;
      return passes && only !== undefined ? next(only) : this.#unread(node);
    }
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier')
      return this.#unread(node);
    const object = next(callee.object);
    const values = node.arguments.map(next);
    const [first] = values;
    if (
      callee.property.name === 'join' &&
      Array.isArray(object) &&
      object.every((each) => typeof each === 'string')
    ) {
      return first === undefined || typeof first === 'string'
        ? object.join(first ?? ',')
        : this.#unread(node);
    }
    if (callee.property.name === 'concat' && Array.isArray(object))
      return [...object, ...values.flatMap((each) => this.#spread(each))];
    const passes = /^config$/i.test(callee.property.name) && node.arguments.length >= 1;
    return passes ? values : this.#unread(node);
  }

  #applied(local: FunctionNode, values: readonly ConfigValue[], depth: number): ConfigValue {
    const bound = new Map<string, ConfigValue>();
    local.params.forEach((param, at) => {
      if (param.type === 'Identifier') bound.set(param.name, values[at]);
    });
    const body = local.body;
    if (body === null) return this.#unread(local);
    if (body.type !== 'BlockStatement') return this.#value(body, bound, depth + 1);
    const [statement] = body.body;
    const plain = body.body.length === 1 && statement?.type === 'ReturnStatement';
    return plain ? this.#value(statement.argument, bound, depth + 1) : this.#unread(local);
  }

  #unread({ start, end }: { readonly start: number; readonly end: number }): Unread {
    return new Unread(this.#text.slice(start, Math.min(end, start + TEXT_SHOWN)));
  }
}

function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}
