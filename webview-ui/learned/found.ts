import type { LearnedItem } from '../../src/core/model/learned.ts';

/** Items in which every word stands somewhere, in their order. */
export function found(items: readonly LearnedItem[], words: string): readonly LearnedItem[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return items;
  return items.filter((item) => {
    const text = textOf(item);
    return wanted.every((word) => text.includes(word));
  });
}

function textOf({ title, explanation, effect, evidence, projects, ...item }: LearnedItem): string {
  const states = [
    item.pinned && 'pinned',
    item.disabled && 'off',
    item.edited && 'changed',
    item.shared && 'colleague',
    item.rejection,
  ];
  const told = evidence.flatMap(({ text, places }) => [text, ...places.map(({ path }) => path)]);
  return [title, explanation, effect, ...told, ...projects, ...states.filter(Boolean)]
    .join(' ')
    .toLowerCase();
}
