/** Suggestions that have a trait, in words. */
import { LANGUAGE_NAMES, type LanguageId } from '../../core/model/language.ts';
import type { SuggestionKind } from '../../core/model/suggestion.ts';

const KINDS: Readonly<Record<SuggestionKind, string>> = {
  'break-cycle': 'break a cycle',
  'move-file': 'move a file',
  'split-module': 'split a module',
  'extract-interface': 'extract an interface',
  'fix-violation': 'put a broken rule right',
  'remove-orphan': 'remove a file that nothing uses',
  'add-file': 'add a file',
  'use-answer': 'take code from an answer',
};

const PLACES: Readonly<Record<string, string>> = {
  test: 'in tests',
  central: 'in files that much rests on',
  large: 'in large modules',
  busy: 'in files that change often',
  'across modules': 'across modules',
};

const CERTAINTIES: Readonly<Record<string, string>> = {
  proven: 'suggestions that follow from the code',
  likely: 'suggestions with strong signs',
  guess: 'suggestions that are guesses',
};

const WITHOUT: Readonly<Record<string, string>> = {
  language: 'one language',
  place: 'a place that stands out',
  frameworks: 'a framework near them',
  'kind in a language': 'one language',
  'kind in such places': 'a place that stands out',
  'pattern and role': 'a role',
  'kind of a pattern': 'a pattern',
};

/** @param value as `core/preference/traitValues` names it. */
export function traitPhrase(term: string, value: string): string {
  if (value === '') return `suggestions without ${WITHOUT[term] ?? term}`;
  const [first, rest] = halves(value);
  switch (term) {
    case 'all':
      return 'suggestions of any kind';
    case 'score':
      return 'suggestions that the engine ranks high';
    case 'kind':
      return toDo(value);
    case 'language':
      return `suggestions in ${languageName(value)} files`;
    case 'pattern':
      return `suggestions about the pattern ${value}`;
    case 'confidence':
      return CERTAINTIES[value] ?? `suggestions marked ${value}`;
    case 'place':
      return `suggestions ${placeWords(value)}`;
    case 'frameworks':
      return `suggestions in projects with ${value}`;
    case 'kind in a language':
      return `${toDo(first)} in ${languageName(rest)} files`;
    case 'kind in such places':
      return `${toDo(first)} ${placeWords(rest)}`;
    case 'pattern and role':
      return `suggestions about files that play the part of ${value}`;
    case 'kind of a pattern':
      return `${toDo(first)} of the pattern ${rest}`;
    default:
      return `suggestions with ${term} ${value}`;
  }
}

function languageName(id: string): string {
  return LANGUAGE_NAMES[id as LanguageId] ?? id;
}

function toDo(kind: string): string {
  return `suggestions to ${KINDS[kind as SuggestionKind] ?? kind.replaceAll('-', ' ')}`;
}

function placeWords(place: string): string {
  const layer = /^layer:(.*)$/.exec(place)?.[1];
  return layer === undefined ? (PLACES[place] ?? `in places that are ${place}`) : `in the layer ${layer}`;
}

/** What stands before and after the first ` in ` or ` of `. */
function halves(value: string): readonly [string, string] {
  const [, first = value, rest = ''] = /^(.*?) (?:in|of) (.*)$/s.exec(value) ?? [];
  return [first, rest];
}
