/** Numbers of people in a text: those who build it, and those who use it. */

export interface Sizes {
  /** Who build it. */
  readonly team?: { readonly people: number; readonly text: string };
  readonly users?: { readonly count: number; readonly text: string };
  /** Where they stand. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

const NUMBER = String.raw`(\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a hundred|a thousand|a million)\s*(k|m|thousand|million|hundred|dozen)?\+?`;
const BUILDERS = 'developers?|engineers?|programmers?|devs?|coders?';
const USERS =
  'users?|customers?|visitors?|players?|devices?|sensors?|clients?|subscribers?|members?|requests?|messages?|events?|transactions?|orders?|connections?|rows?|records?|documents?';

const TEAM = new RegExp(
  `\\bteam of ${NUMBER}(?:\\s+(?:people|${BUILDERS}))?|\\b${NUMBER}\\s+(?:[a-z-]+\\s+)?(?:${BUILDERS})\\b|\\b${NUMBER}[\\s-]+(?:person|man|people)\\s+team\\b`,
  'i',
);
const TEAMS = new RegExp(`\\b${NUMBER}\\s+teams\\b`, 'i');
const MANY = new RegExp(
  `\\b${NUMBER}\\s+(?:(?:concurrent|daily|active|simultaneous|parallel)\\s+)*(?:${USERS})\\b`,
  'i',
);

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  'a dozen': 12,
  'a hundred': 100,
  'a thousand': 1000,
  'a million': 1_000_000,
};
const FACTORS: Readonly<Record<string, number>> = {
  k: 1000,
  m: 1_000_000,
  dozen: 12,
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
};
/** A team has rarely more or fewer. */
const TEAM_SIZE = 6;

export function sizesIn(text: string): Sizes {
  const spans: { start: number; end: number }[] = [];
  const read = (pattern: RegExp): { readonly count: number; readonly text: string } | undefined => {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const groups = match.slice(1);
    const at = groups.findIndex((each) => each !== undefined);
    const count = numberOf(groups[at]!, at % 2 === 0 ? groups[at + 1] : undefined);
    if (count === undefined) return undefined;
    spans.push({ start: match.index, end: match.index + match[0].length });
    return { count, text: match[0] };
  };
  const people = read(TEAM);
  const teams = people === undefined ? read(TEAMS) : undefined;
  const users = read(MANY);
  const team =
    people === undefined
      ? teams && { people: teams.count * TEAM_SIZE, text: teams.text }
      : { people: people.count, text: people.text };
  return { ...(team === undefined ? {} : { team }), ...(users === undefined ? {} : { users }), spans };
}

function numberOf(written: string, factor: string | undefined): number | undefined {
  const word = WORDS[written.toLowerCase()];
  const plain =
    word ??
    Number(
      written
        .replace(/[.,](?=\d{3})/g, '')
        .replace(',', '.')
        .replace(/[.,]$/, ''),
    );
  const count = plain * (FACTORS[factor?.toLowerCase() ?? ''] ?? 1);
  return Number.isFinite(count) && count > 0 ? Math.round(count) : undefined;
}
