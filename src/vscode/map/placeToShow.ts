import * as vscode from 'vscode';

export interface MapPlaceToShow {
  readonly root: string;
  /** Path of a file or folder; undefined for the whole map. */
  readonly focus?: string;
}

/** What a menu hands over: a node of the tree, or the resource of the explorer or of an editor's tab. */
export type MapArgument = vscode.Uri | { readonly place?: MapPlaceToShow };

/** The file in the editor where nothing was handed over; undefined outside of the workspace. */
export function placeToShow(argument: MapArgument | undefined): MapPlaceToShow | undefined {
  if (argument !== undefined && 'place' in argument) return argument.place;
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const folder = uri === undefined ? undefined : vscode.workspace.getWorkspaceFolder(uri);
  if (uri === undefined || folder === undefined || uri.scheme !== 'file') return undefined;
  const path = uri.path.slice(folder.uri.path.length + 1);
  return { root: folder.uri.fsPath, ...(path === '' ? {} : { focus: path }) };
}
