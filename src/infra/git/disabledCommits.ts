/** For workspaces that are not trusted. */
import type { CommitReader } from '../../core/ports/commitReader.ts';

export const disabledCommits: CommitReader = { own: async () => [] };
