/** For workspaces that are not trusted. */
import type { HistoryReader } from '../../core/ports/historyReader.ts';

export const disabledHistory: HistoryReader = { read: async () => undefined };
