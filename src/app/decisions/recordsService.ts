/** Decision records as they are on disk, and the edits by which another one is recorded. */
import { CodedError } from '../../base/codedError.ts';
import { basename, dirname, join } from '../../base/paths.ts';
import { type DecisionRecord, parseRecord } from '../../core/decisions/records/parseRecord.ts';
import { looksLikeRecord } from '../../core/decisions/records/recordForm.ts';
import {
  decides,
  draftOfDecision,
  draftOfFinding,
  draftOfRule,
  draftOfSuggestion,
} from '../../core/decisions/write/drafts.ts';
import {
  planIndex,
  planLink,
  planNewRecord,
  type RecordChanges,
  type RecordShelf,
} from '../../core/decisions/write/planRecord.ts';
import type { RecordChange } from '../../core/decisions/write/recordChange.ts';
import { INDEX_BEGIN } from '../../core/decisions/write/recordIndex.ts';
import type { RecordDraft } from '../../core/decisions/write/recordText.ts';
import type { Decision } from '../../core/model/decision.ts';
import type { Finding } from '../../core/model/finding.ts';
import type { KnownRecord } from '../../core/model/record.ts';
import type { Ruling } from '../../core/model/rule.ts';
import type { FileEdit, Suggestion } from '../../core/model/suggestion.ts';
import type { WorkspaceWalker } from '../../core/ports/workspaceWalker.ts';
import { ruleRecords } from '../../core/records/decisionRecords.ts';
import type { RecordPlan, RecordRequest, RecordSource, RecordsApi } from '../../protocol/recordsApi.ts';
import { savedText } from '../session/savedText.ts';

/** What records are made of and drafted from, of one workspace. */
export interface RecordsGround {
  readonly paths: readonly string[];
  readonly ruling: Ruling | undefined;
  decisions(): Promise<readonly Decision[]>;
  findings(): Promise<readonly Finding[]>;
  suggestions(): Promise<readonly Suggestion[]>;
  /** Also one that was carried out. */
  find(suggestion: string): Promise<Suggestion | undefined>;
  /** Unsaved text first, then the disk. */
  read(path: string): Promise<string | undefined>;
}

export interface RecordsParts {
  readonly walker: WorkspaceWalker;
  /** The day in UTC. */
  today(): string;
  groundOf(root: string): RecordsGround;
}

/** Longer documents are no records. */
const MOST_BYTES = 1_000_000;
const MOST_RECORDS = 1000;

export class RecordsService implements RecordsApi {
  readonly #parts: RecordsParts;

  constructor(parts: RecordsParts) {
    this.#parts = parts;
  }

  async list({ root }: { readonly root: string }) {
    const { records } = await this.#shelf(root, undefined);
    const inOrder = [...records].sort(
      (a, b) => (a.number ?? MOST_BYTES) - (b.number ?? MOST_BYTES) || (a.path < b.path ? -1 : 1),
    );
    return {
      records: inOrder.map(({ path, title, status, number, date }) => ({
        path,
        title,
        status,
        ...(number === undefined ? {} : { number }),
        ...(date === undefined ? {} : { date }),
      })),
    };
  }

  async draft({ root, from }: { readonly root: string; readonly from: RecordSource }) {
    const ground = this.#parts.groundOf(root);
    const { title } = await draftFrom(ground, from);
    const suggestion = from.kind === 'suggestion' ? await ground.find(from.id) : undefined;
    return { title, decides: from.kind === 'rule' || (suggestion !== undefined && decides(suggestion)) };
  }

  async plan(request: RecordRequest): Promise<RecordPlan> {
    const { root } = request;
    const folder = 'folder' in request && request.folder !== undefined ? inside(request.folder) : undefined;
    const shelf = await this.#shelf(root, folder);
    const changes = await this.#changes(request, shelf, folder);
    const edits: FileEdit[] = [];
    for (const change of changes.changes) edits.push(await this.#edit(root, change));
    return { title: titleOf(request, changes), path: changes.path, created: changes.created, edits };
  }

  async dispose(): Promise<void> {}

  async #changes(
    request: RecordRequest,
    shelf: RecordShelf,
    folder: string | undefined,
  ): Promise<RecordChanges> {
    if (request.kind === 'link') return planLink(shelf, request);
    if (request.kind === 'index') return planIndex(shelf, folder);
    const { title, from, kind: _, root, folder: __, ...asked } = request;
    const drafted = from === undefined ? undefined : await draftFrom(this.#parts.groundOf(root), from);
    const draft: RecordDraft = { ...drafted, title: title ?? drafted?.title ?? '' };
    return planNewRecord(shelf, {
      ...asked,
      draft,
      date: this.#parts.today(),
      ...(folder === undefined ? {} : { folder }),
    });
  }

  /** @param folder the index of which is wanted as well. */
  async #shelf(root: string, folder: string | undefined): Promise<RecordShelf> {
    const ground = this.#parts.groundOf(root);
    const known = (await ground.decisions()).flatMap(({ origin, evidence }) =>
      origin === 'record' && evidence[0] !== undefined ? [evidence[0].path] : [],
    );
    const candidates = [...new Set([...known, ...ground.paths.filter(looksLikeRecord)])].slice(
      0,
      MOST_RECORDS,
    );
    const records: DecisionRecord[] = [];
    const texts = new Map<string, string>();
    for (const path of candidates) {
      const text = await this.#parts.walker.readText(root, path);
      const record = text === undefined || text.length > MOST_BYTES ? undefined : parseRecord(path, text);
      if (record === undefined) continue;
      records.push(record);
      texts.set(path, text!);
    }
    const homes = new Set([...records.map(({ path }) => dirname(path)), folder ?? 'docs/decisions']);
    const indexes = new Map<string, Index>();
    for (const home of homes) indexes.set(home, await this.#index(root, home, ground.paths));
    return {
      records,
      texts,
      paths: ground.paths,
      index: (home) => indexes.get(home) ?? { path: indexPath(home), text: undefined },
    };
  }

  /** The file that has the marks, else the one that is there for it. */
  async #index(root: string, folder: string, paths: readonly string[]): Promise<Index> {
    const there = paths.filter((path) => dirname(path) === folder && isIndex(path));
    let first: Index | undefined;
    for (const path of there) {
      const text = await this.#parts.walker.readText(root, path);
      if (text?.includes(INDEX_BEGIN) === true) return { path, text };
      first ??= { path, text };
    }
    return first ?? { path: indexPath(folder), text: undefined };
  }

  async #edit(root: string, change: RecordChange): Promise<FileEdit> {
    const { walker } = this.#parts;
    const refuse = (reason: string) => new CodedError('edit-refused', reason);
    if (change.type === 'create') {
      if ((await walker.stat(root, change.path)) !== undefined)
        throw refuse(`${change.path} has come into being meanwhile. Try again.`);
      return change;
    }
    const read = (path: string) => this.#parts.groundOf(root).read(path);
    const saved = await savedText(change.path, MOST_BYTES, { root, walker, read, refuse });
    if (saved === undefined) throw refuse(`${change.path} is gone. Try again.`);
    return { ...change, hash: saved.hash };
  }
}

interface Index {
  readonly path: string;
  readonly text: string | undefined;
}

function isIndex(path: string): boolean {
  return /^(?:index|_index|readme|decisions)\.(?:md|markdown)$/i.test(basename(path)) && dirname(path) !== '';
}

/** A workspace's own README says more than this. */
function indexPath(folder: string): string {
  return folder === '' ? 'DECISIONS.md' : `${folder}/README.md`;
}

/** Throws `invalid-option` for what is not below the workspace. */
function inside(folder: string): string {
  const path = /^(?:[a-z]:|[\\/])/i.test(folder) ? undefined : join(folder.replaceAll('\\', '/'));
  if (path === undefined || path.split('/').includes('.git'))
    throw new CodedError(
      'invalid-option',
      `“${folder}” is no folder of this workspace. Name one relative to it.`,
    );
  return path;
}

/** Throws `unknown-subject`. */
async function draftFrom(ground: RecordsGround, { kind, id }: RecordSource): Promise<RecordDraft> {
  switch (kind) {
    case 'suggestion': {
      const suggestion = (await ground.find(id)) ?? unknown(kind, id);
      const others = (await ground.suggestions()).filter(
        (other) =>
          other.id !== id && other.findingId !== undefined && other.findingId === suggestion.findingId,
      );
      const finding = (await ground.findings()).find((each) => each.id === suggestion.findingId);
      return draftOfSuggestion(suggestion, others, finding);
    }
    case 'finding':
      return draftOfFinding((await ground.findings()).find((each) => each.id === id) ?? unknown(kind, id));
    case 'decision': {
      const implied = (await ground.decisions()).filter(({ origin }) => origin === 'implied');
      const named = implied.find((each) => each.id === id || each.title.toLowerCase() === id.toLowerCase());
      return draftOfDecision(named ?? unknown(kind, id));
    }
    case 'rule': {
      const rule = ground.ruling?.rules.rules.find((each) => each.id === id) ?? unknown(kind, id);
      return draftOfRule(rule, ruleText(ground.ruling!, id) ?? rule.id);
    }
  }
}

function ruleText(ruling: Ruling, id: string): string | undefined {
  const record = ruleRecords(ruling).find((each: KnownRecord) => each.title === id);
  return record?.text.split('\n')[0];
}

function unknown(kind: RecordSource['kind'], id: string): never {
  throw new CodedError(
    'unknown-subject',
    `There is no ${kind} “${id}”; the code may have changed. List them again.`,
  );
}

function titleOf(request: RecordRequest, { created, changes, path }: RecordChanges): string {
  if (changes.length === 0) return 'Nothing to write';
  if (request.kind === 'index') return `Bring ${path} up to date`;
  return created ? `Record decision ${basename(path)}` : `Link ${basename(path)}`;
}
