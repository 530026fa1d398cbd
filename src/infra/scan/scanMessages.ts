/** Messages between the engine process and a scan thread. */
import type { FactDepth } from '../../core/model/facts.ts';
import type { ScanBatch, ScanItem } from '../../core/ports/sourceScanner.ts';

export interface ScanRequest {
  readonly id: number;
  readonly root: string;
  readonly maxFileBytes: number;
  readonly items: readonly ScanItem[];
  readonly depth: FactDepth;
}

export interface ScanReply {
  readonly id: number;
  readonly batch: ScanBatch;
}
