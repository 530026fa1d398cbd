/** What a piece of code is, and how it is called. */
import { extname } from '../../../base/paths.ts';
import { type Block, blockOf, type Masked, type Piece } from './pieces.ts';

export type PieceKind = 'import' | 'package' | 'type' | 'callable' | 'field' | 'note' | 'other';

export interface Described {
  readonly piece: Piece;
  readonly kind: PieceKind;
  /** Empty where it has none. */
  readonly name: string;
  /** A constructor, or what takes its part. */
  readonly constructs: boolean;
  readonly block: Block | undefined;
  /** All of it, as it stands. */
  readonly text: string;
}

const IMPORT =
  /^\s*(?:import\b(?!\s*\(\s*['"\w]+\s*\))|from\s+\S+\s+import\b|using\s+(?:static\s+)?[\w.=\s]+;|(?:pub(?:\(\w+\))?\s+)?use\s+|#\s*include\b|(?:const|let|var)\s+[^=]+=\s*require\()/;
const PACKAGE = /^\s*(?:package\s+[\w.]+|namespace\s+[\w.\\]+\s*;|<\?php|declare\s*\(strict)/;
const TYPE =
  /^\s*(?:[\w@]+\s+|pub(?:\(\w+\))?\s+)*?(?:class|interface|struct|enum|trait|record|impl|protocol|object|namespace|mod)\s+(?:<[^>]*>\s*)?(?:[\w:<>, ]+\s+for\s+)?([A-Za-z_$][\w$]*)/;
const GO_TYPE = /^\s*type\s+([A-Za-z_]\w*)\s+(?:struct|interface)\b/;
const GO_METHOD = /^\s*func\s*\([^)]*\)\s*([A-Za-z_]\w*)/;
const KEYWORD_CALLABLE = /\b(?:function\*?|def|fn|fun|func)\s+([A-Za-z_$][\w$]*)/;
const VALUE_CALLABLE =
  /^\s*(?:export\s+)?(?:default\s+)?(?:const|let|var)\s+([A-Za-z_$][\w$]*)(?:\s*:[^=]+)?\s*=\s*(?:[\w.]+\()*(?:async\b|function\b|\()/;
const METHOD = /([A-Za-z_$~][\w$]*)\s*(?:<[^>()]*>)?\s*\(/;
const NO_METHOD =
  /^(?:if|for|while|switch|catch|return|new|throw|await|super|this|describe|it|test|require|assert|expect)$/;
const FIELD = /([A-Za-z_$][\w$]*)\s*[?!]?\s*(?:[:=;,]|$)/;
const CONSTRUCTS = /^(?:constructor|__init__|__construct|New\w*|new)$/;

/** @param owner name of the type that it stands in. */
export function described(source: Masked, path: string, piece: Piece, owner = ''): Described {
  const text = source.text.slice(piece.start, piece.end);
  const head = withoutNotes(source.mask.slice(piece.head, piece.end));
  const block = blockOf(source, piece);
  const made = (kind: PieceKind, name = '', constructs = false): Described => ({
    ...{ piece, kind, name, constructs, block, text },
  });
  if (head.trim() === '') return made('note');
  if (owner === '' && IMPORT.test(source.text.slice(piece.head, piece.end))) return made('import');
  if (owner === '' && PACKAGE.test(head) && block === undefined) return made('package');
  const opened = block === undefined ? head : head.slice(0, Math.max(0, block.from - piece.head));
  const type = GO_TYPE.exec(opened)?.[1] ?? TYPE.exec(opened)?.[1];
  if (type !== undefined && !/^\s*(?:return|new)\b/.test(opened)) return made('type', type);
  const value = VALUE_CALLABLE.exec(opened);
  if (
    value !== null &&
    block !== undefined &&
    /\)\s*(?::[^=]+)?=>\s*\{|function\b[^{]*\{/.test(head.slice(0, block.from - piece.head))
  )
    return made('callable', value[1]);
  const keyword = GO_METHOD.exec(opened)?.[1] ?? KEYWORD_CALLABLE.exec(opened)?.[1];
  if (keyword !== undefined) return made('callable', keyword, CONSTRUCTS.test(keyword));
  const name = METHOD.exec(withoutAnnotations(opened))?.[1];
  const isCall =
    /^\s*[\w.$]+\s*\([\s\S]*\)\s*;?\s*$/.test(head) && block === undefined && extname(path) !== '.java';
  if (
    name !== undefined &&
    owner !== '' &&
    !NO_METHOD.test(name) &&
    !isCall &&
    !/=(?!>)/.test(opened.split('(')[0]!)
  )
    return made('callable', name, CONSTRUCTS.test(name) || name === owner);
  const field = FIELD.exec(withoutAnnotations(head).replace(/<[^<>]*>/g, ''))?.[1];
  if (owner !== '' && field !== undefined) return made('field', field);
  return made('other', /(?:const|let|var|val|static|type)\s+([A-Za-z_$][\w$]*)/.exec(opened)?.[1] ?? '');
}

function withoutNotes(mask: string): string {
  return mask;
}

/** Annotations may have brackets of their own. */
function withoutAnnotations(head: string): string {
  return head
    .replace(/@[\w.]+(?:\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?/g, '')
    .replace(/^\s*\[[^\]]*\]/gm, '');
}
