/** Words of identifiers; those that name a pattern or a part of one are nowhere among them. */

/** A run of letters that holds one of these is no plain word. */
const PATTERN_WORD = new RegExp(
  [
    'factor(?:y|ies)|builder|prototype|singleton|multiton|monostate|adapte[re]|adaptor|bridge|composite|component',
    'decorator|fa[cç]ade|flyweight|proxy|proxies|handler|chain|responsib|successor|command|invoker|receiver|interpreter',
    'iterator|mediator|colleague|memento|originator|caretaker|observ(?:er|able)|subject|subscri|listener|publish|notify',
    'state|strateg|template|visit|accept|specification|repositor|registry|pool|borg|controller|saga|mapper|dao|gateway',
    'clone|director|product|creator|context|attach|implementor|refinedabstraction|leaf|pattern|gof|mvc|locator',
  ].join('|'),
  'i',
);

const MOST_LETTERS = 40;

/** Lower-case words of an identifier or of a written type, in their order. */
export function wordsOf(text: string): readonly string[] {
  const found = text.slice(0, 400).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return found.filter(({ length }) => length > 1 && length <= MOST_LETTERS).map((word) => word.toLowerCase());
}

/** Those that say nothing of patterns. What is written round such a word counts apart: `stateful` is none, `StateMachine` is `machine`. */
export function plainWords(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !PATTERN_WORD.test(word));
}
