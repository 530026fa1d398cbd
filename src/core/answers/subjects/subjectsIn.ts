/** What a question is about: files, modules, folders, symbols and packages that it names, the surest first. */
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import type { ChatChip } from '../../model/chat.ts';
import { meanings } from './meanings.ts';
import { indexOf, type NameIndex } from './nameIndex.ts';
import { wordsIn } from './questionWords.ts';
import { SURE, type Subject } from './subject.ts';

/** Words of a question that are looked up. */
const MOST_WORDS = 60;

export function subjectsIn(
  model: ArchitectureModel,
  question: string,
  chips: readonly ChatChip[] = [],
): Subject[] {
  const index = indexOf(model);
  const words = wordsIn(question);
  const named = words.slice(0, MOST_WORDS).flatMap((word) => meanings(index, word));
  const all = [...chips.flatMap((chip) => chipped(model, index, chip)), ...named];
  return withoutRepeats(all.sort((x, y) => y.score - x.score || x.at - y.at));
}

/** Names that look like code and that nothing here bears: told rather than passed over. */
export function unknownNames(model: ArchitectureModel, question: string): string[] {
  const index = indexOf(model);
  return wordsIn(question)
    .filter((word) => word.quoted || word.code)
    .filter((word) => meanings(index, word).length === 0)
    .map(({ text }) => text);
}

function chipped(model: ArchitectureModel, index: NameIndex, chip: ChatChip): Subject[] {
  if (chip.root !== undefined && chip.root !== model.root) return [];
  const base = { name: chip.path, at: -1, score: SURE.chip };
  if (chip.kind === 'module') {
    const module = model.modules.find(({ name }) => name === chip.path);
    return module === undefined ? [{ ...base, kind: 'folder' }] : [{ ...base, kind: 'module', module }];
  }
  const file = index.files.get(chip.path.toLowerCase());
  if (file === undefined) return [];
  const { startLine, endLine = startLine } = chip;
  return [
    { ...base, kind: 'file', file, ...(startLine && endLine && { lines: [startLine, endLine] as const }) },
  ];
}

/** One of what a word may mean with the same sureness, and nothing twice. */
function withoutRepeats(subjects: readonly Subject[]): Subject[] {
  const seen = new Set<string>();
  const places = new Set<number>();
  return subjects.filter(({ kind, name, at, score }) => {
    if (seen.has(`${kind} ${name}`) || (at >= 0 && places.has(at) && score < SURE.fileName)) return false;
    seen.add(`${kind} ${name}`);
    places.add(at);
    return true;
  });
}
