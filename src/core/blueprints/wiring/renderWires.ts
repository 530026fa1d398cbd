/** The wires of a manifest with its values filled in. */
import { CodedError } from '../../../base/codedError.ts';
import { join } from '../../../base/paths.ts';
import type { BlueprintWire } from '../../model/blueprint.ts';
import { MANIFEST } from '../readManifest.ts';
import { pathProblem } from '../safePath.ts';
import type { Templates } from '../templates.ts';
import type { Wire } from './wire.ts';

export interface RenderedWire extends Wire {
  readonly where: readonly string[];
  /** What a person is to do where it is not certain. */
  readonly otherwise: string;
}

/** Throws `invalid-template`. */
export function renderWires(
  wires: readonly BlueprintWire[],
  {
    templates,
    scope,
    folder,
  }: { readonly templates: Templates; readonly scope: object; readonly folder: string },
): readonly RenderedWire[] {
  const filled = (text: string) => templates.render(text, { file: MANIFEST, scope }).trim();
  return wires
    .filter(({ when }) => templates.holds(when, { file: MANIFEST, scope }))
    .map(({ where, import: imported, list, call, export: given, otherwise }) => ({
      where: (typeof where === 'string' ? [where] : where).map(filled),
      ...(imported === undefined
        ? {}
        : { import: { name: filled(imported.name), from: placed(filled(imported.from), folder) } }),
      ...(list === undefined ? {} : { list: { of: list.of, add: filled(list.add) } }),
      ...(call === undefined ? {} : { call: { like: call.like, with: filled(call.with) } }),
      ...(given === undefined ? {} : { export: given }),
      otherwise: filled(otherwise),
    }));
}

function placed(below: string, folder: string): string {
  const problem = pathProblem(below);
  if (problem !== undefined) throw new CodedError('invalid-template', `${MANIFEST}: “${below}” ${problem}.`);
  return join(folder, below)!;
}
