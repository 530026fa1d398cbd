/** How a sign of one file is written down. */
import { SIGN_TEXT, type Sign, type SignKind } from './sign.ts';

export type MakeSign = (kind: SignKind, line: number, detail?: string) => Sign;

export function sentence(kind: SignKind, code: string): string {
  const says = SIGN_TEXT[kind];
  return code === '' ? says : `${says}: ${code}`;
}
