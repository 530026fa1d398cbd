/** The text of a rules file → rules, or what is wrong with it, each problem with its line and a remedy. */

import * as v from 'valibot';
import { type Document, isNode, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { messageOf } from '../../base/messageOf.ts';
import type { RuleSet, RulesProblem } from '../model/rule.ts';
import { type CompiledRules, compileRules } from './compileRules.ts';
import { contradictions } from './contradictions.ts';
import { issueProblem } from './issueProblem.ts';
import { patternProblems } from './patternProblems.ts';
import type { RulesPath } from './placedProblem.ts';
import { expandRules, rulesFileSchema } from './rulesSchema.ts';

/** Where the rules of a workspace stand. */
export const RULES_FILE = 'groundplan.yaml';

/** More than any project has; each costs something at every edit. */
const MAX_RULES = 1000;

/** Larger than any that people write. */
export const MAX_RULES_BYTES = 512_000;

export interface ReadRules {
  /** Undefined when there is a problem: half a file is no rules. */
  readonly rules: CompiledRules | undefined;
  readonly problems: readonly RulesProblem[];
}

export function readRules(text: string, path: string = RULES_FILE): ReadRules {
  if (text.length > MAX_RULES_BYTES) return { rules: undefined, problems: [tooLarge(text.length, path)] };
  try {
    return new Reading(text, path).read();
  } catch (error) {
    // The parser's own limits: nesting, and aliases that would grow without end.
    const reason = error instanceof RangeError ? 'it is nested too deeply' : messageOf(error);
    const message = `The file cannot be read: ${reason}.`;
    const remedy = 'Write it plainly, without aliases that multiply.';
    return { rules: undefined, problems: [{ kind: 'broken', path, line: 1, message, remedy }] };
  }
}

export function tooLarge(size: number, path = RULES_FILE): RulesProblem {
  const message = `The file has ${Math.round(size / 1000)} kB, more than the ${MAX_RULES_BYTES / 1000} kB that are read.`;
  return { kind: 'broken', path, line: 1, message, remedy: 'Shorten it.' };
}

/** One pass over one text. */
class Reading {
  readonly #path: string;
  readonly #text: string;
  readonly #counter = new LineCounter();
  readonly #document: Document;

  constructor(text: string, path: string) {
    this.#path = path;
    this.#text = text;
    this.#document = parseDocument(text, { lineCounter: this.#counter, prettyErrors: false });
  }

  read(): ReadRules {
    if (/^\uFFFD|\0/.test(this.#text.slice(0, 1000))) {
      return this.#failed([this.#problem(1, 'The file is not UTF-8.', 'Save it as UTF-8.')]);
    }
    const [error] = this.#document.errors;
    if (error !== undefined) {
      const line = this.#counter.linePos(error.pos[0]).line;
      if (/call stack/.test(error.message)) throw new RangeError(error.message);
      return this.#failed([this.#problem(line, ...this.#notYaml(error))]);
    }
    const value: unknown = this.#document.toJS();
    if (value !== null && (typeof value !== 'object' || Array.isArray(value))) {
      const what = Array.isArray(value) ? 'a list' : 'a single value';
      return this.#failed([
        this.#problem(1, `The file is ${what}; it should have keys.`, 'Put the rules under “rules:”.'),
      ]);
    }
    const parsed = v.safeParse(rulesFileSchema, value ?? {}, { abortPipeEarly: true });
    if (!parsed.success) {
      return this.#failed(
        parsed.issues.map((issue) => {
          const { at, message, remedy } = issueProblem(issue, value);
          return this.#problem(this.#lineOf(at), message, remedy);
        }),
      );
    }
    return this.#compiled(expandRules(parsed.output));
  }

  #notYaml({ code, message, pos }: YAMLParseError): [message: string, remedy: string] {
    if (code === 'DUPLICATE_KEY') {
      const [key] = /^[^\s:]*/.exec(this.#text.slice(pos[0], pos[0] + 80))!;
      return [`“${key}” is there twice in one place.`, 'Leave one of them out.'];
    }
    if (code === 'MULTIPLE_DOCS') return ['The file holds several documents.', 'Take the line “---” out.'];
    const indent = /sequence item without/i.test(message);
    return [`It is not YAML: ${message}.`, (indent ? REMEDIES.BAD_INDENT : REMEDIES[code]) ?? USUAL];
  }

  #compiled(set: RuleSet): ReadRules {
    if (set.rules.length > MAX_RULES) {
      const message = `The file has ${set.rules.length} rules, more than the ${MAX_RULES} that are held against the code.`;
      const remedy = 'Join rules that say the same of several places.';
      return this.#failed([this.#problem(this.#lineOf(['rules', MAX_RULES]), message, remedy)]);
    }
    const wrong = [...patternProblems(set), ...contradictions(set)];
    if (wrong.length > 0) {
      return this.#failed(
        wrong.map(({ at, message, remedy, subject }) => ({
          ...this.#problem(this.#lineOf(at), message, remedy),
          ...(subject === undefined ? {} : { subject }),
        })),
      );
    }
    const rules = compileRules(set, { path: this.#path, lineOf: (at) => this.#lineOf(at) });
    return { rules, problems: [] };
  }

  #failed(problems: readonly RulesProblem[]): ReadRules {
    return { rules: undefined, problems };
  }

  #problem(line: number, message: string, remedy: string): RulesProblem {
    return { kind: 'broken', path: this.#path, line, message, remedy };
  }

  /** Line of the innermost place that is written; a key's own line rather than its value's. */
  #lineOf(at: RulesPath): number {
    for (let length = at.length; length > 0; length--) {
      const offset = this.#offsetOf(at.slice(0, length));
      if (offset !== undefined) return this.#counter.linePos(offset).line;
    }
    return 1;
  }

  #offsetOf(at: RulesPath): number | undefined {
    const node = this.#document.getIn(at, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
}

const USUAL = 'Mend the line; rules before this edit stay in force until then.';
const REMEDIES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT: 'Indent it as deep as its neighbours.',
  DUPLICATE_KEY: 'Leave one of them out.',
  MISSING_CHAR: 'Close the quotation or the bracket.',
};
