/** tools/list and tools/call: the engine's tools, as they are. */

import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ListToolsRequestSchema,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import { codeOf } from '../../base/codedError.ts';
import { messageOf } from '../../base/messageOf.ts';
import { ready } from './asking.ts';
import type { McpParts } from './mcpParts.ts';

export function addTools(server: Server, { engine, workspaces, log }: McpParts): void {
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    const { tools } = await engine.tools.list({});
    return {
      tools: tools.map(
        ({ name, title, description, inputSchema }): Tool => ({
          name,
          title,
          description,
          inputSchema: inputSchema as Tool['inputSchema'],
          annotations: {
            title,
            readOnlyHint: true,
            destructiveHint: false,
            idempotentHint: true,
            openWorldHint: false,
          },
        }),
      ),
    };
  });
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra): Promise<CallToolResult> => {
    try {
      await ready(workspaces, extra);
      const roots = workspaces.map(({ root }) => root);
      const request = { roots, name: params.name, input: params.arguments ?? {} };
      const { text, failed } = await engine.tools.run(request, { signal: extra.signal });
      return { content: [{ type: 'text', text }], isError: failed };
    } catch (error) {
      if (codeOf(error) === 'cancelled') throw error;
      // A failure that the model is told of is one that it can put right or report.
      log(
        error instanceof Error
          ? codeOf(error) === undefined
            ? (error.stack ?? error.message)
            : error.message
          : String(error),
      );
      const text = messageOf(error);
      return { content: [{ type: 'text', text }], isError: true };
    }
  });
}
