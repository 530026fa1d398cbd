/** Names that an import statement binds, by the language of its file. */
import { extname } from '../../../base/paths.ts';

export interface BoundNames {
  /** Undefined: what it brings cannot be told from it (a wildcard, a namespace, an import for its effect). */
  readonly names: readonly string[] | undefined;
}

const UNKNOWN: BoundNames = { names: undefined };

/** @param statement without comments above. */
export function namesBoundBy(path: string, statement: string): BoundNames {
  const extension = extname(path);
  if (/^\.[cm]?[jt]sx?$/.test(extension)) return scriptNames(statement);
  if (extension === '.py') return pythonNames(statement);
  if (/^\.(?:java|kt|scala)$/.test(extension))
    return lastNames(/^\s*import\s+(?:static\s+)?([\w.*]+)(?:\s+as\s+(\w+))?/, statement, '.');
  if (extension === '.php')
    return lastNames(/^\s*use\s+(?:function\s+|const\s+)?([\w\\]+)(?:\s+as\s+(\w+))?/, statement, '\\');
  if (extension === '.rs') return rustNames(statement);
  return UNKNOWN;
}

function scriptNames(statement: string): BoundNames {
  const required = /(?:const|let|var)\s+(?:([\w$]+)|\{([^}]*)\})\s*=\s*require\(/.exec(statement);
  if (required !== null)
    return { names: required[1] === undefined ? listed(required[2]!, ':') : [required[1]] };
  const clause = /^\s*import\s+(?:type\s+)?([\s\S]*?)\s+from\s*['"]/.exec(statement)?.[1];
  if (clause === undefined) return UNKNOWN;
  const braces = /\{([\s\S]*)\}/.exec(clause)?.[1];
  const star = /\*\s+as\s+([\w$]+)/.exec(clause)?.[1];
  const single = /^([\w$]+)\s*(?:,|$)/.exec(clause)?.[1];
  return {
    names: [
      ...listed(braces ?? '', ' as '),
      ...(star === undefined ? [] : [star]),
      ...(single === undefined ? [] : [single]),
    ],
  };
}

function pythonNames(statement: string): BoundNames {
  const from = /^\s*from\s+\S+\s+import\s+([\s\S]+)$/.exec(statement)?.[1];
  if (from !== undefined)
    return from.includes('*') ? UNKNOWN : { names: listed(from.replace(/[()]|#.*/g, ''), ' as ') };
  const plain = /^\s*import\s+([\s\S]+)$/.exec(statement)?.[1];
  return plain === undefined ? UNKNOWN : { names: listed(plain, ' as ').map((name) => name.split('.')[0]!) };
}

function lastNames(pattern: RegExp, statement: string, separator: string): BoundNames {
  const found = pattern.exec(statement);
  if (found === null) return UNKNOWN;
  const name = found[2] ?? found[1]!.split(separator).at(-1)!;
  return name === '*' ? UNKNOWN : { names: [name] };
}

function rustNames(statement: string): BoundNames {
  if (/\*/.test(statement)) return UNKNOWN;
  const names = [...statement.matchAll(/(?:::|\{|,|\buse\s)\s*(\w+)(?:\s+as\s+(\w+))?\s*(?=[,};])/g)];
  return { names: names.map(([, name, alias]) => alias ?? name!) };
}

function listed(text: string, alias: string): readonly string[] {
  return text
    .split(',')
    .map((each) => (each.split(alias).at(-1) ?? '').replace(/^\s*type\s+/, '').trim())
    .filter((name) => name !== '');
}

/** The statement with only these names left; undefined where it names them in a way that is not understood. */
export function withNames(path: string, statement: string, kept: ReadonlySet<string>): string | undefined {
  const braces = /\{([^{}]*)\}/.exec(statement);
  const isPython = extname(path) === '.py';
  const list = isPython ? /\bimport\s+\(?([^()]*)\)?\s*$/.exec(statement)?.[1] : braces?.[1];
  if (list === undefined) return undefined;
  const items = list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const alias = isPython || !/\bas\b/.test(list) ? (statement.includes('require(') ? ':' : ' as ') : ' as ';
  const left = items.filter((item) =>
    kept.has((item.split(alias).at(-1) ?? '').replace(/^type\s+/, '').trim()),
  );
  if (left.length === items.length) return statement;
  if (left.length === 0) return undefined;
  const [at, length] = isPython
    ? [statement.lastIndexOf(list), list.length]
    : [braces!.index + 1, list.length];
  const multi = list.includes('\n') && left.join(', ').length > 70;
  const indent = /\n([ \t]+)\S/.exec(list)?.[1] ?? '  ';
  const closing = isPython || !multi ? '' : '\n';
  const body = multi
    ? `\n${left.map((item) => `${indent}${item},`).join('\n')}${isPython ? '\n' : closing}`
    : isPython
      ? left.join(', ')
      : ` ${left.join(', ')} `;
  const written = `${statement.slice(0, at)}${body}${statement.slice(at + length)}`;
  return isPython && !multi ? written.replace(/import\s+\(([^()]*)\)/, 'import $1') : written;
}
