/** What a sentence says of the code, held against the workspaces that are asked about. */
import type { AnswerGround } from '../answers/ground.ts';
import type { Claim } from './claim.ts';
import { claimsIn } from './claimsIn.ts';
import { judgeClaim } from './judgeClaim.ts';
import { type Judgement, UNKNOWN } from './judgement.ts';

/** One judgement a claim; none of a sentence that claims nothing that can be looked up. */
export async function checkClaims(
  sentence: string,
  grounds: readonly AnswerGround[],
): Promise<readonly Judgement[]> {
  return Promise.all(claimsIn(sentence).map((claim) => inAny(claim, grounds)));
}

/** Of several workspaces it may be said of any one, and of no one in particular. */
async function inAny(claim: Claim, grounds: readonly AnswerGround[]): Promise<Judgement> {
  const judged = await Promise.all(grounds.map((ground) => judgeClaim(claim, ground)));
  const [only] = judged;
  if (only !== undefined && judged.length === 1) return only;
  const borneOut = judged.find(({ kind }) => kind === 'true');
  if (borneOut !== undefined) return borneOut;
  const known = judged.filter(({ kind }) => kind !== 'unknown');
  return claim.kind === 'total' || known.length !== 1 ? UNKNOWN : known[0]!;
}
