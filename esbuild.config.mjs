// One bundle per process. `vscode` is external only for the extension: anything else that imports it fails to build.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { placeKernels } from './scripts/kernels.mjs';
import { placeNatives } from './scripts/natives.mjs';
import { noticesFor, packagesOf } from './scripts/notices.mjs';

const watch = process.argv.includes('--watch');
const native = [
  'oxc-parser',
  'tree-sitter',
  '@lancedb/lancedb',
  'apache-arrow',
  'node-llama-cpp',
  'onnxruntime-node',
];
// CommonJS dependencies inside an ES module bundle still ask for `require`.
const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};
const node = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  // Some packages' CommonJS builds require by computed paths; their module builds bundle.
  mainFields: ['module', 'main'],
  format: 'esm',
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  external: native,
  banner,
  sourcemap: true,
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
};

const targets = [
  {
    ...node,
    entryPoints: {
      cli: 'src/cli/start.ts',
      mcp: 'src/mcp/main.ts',
      toolbox: 'src/infra/toolbox/nodeToolbox.ts',
      engine: 'src/workers/engine.ts',
    },
    // What is imported late stays a file of its own, which a start does not read, and what several need is there once. Beside the
    // entries, since all find their files by their own address.
    splitting: true,
    chunkNames: 'part-[hash]',
  },
  { ...node, entryPoints: { scan: 'src/workers/scan.ts' } },
  { ...node, entryPoints: { embed: 'src/workers/embed.ts' } },
  { ...node, entryPoints: { llama: 'src/workers/llama.ts' } },
  { ...node, entryPoints: { trainer: 'src/workers/trainer.ts' } },
  { ...node, entryPoints: { trainThread: 'src/workers/trainThread.ts' } },
  { ...node, entryPoints: { probeLance: 'src/workers/probeLance.ts' } },
  { ...node, entryPoints: { probeNative: 'src/workers/probeNative.ts' } },
  {
    ...node,
    entryPoints: { extension: 'src/vscode/extension.ts' },
    format: 'cjs',
    banner: {},
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  },
  {
    bundle: true,
    platform: 'browser',
    target: 'chrome128',
    format: 'esm',
    entryPoints: {
      panel: 'webview-ui/panel.ts',
      map: 'webview-ui/map/mapPanel.ts',
      learned: 'webview-ui/learned/learnedPage.ts',
      sleep: 'webview-ui/sleep/sleepPage.ts',
      newProject: 'webview-ui/newProject/newProjectPage.ts',
    },
    outdir: 'dist/webview',
    sourcemap: true,
    minify: true,
    logLevel: 'warning',
    loader: { '.ttf': 'file', '.css': 'text' },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  },
  {
    bundle: true,
    platform: 'browser',
    target: 'chrome128',
    // A script inside a page that is opened from a file is no module.
    format: 'iife',
    entryPoints: { mapPage: 'webview-ui/map/mapPage.ts' },
    outdir: 'dist/webview',
    minify: true,
    legalComments: 'inline',
    logLevel: 'warning',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  },
];

rmSync('dist', { recursive: true, force: true });
placeGrammars();
for (const folder of ['prompts', 'blueprints']) cpSync(folder, join('dist', folder), { recursive: true });
placeWebviewAssets();
placeModels();
await placeKernels('dist/kernels');
const natives = placeNatives({ target: 'dist', all: process.argv.includes('--package') });
const present = targets.filter((target) =>
  Object.values(target.entryPoints).every((entry) => existsSync(entry)),
);
if (watch) for (const target of present) await (await context(target)).watch();
else placeNotices(await Promise.all(present.map((target) => build({ ...target, metafile: true }))));

/** Copies each grammar's .wasm from its pinned package, refusing one whose hash is not the reviewed one. */
function placeGrammars() {
  mkdirSync('dist/grammars', { recursive: true });
  cpSync('node_modules/web-tree-sitter/web-tree-sitter.wasm', 'dist/grammars/web-tree-sitter.wasm');
  for (const entry of readdirSync('grammars', { withFileTypes: true })) {
    const manifestPath = join('grammars', entry.name, 'manifest.json');
    if (!entry.isDirectory() || !existsSync(manifestPath)) continue;
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
    const wasm = readFileSync(join('node_modules', manifest.package, manifest.wasm));
    const sha256 = createHash('sha256').update(wasm).digest('hex');
    if (sha256 !== manifest.sha256)
      throw new Error(`${manifestPath}: ${manifest.wasm} has SHA-256 ${sha256}, not the pinned one`);
    const target = join('dist/grammars', entry.name);
    cpSync(join('grammars', entry.name), target, { recursive: true });
    cpSync(join('node_modules', manifest.package, manifest.wasm), join(target, 'grammar.wasm'));
  }
}

/** Of what is bundled, and of what is copied. */
function placeNotices(builds) {
  const bundled = builds.flatMap(({ metafile }) => packagesOf(metafile.inputs));
  const manifests = readdirSync('grammars')
    .map((name) => join('grammars', name, 'manifest.json'))
    .filter((path) => existsSync(path))
    .map((path) => ({ path, ...JSON.parse(readFileSync(path, 'utf8')) }));
  const grammars = manifests.map((manifest) => manifest.package);
  const compiled = manifests
    .filter(({ source }) => source !== undefined)
    .map(({ source, path }) => ({ title: source, file: join(path, '..', 'LICENSE') }));
  // Parts of its library are compiled into the kernels.
  const compiler = 'assemblyscript';
  const copied = [...natives, 'web-tree-sitter', '@vscode/codicons', compiler];
  writeFileSync('dist/NOTICES.txt', noticesFor([...bundled, ...grammars, ...copied], compiled));
}

/** The catalogue, and the models that ship: a folder with a graph each. */
function placeModels() {
  mkdirSync('dist/models', { recursive: true });
  cpSync('models/catalogue.json', 'dist/models/catalogue.json');
  for (const name of readdirSync('models')) {
    if (existsSync(join('models', name, 'model.onnx'))) {
      cpSync(join('models', name), join('dist/models', name), { recursive: true });
    }
  }
}

function placeWebviewAssets() {
  const codicons = 'node_modules/@vscode/codicons/dist';
  mkdirSync('dist/webview', { recursive: true });
  for (const file of ['codicon.css', 'codicon.ttf']) cpSync(join(codicons, file), join('dist/webview', file));
}
