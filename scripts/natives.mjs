// The packages that cannot be bundled, with all that they need at run time, as they are placed beside the bundles.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const TEXTS = /\.d\.[cm]?ts$|\.map$|(^|\/)(README|CHANGELOG|HISTORY|CONTRIBUTING)[^/]*$/i;
const here = `${process.platform}-${process.arch}`;
/** As llama.cpp's packages name platforms. */
const llamaHere = here.replace('darwin', 'mac').replace('win32', 'win');

/** Small ones go with every build; the others are found in the repository while developing, and go with a package. */
const NATIVES = [
  { name: 'oxc-parser', always: true, leaveOut: /\.wasm|wasip1/ },
  // Its optional packages compute embeddings; ours do that themselves.
  { name: '@lancedb/lancedb', without: /^(openai|@huggingface\/transformers|@types\/.+)$/ },
  {
    name: 'apache-arrow',
    without: /^(@types\/.+|command-line-.+)$/,
    leaveOut: /\/(src|bin)\/|\.es(5|2015)\./,
  },
  {
    name: 'node-llama-cpp',
    // CUDA is ten times the rest together; Vulkan drives the same cards.
    without: new RegExp(
      `^(@node-llama-cpp/(?!${llamaHere}(-vulkan|-metal|-arm64)?$).+|cmake-js|node-api-headers|@reflink/.+)$`,
    ),
    leaveOut: /gitRelease\.bundle|\/templates\/|\/llama\/(cmake|addon|gpuInfo|profiles)\//,
  },
  {
    name: 'onnxruntime-node',
    without: /^(adm-zip|global-agent)$/,
    leaveOut: new RegExp(`/bin/napi-v\\d+/(?!${process.platform}(/${process.arch}(/|$)|$))`),
  },
];

/**
 * Copies into `target`/node_modules.
 * @param {{ target: string, all: boolean }} options all: for a package that stands alone
 * @returns {string[]} names of the packages that were copied, each once
 */
export function placeNatives({ target, all }) {
  const copied = new Set();
  for (const { name, always = false, without = /^$/, leaveOut = /^$/ } of NATIVES) {
    if (!all && !always) continue;
    for (const folder of closureOf(name, without)) {
      if (copied.has(folder)) continue;
      copied.add(folder);
      cpSync(folder, join(target, folder), {
        recursive: true,
        filter: (path) => isShipped(path, folder, leaveOut),
      });
    }
  }
  return [...new Set([...copied].map(nameOf))];
}

function isShipped(path, folder, leaveOut) {
  const inside = `/${relative(folder, path).split(sep).join('/')}`;
  // A package's own node_modules are packages of their own.
  if (inside.startsWith('/node_modules')) return false;
  return !TEXTS.test(inside) && !leaveOut.test(`/${path.split(sep).join('/')}`);
}

/** Folders of a package and of what it asks for, where Node would find them. */
function closureOf(name, without) {
  const found = new Map();
  const todo = [[name, '.']];
  while (todo.length > 0) {
    const [wanted, from] = todo.pop();
    const folder = without.test(wanted) ? undefined : folderOf(wanted, from);
    if (folder === undefined || found.has(folder)) continue;
    found.set(folder, wanted);
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) todo.push([next, folder]);
  }
  return [...found.keys()];
}

function folderOf(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === '.') return undefined;
  }
}

function nameOf(folder) {
  return folder.split(sep).join('/').split('node_modules/').at(-1);
}
