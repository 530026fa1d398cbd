/** The toolbox as the host allows it: none without a host, without servers, or in an untrusted workspace. */
import { randomUUID } from 'node:crypto';
import { codeOf } from '../../base/codedError.ts';
import type { Toolbox } from '../../core/ports/toolbox.ts';
import { disabledToolbox } from '../../core/toolbox/disabledToolbox.ts';
import type { HostToolsApi, ToolServersReport } from '../../protocol/hostApi.ts';
import { fileAuditLog } from './auditLog.ts';
import { McpToolbox } from './mcpToolbox.ts';

export async function nodeToolbox(host: HostToolsApi | undefined): Promise<Toolbox> {
  const report = await reportOf(host);
  if (host === undefined || report === undefined) return disabledToolbox('There are no tools here.');
  const { servers, trusted, auditFile } = report;
  if (!trusted) return disabledToolbox('Tools do not run in an untrusted workspace. Trust it first.');
  if (servers.length === 0)
    return disabledToolbox('No server of tools is configured; groundplan.mcpServers lists them.');
  return new McpToolbox({
    servers,
    version: '1',
    audit: fileAuditLog(auditFile, () => new Date().toISOString()),
    confirm: (question, signal) => host.confirmTool(question, { signal }),
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
