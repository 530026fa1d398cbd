/** Colours and width of where the output goes. */
import pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

export interface Terminal {
  /** Columns to wrap at, between 40 and 120. */
  readonly width: number;
  readonly colours: Colours;
  /** A person is looking, so that text of the repository must be harmless. */
  readonly interactive: boolean;
}

const WIDTH = { least: 40, plain: 100, most: 120 };

/** @param stream undefined for a file: plain. Honours NO_COLOR, FORCE_COLOR, TERM and COLUMNS. */
export function createTerminal(stream: NodeJS.WriteStream | undefined, env = process.env): Terminal {
  const columns = (stream?.isTTY ? stream.columns : Number.parseInt(env.COLUMNS ?? '', 10)) || WIDTH.plain;
  return {
    width: Math.min(WIDTH.most, Math.max(WIDTH.least, columns)),
    colours: pc.createColors(stream !== undefined && wantsColour(stream, env)),
    interactive: stream?.isTTY === true,
  };
}

/** https://no-color.org: any value but the empty one; FORCE_COLOR=0 is a refusal too. */
function wantsColour(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  // A pipe has no such property at all, and an undefined wish would be answered by the library's own rules.
  return stream.isTTY === true && env.TERM !== 'dumb';
}
