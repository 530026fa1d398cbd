/** Writes into a rules file as a person would: what is there keeps its order, its comments and its quotes. */
import { type Document, isMap, isSeq, parseDocument, YAMLSeq } from 'yaml';
import { CodedError } from '../../base/codedError.ts';
import type { LayerDeclaration, Rule, RuleException } from '../model/rule.ts';
import { shortException, shortLayer, shortRule } from './shortForms.ts';
import { UNRESOLVED } from './unresolved.ts';

export interface RulesToAdd {
  readonly layers?: readonly LayerDeclaration[];
  readonly rules?: readonly Rule[];
}

/** In a file that is new: what it is, for whoever meets it first. */
const HEAD =
  ' The architecture rules of this project. “groundplan check” holds the code against them.\n' +
  ' Every rule may say why it is there and what to do instead; both are shown where it is broken.';

/**
 * @param text undefined when there is no file yet.
 * @returns the text with these at the end of their lists; layers that are declared already are left as they are.
 * Throws `invalid-rules` where the text is no YAML, or a rule of that id is there.
 */
export function addRules(text: string | undefined, { layers = [], rules = [] }: RulesToAdd): string {
  const document = open(text ?? '');
  if (text === undefined) document.commentBefore = HEAD;
  const known = new Set(namesIn(document, 'layers', 'name'));
  const ids = namesIn(document, 'rules', 'id');
  for (const layer of layers) if (!known.has(layer.name)) append(document, ['layers'], shortLayer(layer));
  for (const rule of rules) {
    if (ids.includes(rule.id)) {
      throw new CodedError(
        'invalid-rules',
        `There is a rule “${rule.id}” already. Name the new one otherwise.`,
      );
    }
    append(document, ['rules'], shortRule(rule));
  }
  return print(document);
}

/** @param rule id, or `unresolved-import`. Throws `invalid-rules` where the text is no YAML or has no such rule. */
export function addException(text: string, rule: string, exception: RuleException): string {
  const document = open(text);
  if (rule === UNRESOLVED) append(document, ['unresolved'], shortException(exception));
  else {
    const at = namesIn(document, 'rules', 'id').indexOf(rule);
    if (at < 0) throw new CodedError('invalid-rules', `There is no rule “${rule}” in the file any more.`);
    append(document, ['rules', at, 'except'], shortException(exception));
  }
  return print(document);
}

function open(text: string): Document {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const message = `The rules file is no YAML (${error.message.split('\n')[0]}). Mend it first.`;
    throw new CodedError('invalid-rules', message, error);
  }
  if (document.contents !== null && !isMap(document.contents)) {
    throw new CodedError(
      'invalid-rules',
      'The rules file is not made of keys. Put its rules under “rules:” first.',
    );
  }
  return document;
}

function namesIn(document: Document, list: string, key: string): readonly unknown[] {
  const found = document.get(list);
  return isSeq(found) ? found.items.map((item) => (isMap(item) ? item.get(key) : undefined)) : [];
}

function append(document: Document, at: readonly (string | number)[], value: unknown): void {
  const list = document.getIn(at);
  const node = document.createNode(value);
  if (isSeq(list)) {
    if (list.items.length === 0) list.flow = false;
    // Rules stand apart where those before them do.
    if (
      isMap(node) &&
      list.items.some((item, index) => index > 0 && isMap(item) && item.spaceBefore === true)
    ) {
      node.spaceBefore = true;
    }
    list.add(node);
    return;
  }
  const fresh = new YAMLSeq();
  fresh.add(node);
  document.setIn(at, fresh);
}

/** Lines are left as long as they were written. */
function print(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
