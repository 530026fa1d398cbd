/** A conversation as a file: what `export` writes and `import` takes. */
import * as v from 'valibot';
import { CHAT_COMMANDS, NOTICE_KINDS, TOOL_STATES } from '../../core/model/chat.ts';
import { SUGGESTION_KINDS } from '../../core/model/suggestion.ts';

/** More than a person reads; what is larger is no conversation of ours. */
export const MOST_FILE_BYTES = 32 * 1024 * 1024;
export const FILE_VERSION = 1;

const short = v.pipe(v.string(), v.maxLength(4000));
const long = v.pipe(v.string(), v.maxLength(1_000_000));
const line = v.pipe(v.number(), v.integer(), v.minValue(1));
const moment = v.pipe(v.string(), v.isoTimestamp());
const confidence = v.picklist(['proven', 'likely', 'guess']);
const list = <T extends v.GenericSchema>(schema: T, most: number) =>
  v.pipe(v.array(schema), v.maxLength(most));

const chip = v.object({
  kind: v.picklist(['file', 'module', 'selection']),
  root: v.exactOptional(short),
  path: short,
  startLine: v.exactOptional(line),
  endLine: v.exactOptional(line),
  text: v.exactOptional(long),
});

const citation = v.object({
  id: line,
  root: short,
  path: short,
  line,
  endLine: v.exactOptional(line),
  text: v.exactOptional(short),
});

const suggestion = v.object({
  root: short,
  id: short,
  kind: v.picklist(SUGGESTION_KINDS),
  title: short,
  rationale: long,
  confidence,
  files: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

const notice = v.object({
  kind: v.picklist(NOTICE_KINDS),
  text: long,
});

const tool = v.object({
  id: short,
  tool: short,
  description: short,
  arguments: v.pipe(v.string(), v.maxLength(20_000)),
  state: v.picklist(TOOL_STATES),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(20_000))),
  milliseconds: v.exactOptional(v.number()),
});

const message = v.object({
  id: short,
  role: v.picklist(['user', 'assistant']),
  text: long,
  at: moment,
  state: v.picklist(['done', 'writing', 'stopped', 'failed']),
  command: v.exactOptional(v.picklist(CHAT_COMMANDS)),
  chips: list(chip, 100),
  citations: list(citation, 2000),
  suggestions: list(suggestion, 500),
  notices: list(notice, 100),
  followUps: list(short, 20),
  tools: v.exactOptional(list(tool, 100)),
  engine: v.exactOptional(short),
});

const messages = list(message, 20_000);

export const conversationFileSchema = v.object({
  groundplan: v.literal('conversation'),
  version: v.literal(FILE_VERSION),
  title: short,
  roots: list(short, 100),
  created: moment,
  messages,
  branches: list(
    v.object({
      at: v.pipe(v.number(), v.integer(), v.minValue(0)),
      after: v.exactOptional(short),
      left: moment,
      messages,
    }),
    2000,
  ),
});

export type ConversationFile = v.InferOutput<typeof conversationFileSchema>;
