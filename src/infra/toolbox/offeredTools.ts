/** What a server says that it offers → tools that can be called, with a check of their arguments; what is wrong is left out and told. */

import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { messageOf } from '../../base/messageOf.ts';
import { printable } from '../../base/printable.ts';
import type { OfferedTool } from '../../core/model/toolServer.ts';
import { type ArgumentCheck, argumentCheck } from './argumentCheck.ts';

export interface CheckedTool {
  readonly tool: OfferedTool;
  readonly check: ArgumentCheck;
  /** Changes with what the tool says of itself: consent was given to what stood there before. */
  readonly mark: string;
}

export interface Offer {
  readonly tools: readonly CheckedTool[];
  readonly problems: readonly string[];
}

const MOST_TOOLS = 128;
const MOST_PAGES = 10;
const MOST_DESCRIPTION = 1_000;
const LIST_MS = 20_000;

/** The SDK's own `listTools` compiles the schemas of outputs, which are untrusted; this asks without. */
export async function offeredTools(server: string, client: Client, signal: AbortSignal): Promise<Offer> {
  const tools: CheckedTool[] = [];
  const problems: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const params = cursor === undefined ? {} : { cursor };
    const answer = await client.request({ method: 'tools/list', params }, ListToolsResultSchema, {
      signal,
      timeout: LIST_MS,
    });
    for (const each of answer.tools) {
      if (tools.length >= MOST_TOOLS) break;
      const checked = checkedTool(server, each);
      if (typeof checked === 'string') problems.push(checked);
      else if (!tools.some(({ tool }) => tool.id === checked.tool.id)) tools.push(checked);
    }
    cursor = answer.nextCursor;
    if (cursor === undefined) return { tools, problems };
  }
  return {
    tools,
    problems: [
      ...problems,
      `${server} offers more than is listed; the first ${tools.length} tools are used.`,
    ],
  };
}

type Told = {
  readonly name: string;
  readonly description?: string | undefined;
  readonly inputSchema: object;
};

/** A text says what is wrong with it. */
function checkedTool(server: string, { name, description = '', inputSchema }: Told): CheckedTool | string {
  const shown = printable(name).slice(0, 60);
  if (!/^[\w./-]{1,128}$/.test(name))
    return `The tool “${shown}” of ${server} is left out: its name is none that can be called.`;
  const schema = inputSchema as OfferedTool['inputSchema'];
  try {
    const check = argumentCheck(schema);
    const tool = {
      id: `${server}/${name}`,
      server,
      name,
      description: oneLine(description),
      inputSchema: schema,
    };
    return { tool, check, mark: JSON.stringify([description, schema]) };
  } catch (error) {
    const reason = messageOf(error);
    return `The tool “${shown}” of ${server} is left out: ${printable(reason).slice(0, 200)}.`;
  }
}

function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim()).slice(0, MOST_DESCRIPTION);
}
