/** Statements and declarations of any language that there is a grammar for, read from its tree. */
import type { TreeCursor } from 'web-tree-sitter';
import { HASH_START, hashOn } from '../../base/hash.ts';
import { embedsScripts, languageOf } from '../../core/languages/languages.ts';
import type { CodeNode, CodeNodes } from '../../core/ports/codeNodes.ts';
import type { GrammarLocation } from './grammarFiles.ts';
import { WasmParser } from './wasmParser.ts';

const MAX_LENGTH = 500_000;
/** Deeper source is not looked into: recursion on hostile input stays bounded. */
const MAX_DEPTH = 400;

/** Nodes whose named children are statements, declarations or members, in the words of the grammars. */
const BODY =
  /^(?:program|source_file|module|compilation_unit|translation_unit|block|statement_block|compound_statement|statements|statement_list|declaration_list|field_declaration_list|switch_body|do_block|then|else|do|object_type|body_statement|.*_body)$/;

/** What formatters and people write one way or the other. */
const LAYOUT = new Set([',', ';', '(', ')', '"', "'", '`', 'line_break', '_automatic_semicolon']);

export function createCodeNodes(location: GrammarLocation): CodeNodes {
  const parser = new WasmParser(location);
  return {
    async read(path, text) {
      const language = languageOf(path);
      if (language === undefined || embedsScripts(language.id) || text.length > MAX_LENGTH) return undefined;
      return parser.parse(language.grammar, text, ({ tree }) => nodesBelow(tree.walk()));
    },
  };
}

interface Open {
  hash: number;
  size: number;
}

function nodesBelow(cursor: TreeCursor): CodeNode[] {
  const found: CodeNode[] = [];
  try {
    visit(cursor, { hash: HASH_START, size: 0 }, { found, inBody: false, depth: 0 });
  } finally {
    cursor.delete();
  }
  return found;
}

interface Visit {
  readonly found: CodeNode[];
  readonly inBody: boolean;
  readonly depth: number;
}

/** Adds the node's tokens to the statement that it belongs to. */
function visit(cursor: TreeCursor, owner: Open, { found, inBody, depth }: Visit): void {
  const type = cursor.nodeType;
  if (type.includes('comment') || LAYOUT.has(type)) return;
  const isOwn = inBody && cursor.nodeIsNamed;
  const open: Open = isOwn ? { hash: hashOn(HASH_START, type), size: 0 } : owner;
  if (depth >= MAX_DEPTH || isLeaf(cursor, type)) add(open, type);
  else {
    const below = { found, inBody: BODY.test(type), depth: depth + 1 };
    do visit(cursor, open, below);
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  if (isOwn && open.size > 0) {
    const { startIndex: start, endIndex: end } = cursor;
    found.push({ start, end, shape: open.hash >>> 0, size: open.size });
  }
}

/** Steps into the node where it is none. What a text in quotes says is no matter of shape. */
function isLeaf(cursor: TreeCursor, type: string): boolean {
  const isText = type.includes('string') && !type.includes('template');
  return isText || !cursor.gotoFirstChild();
}

function add(open: Open, type: string): void {
  open.hash = hashOn(open.hash, ` ${type}`);
  open.size++;
}
