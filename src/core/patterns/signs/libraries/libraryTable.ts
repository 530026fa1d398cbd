import type { SignKind } from '../sign.ts';

/** Names of packages or namespaces, separated by spaces, under what using them shows. */
export type LibraryTable = { readonly [kind in SignKind]?: string };
