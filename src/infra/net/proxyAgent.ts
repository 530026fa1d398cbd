/** Connections through the proxy that the environment names. */
import type { Agent } from 'node:http';
import { proxyFor } from './proxyFor.ts';

/**
 * False: straight, with a connection of its own. The adapters are loaded with the first address that goes through a proxy.
 * Rejects where what is set is no proxy.
 */
export async function proxyAgent(url: URL): Promise<Agent | false> {
  const proxy = proxyFor(url);
  if (proxy === undefined) return false;
  if (url.protocol === 'https:') {
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    return new HttpsProxyAgent(proxy, { keepAlive: false });
  }
  const { HttpProxyAgent } = await import('http-proxy-agent');
  return new HttpProxyAgent(proxy, { keepAlive: false });
}
