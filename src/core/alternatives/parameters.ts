/** What a project is about → values of a structure's parameters, by what they are called. */
import { filtersFor } from '../blueprints/words.ts';
import { writtenAs } from '../edit/fileNaming.ts';
import type { BlueprintLanguage, BlueprintParameter, BlueprintValue } from '../model/blueprint.ts';

export interface ParameterGround {
  readonly language: BlueprintLanguage;
  /** Of the project: its folder's name. */
  readonly project: string;
  readonly sentence: string;
  /** At least one. */
  readonly things: readonly string[];
  /** Verbs of what it does, in the order of the words. */
  readonly actions: readonly string[];
  /** Ids of frameworks that are wished for. */
  readonly frameworks: readonly string[];
}

/** Those that the words say nothing of keep what is usual. */
export function parameterValues(
  parameters: readonly BlueprintParameter[],
  ground: ParameterGround,
): Readonly<Record<string, BlueprintValue>> {
  const values: Record<string, BlueprintValue> = {};
  for (const parameter of parameters) {
    const value = valueFor(parameter, ground);
    if (value !== undefined) values[parameter.name] = value;
  }
  return values;
}

function valueFor(
  { name, type, choices = [] }: BlueprintParameter,
  ground: ParameterGround,
): BlueprintValue | undefined {
  const { things, actions, project, frameworks, language } = ground;
  const usable = (words: string) => usableName(words, language);
  switch (type) {
    case 'name':
      if (PROJECT.test(name)) return usable(project);
      if (/^pages?$|screen|view/i.test(name)) return usable(`${things[0]} list`);
      return usable(things[0]!);
    case 'names': {
      // Who acts on events is not what they are about.
      if (/consumer|producer|subscriber|listener/i.test(name)) return undefined;
      const names = /feature|slice|useCase|operation/i.test(name)
        ? deeds(actions, things)
        : /command|action|verb/i.test(name)
          ? commands(actions)
          : things;
      return [...new Set(names.map(usable))];
    }
    case 'choice':
      return choices.find((each) => frameworks.includes(each.toLowerCase()));
    case 'text':
      return /about|summary|description/i.test(name) && ground.sentence.trim() !== ''
        ? ground.sentence.trim().slice(0, 300)
        : undefined;
    default:
      return undefined;
  }
}

const PROJECT =
  /^(?:project|system|program|package|service|application|product|solution|host|crate)(?:Name)?$/;

/** `rename photo`, `list photos`: two at least, so that one is seen beside another. */
function deeds(actions: readonly string[], [first = 'item', second]: readonly string[]): readonly string[] {
  const own = actions.slice(0, 3).map((action) => `${action} ${first}`);
  const more = [`add ${first}`, second === undefined ? `list ${first}` : `add ${second}`];
  return [...new Set([...own, ...more])].slice(0, Math.max(2, own.length));
}

function commands(actions: readonly string[]): readonly string[] {
  return [...new Set([...actions.slice(0, 4), 'add', 'show'])].slice(
    0,
    Math.max(2, Math.min(4, actions.length)),
  );
}

/** Words of the language itself, and names of its own types, get a word more. */
export function usableName(words: string, language: BlueprintLanguage): string {
  const plain = words
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .trim()
    .slice(0, 60);
  if (plain === '') return 'item';
  const { camel, pascal, snake } = filtersFor(language, 'camel');
  try {
    for (const written of [camel, pascal, snake]) written!(plain);
    return plain;
  } catch {
    return `${plain} record`;
  }
}

/** A folder's name → a title: `book-shop` → Book shop. */
export function titleOf(project: string): string {
  const words = project.split(/[-_\s.]+/).filter((each) => each !== '');
  const title = words.join(' ');
  return title === '' ? writtenAs(['project'], 'pascal') : title.charAt(0).toUpperCase() + title.slice(1);
}
