/** Hover on a class, or on an import of a folder: the place in the architecture. Names are escaped, nothing in it is trusted. */
import * as vscode from 'vscode';
import type { FilePlace, PlacedSymbol } from '../core/model/place.ts';
import { declarationRange } from './declarationRange.ts';
import type { FilePlaces } from './filePlaces.ts';
import { filesDepend } from './placeWording.ts';
import { readSetting } from './settings.ts';

const MOST_ROLES = 6;
const MOST_MODULES = 4;

export class PlaceHover implements vscode.HoverProvider {
  readonly #places: FilePlaces;

  constructor(places: FilePlaces) {
    this.#places = places;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    if (!readSetting('hover', document.uri)) return undefined;
    const found = await this.#places.of(document.uri);
    if (found === undefined) return undefined;
    const { root, place } = found;
    for (const symbol of place.symbols) {
      const range = declarationRange(document, symbol.name, symbol.line);
      if (range?.contains(position)) return new vscode.Hover(text(symbol.name, place, [symbol]), range);
    }
    return this.#ofFolder(document, position, { root, place });
  }

  async #ofFolder(
    document: vscode.TextDocument,
    position: vscode.Position,
    { root, place }: { readonly root: string; readonly place: FilePlace },
  ): Promise<vscode.Hover | undefined> {
    for (const { specifier, start, end, path } of place.indexes) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      // Unsaved edits may have moved it.
      if (!range.contains(position) || document.getText(range) !== specifier) continue;
      const target = await this.#places.at(root, path);
      if (target?.folder !== undefined)
        return new vscode.Hover(text(`${target.folder.path}/`, target, target.folder.symbols), range);
    }
    return undefined;
  }
}

function text(title: string, place: FilePlace, symbols: readonly PlacedSymbol[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.appendMarkdown(`**${escaped(title)}** in the architecture\n\n`);
  for (const line of [...placeLines(place), ...roleLines(symbols, title)])
    markdown.appendMarkdown(`- ${escaped(line)}\n`);
  return markdown;
}

/** Names come from the workspace: no character of them is markup. (`appendText` would forbid lines to wrap.) */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function placeLines({ module, layer, test, dependents, dependsOn }: FilePlace): string[] {
  const origin = layer?.declared ? 'as the rules declare' : 'as the dependencies show';
  const modules = dependents.modules.slice(0, MOST_MODULES).map(({ name, files }) => `${name} ${files}`);
  const more = dependents.modules.length - modules.length;
  const who = [...modules, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return [
    `Module: ${module === '.' ? 'the root of the workspace' : module}`,
    ...(layer === undefined ? [] : [`Layer: ${layer.name}, ${origin}`]),
    ...(test ? ['Test code: no part of the architecture'] : []),
    dependents.count === 0 ? 'No file depends on it' : `${filesDepend(dependents.count)}, by module: ${who}`,
    `It depends on ${dependsOn.toLocaleString('en')} ${dependsOn === 1 ? 'file' : 'files'}`,
  ];
}

function roleLines(symbols: readonly PlacedSymbol[], title: string): string[] {
  const lines = symbols.flatMap(({ name, roles }) =>
    roles.map(({ pattern, role, class: certainty, cast }) => {
      const others = [...new Set(cast.map(({ symbol }) => symbol))].filter((each) => each !== name);
      const company = others.length === 0 ? '' : `, with ${others.slice(0, 4).join(', ')}`;
      return `${name === title ? '' : `${name}: `}${pattern} · ${role} (${certainty})${company}`;
    }),
  );
  const more = lines.length - MOST_ROLES;
  return [...lines.slice(0, MOST_ROLES), ...(more > 0 ? [`… and ${more} more roles`] : [])];
}
