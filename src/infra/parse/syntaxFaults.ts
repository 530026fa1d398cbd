/** Tokens that the grammar could not place: those that stand by themselves in a node that is wrong or lacks a token. */
import type { Node, TreeCursor } from 'web-tree-sitter';
import { embedsScripts, languageOf } from '../../core/languages/languages.ts';
import type { Fault, SyntaxFaults } from '../../core/ports/syntaxFaults.ts';
import type { GrammarLocation } from './grammarFiles.ts';
import { WasmParser } from './wasmParser.ts';

const MAX_LENGTH = 500_000;
/** Deeper source is not looked into: recursion on hostile input stays bounded. */
const MAX_DEPTH = 400;

export function createSyntaxFaults(location: GrammarLocation): SyntaxFaults {
  const parser = new WasmParser(location);
  return {
    async read(path, text) {
      const language = languageOf(path);
      if (language === undefined || embedsScripts(language.id) || text.length > MAX_LENGTH) return undefined;
      return parser.parse(language.grammar, text, ({ tree }) => {
        if (!tree.rootNode.hasError) return [];
        const cursor = tree.walk();
        try {
          return faultsBelow(cursor);
        } finally {
          cursor.delete();
        }
      });
    },
  };
}

function faultsBelow(cursor: TreeCursor): Fault[] {
  const faults: Fault[] = [];
  const visit = (depth: number) => {
    const node: Node = cursor.currentNode;
    if (!node.hasError || depth >= MAX_DEPTH) return;
    if (node.isError || node.children.some((child) => child?.isMissing)) addLoose(faults, node);
    if (!cursor.gotoFirstChild()) return;
    do visit(depth + 1);
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };
  visit(0);
  return faults.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** All of a node that is wrong or lacks something but for what was put together in it: in between are tokens, and what is not even one. */
function addLoose(faults: Fault[], node: Node): void {
  let start = node.startIndex;
  for (const child of node.children) {
    if (child === null || isLoose(child)) continue;
    if (child.startIndex > start) faults.push({ start, end: child.startIndex });
    start = child.endIndex;
  }
  if (node.endIndex > start) faults.push({ start, end: node.endIndex });
}

/** A word that is called something is a word still. */
function isLoose(node: Node): boolean {
  return node.descendantCount <= 2 && !node.type.includes('comment') && !node.isError;
}
