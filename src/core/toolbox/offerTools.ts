/** Which tools a model is told of: those that the question bears on first, as far as there is room. */
import type { ToolOffer } from '../model/generation.ts';
import type { OfferedTool } from '../model/toolServer.ts';
import { neutralised } from '../prompt/neutralise.ts';
import { estimateTokens } from '../routing/estimateTokens.ts';

export interface Offering {
  /** Under the names that the model is told. */
  readonly offered: readonly ToolOffer[];
  /** Ids. */
  readonly leftOut: readonly string[];
  /** What they take in a prompt. */
  readonly tokens: number;
  /** A name that the model was told → the tool. */
  readonly byName: ReadonlyMap<string, OfferedTool>;
}

export const NOTHING_OFFERED: Offering = { offered: [], leftOut: [], tokens: 0, byName: new Map() };

const MOST_OFFERED = 32;
/** As OpenAI's interface has it. */
const LONGEST_NAME = 64;
const FRAME_TOKENS = 12;

export function offerTools(tools: readonly OfferedTool[], question: string, mostTokens: number): Offering {
  const asked = new Set(wordsOf(question));
  const ranked = tools
    .map((tool) => ({ tool, weight: weightOf(tool, asked) }))
    .sort((a, b) => b.weight - a.weight);
  const byName = new Map<string, OfferedTool>();
  const offered: ToolOffer[] = [];
  const leftOut: string[] = [];
  let tokens = 0;
  for (const { tool } of ranked) {
    const offer = { ...told(tool), name: nameOf(tool, byName) };
    const cost = estimateTokens(JSON.stringify(offer)) + FRAME_TOKENS;
    if (offered.length >= MOST_OFFERED || tokens + cost > mostTokens) {
      leftOut.push(tool.id);
      continue;
    }
    tokens += cost;
    byName.set(offer.name, tool);
    offered.push(offer);
  }
  return { offered, leftOut, tokens, byName };
}

/** What a server writes of its tools is data: no mark of a chat template gets into the prompt by way of it. */
function told({ description, inputSchema }: OfferedTool): Omit<ToolOffer, 'name'> {
  return {
    description: neutralised(description),
    inputSchema: JSON.parse(neutralised(JSON.stringify(inputSchema))) as object,
  };
}

function nameOf({ id }: OfferedTool, taken: ReadonlyMap<string, unknown>): string {
  const name = id
    .replace(/\//, '__')
    .replace(/[^\w-]/g, '_')
    .slice(0, LONGEST_NAME);
  if (!taken.has(name)) return name;
  const end = `_${taken.size}`;
  return `${name.slice(0, LONGEST_NAME - end.length)}${end}`;
}

/** Words of the question that the tool's name has count thrice those that its description has. */
function weightOf({ id, description }: OfferedTool, asked: ReadonlySet<string>): number {
  const inName = new Set(wordsOf(id.replace(/([a-z])([A-Z])/g, '$1 $2')));
  const inText = new Set(wordsOf(description));
  let weight = 0;
  for (const word of asked) weight += inName.has(word) ? 3 : inText.has(word) ? 1 : 0;
  return weight;
}

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.replace(/s$/, ''));
}
