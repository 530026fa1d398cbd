/** Brings facts up to date: from memory, from the cache, and only then by parsing. */
import { throwIfAborted } from '../../base/codedError.ts';
import { languageOf } from '../../core/languages/languages.ts';
import type { FactDepth, FileFacts } from '../../core/model/facts.ts';
import type { FactStore } from '../../core/ports/factStore.ts';
import type { ScanItem, SourceScanner } from '../../core/ports/sourceScanner.ts';
import type { WalkedFile, WalkResult, WorkspaceWalker } from '../../core/ports/workspaceWalker.ts';
import type { WorkspaceState } from './workspaceState.ts';

export interface ScanContext {
  readonly root: string;
  readonly state: WorkspaceState;
  readonly store: FactStore;
  readonly scanner: SourceScanner;
  readonly walker: WorkspaceWalker;
  readonly maxFileBytes: number;
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** Takes over what the walk found; returns the files without usable facts. */
export async function reuseFacts(context: ScanContext, walk: WalkResult): Promise<WalkedFile[]> {
  const { state } = context;
  const known = new Map(state.facts);
  const before = new Map(state.files);
  state.paths = walk.paths;
  state.walkProblems = walk.problems;
  state.files.clear();
  state.facts.clear();
  state.scanProblems.clear();
  const unknown: WalkedFile[] = [];
  for (const file of walk.sources) {
    state.files.set(file.path, file);
    const old = before.get(file.path);
    const facts = known.get(file.path);
    const same = old?.mtimeMs === file.mtimeMs && old.sizeBytes === file.sizeBytes;
    if (same && isUsable(context, file) && facts !== undefined) state.facts.set(file.path, facts);
    else unknown.push(file);
  }
  return fromStore(context, unknown);
}

/** False where an editor's text stands in for the file, and where a lower limit than before leaves it out. */
function isUsable({ state, maxFileBytes }: ScanContext, { path, sizeBytes }: WalkedFile): boolean {
  return !state.overlays.has(path) && sizeBytes <= maxFileBytes;
}

async function fromStore(context: ScanContext, files: readonly WalkedFile[]): Promise<WalkedFile[]> {
  const { state, store } = context;
  const stored = files.length === 0 ? new Map<string, FileFacts>() : store.load(files);
  const missing: WalkedFile[] = [];
  for (const file of files) {
    const facts = isUsable(context, file) ? stored.get(file.path) : undefined;
    if (facts === undefined) missing.push(file);
    else state.facts.set(file.path, facts);
  }
  // Hashing pays only where the cache may know the content: after a branch switch, not on a first visit.
  return stored.size === 0 ? missing : byContent(context, missing);
}

async function byContent(context: ScanContext, files: readonly WalkedFile[]): Promise<WalkedFile[]> {
  const missing: WalkedFile[] = [];
  for (const file of files) {
    throwIfAborted(context.signal);
    const usable = isUsable(context, file);
    const hash = usable
      ? await context.walker.hashOf(context.root, file.path, context.maxFileBytes)
      : undefined;
    const facts = hash === undefined ? undefined : context.store.byContent(hash, file.path);
    if (facts === undefined) missing.push(file);
    else {
      context.state.facts.set(file.path, facts);
      context.store.save(file, facts);
    }
  }
  return missing;
}

/** Files parsed between two writes to the cache: what a kill can cost. */
const SAVED_AT_LEAST_EVERY = 250;

/** Parses these files to the depth asked for; facts found before a cancellation are kept. */
export async function scanFiles(
  context: ScanContext,
  paths: readonly string[],
  depth: FactDepth,
): Promise<void> {
  const { state, store, scanner, signal } = context;
  const items = paths.flatMap((path) => scanItem(state, path));
  let done = 0;
  let unsaved = 0;
  context.progress(done, items.length);
  for await (const batch of scanner.scan(context.root, items, depth, signal)) {
    for (const facts of batch.facts) keepFacts(context, facts);
    for (const problem of batch.problems) state.scanProblems.set(problem.path, problem);
    unsaved += batch.facts.length;
    if (unsaved >= SAVED_AT_LEAST_EVERY) {
      store.flush();
      unsaved = 0;
    }
    done += batch.facts.length + batch.problems.length;
    context.progress(Math.min(done, items.length), items.length);
  }
  store.flush();
  throwIfAborted(signal);
}

/** Into the state and, unless an editor's text stands in for the file, the cache. */
export function keepFacts({ state, store }: ScanContext, facts: FileFacts): void {
  state.facts.set(facts.path, facts);
  state.scanProblems.delete(facts.path);
  const file = state.files.get(facts.path);
  if (file !== undefined && !state.overlays.has(facts.path)) store.save(file, facts);
}

export function scanItem(state: WorkspaceState, path: string): ScanItem[] {
  const language = languageOf(path)?.id;
  if (language === undefined) return [];
  const content = state.overlays.get(path);
  const facts = state.facts.get(path);
  return [
    {
      path,
      language,
      ...(content === undefined ? {} : { content }),
      ...(facts?.depth === 'imports'
        ? { known: { hash: facts.hash, imports: facts.imports, problems: facts.problems } }
        : {}),
    },
  ];
}
