/** A proxy on loopback: plain requests and tunnels, led to where a test says for the names that it makes up. */
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface LoopbackProxy {
  readonly url: string;
  /** What was asked for: `GET http://models.test/…`, `CONNECT models.test:443`. */
  readonly asked: string[];
  /** `proxy-authorization` of each. */
  readonly secrets: (string | undefined)[];
}

export interface LoopbackProxyOptions {
  /** Name → port on 127.0.0.1. */
  readonly leads: Readonly<Record<string, number>>;
  /** Refuses whoever does not send this. */
  readonly authorization?: string;
}

export async function withProxy<T>(
  { leads, authorization }: LoopbackProxyOptions,
  use: (proxy: LoopbackProxy) => Promise<T>,
): Promise<T> {
  const asked: string[] = [];
  const secrets: (string | undefined)[] = [];
  const refuses = (sent: string | undefined) => authorization !== undefined && sent !== authorization;
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url!);
    asked.push(`${incoming.method} ${url.href}`);
    secrets.push(incoming.headers['proxy-authorization']);
    if (refuses(incoming.headers['proxy-authorization']))
      return void response.writeHead(407).end('who are you?');
    const { method } = incoming;
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const port = leads[url.hostname];
    const path = `${url.pathname}${url.search}`;
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  // A server forgets those that it has handed over.
  const tunnels = new Set<Duplex>();
  server.on('connect', (incoming, socket) => {
    tunnels.add(socket);
    asked.push(`CONNECT ${incoming.url}`);
    secrets.push(incoming.headers['proxy-authorization']);
    if (refuses(incoming.headers['proxy-authorization']))
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
    const onward = connect(leads[incoming.url!.split(':')[0]!] ?? 1, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ url: `http://127.0.0.1:${port}`, asked, secrets });
  } finally {
    server.closeAllConnections();
    for (const tunnel of tunnels) tunnel.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

const NAMES = [
  'http_proxy',
  'https_proxy',
  'all_proxy',
  'no_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
];

/** As if the process had been started with these, and no others of a proxy. */
export async function withEnvironment<T>(
  env: Readonly<Record<string, string>>,
  use: () => Promise<T>,
): Promise<T> {
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  for (const name of NAMES) delete process.env[name];
  Object.assign(process.env, env);
  try {
    return await use();
  } finally {
    for (const [name, value] of before) {
      delete process.env[name];
      if (value !== undefined) process.env[name] = value;
    }
  }
}
