/** `groundplan://{workspace}/{kind}/{rest}`: names of resources, taken apart by hand, since a host name would lose its case. */
import type { AnalysedWorkspace } from '../workspace/analysedWorkspace.ts';

export interface ParsedUri {
  readonly workspace: AnalysedWorkspace;
  readonly kind: string;
  /** Decoded; empty where there is none. */
  readonly rest: string;
}

const PARTS = /^groundplan:\/\/([^/]+)\/([a-z]+)(?:\/(.*))?$/s;

/** Undefined for what names no open workspace. */
export function parseUri(uri: string, workspaces: readonly AnalysedWorkspace[]): ParsedUri | undefined {
  const [, name, kind, rest = ''] = PARTS.exec(uri) ?? [];
  if (name === undefined || kind === undefined) return undefined;
  const workspace = workspaces.find((each) => nameIn(each, workspaces) === decoded(name));
  const text = decoded(rest);
  return workspace === undefined || text === undefined ? undefined : { workspace, kind, rest: text };
}

export function uriOf(
  workspace: AnalysedWorkspace,
  workspaces: readonly AnalysedWorkspace[],
  ...parts: readonly string[]
): string {
  const path = parts.map((part) => part.split('/').map(encodeURIComponent).join('/'));
  return `groundplan://${encodeURIComponent(nameIn(workspace, workspaces))}/${path.join('/')}`;
}

/** The folder's name; with a number where another one before it is called the same. */
function nameIn(workspace: AnalysedWorkspace, workspaces: readonly AnalysedWorkspace[]): string {
  const same = workspaces.filter(({ name }) => name === workspace.name);
  const at = same.indexOf(workspace);
  return at === 0 ? workspace.name : `${workspace.name}-${at + 1}`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
