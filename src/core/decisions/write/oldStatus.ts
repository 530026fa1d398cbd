/** The status of a record that another one takes the place of, where the record says it. */
import { readDocument } from '../records/document.ts';
import { parseRecord } from '../records/parseRecord.ts';
import type { LineEdit } from './lines.ts';

const LABELLED =
  /^((?:[-*+]\s+|>\s*|\|\s*)?(?:\*\*|__)?(?:adr\s+)?(?:status|state|estado|statut|stato)(?:\*\*|__)?\s*[:：|](?:\*\*|__)?\s*)(\S.*?)(\s*\|?\s*)$/i;

/**
 * @param path of the record. @param status as it is to read: `superseded by [ADR-0012](0012-use-x.md)`.
 * Only the line changes that gives the status; where none does, one comes below the title.
 */
export function statusEdit(path: string, text: string, status: string): LineEdit {
  const line = parseRecord(path, text)?.statusLine;
  const lines = text.split('\n');
  if (line === undefined) return insertStatus(path, text, status);
  const old = lines[line - 1]!.replace(/\r$/, '');
  const label = LABELLED.exec(old.trim());
  const indent = /^\s*/.exec(old)![0];
  if (label !== null) return { kind: 'replace', line, text: `${indent}${label[1]}${status}${label[3]}` };
  // A heading that nothing follows.
  if (/^(?:#|=)/.test(old.trim())) return { kind: 'after', line, text: `\n${capital(status)}` };
  const mark = /^\s*(?:[-*+]\s+|>\s*)?/.exec(old)![0];
  return { kind: 'replace', line, text: `${mark}${capital(status)}` };
}

function insertStatus(path: string, text: string, status: string): LineEdit {
  const { frontMatter } = readDocument(text);
  const [first] = [...frontMatter.values()];
  if (first !== undefined) return { kind: 'after', line: first.line - 1, text: `status: ${status}` };
  const title = parseRecord(path, text)?.titleLine ?? 1;
  const underlined = /^\s*[=\-~]{3,}\s*$/.test(text.split('\n')[title] ?? '') ? 1 : 0;
  return { kind: 'after', line: title + underlined, text: `\nStatus: ${status}` };
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
