/** What a server's refusal means: its status and words as a failure that says what happened and what to do next. */
import { CodedError, type FailureCode } from '../../base/codedError.ts';
import { errorText, parsedJson } from './answerChunk.ts';

export interface Refusal {
  readonly status: number;
  readonly contentType: string;
  /** The beginning of the body. */
  readonly body: string;
  readonly hasKey: boolean;
  readonly model?: string;
}

const TOO_LONG =
  /exceed_context_size|context_length_exceeded|maximum context length|context (?:length|size|window)|prompt is too long|tokens to keep from the initial prompt/i;
const NO_MODEL =
  /model.{0,200}(?:not found|does not exist|not exist|unknown|invalid)|no such model|model_not_found/is;
const LONGEST_QUOTE = 200;

/** Statuses that may pass by themselves. */
export function mayPass(status: number): boolean {
  return [408, 425, 429, 500, 502, 503, 504, 529].includes(status);
}

/** @param server as a person knows it: `lab` */
export function refusalError(server: string, refusal: Refusal): CodedError {
  const [code, words] = meaning(refusal);
  return new CodedError(code, `“${server}” ${words}`);
}

function meaning(refusal: Refusal): readonly [FailureCode, string] {
  const { status, hasKey, model } = refusal;
  const said = wordsOf(refusal);
  const quote = said === '' ? '' : `: ${said}`;
  if (status === 413 || (TOO_LONG.test(said) && [400, 422, 500].includes(status)))
    return ['prompt-too-long', `cannot take a prompt of this length${quote}. Ask with less context.`];
  if (status === 407)
    return [
      'engine-unavailable',
      `is not reached: the proxy asks for a name and a password (407)${quote}. Put them into its address, as http://name:password@proxy:8080, in \`http.proxy\` or HTTPS_PROXY.`,
    ];
  if (status === 401 || status === 403)
    return hasKey
      ? ['engine-unavailable', `refuses the key (${status})${quote}. Set another one.`]
      : ['engine-unavailable', `asks for a key (${status}). Name one as \`key\` in \`groundplan.servers\`.`];
  if (status === 404 && NO_MODEL.test(said))
    return [
      'engine-unavailable',
      `does not have the model ${model ?? ''}${quote}. Choose one that it lists.`,
    ];
  if (isPage(refusal))
    return [
      'engine-unavailable',
      `answered with a web page (${status}). Check its \`url\`: it is the address of something else.`,
    ];
  if (status === 404)
    return ['engine-unavailable', `does not know what was asked for (404)${quote}. Check its \`url\`.`];
  if (status === 429)
    return ['engine-unavailable', `takes no more requests now (429)${quote}. Ask again later.`];
  if (mayPass(status)) return ['engine-unavailable', `fails (${status})${quote}. Its own log says more.`];
  return ['engine-failed', `refuses the request (${status})${quote}.`];
}

export function isPage({ contentType, body }: Pick<Refusal, 'contentType' | 'body'>): boolean {
  return /text\/html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(body);
}

/** What the server says, in one short line. */
function wordsOf(refusal: Pick<Refusal, 'contentType' | 'body'>): string {
  if (isPage(refusal)) return '';
  const json = parsedJson(refusal.body);
  const error = typeof json === 'object' && json !== null ? json : {};
  const told =
    ('error' in error ? errorText(error.error) : undefined) ??
    ('message' in error && typeof error.message === 'string' ? error.message : undefined) ??
    ('detail' in error ? errorText(error.detail) : undefined) ??
    refusal.body;
  return quoted(told);
}

/** Another's words inside a sentence of ours: printable, short, and without a closing stop. */
export function quoted(words: string): string {
  const line = words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return (line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line).replace(/\.$/, '');
}
