/** What the knowledge of a workspace is made of. */
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { ChatMessage, Conversation } from '../../core/model/chat.ts';
import type { Decision } from '../../core/model/decision.ts';
import type { WorkspacePatterns } from '../../core/model/pattern.ts';

export interface Ground {
  /** The same object as long as the workspace stays open. */
  readonly session: object;
  readonly root: string;
  /** Folder for what can be built again; undefined keeps it in memory. */
  readonly storagePath: string | undefined;
  /** Folder for what is known of it. */
  readonly statePath: string | undefined;
  /** Shared storage for the search index; empty or undefined for none. */
  readonly storeUri: string | undefined;
  /** Bytes that the index on this machine may take. */
  readonly storeMostBytes: number | undefined;
  readonly model: ArchitectureModel;
  /** Every walked path. */
  readonly paths: readonly string[];
  /** Grows whenever files were told to have changed. */
  readonly changes: number;
  /** Unsaved text first; undefined when the file is gone. */
  read(path: string): Promise<string | undefined>;
  decisions(): Promise<readonly Decision[]>;
  /** Reads what classes and functions do, which may take a while. Rejects with `cancelled`. */
  patterns(signal: AbortSignal): Promise<WorkspacePatterns>;
  /** All that are kept, or those about one workspace. */
  conversations(root?: string): Promise<readonly Conversation[]>;
  messages(conversation: string): Promise<readonly ChatMessage[]>;
}
