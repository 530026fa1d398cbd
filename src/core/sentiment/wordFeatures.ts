/** Words, two and three in a row, two round a third, and pieces of words, which know a word by its stem or in spite of a slip. */
import { type Bag, putFeature } from './putFeature.ts';
import type { Token } from './tokens.ts';

/** Stands for any name among neighbours: `thanks Tony` is thanks whomever it goes to. */
const NAME = '\uE009';
const PIECE_SHARE = 0.5;
const PIECE = { least: 3, most: 5 };

export function addWords(bag: Bag, tokens: readonly Token[], negated: readonly boolean[]): void {
  const shown = tokens.map(({ text, isName }) => (isName ? NAME : text));
  tokens.forEach(({ text, kind }, at) => {
    putFeature(bag, `w ${text}`);
    if (negated[at] && kind === 'word') putFeature(bag, `n ${text}`);
    if (at === 0) putFeature(bag, `b ^ ${shown[at]}`);
    const [self, next = '$', third] = shown.slice(at, at + 3);
    putFeature(bag, `b ${self} ${next}`);
    if (third === undefined) return;
    putFeature(bag, `t ${self} ${next} ${third}`);
    if (tokens[at + 1]!.kind !== 'stop') putFeature(bag, `g ${self} * ${third}`);
  });
}

export function addPieces(bag: Bag, tokens: readonly Token[]): void {
  for (const { kind, text } of tokens) {
    if (kind !== 'word' || text.length < PIECE.least) continue;
    const framed = `<${text}>`;
    for (let size = PIECE.least; size <= PIECE.most; size++) {
      for (let at = 0; at + size <= framed.length; at++) {
        putFeature(bag, `c ${framed.slice(at, at + size)}`, PIECE_SHARE);
      }
    }
  }
}
