/** A structure's files and preset → its modules, what each is responsible for, and what it may use. */
import { dirname } from '../../base/paths.ts';
import type { AlternativeModule } from '../model/alternative.ts';
import type { SourceFile } from '../model/architectureModel.ts';
import type { LayerDeclaration, Rule, RuleSet } from '../model/rule.ts';
import { fitPreset } from '../rules/presets/fitPreset.ts';
import { PRESETS } from '../rules/presets/presets.ts';

export interface Parts {
  readonly modules: readonly AlternativeModule[];
  /** What keeps them so; empty but for cycles where the structure has no preset that fits. */
  readonly rules: RuleSet;
}

/** @param files of the structure as they will be. @param responsibilities by layer or folder. */
export function partsOf(
  files: readonly Pick<SourceFile, 'path' | 'test'>[],
  preset: string | undefined,
  responsibilities: Readonly<Record<string, string>>,
): Parts {
  const known = PRESETS.find(({ name }) => name === preset);
  const fitted = known === undefined ? undefined : fitPreset(known, files)?.set;
  const cycles: Rule = {
    id: 'no-cycles',
    kind: 'cycles',
    severity: 'error',
    why: 'What imports each other cannot be understood, tested or moved apart.',
  };
  if (fitted === undefined)
    return { modules: foldersOf(files, responsibilities), rules: { layers: [], rules: [cycles] } };
  return {
    modules: layersOf(fitted, responsibilities),
    rules: { ...fitted, rules: [...fitted.rules, cycles] },
  };
}

function layersOf(
  { layers, rules }: RuleSet,
  responsibilities: Readonly<Record<string, string>>,
): readonly AlternativeModule[] {
  const order = rules.find((rule) => rule.kind === 'layers')?.order ?? [];
  const rows: string[][] = [];
  for (const name of order) {
    const row = rows.find((each) => each.includes(layers.find((layer) => layer.name === name)?.with ?? ''));
    if (row === undefined) rows.push([name]);
    else row.push(name);
  }
  const apart = new Set(
    rules.flatMap(({ id }) => (id.startsWith('independent-') ? [id.slice('independent-'.length)] : [])),
  );
  return rows.flatMap((row, at) =>
    row.map((name): AlternativeModule => {
      const layer = layers.find((each) => each.name === name)!;
      const own = responsibilities[name] ?? '';
      const slices = apart.has(name) ? 'Its folders do not know each other.' : '';
      return {
        name,
        folders: foldersIn(layer),
        responsibility: [own === '' ? '' : sentence(own), slices].filter((each) => each !== '').join(' '),
        uses: rows.slice(at + 1).flat(),
      };
    }),
  );
}

function foldersIn({ files }: LayerDeclaration): readonly string[] {
  return (files.files ?? []).map((glob) => glob.replace(/\/\*\*$/, ''));
}

/** A structure that keeps no preset: its folders, with nothing said of what they may use. */
function foldersOf(
  files: readonly Pick<SourceFile, 'path' | 'test'>[],
  responsibilities: Readonly<Record<string, string>>,
): readonly AlternativeModule[] {
  const folders = [...new Set(files.filter(({ test }) => !test).map(({ path }) => dirname(path)))];
  return folders
    .filter((folder) => folder !== '')
    .sort()
    .map((folder) => {
      const name = folder.split('/').at(-1)!;
      const own = responsibilities[name];
      return { name, folders: [folder], responsibility: own === undefined ? '' : sentence(own), uses: [] };
    });
}

export function sentence(clause: string): string {
  const text = clause.trim();
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
