/**
 * Targets as `Package.swift` spells them out, read without running it: calls such as `.target(name: "Core", path: "Source")` with
 * literal arguments (developer.apple.com/documentation/packagedescription/target). What is computed stays unknown.
 */

export interface SwiftTarget {
  readonly name: string;
  readonly kind: 'target' | 'test' | 'plugin';
  /** Relative to the package's folder; undefined where the customary place holds. */
  readonly path: string | undefined;
  /** Files and folders below the target's folder that are no part of it. */
  readonly exclude: readonly string[];
  /** Files and folders that alone are part of it; empty for all. */
  readonly sources: readonly string[];
}

const KINDS: Readonly<Record<string, SwiftTarget['kind']>> = {
  target: 'target',
  executableTarget: 'target',
  macro: 'target',
  systemLibrary: 'target',
  testTarget: 'test',
  plugin: 'plugin',
};
const CALL = /\.(target|executableTarget|testTarget|macro|plugin|systemLibrary)\s*\(/g;
/** Longer manifests are generated, or an attack. */
const MAX_LENGTH = 400_000;

export function readTargets(manifest: string): readonly SwiftTarget[] {
  const text = withoutComments(manifest.slice(0, MAX_LENGTH));
  const targets: SwiftTarget[] = [];
  const call = new RegExp(CALL);
  for (let match = call.exec(text); match !== null; match = call.exec(text)) {
    const { values, end } = argumentsFrom(text, call.lastIndex);
    const target = targetOf(KINDS[match[1]!]!, values);
    // A dependency on a target is written like a target, inside one.
    if (target !== undefined) targets.push(target);
    call.lastIndex = Math.max(end, call.lastIndex);
  }
  return targets;
}

function targetOf(kind: SwiftTarget['kind'], values: ReadonlyMap<string, string>): SwiftTarget | undefined {
  const name = literals(values.get('name') ?? '')[0];
  if (name === undefined) return undefined;
  const path = values.get('path');
  return {
    name,
    kind,
    path: path === undefined ? undefined : literals(path)[0],
    exclude: literals(values.get('exclude') ?? ''),
    sources: literals(values.get('sources') ?? ''),
  };
}

function literals(text: string): readonly string[] {
  return [...text.matchAll(/"([^"\\\n]*)"/g)].map((match) => match[1]!);
}

interface Arguments {
  /** Text by label. */
  readonly values: ReadonlyMap<string, string>;
  /** Offset behind the closing bracket. */
  readonly end: number;
}

/** @param start offset behind the opening bracket. */
function argumentsFrom(text: string, start: number): Arguments {
  const values = new Map<string, string>();
  let depth = 0;
  let from = start;
  let at = start;
  const close = () => {
    const [, label, value] = /^\s*(\w+)\s*:([\s\S]*)$/.exec(text.slice(from, at)) ?? [];
    if (label !== undefined) values.set(label, value!);
    from = at + 1;
  };
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') at = endOfString(text, at);
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && depth-- === 0) break;
    else if (char === ',' && depth === 0) close();
  }
  close();
  return { values, end: at + 1 };
}

function withoutComments(text: string): string {
  const kept: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const comment = text.startsWith('//', at) ? '\n' : text.startsWith('/*', at) ? '*/' : undefined;
    const end = comment === undefined ? at : text.indexOf(comment, at + 2);
    if (comment !== undefined) at = end < 0 ? text.length : end + comment.length - 1;
    else if (text[at] === '"') {
      const close = endOfString(text, at);
      kept.push(text.slice(at, close + 1));
      at = close;
    } else kept.push(text[at]!);
  }
  return kept.join('');
}

/** Offset of the closing quote, or of the line's last character where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
    else if (text[at] === '\n') return at - 1;
  }
  return text.length - 1;
}
