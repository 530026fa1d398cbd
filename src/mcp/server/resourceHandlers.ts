/** resources/…: lists, templates, reading, and word to who subscribed that the workspace has changed. */
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CompleteRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type Resource,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { type Extra, ready } from './asking.ts';
import type { McpParts } from './mcpParts.ts';
import { completePrompt } from './prompts.ts';
import { RESOURCES, recordPaths } from './resources.ts';
import { type ParsedUri, parseUri, uriOf } from './uris.ts';

/** As the protocol numbers it. */
const RESOURCE_NOT_FOUND = -32002;
const MOST_RECORDS = 50;
const MOST_COMPLETIONS = 100;
const MOST_SUBSCRIPTIONS = 200;

/** @returns ends the subscriptions. */
export function addResources(server: Server, parts: McpParts): { dispose(): void } {
  const { workspaces } = parts;
  const subscribed = new Set<string>();
  server.setRequestHandler(ListResourcesRequestSchema, async (_, extra) => ({
    resources: await listed(parts, extra),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, async () => ({
    resourceTemplates: workspaces.flatMap((workspace) =>
      RESOURCES.flatMap(({ kind, title, description, mimeType, parameter }) =>
        parameter === undefined
          ? []
          : [
              {
                uriTemplate: `${uriOf(workspace, workspaces, kind)}/{+${parameter.name}}`,
                name: kind,
                title,
                description,
                mimeType,
              },
            ],
      ),
    ),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, extra) => {
    const { parsed, kind } = known(parts, uri);
    await ready([parsed.workspace], extra);
    const text = await kind.read(parts.engine, parsed.workspace.root, parsed.rest);
    if (text === undefined) throw notFound(uri);
    return { contents: [{ uri, mimeType: kind.mimeType, text }] };
  });
  server.setRequestHandler(SubscribeRequestSchema, async ({ params: { uri } }) => {
    known(parts, uri);
    if (subscribed.size >= MOST_SUBSCRIPTIONS)
      throw new McpError(
        ErrorCode.InvalidRequest,
        `No more than ${MOST_SUBSCRIPTIONS} subscriptions; end some first.`,
      );
    subscribed.add(uri);
    return {};
  });
  server.setRequestHandler(UnsubscribeRequestSchema, async ({ params: { uri } }) => {
    subscribed.delete(uri);
    return {};
  });
  server.setRequestHandler(CompleteRequestSchema, async ({ params: { ref, argument } }, extra) => {
    await ready(workspaces, extra);
    const all =
      ref.type === 'ref/prompt'
        ? await completePrompt(parts, ref.name, argument.name)
        : await completeUri(parts, ref.uri);
    const wanted = argument.value.toLowerCase();
    const values = all.filter((each) => each.toLowerCase().includes(wanted));
    return {
      completion: {
        values: values.slice(0, MOST_COMPLETIONS),
        total: values.length,
        hasMore: values.length > MOST_COMPLETIONS,
      },
    };
  });
  return tellChanges(server, parts, subscribed);
}

async function listed({ engine, workspaces }: McpParts, extra: Extra): Promise<Resource[]> {
  await ready(workspaces, extra);
  const resources: Resource[] = [];
  for (const workspace of workspaces) {
    const { standing } = await engine.rules(workspace.root);
    for (const { kind, title, description, mimeType, parameter } of RESOURCES) {
      if (parameter !== undefined || (kind === 'rules' && standing === 'none')) continue;
      resources.push({
        uri: uriOf(workspace, workspaces, kind),
        name: `${workspace.name} ${kind}`,
        title,
        description,
        mimeType,
      });
    }
    for (const path of (await recordPaths(engine, workspace.root)).slice(0, MOST_RECORDS))
      resources.push({
        uri: uriOf(workspace, workspaces, 'record', path),
        name: path,
        mimeType: 'text/markdown',
      });
  }
  return resources;
}

function known({ workspaces }: McpParts, uri: string) {
  const parsed: ParsedUri | undefined = parseUri(uri, workspaces);
  const kind = RESOURCES.find((each) => each.kind === parsed?.kind);
  if (parsed === undefined || kind === undefined) throw notFound(uri);
  return { parsed, kind };
}

function notFound(uri: string): McpError {
  return new McpError(
    RESOURCE_NOT_FOUND,
    `There is no resource ${uri.slice(0, 200)}. List the resources to see what there is.`,
  );
}

async function completeUri({ engine, workspaces }: McpParts, template: string): Promise<readonly string[]> {
  const parsed = parseUri(template, workspaces);
  const kind = RESOURCES.find((each) => each.kind === parsed?.kind);
  return parsed === undefined ? [] : ((await kind?.parameter?.complete(engine, parsed.workspace.root)) ?? []);
}

/** Nobody listening any more is no failure. */
function tellChanges(server: Server, { engine, workspaces }: McpParts, subscribed: ReadonlySet<string>) {
  const listening = workspaces.map((workspace) => {
    let before: string | undefined;
    return workspace.onChanged(async () => {
      const mine = [...subscribed].filter((uri) => parseUri(uri, workspaces)?.workspace === workspace);
      for (const uri of mine) server.sendResourceUpdated({ uri }).catch(() => {});
      const list = await Promise.all([recordPaths(engine, workspace.root), engine.rules(workspace.root)])
        .then(([records, { standing }]) => JSON.stringify([records, standing === 'none']))
        .catch(() => before);
      if (before !== undefined && list !== before) server.sendResourceListChanged().catch(() => {});
      before = list;
    });
  });
  return {
    dispose() {
      for (const each of listening) each.dispose();
    },
  };
}
