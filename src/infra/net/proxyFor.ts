/**
 * The proxy on the way to an address, as the environment names it: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, and `NO_PROXY` for those
 * that are reached without. VS Code's settings come in the same way, from whoever starts the process.
 */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined: straight. Throws for a proxy that is no http or https address. */
export function proxyFor(url: URL, env: Environment = process.env): URL | undefined {
  const named = set(env, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') ?? set(env, 'all_proxy');
  if (named === undefined || isLoopback(url.hostname) || isExempt(url, set(env, 'no_proxy') ?? ''))
    return undefined;
  const text = /^[a-z][\w+.-]*:\/\//i.test(named) ? named : `http://${named}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy === undefined || !['http:', 'https:'].includes(proxy.protocol) || proxy.hostname === '')
    throw new Error('the proxy that is set is no http or https address; mend `http.proxy` or HTTPS_PROXY');
  return proxy;
}

/** A proxy elsewhere does not reach what is here, whatever it is told. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}

/** `*`, `example.com` and all below it, `.example.com`, `*.example.com`, each with a port or without. */
function isExempt({ hostname, protocol, port }: URL, list: string): boolean {
  const asked = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, only] = /^(.+?)(?::(\d+))?$/.exec(entry.replace(/^\*?\./, '')) ?? [];
      if (only !== undefined && only !== asked) return false;
      return hostname === name || hostname.endsWith(`.${name}`);
    });
}

/** Small letters count before capitals, as curl has it; empty is unset. */
function set(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || env[name.toUpperCase()]?.trim() || undefined;
}
