/** VS Code's settings of a proxy as the environment of a process that VS Code's own handling does not reach. */

export const PROXY_SETTINGS = ['http.proxy', 'http.noProxy', 'http.proxySupport', 'http.proxyAuthorization'];

export interface HttpSettings {
  get(name: string): unknown;
}

/** What is not set leaves the environment as it is; `http.proxySupport: off` takes every proxy out of it. */
export function proxyEnvironment(http: HttpSettings): Readonly<Record<string, string>> {
  if (http.get('proxySupport') === 'off')
    return Object.fromEntries(
      ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].map((name) => [
        name,
        '',
      ]),
    );
  const proxy = named(http.get('proxy'), http.get('proxyAuthorization'));
  const without = http.get('noProxy');
  return {
    ...(proxy !== '' && { http_proxy: proxy, https_proxy: proxy }),
    ...(Array.isArray(without) && without.length > 0 && { no_proxy: without.map(String).join(',') }),
  };
}

/** With the name and password of a header of the basic kind, where the address has none. */
function named(proxy: unknown, authorization: unknown): string {
  const address = typeof proxy === 'string' ? proxy.trim() : '';
  const [, basic] =
    /^Basic\s+([\w+/=]+)$/i.exec(typeof authorization === 'string' ? authorization : '') ?? [];
  if (basic === undefined || !URL.canParse(address)) return address;
  const url = new URL(address);
  const [user = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  if (url.username === '') {
    url.username = user;
    url.password = rest.join(':');
  }
  return url.href;
}
