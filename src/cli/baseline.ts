/** A baseline: what was found when rules were taken up, by fingerprints without line numbers. It can only shrink. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { CodedError, codeOf } from '../base/codedError.ts';
import type { Violation } from '../core/model/rule.ts';
import { writeOutput } from './writeOutput.ts';

const schema = v.object({ version: v.literal(1), violations: v.array(v.string()) });

export interface Compared {
  /** Violations that are not in the baseline. */
  readonly fresh: readonly Violation[];
  readonly known: readonly Violation[];
  /** Fingerprints of the baseline that nothing breaks any more. */
  readonly gone: readonly string[];
}

/** @returns undefined when there is no such file. */
export async function readBaseline(file: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set(v.parse(schema, JSON.parse(await readFile(resolve(file), 'utf8'))).violations);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    const reason = codeOf(error) ?? 'it is no list of violations';
    throw new CodedError(
      'invalid-baseline',
      `the baseline ${file} cannot be read (${reason}). Restore it from version control, or name another.`,
      error,
    );
  }
}

export function compare(baseline: ReadonlySet<string>, violations: readonly Violation[]): Compared {
  const now = new Set(violations.map(({ fingerprint }) => fingerprint));
  return {
    fresh: violations.filter(({ fingerprint }) => !baseline.has(fingerprint)),
    known: violations.filter(({ fingerprint }) => baseline.has(fingerprint)),
    gone: [...baseline].filter((fingerprint) => !now.has(fingerprint)),
  };
}

/** One a line, sorted, so that two branches that shrink it join without conflict. */
export function writeBaseline(file: string, violations: readonly Violation[]): Promise<void> {
  const fingerprints = [...new Set(violations.map(({ fingerprint }) => fingerprint))].sort();
  return writeOutput(JSON.stringify({ version: 1, violations: fingerprints }, null, 2), file);
}
