/** Workspaces made up by chance, with what an assistant could suggest in them. */
import type { Offer, OfferTraits } from '../../../src/core/model/feedback.ts';

const KINDS = [
  'break-cycle',
  'move-file',
  'split-module',
  'extract-interface',
  'fix-violation',
  'remove-orphan',
  'new-file',
  'record-decision',
];
const LANGUAGES = ['typescript', 'python', 'java', 'go'];
const PATTERNS = ['', '', '', 'Repository', 'Strategy', 'Factory Method', 'Observer', 'Adapter'];
const ROLES = ['', 'interface', 'implementation', 'client'];
const PLACES = ['layer:domain', 'layer:web', 'layer:data', 'test', 'central', 'large', 'young', 'busy'];
const FRAMEWORKS = ['', 'react', 'django', 'spring', 'gin'];
const CONFIDENCES = ['proven', 'likely', 'possible'];

export type Random = () => number;

/** An open suggestion; several may be about the same subject. */
export interface Possible {
  readonly suggestion: string;
  readonly project: string;
  readonly subject: string;
  readonly traits: OfferTraits;
}

export interface World {
  readonly project: string;
  /** A new suggestion that the code gives rise to. */
  next(): Possible;
}

/** Each project has few languages and frameworks, and more of some kinds than of others. */
export function makeWorld(project: string, random: Random): World {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const languages = [pick(LANGUAGES), pick(LANGUAGES)];
  const framework = pick(FRAMEWORKS);
  const share = KINDS.map(() => 0.3 + random());
  let made = 0;
  let last: Possible | undefined;
  const kindByShare = () => {
    let rest = random() * share.reduce((a, b) => a + b, 0);
    for (const [index, each] of share.entries()) {
      rest -= each;
      if (rest < 0) return KINDS[index]!;
    }
    return KINDS[0]!;
  };
  return {
    project,
    next() {
      made++;
      const suggestion = `${project}/${made}`;
      // Every fifth is another way to do what was suggested lately.
      if (last !== undefined && random() < 0.2) {
        return { ...last, suggestion, traits: { ...last.traits, score: 0.3 + 0.7 * random() } };
      }
      const pattern = pick(PATTERNS);
      const traits: OfferTraits = {
        kind: kindByShare(),
        language: pick(languages),
        pattern,
        role: pattern === '' ? '' : pick(ROLES),
        frameworks: framework === '' ? [] : [framework],
        place: [...new Set([pick(PLACES), pick(PLACES)])].sort(),
        confidence: pick(CONFIDENCES),
        score: 0.3 + 0.7 * random(),
      };
      last = { suggestion, project, subject: `${made}`, traits };
      return last;
    },
  };
}

export function offerOf(possible: Possible, id: string, expected: number): Offer {
  const { suggestion, project, traits } = possible;
  return { id, suggestion, project, surface: 'suggestion', traits, expected };
}
