/** Options that say which feedback is meant. */
import { resolve } from 'node:path';
import type { FeedbackPart } from '../../../protocol/feedbackApi.ts';
import type { CommandContext, CommandOption } from '../../command.ts';

export const PART_OPTIONS: readonly CommandOption[] = [
  { flags: '--project <folder>', description: 'of this workspace' },
  {
    flags: '--suggestion <id>',
    description: 'with this suggestion, as “feedback log --format json” names it',
  },
  {
    flags: '--since <when>',
    description: 'shown from then on: 2027-01-31, 2027-01-31T09:30, 90m, 12h or 7d ago',
    parse: whenOf,
  },
  { flags: '--before <when>', description: 'shown before then', parse: whenOf },
];

export function partOf(options: CommandContext['options']): FeedbackPart {
  const { project, suggestion, since, before } = options as {
    readonly project?: string;
    readonly suggestion?: string;
    readonly since?: number;
    readonly before?: number;
  };
  return {
    ...(project === undefined ? {} : { root: resolve(project) }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(since === undefined ? {} : { fromMs: since }),
    ...(before === undefined ? {} : { beforeMs: before }),
  };
}

const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds since 1970. A day is one of this place. */
export function whenOf(text: string): number {
  const ago = /^(\d{1,6})([mhd])$/.exec(text.trim());
  if (ago !== null) return Date.now() - Number(ago[1]) * UNITS_MS[ago[2]!]!;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  const at = Date.parse(day ? `${text.trim()}T00:00` : text);
  if (Number.isNaN(at))
    throw new Error('It takes a day (2027-01-31), a time (2027-01-31T09:30), or 90m, 12h, 7d ago.');
  return at;
}
