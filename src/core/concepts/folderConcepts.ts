/** What folders have in common: a file of one name in each, sources side by side, files in the order of their numbers. */
import { grouped } from '../../base/grouped.ts';
import { basename, dirname } from '../../base/paths.ts';
import type { ArchitectureModel, SourceFile } from '../model/architectureModel.ts';
import { nameShape } from '../places/ranking/nameShape.ts';
import { folderTemplate } from './folderTemplate.ts';
import { leafKey } from './leafName.ts';
import { isMadeUp } from './naming.ts';
import { LEAST_SHARE, LEAST_TIMES, NOTHING_MORE, type ProjectConcept } from './projectConcept.ts';
import { tallied } from './tallied.ts';

/** Folders before a file in each is a habit. */
const LEAST_FOLDERS = 4;
/** Sources before their lying together is a habit, and the share that has to. */
const LEAST_TOGETHER = 6;
const TOGETHER = 0.7;
/** Languages and build tools ask for these. */
const ASKED_FOR = new Set([
  '__init__.py',
  'mod.rs',
  'lib.rs',
  'package-info.java',
  'module-info.java',
  'conftest.py',
  'build.gradle.kts',
  'build.gradle',
  'build.rs',
  'setup.py',
]);

export function folderConcepts({ files, root }: ArchitectureModel): readonly ProjectConcept[] {
  const own = files.filter(({ path }) => !isMadeUp(path));
  return [...entries(own), ...layouts(own, projectOf(root)), ...numbered(own)];
}

/** `index.js` in each folder of `examples`. */
function entries(files: readonly SourceFile[]): readonly ProjectConcept[] {
  const parents = grouped([...new Set(files.map(({ path }) => dirname(path)))], dirname);
  return [...grouped(files, ({ path }) => basename(path))].flatMap(([name, same]) => {
    if (same.length < LEAST_FOLDERS || ASKED_FOR.has(name)) return [];
    const having = grouped(
      same.map(({ path }) => dirname(path)),
      dirname,
    );
    return [...having].flatMap(([above, folders]) => {
      const all = (parents.get(above) ?? []).filter((folder) => folder !== above);
      const held = folders.filter((folder) => folder !== above);
      if (held.length < LEAST_FOLDERS || held.length < all.length * LEAST_SHARE) return [];
      const template = above === '' ? '{topic}' : `${above}/{topic}`;
      return [
        concept('entry', name, {
          folder: '{topic}',
          template,
          support: held.length,
          against: all.length - held.length,
        }),
      ];
    });
  });
}

/** `{topic}.py` in `src/requests`. */
function layouts(files: readonly SourceFile[], project: string): readonly ProjectConcept[] {
  const sources = files.filter(({ test, path }) => !test && !isAside(path));
  return [...grouped(sources, ({ path }) => nameShape(basename(path)).extension)].flatMap(
    ([extension, own]) => {
      const [most] = tallied(own.map(({ path }) => dirname(path)));
      if (extension === '' || most === undefined) return [];
      if (most.times < LEAST_TOGETHER || most.times < own.length * TOGETHER) return [];
      const leaf = basename(most.name);
      const folder = leaf === '' ? '{root}' : leafKey(project).endsWith(leafKey(leaf)) ? '{project}' : leaf;
      const template =
        most.name === '' ? '{root}' : [dirname(most.name), folder].filter((part) => part !== '').join('/');
      return [
        concept('layout', `{topic}${extension}`, {
          folder,
          template,
          support: most.times,
          against: own.length - most.times,
        }),
      ];
    },
  );
}

/** `20240102_add_users.rb` in `db/migrate`. */
function numbered(files: readonly SourceFile[]): readonly ProjectConcept[] {
  const own = files.filter(({ path }) => /^\d{3,}[._-]?\p{L}/u.test(basename(path)));
  return [...grouped(own, ({ path }) => nameShape(basename(path)).extension)].flatMap(([extension, same]) => {
    const [most] = tallied(same.map(({ path }) => basename(dirname(path))));
    if (most === undefined || most.times < LEAST_TIMES || most.times < same.length * LEAST_SHARE) return [];
    const folders = same.map(({ path }) => dirname(path)).filter((folder) => basename(folder) === most.name);
    const between = /^\d+([._-]?)/.exec(basename(same[0]!.path))?.[1] ?? '';
    const place = { folder: most.name, template: folderTemplate(folders) };
    return [
      concept('numbered', `{number}${between}{subject}${extension}`, {
        ...place,
        support: most.times,
        against: same.length - most.times,
      }),
    ];
  });
}

type Held = Pick<ProjectConcept, 'folder' | 'template' | 'support' | 'against'>;

function concept(kind: ProjectConcept['kind'], naming: string, held: Held): ProjectConcept {
  const { extension, role } = nameShape(naming.replace(/\{\w+\}/g, ''));
  const part = kind === 'entry' ? role || naming : kind;
  return { kind, role: part, extension, naming, ...held, ...NOTHING_MORE };
}

/** Not what the project is made of. */
function isAside(path: string): boolean {
  return /(?:^|\/)(?:examples?|docs?|benchmarks?|scripts?|tools|bin|build)\//.test(path);
}

function projectOf(root: string): string {
  return (
    root
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  );
}
