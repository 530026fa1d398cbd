/** Files of one part that belong to no feature: `NotFoundException`, `auth.middleware`. One of them is an example for another. */
import { grouped } from '../../../base/grouped.ts';
import { basename, dirname, extname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import { OPEN, renamer, singularWords } from '../text/renamed.ts';
import type { ChosenFamily } from './chooseFamilies.ts';
import { isMadeUp, type Relative } from './families.ts';
import { isRoleWord } from './roleWords.ts';

/** The folder that has most of them; undefined where there is none. */
export function soloFamily({ files }: ArchitectureModel, parts: readonly string[]): ChosenFamily | undefined {
  const [part] = parts;
  if (part === undefined || parts.length > 1) return undefined;
  const found = files.flatMap(({ path, test }): Relative[] => {
    if (test || isMadeUp(path)) return [];
    const subject = subjectOf(path, part);
    return subject === undefined ? [] : [{ path, subject }];
  });
  const place = ({ path, subject }: Relative) => `${dirname(renamer(subject, OPEN)(path))} ${extname(path)}`;
  const [own] = [...grouped(found, place).values()].sort(
    (a, b) => b.length - a.length || (a[0]!.path < b[0]!.path ? -1 : 1),
  );
  if (own === undefined) return undefined;
  const [{ path, subject }] = own as readonly [Relative, ...Relative[]];
  const template = renamer(subject, OPEN)(path);
  const relatives = own.filter((each) => each.path !== path);
  const member = { path, template, test: false, partWords: [part], relatives };
  return {
    family: { subject, members: [member] },
    members: [member],
    without: [],
    score: relatives.length,
  };
}

function subjectOf(path: string, part: string): readonly string[] | undefined {
  const words = wordsOf(basename(path).replace(/\.\w+$/, ''));
  const last = singularWords(words.slice(-1))[0];
  const before = words.slice(0, -1);
  if (last === part && before.length > 0 && before.length <= 3) return before;
  const folder = singularWords(wordsOf(dirname(path).split('/').at(-1) ?? '')).at(-1);
  const own = singularWords(words);
  return folder === part && own.length <= 3 && own.every((word) => !isRoleWord(word)) ? own : undefined;
}
