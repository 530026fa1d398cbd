/** How a person names a model: an entry of the catalogue, a file on a hub, an address, or a file on this machine. */
import { CodedError } from '../../base/codedError.ts';

export type ModelReference =
  | { readonly kind: 'entry'; readonly id: string }
  | {
      readonly kind: 'hub';
      readonly repository: string;
      /** Either the file, or a tag by which the hub knows one: `Q4_K_M`. */
      readonly file?: string;
      readonly tag?: string;
      readonly revision: string;
    }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string };

const REPOSITORY = /^\w[\w.-]*\/\w[\w.-]*$/;
const TAG = /^[\w.-]+$/;
/** No step up, nothing absolute: it becomes a path here too. */
const FILE = /^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w][\w./ -]*\.gguf$/i;
const REVISION = /^[\w./-]{1,100}$/;

/**
 * `codellama-7b-instruct`, `hf:user/model/file.gguf#revision`, `hf:user/model:Q4_K_M`, `https://…/file.gguf`, `./file.gguf`.
 * Throws `invalid-option` for what is none of these.
 */
export function parseModelReference(text: string): ModelReference {
  const typed = text.trim();
  const hub = /^(?:hf|huggingface):(?:\/\/)?(.+)$/i.exec(typed)?.[1];
  if (hub !== undefined) return hubReference(hub, typed);
  if (/^https?:\/\//i.test(typed)) return { kind: 'address', url: typed };
  if (/[/\\]|\.gguf$/i.test(typed)) return { kind: 'path', path: typed };
  if (/^[\w][\w.-]*$/.test(typed)) return { kind: 'entry', id: typed.toLowerCase() };
  throw unreadable(typed);
}

function hubReference(named: string, typed: string): ModelReference {
  const [place = '', revision = 'main'] = named.split('#', 2);
  const [user = '', name = '', ...rest] = place.split('/');
  const file = rest.join('/');
  if (!REVISION.test(revision) || revision.includes('..')) throw unreadable(typed);
  if (file !== '') {
    if (!REPOSITORY.test(`${user}/${name}`) || !FILE.test(file)) throw unreadable(typed);
    return { kind: 'hub', repository: `${user}/${name}`, file, revision };
  }
  const [bare = '', tag = 'latest'] = name.split(':', 2);
  if (!REPOSITORY.test(`${user}/${bare}`) || !TAG.test(tag)) throw unreadable(typed);
  return { kind: 'hub', repository: `${user}/${bare}`, tag, revision };
}

function unreadable(typed: string): CodedError {
  return new CodedError(
    'invalid-option',
    `“${typed}” names no model. It takes an entry of the catalogue (“groundplan model list”), hf:user/model/file.gguf, hf:user/model:Q4_K_M, an https address, or the path of a .gguf file.`,
  );
}
