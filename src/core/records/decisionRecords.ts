/** Decisions: records with what they say, choices that follow from configuration, and rules that a person has ratified. */
import type { Decision } from '../model/decision.ts';
import type { KnownRecord } from '../model/record.ts';
import type { Rule, Ruling } from '../model/rule.ts';
import { RULES_FILE } from '../rules/readRules.ts';
import { listText, selectorText } from '../rules/wording.ts';

/** Of a record's text: what it is about stands first. */
const MOST_TEXT = 2000;
const MOST_SIGNS = 3;

/** @param text of the record's file; undefined for what is implied. */
export function decisionRecord(
  { id, origin, topic, title, status, date, version, evidence }: Decision,
  text: string | undefined,
): KnownRecord {
  const [first] = evidence;
  const facts = [status, date, version && `version ${version}`, topic !== 'record' && topic];
  const said = text === undefined ? signsOf(evidence) : bodyOf(text);
  return {
    id,
    what: origin,
    title,
    text: `${facts.filter(Boolean).join(', ')}\n${said}`.trim(),
    path: first?.path ?? '',
    startLine: first?.line ?? 0,
    endLine: first?.line ?? 0,
    module: '',
    language: '',
    weight: 1,
  };
}

export function ruleRecords({ rules: { rules }, lines }: Ruling): readonly KnownRecord[] {
  return rules.map((rule) => {
    const line = lines[rule.id] ?? 1;
    const says = [sentenceOf(rule), rule.why, rule.instead && `Instead: ${rule.instead}`];
    return {
      id: `rule|${rule.id}`,
      what: 'rule',
      title: rule.id,
      text: says.filter(Boolean).join('\n'),
      path: RULES_FILE,
      startLine: line,
      endLine: line,
      module: '',
      language: '',
      weight: 1,
    };
  });
}

function sentenceOf(rule: Rule): string {
  switch (rule.kind) {
    case 'layers':
      return `Layers, outermost first: ${rule.order.join(', ')}; each may use the ones below it.`;
    case 'forbidden':
      return `Files of ${selectorText(rule.from)} must not import ${selectorText(rule.to)}.`;
    case 'deprecated':
      return `Files of ${selectorText(rule.from)} are to stop importing ${selectorText(rule.to)}.`;
    case 'allowed':
      return `Files of ${selectorText(rule.from)} may import ${selectorText(rule.to)} and nothing else.`;
    case 'required':
      return `Files of ${selectorText(rule.from)} import ${selectorText(rule.to)}.`;
    case 'reachable':
      return `Files of ${selectorText(rule.to)} are ${rule.never ? 'never ' : ''}reached from ${selectorText(rule.from)}.`;
    case 'cycles':
      return `No imports in a circle within ${selectorText(rule.within ?? {})}.`;
    case 'entry-points':
      return `From outside, ${selectorText(rule.module)} is entered by ${selectorText(rule.entries)} alone.`;
    case 'naming':
      return `Files of ${selectorText(rule.from)} are named like ${listText(rule.names)}.`;
    case 'placement':
      return `Files of ${selectorText(rule.from)} lie under ${selectorText(rule.in)}.`;
    case 'metric':
      return `Of ${selectorText(rule.of)}, ${rule.metric} is at most ${rule.atMost}.`;
  }
}

function signsOf(evidence: Decision['evidence']): string {
  return evidence
    .slice(0, MOST_SIGNS)
    .map(({ path, line, text }) => `${path}:${line}: ${text}`)
    .join('\n');
}

/** Without front matter, the title and blank lines. */
function bodyOf(text: string): string {
  const lines = text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^([=\-*_]{3,}|<!--.*-->)$/.test(line));
  return lines
    .slice(/^#\s/.test(lines[0] ?? '') ? 1 : 0)
    .join('\n')
    .slice(0, MOST_TEXT);
}
