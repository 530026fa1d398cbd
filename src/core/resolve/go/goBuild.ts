/**
 * Which Go files a build takes: file name suffixes and `//go:build` lines (pkg.go.dev/cmd/go#hdr-Build_constraints),
 * judged for Linux on amd64 with cgo and no tags of the project's own, as `go list` answers there.
 * One fixed target rather than the machine's own, so that a repository reads the same everywhere.
 */
import { basename } from '../../../base/paths.ts';

const SYSTEMS = new Set(
  (
    'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 ' +
    'windows zos'
  ).split(' '),
);
const PROCESSORS = new Set(
  (
    '386 amd64 amd64p32 arm arm64 arm64be armbe loong64 mips mips64 mips64le mips64p32 mips64p32le mipsle ppc ' +
    'ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);
const TARGET = new Set(['linux', 'amd64', 'unix', 'cgo', 'gc']);

/** Deeper nesting is taken for a constraint that does not hold. */
const MAX_DEPTH = 50;

/** @param constraints the `//go:build` and `// +build` lines of the file, as written. */
export function inDefaultBuild(path: string, constraints: readonly string[]): boolean {
  const name = basename(path);
  if (name.startsWith('_') || name.startsWith('.') || !fitsName(name)) return false;
  const current = constraints.find((line) => line.startsWith('//go:build'));
  if (current !== undefined) return holds(current.slice('//go:build'.length));
  return constraints.every((line) => oldLineHolds(line.replace(/^\/\/\s*\+build/, '')));
}

/** `x_linux.go`, `x_amd64.go`, `x_linux_amd64.go`; what stands before the first `_` is a name. */
function fitsName(name: string): boolean {
  const parts = name
    .replace(/(?:_test)?\.go$/, '')
    .split('_')
    .slice(1);
  const last = parts.at(-1) ?? '';
  if (PROCESSORS.has(last)) {
    const system = parts.at(-2) ?? '';
    return TARGET.has(last) && (!SYSTEMS.has(system) || TARGET.has(system));
  }
  return !SYSTEMS.has(last) || TARGET.has(last);
}

function tagHolds(tag: string): boolean {
  return TARGET.has(tag) || /^go1(?:\.\d+)?$/.test(tag);
}

/** Spaces mean or, commas mean and. */
function oldLineHolds(line: string): boolean {
  const options = line.trim().split(/\s+/);
  return options.some((option) =>
    option.split(',').every((term) => (term.startsWith('!') ? !tagHolds(term.slice(1)) : tagHolds(term))),
  );
}

function holds(expression: string): boolean {
  const tokens = expression.match(/&&|\|\||[!()]|[\w.]+/g) ?? [];
  let at = 0;
  const any = (depth: number): boolean => {
    let value = all(depth);
    for (; tokens[at] === '||'; ) {
      at++;
      value = all(depth) || value;
    }
    return value;
  };
  const all = (depth: number): boolean => {
    let value = one(depth);
    for (; tokens[at] === '&&'; ) {
      at++;
      value = one(depth) && value;
    }
    return value;
  };
  const one = (depth: number): boolean => {
    if (depth > MAX_DEPTH) return false;
    const token = tokens[at++];
    if (token === '!') return !one(depth + 1);
    if (token !== '(') return token !== undefined && tagHolds(token);
    const value = any(depth + 1);
    at++;
    return value;
  };
  return any(0);
}
