/** Finds the built script of the map's page: beside the bundle, or in the repository's build while developing. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CodedError } from '../../base/codedError.ts';
import type { PageScript } from '../../core/map/format/mapHtml.ts';

const PLACES = ['./webview/mapPage.js', '../../../dist/webview/mapPage.js'];

export async function readMapPageScript(): Promise<PageScript> {
  for (const place of PLACES) {
    const text = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined)
      return { source: text, sha256: createHash('sha256').update(text).digest('base64') };
  }
  throw new CodedError(
    'not-installed',
    'The script of the map’s page is missing. Install Groundplan again, or build it.',
  );
}
