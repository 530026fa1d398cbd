/** What of a comment a person says: neither code that was commented out, nor orders to tools, headers of licences, marks of a task. */

const LICENCE =
  /\bcopyright\b|\(c\)\s*\d{4}|\bSPDX-|\blicen[cs]ed? (?:under|to)\b|\ball rights reserved\b|\bpermission is hereby granted\b|\bwithout warrant/i;

const GENERATED =
  /@generated\b|\bDO NOT (?:EDIT|MODIFY)\b|\b(?:auto-?|automatically |machine[- ])generated\b|\bgenerated (?:by|from|with|using)\b|\bcode generated\b/i;

/** Tools that read comments; what follows such a word is an order, with or without a reason. */
const DIRECTIVE =
  /^(?:@?(?:es|ts|js|style|html|swift|ktlint|golangci-?|php)?lint\b|eslint\b|biome\b|prettier\b|istanbul\b|c8\b|v8\b|codecov\b|coverage:|pragma\b|noqa\b|nolint\b|nosec\b|noinspection\b|no ?qa\b|pylint:|mypy:|pyright:|type:|flake8\b|ruff:|isort:|fmt:|black:|yapf:|rubocop:|frozen_string_literal|phpcs|phpstan|@?psalm|sonar|NOSONAR|checkstyle|CHECKSTYLE|spotless:|clang-format|clang-tidy|NOLINT|swiftformat|swiftlint|sourcery:|go:|\+build\b|export \w+$|line \d|#?(?:end)?region\b|MARK:|@ts-|webpack\w+:|@jsx|@flow\b|-\*-|vim?:|-{3,}|={3,}|\*{3,}|!\/|coding[:=])/;

/** Lines as code has them and sentences do not. */
const CODE: readonly RegExp[] = [
  /[;{}]\s*$/,
  /^[)\]}>]+[,;]?$/,
  /^@\w+\s*\([^)]*\)?$/,
  /^[\w.$[\]*&'"-]+\s*(?::=|[-+*/|&%]?=(?!=)|\+\+|--)\s*\S/,
  /^(?:const|let|var|val|auto|final|static|public|private|protected|internal)\s+[\w<>[\]]+/,
  /^(?:return|throw|raise|yield|await|import|from|using|package|namespace|require|include|echo|print(?:ln)?)\b[^.!?]*[\w"')\]]$/,
  /^(?:if|else|elif|for|while|switch|match|when|try|catch|except|finally|def|class|func|fn|fun|function|struct|enum|interface|impl|module|do)\b.*(?:[:{(]|\bdo|\bthen|=>|->)\s*$/,
  /^(?:if|for|while|switch)\s*\(/,
  /^[\w$.>:-]+\(.*\)[,:]?$/,
  /^["'][\w-]+["']\s*:/,
  /^<\/?[\w.-]+(?:\s[^<>]*)?\/?>/,
  /^\.\w+\(/,
];

const IMPERATIVE =
  /^(?:return|import|include|require|print|echo|throw|raise|yield|from|using)\s+(?:a|an|the|this|that|it|only|all|no|if|when)\b/i;

/** What documentation says of a parameter, a result, a failure. */
const TAGGED = /^[@\\:](?!todo\b|fixme\b|deprecated\b)[a-z]\w*/i;

/** A mark of work that is left, with whom it is left to. */
const TASK =
  /^[\s@*-]*(?:TO-?DO|FIX-?ME|HACK|XXX+|BUG|OPTIMI[SZ]E|REVIEW|REFACTOR)\b(?:\s*\([^)]{0,60}\)|\s*\[[^\]]{0,60}\])?\s*[:;,!-]*\s*/;
const NOTE = /(?:^|\n)[\s@*-]*(?:TODO|FIXME|HACK|XXX+)\b|\b(?:TODO|FIXME|HACK|XXX)\s*[:(]/;

/** Of a file nobody writes in: said near its beginning. */
export function isGenerated(text: string): boolean {
  return GENERATED.test(text.slice(0, 2000));
}

/** TODO, FIXME, HACK, XXX. */
export function isNote(comment: string): boolean {
  return NOTE.test(comment);
}

/** Nobody says so much at once, or in one line. */
const MOST_CHARACTERS = 10_000;
const LONG_LINE = 1000;

/** Paragraphs, each on a line of its own; empty where a comment holds nothing of a person's. */
export function ownWords(comment: string): string {
  if (comment.length > MOST_CHARACTERS || LICENCE.test(comment) || GENERATED.test(comment)) return '';
  const kept = withoutFences(comment)
    .split('\n')
    .map((line) => (isCode(line.trim()) || DIRECTIVE.test(line.trim()) ? '' : line.replace(TASK, '')));
  return kept
    .join('\n')
    .split(/\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)|\n(?=\s*[@\\:]\w)/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => !TAGGED.test(paragraph))
    .filter(
      (paragraph) =>
        /\p{L}{2}/u.test(paragraph) || /[:;=][-^']?[()DP]|\p{Extended_Pictographic}/u.test(paragraph),
    )
    .join('\n');
}

function withoutFences(comment: string): string {
  return comment.replace(/```[\s\S]*?(?:```|$)/g, '\n');
}

function isCode(line: string): boolean {
  return line.length > LONG_LINE || (!IMPERATIVE.test(line) && CODE.some((form) => form.test(line)));
}
