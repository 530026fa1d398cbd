import type { CheckReport } from '../../protocol/engineApi.ts';
import type { Terminal } from './terminal.ts';

/** What every format of a check is made from. */
export interface CheckView {
  readonly report: CheckReport;
  readonly terminal: Terminal;
  /** The workspace as it was typed. */
  readonly folder: string;
  /** Violations that a baseline lists, and those of it that are gone. */
  readonly baseline?: { readonly known: number; readonly gone: number };
}
