/** Prompt templates in `.groundplan/prompts/` of a trusted workspace, in the person's own folder, and those that ship. */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../base/codedError.ts';
import type { PromptFiles } from '../../core/ports/promptFiles.ts';

/** Longer ones leave no room for anything else. */
const MOST_BYTES = 64 * 1024;

export interface PromptFoldersOptions {
  /** What stands in a workspace's folder counts. */
  readonly trusted: boolean;
  readonly profile: string | undefined;
}

export function promptFolders({ trusted, profile }: PromptFoldersOptions): PromptFiles {
  return {
    async read(name, roots) {
      if (!/^[\w-]+$/.test(name)) return undefined;
      const own = trusted ? roots.map((root) => join(root, '.groundplan', 'prompts')) : [];
      const folders = [...own, ...(profile === undefined ? [] : [join(profile, 'prompts')]), shipped()];
      for (const folder of folders) {
        const file = join(folder, `${name}.md`);
        const text = await beginning(file);
        if (text !== undefined) return { text, file };
      }
      return undefined;
    },
  };
}

async function beginning(file: string): Promise<string | undefined> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' || codeOf(error) === 'EISDIR')
      return undefined;
    throw error;
  }
}

/** Beside the bundle, or in the repository while developing. */
function shipped(): string {
  const beside = join(import.meta.dirname, 'prompts');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', '..', '..', 'prompts');
}
