/** The scan thread's work, also callable in-process: a batch of files into facts. */
import { messageOf } from '../../base/messageOf.ts';
import type { FileFacts, FileProblem } from '../../core/model/facts.ts';
import type { ScanBatch } from '../../core/ports/sourceScanner.ts';
import type { TreeParser } from '../parse/treeParser.ts';
import { scanFile } from './scanFile.ts';
import type { ScanRequest } from './scanMessages.ts';

/** Never rejects: a file that breaks the parser is a problem of that file. */
export async function scanBatch(parser: TreeParser, request: Omit<ScanRequest, 'id'>): Promise<ScanBatch> {
  const facts: FileFacts[] = [];
  const problems: FileProblem[] = [];
  for (const item of request.items) {
    try {
      const scan = await scanFile(parser, request, item, request.depth);
      if (scan.facts !== undefined) facts.push(scan.facts);
      if (scan.problem !== undefined) problems.push(scan.problem);
    } catch (error) {
      const reason = messageOf(error);
      problems.push({
        path: item.path,
        code: 'parser-failed',
        message: `The parser failed (${reason}). The rest is analysed; exclude the file to silence this.`,
      });
    }
  }
  return { facts, problems };
}
