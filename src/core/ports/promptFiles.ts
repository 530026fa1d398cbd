/** Prompt templates as files: the workspace's own before the person's, and these before the ones that ship. */
import type { Template } from '../prompt/expandTemplate.ts';

export interface PromptFiles {
  /** @param roots workspaces whose own templates count, where they are trusted. */
  read(name: string, roots: readonly string[]): Promise<Template | undefined>;
}
