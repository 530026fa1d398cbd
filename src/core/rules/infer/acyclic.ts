/** Code without circles, where nothing but habit keeps it so. */
import { dirname } from '../../../base/paths.ts';
import type { LanguageId } from '../../model/language.ts';
import type { Draft } from './draft.ts';
import { figure, folderGlob, type Ground, slug } from './ground.ts';

/** Imports without which the absence of circles is no merit. */
const MIN_EDGES = 60;
/** Areas to speak of, where not all of the workspace is free of circles. */
const MOST_AREAS = 3;
/** Languages in which files of a package or crate see each other without an import: circles of files mean nothing there. */
const LOOSE: ReadonlySet<LanguageId> = new Set([
  'go',
  'rust',
  'java',
  'kotlin',
  'csharp',
  'swift',
  'c',
  'cpp',
]);

export function acyclicAreas(ground: Ground): Draft[] {
  const runTime = ground.model.cycles.filter((cycle) => cycle.strength === 'run-time');
  const inCycle = new Set(runTime.flatMap((cycle) => cycle.members));
  const whole = draftOf('', ground, inCycle);
  if (whole.length > 0) return whole;
  return ground.areas
    .flatMap((area) => draftOf(area.folder, ground, inCycle))
    .sort((a, b) => b.support - a.support)
    .slice(0, MOST_AREAS);
}

function draftOf(folder: string, { sources, edges }: Ground, inCycle: ReadonlySet<string>): Draft[] {
  const inside = (path: string) => folder === '' || path.startsWith(`${folder}/`);
  const files = sources.filter((file) => inside(file.path));
  const own = edges.filter((edge) => inside(edge.from) && inside(edge.to));
  const loose = files.filter((file) => LOOSE.has(file.language)).length;
  if (own.length < MIN_EDGES || loose > files.length / 2) return [];
  if (files.some((file) => inCycle.has(file.path))) return [];
  // Closed inside one folder: what other rules about folders do not see.
  const near = own.filter((each) => dirname(each.from) === dirname(each.to));
  const edge = near.find((each) => each.kind === 'static') ?? near[0];
  if (edge === undefined) return [];
  const where = folder === '' ? 'this workspace' : folder;
  return [
    {
      rule: {
        id: folder === '' ? 'no-cycles' : `no-cycles-in-${slug(folder)}`,
        kind: 'cycles',
        severity: 'error',
        why: `${figure(own.length)} imports among the ${figure(files.length)} files of ${where} run in no circle.`,
        instead: 'Extract what both need, or hand it in.',
        ...(folder === '' ? {} : { within: { files: [folderGlob(folder)] } }),
      },
      layers: [],
      support: own.length,
      value: folder === '' ? 0.9 : 0.5,
      plants: [{ kind: 'import', from: edge.to, to: edge.from }],
      evidence: [
        { path: edge.from, line: edge.line, text: `One of ${figure(own.length)} imports; none leads back.` },
      ],
    },
  ];
}
