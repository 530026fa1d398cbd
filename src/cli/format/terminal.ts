/** Colours and width of where the output goes. */
import pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

export interface Terminal {
  /** Columns to wrap at, between 60 and 120. */
  readonly width: number;
  readonly colours: Colours;
}

/** @param stream undefined for a file: plain, 100 wide. Honours NO_COLOR and FORCE_COLOR. */
export function createTerminal(stream: NodeJS.WriteStream | undefined): Terminal {
  const colour =
    stream !== undefined && (stream.isTTY ? pc.isColorSupported : process.env.FORCE_COLOR !== undefined);
  const columns = stream?.columns ?? 100;
  return { width: Math.min(120, Math.max(60, columns)), colours: pc.createColors(colour) };
}
