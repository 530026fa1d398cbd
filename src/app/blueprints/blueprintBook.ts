/** Blueprints by name, read from their folders; a later origin goes before an earlier one. */
import { CodedError } from '../../base/codedError.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import { MANIFEST, readManifest } from '../../core/blueprints/readManifest.ts';
import type { BlueprintTexts } from '../../core/blueprints/renderBlueprint.ts';
import {
  BLUEPRINT_KINDS,
  type BlueprintLanguage,
  type BlueprintProblem,
  type BlueprintSummary,
} from '../../core/model/blueprint.ts';
import type { BlueprintFolder } from '../../core/ports/blueprintFiles.ts';

export interface Blueprint extends BlueprintTexts {
  readonly summary: BlueprintSummary;
}

export interface BlueprintBook {
  readonly blueprints: readonly Blueprint[];
  readonly broken: readonly { readonly folder: string; readonly problems: readonly BlueprintProblem[] }[];
}

export function blueprintBook(folders: readonly BlueprintFolder[]): BlueprintBook {
  const byName = new Map<string, Blueprint>();
  const broken: { readonly folder: string; readonly problems: readonly BlueprintProblem[] }[] = [];
  for (const each of folders) {
    const { origin, folder, texts } = each;
    const read = manifestIn(each);
    if ('problems' in read) {
      broken.push({ folder, problems: read.problems });
      continue;
    }
    const { name, kind, title, summary, languages, shows = {} } = read.manifest;
    byName.set(name, {
      manifest: read.manifest,
      texts,
      summary: {
        name,
        kind,
        title,
        summary,
        origin,
        folder,
        shows,
        languages: Object.keys(languages) as BlueprintLanguage[],
      },
    });
  }
  const rank = ({ summary: { kind, name } }: Blueprint) => `${BLUEPRINT_KINDS.indexOf(kind)} ${name}`;
  return { blueprints: [...byName.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)), broken };
}

const manifestIn = rememberedByObject(({ texts }: BlueprintFolder) =>
  readManifest(texts.get(MANIFEST) ?? '', (file) => texts.has(file)),
);

/** Throws `unknown-blueprint`; `invalid-template` where it is there and broken. */
export function blueprintNamed({ blueprints, broken }: BlueprintBook, name: string): Blueprint {
  const found = blueprints.find(({ summary }) => summary.name === name);
  if (found !== undefined) return found;
  const half = broken.find(({ folder }) => folder.split(/[/\\]/).at(-1) === name);
  if (half !== undefined) {
    const [{ file, line, message }] = half.problems as [BlueprintProblem];
    throw new CodedError('invalid-template', `${half.folder}/${file}:${line}: ${message}`);
  }
  throw new CodedError(
    'unknown-blueprint',
    `There is no blueprint “${name}”. There are: ${blueprints.map(({ summary }) => summary.name).join(', ')}.`,
  );
}
