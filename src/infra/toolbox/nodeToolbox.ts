/** The toolbox as the host allows it, which is asked each time: none without a host, without servers, or in an untrusted workspace. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { codeOf } from '../../base/codedError.ts';
import type { ToolServer } from '../../core/model/toolServer.ts';
import type { Toolbox } from '../../core/ports/toolbox.ts';
import { disabledToolbox } from '../../core/toolbox/disabledToolbox.ts';
import type { HostToolsApi, ToolServersReport } from '../../protocol/hostApi.ts';
import { fileAllowedTools } from './allowedTools.ts';
import { fileAuditLog } from './auditLog.ts';
import { McpToolbox } from './mcpToolbox.ts';

// The same bundle, since both are loaded late and check by schemas.
export { schemaCheck } from './schemaCheck.ts';

export function nodeToolbox(host: HostToolsApi | undefined): Toolbox {
  let running: { readonly key: string; readonly toolbox: McpToolbox } | undefined;
  const close = async () => {
    const was = running;
    running = undefined;
    await was?.toolbox.dispose();
  };
  const now = async (): Promise<Toolbox> => {
    const report = await reportOf(host);
    const off = report === undefined ? 'There are no tools here.' : reasonAgainst(report);
    if (report === undefined || off !== undefined) {
      await close();
      return report === undefined ? disabledToolbox(off!) : withLog(report, disabledToolbox(off!));
    }
    const key = JSON.stringify([report.servers, report.auditFile]);
    if (running?.key !== key) {
      const before = close();
      running = { key, toolbox: opened(report) };
      await before;
    }
    return running.toolbox;
  };
  return {
    list: async (signal, waitMs) => (await now()).list(signal, waitMs),
    call: async (call, calling) => (await now()).call(call, calling),
    log: async (count) => (await now()).log(count),
    allowed: async () => (await now()).allowed(),
    withdraw: async () => (await now()).withdraw(),
    dispose: close,
  };
}

function reasonAgainst({ servers, trusted }: ToolServersReport): string | undefined {
  if (!trusted) return 'Tools do not run in an untrusted workspace. Trust it first.';
  return servers.length > 0 ? undefined : 'No server of tools is configured. List yours under `mcpServers`.';
}

/** What was done can be looked up, and what was allowed withdrawn, where nothing may run. */
function withLog({ auditFile }: ToolServersReport, disabled: Toolbox): Toolbox {
  const kept = opened({ servers: [], auditFile });
  return {
    ...disabled,
    log: (count) => kept.log(count),
    allowed: () => kept.allowed(),
    withdraw: () => kept.withdraw(),
  };
}

interface Opened {
  readonly servers: readonly ToolServer[];
  readonly auditFile: string;
}

function opened({ servers, auditFile }: Opened): McpToolbox {
  return new McpToolbox({
    servers,
    version: '1',
    audit: fileAuditLog(auditFile, () => new Date().toISOString()),
    lasting: fileAllowedTools(join(dirname(auditFile), 'tools-allowed.json')),
    newId: randomUUID,
    now: () => performance.now(),
  });
}

/** A host of before, or one that has no tools, does not know the question. */
async function reportOf(host: HostToolsApi | undefined): Promise<ToolServersReport | undefined> {
  try {
    return await host?.toolServers({});
  } catch (error) {
    if (codeOf(error) === 'engine-unavailable') return undefined;
    throw error;
  }
}
