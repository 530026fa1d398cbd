/** Which of an engine's models a request is for. */
import type { TextNeed } from '../model/engines.ts';
import type { TextModel } from '../model/generation.ts';

/** The first that serves, or a clause that says why none does. */
export function pickModel(need: TextNeed, models: readonly TextModel[]): TextModel | string {
  if (models.length === 0) return 'it has no model';
  const named = need.model === undefined ? models : models.filter(({ name }) => name === need.model);
  if (named.length === 0) return `it has no model ${need.model}; it has ${listed(models)}`;
  const able = named.filter((model) => isAble(model, need));
  if (able.length === 0) return `${named.length === 1 ? named[0]!.name : 'each of its models'} ${lack(need)}`;
  const roomy = able.filter(({ contextTokens }) => (contextTokens ?? Infinity) >= (need.tokens ?? 0));
  if (roomy.length === 0) {
    const most = Math.max(...able.map(({ contextTokens = 0 }) => contextTokens));
    return `its context holds ${most} tokens, and ${need.tokens} are needed`;
  }
  // A schema is wished for: whoever asks checks what comes in any case.
  return (need.schema === true ? roomy.find(({ can }) => can.schema) : undefined) ?? roomy[0]!;
}

/** Any model that chats can also go on with a text. */
function isAble({ can }: TextModel, { kind }: TextNeed): boolean {
  return kind === 'infill' ? can.infill : can.chat || can.infill;
}

function lack({ kind }: TextNeed): string {
  return kind === 'infill' ? 'lacks filling in between two texts' : 'only makes vectors';
}

const LISTED = 3;

function listed(models: readonly TextModel[]): string {
  const names = models.slice(0, LISTED).map(({ name }) => name);
  return models.length > LISTED
    ? `${names.join(', ')} and ${models.length - LISTED} more`
    : names.join(' and ');
}
