/** The table of what is known besides texts. */
import { shortHash } from '../../../base/hash.ts';
import type { KnownRecord } from '../../../core/model/record.ts';
import { decisionRecord, ruleRecords } from '../../../core/records/decisionRecords.ts';
import { messageRecords } from '../../../core/records/messageRecords.ts';
import { moduleRecord, readmeOfModule } from '../../../core/records/moduleRecords.ts';
import { patternRecords } from '../../../core/records/patternRecords.ts';
import { symbolRecords } from '../../../core/records/symbolRecords.ts';
import type { Ground } from '../ground.ts';
import { type RecordGroup, type RecordSource, stateOf } from './recordSource.ts';

const symbols: RecordSource = {
  name: 'symbol',
  table: 'symbols',
  version: '1',
  scope: 'workspace',
  state: stateOf,
  async groups({ model, read }) {
    const modules = moduleNames(model.files);
    return [...model.facts]
      .filter(([, { depth }]) => depth !== 'imports')
      .map(([path, facts]) => {
        const module = modules.get(path) ?? '';
        return {
          path,
          hash: `${facts.hash} ${module}`,
          size: facts.symbols.length,
          records: async () => symbolRecords(facts, (await read(path)) ?? '', module),
        };
      });
  },
};

const modules: RecordSource = {
  name: 'module',
  table: 'modules',
  version: '1',
  scope: 'workspace',
  state: stateOf,
  async groups({ model, paths, read }) {
    const all: RecordGroup[] = [];
    for (const module of model.modules) {
      const readme = readmeOfModule(module, paths);
      all.push(single(moduleRecord(model, module, readme === undefined ? undefined : await read(readme))));
    }
    return all;
  },
};

const patterns: RecordSource = {
  name: 'pattern',
  table: 'patterns',
  version: '1',
  scope: 'workspace',
  state: stateOf,
  async groups(ground, signal) {
    const names = moduleNames(ground.model.files);
    return patternRecords(await ground.patterns(signal), (path) => names.get(path) ?? '').map(single);
  },
};

const decisions: RecordSource = {
  name: 'decision',
  table: 'decisions',
  version: '1',
  scope: 'workspace',
  state: stateOf,
  async groups(ground) {
    const names = moduleNames(ground.model.files);
    const found: KnownRecord[] = [];
    for (const decision of await ground.decisions()) {
      const [first] = decision.evidence;
      const text = decision.origin === 'record' && first ? await ground.read(first.path) : undefined;
      found.push(decisionRecord(decision, text));
    }
    const { ruling } = ground.model;
    const all = [...found, ...(ruling === undefined ? [] : ruleRecords(ruling))];
    // Two ids are one row.
    const byId = new Map(
      all.map((record) => [record.id, { ...record, module: names.get(record.path) ?? '' }]),
    );
    return [...byId.values()].map(single);
  },
};

const conversations: RecordSource = {
  name: 'conversation',
  table: 'messages',
  version: '1',
  scope: 'profile',
  state: () => undefined,
  async groups(ground) {
    return (await ground.conversations()).map((conversation) => {
      const { id, title, changed, messages, branches } = conversation;
      return {
        path: id,
        hash: `${changed} ${messages} ${branches} ${shortHash(title)}`,
        size: messages,
        records: async () => messageRecords(conversation, await ground.messages(id)),
      };
    });
  },
  async within(ground) {
    return (await ground.conversations(ground.root)).map(({ id }) => id);
  },
};

export const RECORD_SOURCES: readonly RecordSource[] = [symbols, modules, patterns, decisions, conversations];

export const CONVERSATIONS = conversations;

function single(record: KnownRecord): RecordGroup {
  return {
    path: record.id,
    hash: shortHash(JSON.stringify(record)),
    size: 1,
    records: async () => [record],
  };
}

function moduleNames(files: Ground['model']['files']): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, module }) => [path, module]));
}
