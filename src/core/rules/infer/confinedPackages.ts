/** Packages that only one area imports: the database driver of the infrastructure, the framework of the edge. */
import type { Evidence } from '../../model/finding.ts';
import type { Draft } from './draft.ts';
import { type Area, folderGlob, type Ground, listed, slug } from './ground.ts';
import { NODE, type PackageUse, packageUses, peersOf } from './packageUsers.ts';

/** Files that import it, and the chance that they all lie in one area if they were strewn over the workspace. */
const MIN_FILES = 4;
const MAX_CHANCE = 0.0005;
/** What one package alone imports stands in its manifest alone: a rule adds little to that. */
const DECLARED = 0.6;
/** Share of the sources beyond which an area is nearly everything. */
const MAX_SHARE = 0.6;
const MAX_NAMED = 6;

export function confinedPackages(ground: Ground): Draft[] {
  const byArea = new Map<Area, PackageUse[]>();
  for (const use of packageUses(ground)) {
    const area = ground.areas.findLast((each) =>
      use.files.every((path) => path.startsWith(`${each.folder}/`)),
    );
    if (area === undefined || use.files.length < MIN_FILES) continue;
    const peers = peersOf(ground, use.files);
    const share = peers.filter((path) => path.startsWith(`${area.folder}/`)).length / peers.length;
    if (share > MAX_SHARE || share ** use.files.length > MAX_CHANCE) continue;
    byArea.set(area, [...(byArea.get(area) ?? []), use]);
  }
  return [...byArea].flatMap(([area, uses]) => draftOf(area, uses, ground));
}

function draftOf(area: Area, uses: readonly PackageUse[], ground: Ground): Draft[] {
  const strongest = uses.toSorted((a, b) => b.files.length - a.files.length).slice(0, MAX_NAMED);
  const peers = peersOf(ground, strongest[0]!.files);
  const strangers = peers.filter((path) => !path.startsWith(`${area.folder}/`));
  const outside =
    strangers.find((path) => ground.areas.some((each) => path.startsWith(`${each.folder}/`))) ?? strangers[0];
  if (outside === undefined) return [];
  const names = strongest.map((each) => each.name).sort();
  const support = new Set(strongest.flatMap((each) => each.files)).size;
  const declared = isPackage(area, outside, ground);
  if (declared && isCompiled(area, ground)) return [];
  return [
    {
      rule: {
        id: `packages-of-${slug(area.folder)}`,
        kind: 'forbidden',
        severity: 'error',
        why: `Only ${area.folder} imports ${listed(names)} (${support} files).`,
        instead: `Ask ${area.folder} for what you need of it.`,
        from: { not: { files: [folderGlob(area.folder)] } },
        to: { packages: names },
      },
      layers: [],
      support,
      value: (0.5 + Math.min(0.3, support / 60)) * (declared ? DECLARED : 1),
      plants: names.map((name) => ({
        kind: 'package',
        from: outside,
        name: name === NODE ? 'node:fs' : name,
      })),
      evidence: strongest.flatMap((use) => evidenceOf(use, ground)),
    },
  ];
}

/** All that could import it elsewhere belongs to other packages. */
function isPackage(area: Area, outside: string, { packageRoots }: Ground): boolean {
  const roots = new Set(area.files.map((path) => packageRoots.get(path)));
  return roots.size === 1 && roots.has(area.folder) && !roots.has(packageRoots.get(outside));
}

/** An import without a line in the manifest does not compile. */
function isCompiled(area: Area, { languages }: Ground): boolean {
  return languages.get(area.files[0]!) === 'rust';
}

function evidenceOf({ name, files }: PackageUse, { packages }: Ground): Evidence[] {
  return files.slice(0, 1).map((path) => {
    const line = packages.get(path)?.get(name) ?? 1;
    return { path, line, text: `Imports ${name}, as ${files.length} files here do.` };
  });
}
