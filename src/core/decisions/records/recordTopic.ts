/** What a record is about, where its title names a technology. */
import { topicOfName } from '../tables/choices.ts';

/** Words of a name such as `Spring Data JPA`. */
const LONGEST_NAME = 3;
/** Titles that are words of everyday language as well. */
const EVERYDAY = new Set([
  'log',
  'time',
  'check',
  'do',
  'dig',
  'task',
  'async',
  'standard',
  'mediator',
  'refit',
  'fabrication',
  'slim',
  'falcon',
  'chameleon',
  'click',
  'fire',
  'factory',
  'needle',
  'quick',
  'http',
  'reactor',
  'temporal',
  'wire',
  'verify',
  'rest',
  'aspire',
  'ant',
  'que',
  'echo',
  'iris',
  'bull',
  'tap',
  'level',
  'effect',
  'requests',
  'requests',
  'http.rb',
  'insta',
  'plates',
  'packer',
  'bun',
  'tape',
  'mocha',
  'got',
  'meow',
  'turbine',
  'truth',
  'injector',
  'arrow',
  'orleans',
  'carter',
  'evolve',
]);

export interface NamedTechnology {
  readonly name: string;
  readonly topic: string;
}

/** Every technology that a text names, in order. */
export function technologiesIn(text: string): readonly NamedTechnology[] {
  const words = text.split(/[\s,;:()“”"'`]+/).filter((word) => word !== '');
  const found: NamedTechnology[] = [];
  for (let at = 0; at < words.length; at++) {
    for (let length = LONGEST_NAME; length >= 1; length--) {
      const name = words
        .slice(at, at + length)
        .join(' ')
        .replace(/[.!?]$/, '');
      const topic = topicOfName(name.toLowerCase());
      if (topic === undefined || (EVERYDAY.has(name.toLowerCase()) && !/^[A-Z]/.test(name))) continue;
      found.push({ name, topic });
      at += length - 1;
      break;
    }
  }
  return found;
}

export function topicOfTitle(title: string): string {
  return technologiesIn(title)[0]?.topic ?? 'record';
}
