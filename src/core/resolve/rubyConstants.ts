/** Which files declare which constants, written `A::B::C`. */
import type { FileFacts, SymbolFact } from '../model/facts.ts';

/** Full names of the classes and modules that a file opens, with the offsets in which they are open. */
export interface OpenedConstant {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export function openedConstants(file: FileFacts): OpenedConstant[] {
  const open: { symbol: SymbolFact; name: string }[] = [];
  const out: OpenedConstant[] = [];
  for (const symbol of file.symbols) {
    if (symbol.kind !== 'class' && symbol.kind !== 'module') continue;
    while (open.length > 0 && open.at(-1)!.symbol.end <= symbol.start) open.pop();
    const around = open.at(-1)?.name;
    const own = symbol.name.replace(/^::/, '');
    const name = around === undefined || symbol.name.startsWith('::') ? own : `${around}::${own}`;
    open.push({ symbol, name });
    out.push({ name, start: symbol.start, end: symbol.end });
  }
  return out;
}

/** Leaves first: a module that many files reopen is declared by the one named after it, or by the only one. */
export function declaringFiles(files: Iterable<FileFacts>): ReadonlyMap<string, string> {
  const candidates = new Map<string, { path: string; opens: number }[]>();
  for (const file of files) {
    const opened = openedConstants(file);
    for (const { name } of new Map(opened.map((each) => [each.name, each])).values()) {
      // A namespace opened only to hold something deeper is not declared there.
      const holdsDeeper = opened.some((other) => other.name.startsWith(`${name}::`));
      const list = candidates.get(name) ?? [];
      list.push({ path: file.path, opens: holdsDeeper ? 1 : 0 });
      candidates.set(name, list);
    }
  }
  return new Map(
    [...candidates].flatMap(([name, list]) => {
      const path = bestFile(name, list);
      return path === undefined ? [] : [[name, path] as const];
    }),
  );
}

function bestFile(name: string, list: readonly { path: string; opens: number }[]): string | undefined {
  const wanted = `${underscore(name)}.rb`;
  const named = list.filter(({ path }) => path === wanted || path.endsWith(`/${wanted}`));
  if (named.length > 0)
    return named.map(({ path }) => path).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
  const own = list.filter(({ opens }) => opens === 0);
  return own.length === 1 ? own[0]!.path : undefined;
}

/** `HTTPServer::IPv4` → `http_server/i_pv4`, as ActiveSupport's inflector does. */
export function underscore(name: string): string {
  return name
    .replaceAll('::', '/')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
