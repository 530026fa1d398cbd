/** Where files belong: a folder a line with how sure it is, and why below it. */
import { printable } from '../../base/printable.ts';
import type { PlaceNameReport } from '../../protocol/habitsApi.ts';
import { wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export interface PlacedName extends PlaceNameReport {
  readonly name: string;
}

export function placesText(places: readonly PlacedName[], terminal: Terminal): string {
  return places.map((each) => nameText(printable(each), terminal)).join('\n\n');
}

function nameText({ name, folders }: PlacedName, terminal: Terminal): string {
  const { colours, width } = terminal;
  if (folders.length === 0)
    return wrap(
      `${name}: there is no folder here that it could go to; the workspace has no files yet.`,
      width,
    );
  const rows = folders.flatMap(({ path, confidence, why }) => [
    `  ${String(Math.round(confidence * 100)).padStart(3)} %  ${path === '' ? '.' : path}`,
    ...wrap(why, width - 9)
      .split('\n')
      .map((line) => colours.dim(`         ${line}`)),
  ]);
  return [colours.bold(name), ...rows].join('\n');
}
