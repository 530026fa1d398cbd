/** What a condition looks at, from its text. */

export interface Condition {
  /** Expressions looked at to see whether they are there at all. */
  readonly absent: readonly string[];
  /** Every expression that is looked at. */
  readonly looked: readonly string[];
}

const LONGEST = 240;
const NULL_AFTER = /^(.+?)\s*(?:===?|!==?|\bis not\b|\bis\b)\s*(?:null|nil|None|nullptr|NULL|undefined)$/;
const NULL_BEFORE = /^(?:null|nil|None|nullptr|NULL|undefined)\s*(?:===?|!==?)\s*(.+)$/;
const ASKED =
  /^(.+?)(?:\.nil\?|\.isNull\(\)|\.is_null\(\)|\.is_none\(\)|\.is_some\(\)|\.isPresent\(\)|\.isEmpty\(\))$|^(?:isset|is_null|empty)\((.+)\)$/;
const BOUND = /^(?:let|var)\s+(?:Some\(.*\)|Ok\(.*\)|\w+)\s*=\s*(.+)$/s;
/** `err != nil` asks whether something went wrong. */
const ERROR = /^(?:err|error|\w+Err|\w+Error)$/;
const DENIED = /^(?:!|not\s+)\s*([\w$@.>:-]+)$/;

/** @param lazy what stands there runs only if what it looks at is not there yet. */
export function conditionOf(written: string, lazy = false): Condition {
  if (lazy) return { absent: [written], looked: [written] };
  const absent: string[] = [];
  const looked: string[] = [];
  for (const part of written.slice(0, LONGEST).split(/&&|\|\||\band\b|\bor\b/)) {
    const text = bare(part);
    const nothing =
      NULL_AFTER.exec(text)?.[1] ??
      NULL_BEFORE.exec(text)?.[1] ??
      asked(text) ??
      BOUND.exec(text)?.[1] ??
      DENIED.exec(text)?.[1];
    if (nothing !== undefined && !ERROR.test(bare(nothing))) absent.push(bare(nothing));
    looked.push(
      looksAt(nothing ?? text.split(/\s*(?:[=!<>]=+|<|(?<![-=])>|\binstanceof\b|\bis\b|\bin\b)\s*/)[0]!),
    );
  }
  return { absent, looked };
}

function looksAt(text: string): string {
  return bare(text).replace(/^(?:!|not\s+)\s*/, '');
}

function asked(text: string): string | undefined {
  const match = ASKED.exec(text.replace(/^!\s*/, ''));
  return match?.[1] ?? match?.[2];
}

/** One pair round it all, with at most two more inside. */
const ENCLOSED = /^\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$/;

function bare(text: string): string {
  let out = text.trim();
  // A conjunct torn out of its parentheses keeps one of them.
  const open = out.split('(').length - out.split(')').length;
  if (open > 0 && out.startsWith('(')) out = out.slice(open).trim();
  if (open < 0 && out.endsWith(')')) out = out.slice(0, open).trim();
  for (let round = 0; round < 3 && ENCLOSED.test(out); round++) out = out.slice(1, -1).trim();
  return out.replace(/^(?:if|unless|while|switch|match|case)\b\s*/, '');
}
