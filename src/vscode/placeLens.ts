/** CodeLens on a file's main symbol: its role and pattern, its module and layer, and who depends on it. */
import * as vscode from 'vscode';
import type { Evidence } from '../core/model/finding.ts';
import type { FilePlace, PlayedRole } from '../core/model/place.ts';
import { declarationRange } from './declarationRange.ts';
import { uriOf } from './documents.ts';
import type { FilePlaces } from './filePlaces.ts';
import { filesDepend, moduleAndLayer } from './placeWording.ts';
import { readSetting } from './settings.ts';

/** Further roles are in the hover. */
const MOST_ROLES = 2;

interface Shown {
  readonly root: string;
  readonly place: FilePlace;
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

export class PlaceLens implements vscode.CodeLensProvider {
  readonly #places: FilePlaces;
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(places: FilePlaces) {
    this.#places = places;
    this.onDidChangeCodeLenses = places.onChanged;
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { uri } = document;
    if (!readSetting('codeLens', uri)) return [];
    const found = await this.#places.of(uri);
    if (found === undefined || found.place.test) return [];
    const symbol = found.place.symbols.find(({ name }) => name === found.place.main);
    const range = symbol && declarationRange(document, symbol.name, symbol.line);
    if (range === undefined) return [];
    return commandsFor({ ...found, uri, range }, symbol?.roles ?? []).map(
      (command) => new vscode.CodeLens(range, { ...command, title: plain(command.title) }),
    );
  }
}

function commandsFor(shown: Shown, roles: readonly PlayedRole[]): vscode.Command[] {
  const { root, place } = shown;
  const where = moduleAndLayer(place);
  const { count, places } = place.dependents;
  return [
    ...roles.slice(0, MOST_ROLES).map((each) => {
      const certainty = each.class === 'proven' ? '' : ` (${each.class})`;
      const cast = each.cast.map(({ path, line, symbol: text }) => ({ path, line, text }));
      return peek(shown, `${each.pattern} · ${each.role}${certainty}`, cast);
    }),
    ...(where === '' ? [] : [inMap(root, place.path, where)]),
    ...(count === 0 ? [] : [peek(shown, filesDepend(count), places)]),
  ];
}

function inMap(root: string, path: string, title: string): vscode.Command {
  return {
    command: 'groundplan.showInMap',
    title,
    tooltip: 'Show in the map',
    arguments: [{ place: { root, focus: path } }],
  };
}

function peek({ root, uri, range }: Shown, title: string, places: readonly Evidence[]): vscode.Command {
  const locations = places.map(
    ({ path, line }) => new vscode.Location(uriOf(root, path), new vscode.Position(Math.max(0, line - 1), 0)),
  );
  const command = 'editor.action.peekLocations';
  return { command, title, arguments: [uri, range.start, locations, 'peek'] };
}

/** The workbench reads `$(…)` as an icon. */
function plain(title: string): string {
  return title.replaceAll('$(', '$ (');
}
