/** The body of what is yet to be written: it says so when it is reached, in the idiom of its language. */
import { extname } from '../../../base/paths.ts';

type Stub = (name: string) => string;

const script: Stub = (name) => `throw new Error('${name} is not implemented yet');`;

const STUBS: Readonly<Record<string, Stub>> = {
  '.py': () => 'raise NotImplementedError',
  '.java': (name) => `throw new UnsupportedOperationException("${name} is not implemented yet");`,
  '.kt': (name) => `TODO("${name}")`,
  '.cs': () => 'throw new System.NotImplementedException();',
  '.go': (name) => `panic("${name} is not implemented yet")`,
  '.rs': (name) => `todo!("${name}")`,
  '.php': (name) => `throw new \\LogicException('${name} is not implemented yet');`,
  '.rb': () => 'raise NotImplementedError',
  '.swift': (name) => `fatalError("${name} is not implemented yet")`,
};

/** Undefined for a language in which none is known. */
export function stubFor(path: string, name: string): string | undefined {
  const extension = extname(path);
  return (/^\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(extension) ? script : STUBS[extension])?.(name);
}
