/**
 * The one table of settings. Types, defaults for every host, `contributes.configuration` in package.json and the
 * README's reference follow from it (`npm run settings`; a repository test compares).
 */
import { DEFAULT_EMBEDDED, type EmbeddedConfiguration } from '../model/embeddedEngine.ts';
import type { EnginePreference } from '../model/engines.ts';
import { GPU_MODES, SMALLEST_CONTEXT } from './embeddedSettings.ts';
import { ENGINE_PREFERENCES, SECRET_FORM, SERVER_SCHEMA, type ServerSetting } from './engineSettings.ts';
import { TOOL_SERVER_SCHEMA, type ToolServerSetting } from './toolServerSettings.ts';

interface Setting<T> {
  readonly default: T;
  readonly description: string;
  /** `machine` for what belongs to the computer, `resource` for what a folder may decide. */
  readonly scope: 'machine' | 'window' | 'resource';
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a text: all that it takes. */
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  /** Of a list whose entries are more than texts: their JSON Schema. */
  readonly items?: object;
}

function setting<T extends boolean | number | string | readonly (string | object)[]>(
  table: Setting<T>,
): Setting<T> {
  return table;
}

export const SETTINGS = {
  analyzeOnStartup: setting<boolean>({
    default: true,
    description: 'Analyse the workspace when the window opens. Otherwise the first command or view does.',
    scope: 'window',
  }),
  exclude: setting<readonly string[]>({
    default: ['**/*.min.js', '**/*.bundle.js'],
    description:
      'Files and folders to leave out, in `.gitignore` syntax, besides `.gitignore`, `.groundplanignore` and `files.exclude`.',
    scope: 'resource',
  }),
  maxFileBytes: setting<number>({
    default: 2_000_000,
    description: 'Larger files are listed, not parsed.',
    scope: 'resource',
    minimum: 1000,
  }),
  cpuBudget: setting<number>({
    default: 0.5,
    description: 'Share of the processor cores that analysis may use, above 0 and up to 1.',
    scope: 'machine',
    minimum: 0.05,
    maximum: 1,
  }),
  history: setting<boolean>({
    default: true,
    description: 'Read `git log` for churn and co-change. Never done in an untrusted workspace.',
    scope: 'resource',
  }),
  includeTests: setting<boolean>({
    default: false,
    description: 'Count test code as part of the architecture: in edges, cycles and findings.',
    scope: 'resource',
  }),
  'feedback.enabled': setting<boolean>({
    default: true,
    description:
      'Learn from what you do with suggestions: accepting, undoing and dismissing them, and how much of them is left later. What is learned orders the next ones. Nothing of it leaves this machine; turned off, nothing is watched, read or recorded, from that moment on.',
    scope: 'window',
  }),
  'feedback.level': setting<'all' | 'no code' | 'numbers only'>({
    default: 'all',
    description:
      'What is written down of it: everything, the text of what was accepted too, which adapters learn from; without your own words and code, of which hashes remain; or numbers only, without titles and paths. Where VS Code’s telemetry is off and this is not set, it is `no code`.',
    scope: 'window',
    enum: ['all', 'no code', 'numbers only'],
  }),
  'feedback.actions': setting<boolean>({
    default: true,
    description:
      'Record what you do with suggestions: that they were shown, accepted, undone, dismissed or left. The other signals belong to what was accepted, and are of little use without.',
    scope: 'window',
  }),
  'feedback.survival': setting<boolean>({
    default: true,
    description: 'Look, from half a minute to a week after, how much is left of what was accepted.',
    scope: 'window',
  }),
  'feedback.comments': setting<boolean>({
    default: true,
    description:
      'Read the comments and notes (TODO, FIXME, HACK, XXX) that you type within a few lines of what was accepted, and record whether they sound pleased or annoyed.',
    scope: 'window',
  }),
  'feedback.commits': setting<boolean>({
    default: true,
    description:
      'Read the messages of your own commits, for a week after, that change files of what was accepted; a commit that takes it back counts as undone. Never done in an untrusted workspace.',
    scope: 'window',
  }),
  'feedback.chat': setting<boolean>({
    default: true,
    description: 'Read how you mean your next message after an answer that suggested something.',
    scope: 'window',
  }),
  'feedback.reasons': setting<boolean>({
    default: true,
    description: 'Record the reason that you give when you dismiss a suggestion.',
    scope: 'window',
  }),
  backgroundLearning: setting<boolean>({
    default: true,
    description:
      'Learn from the open workspace while you work: how it names and places its files, and what your choices say. In quiet moments, not on battery, not while you type, by one window at a time, on this machine alone. Off, nothing of it runs.',
    scope: 'window',
  }),
  backgroundCpuShare: setting<number>({
    default: 0.2,
    description: 'Share of one processor core that learning in the background may use, above 0 and up to 1.',
    scope: 'machine',
    minimum: 0.01,
    maximum: 1,
  }),
  'sleep.enabled': setting<boolean>({
    default: true,
    description:
      'Sleep while you are away: go over what was learned, tidy up the stores, and train adapters for the languages that you work in, which are kept only where they are measured to be better. On this machine alone, by one window at a time; whatever you type ends it within a second, and it goes on the next time. Off, nothing of it runs by itself; the command still does.',
    scope: 'window',
  }),
  'sleep.afterMinutes': setting<number>({
    default: 30,
    description:
      'Minutes with nobody there before it begins: without typing, moving the caret, or anything else done in a window. 0: not for that reason.',
    scope: 'machine',
    minimum: 0,
    maximum: 1440,
  }),
  'sleep.at': setting<string>({
    default: '',
    description:
      'A time of the day, like `03:30`, at which it begins too, once nobody has typed for two minutes. Empty: at no fixed time.',
    scope: 'machine',
  }),
  'sleep.minutes': setting<number>({
    default: 60,
    description: 'Minutes that it may take at most. What is not done by then is done the next time.',
    scope: 'machine',
    minimum: 1,
    maximum: 1440,
  }),
  'sleep.cpuShare': setting<number>({
    default: 1,
    description:
      'Share of the processor time that it may use, above 0 and up to 1: of one core, and of half of the cores while it trains, which pauses between two steps. Training has the lowest priority, so that everything else goes first.',
    scope: 'machine',
    minimum: 0.01,
    maximum: 1,
  }),
  'sleep.onBattery': setting<boolean>({
    default: false,
    description: 'Sleep on battery, too.',
    scope: 'machine',
  }),
  'sleep.fewestExamples': setting<number>({
    default: 20,
    description:
      'New examples of a language, texts that you accepted and kept, before an adapter is trained for it.',
    scope: 'machine',
    minimum: 1,
    maximum: 10_000,
  }),
  'adapters.rank': setting<number>({
    default: 8,
    description:
      'How much an adapter can learn, and how large it becomes: the rank of what is added to each map of the model.',
    scope: 'machine',
    minimum: 1,
    maximum: 128,
  }),
  'adapters.alpha': setting<number>({
    default: 16,
    description:
      'How strongly what an adapter learned is applied, divided by its rank; twice the rank is usual.',
    scope: 'machine',
    minimum: 1,
    maximum: 1024,
  }),
  'adapters.topLayers': setting<number>({
    default: 8,
    description: 'Layers of the model that learn, counted from its top. More learn better and take longer.',
    scope: 'machine',
    minimum: 1,
    maximum: 1024,
  }),
  'adapters.epochs': setting<number>({
    default: 3,
    description: 'How often each example is learned from in one training.',
    scope: 'machine',
    minimum: 1,
    maximum: 100,
  }),
  'adapters.learningRate': setting<number>({
    default: 0.0002,
    description: 'How far each step of a training goes. Smaller ones where a training loses its way.',
    scope: 'machine',
    minimum: 0.000001,
    maximum: 0.1,
  }),
  'diagnostics.cycles': setting<boolean>({
    default: true,
    description: 'Show a diagnostic on each import that closes a cycle at run time.',
    scope: 'resource',
  }),
  'diagnostics.rules': setting<boolean>({
    default: true,
    description:
      'Show a diagnostic on each import that breaks a rule of `groundplan.yaml`, and on what is wrong with the rules.',
    scope: 'resource',
  }),
  'diagnostics.patternDrift': setting<boolean>({
    default: true,
    description:
      'Show a diagnostic where a design pattern has lost a role: a decorator that no longer passes on, a step that ends the chain. Looked for once patterns are known.',
    scope: 'resource',
  }),
  codeLens: setting<boolean>({
    default: true,
    description:
      'Show above the main symbol of a file its role in a design pattern, its module and layer, and how many files depend on it.',
    scope: 'resource',
  }),
  placementHints: setting<boolean>({
    default: true,
    description:
      'Say quietly where a new file would rather belong when it was created in an unlikely folder.',
    scope: 'resource',
  }),
  hover: setting<boolean>({
    default: true,
    description: 'Show in the hover of a class, and of an import of a folder, its place in the architecture.',
    scope: 'resource',
  }),
  nativeParser: setting<boolean>({
    default: false,
    description:
      'Parse with the native tree-sitter binding where a test process proves that it loads. The results are the same.',
    scope: 'machine',
  }),
  'embedded.model': setting<string>({
    default: DEFAULT_EMBEDDED.model,
    description:
      'The model of the embedded engine: the path of a GGUF file, or the name of an installed one. Empty: the first that is installed.',
    scope: 'machine',
  }),
  'embedded.modelFolders': setting<readonly string[]>({
    default: DEFAULT_EMBEDDED.modelFolders,
    description: 'Folders whose GGUF files are installed models, besides the usual one.',
    scope: 'machine',
  }),
  'embedded.contextTokens': setting<number>({
    default: DEFAULT_EMBEDDED.contextTokens,
    description:
      'Tokens of prompt and answer together, up to what the model was trained on. A 7B model takes about half a megabyte a token.',
    scope: 'machine',
    minimum: SMALLEST_CONTEXT,
  }),
  'embedded.gpu': setting<EmbeddedConfiguration['gpu']>({
    default: DEFAULT_EMBEDDED.gpu,
    description: 'Where the embedded engine computes.',
    scope: 'machine',
    enum: GPU_MODES,
    markdownEnumDescriptions: [
      'On the best graphics card that is found, else on the processor.',
      'On the processor.',
      'On a card of NVIDIA, by CUDA.',
      'On any card, by Vulkan.',
      'On a Mac’s, by Metal.',
    ],
  }),
  'embedded.threads': setting<number>({
    default: DEFAULT_EMBEDDED.threads,
    description: 'Processor cores that the embedded engine takes; 0: all but one.',
    scope: 'machine',
    minimum: 0,
  }),
  'embedded.sequences': setting<number>({
    default: DEFAULT_EMBEDDED.sequences,
    description: 'Requests that the embedded engine answers at once, where memory allows; others wait.',
    scope: 'machine',
    minimum: 1,
    maximum: 16,
  }),
  'embedded.idleMinutes': setting<number>({
    default: DEFAULT_EMBEDDED.idleMinutes,
    description: 'Minutes without a request after which the embedded model’s memory is given back.',
    scope: 'machine',
    minimum: 0.1,
  }),
  engine: setting<EnginePreference>({
    default: 'auto',
    description:
      'What writes answers. What stands in for one that fails never reaches further than what is chosen: nothing leaves this machine but to servers that you name, or to VS Code’s models where you choose them.',
    scope: 'machine',
    enum: ENGINE_PREFERENCES,
    markdownEnumDescriptions: [
      'The embedded model where one is installed, else your servers: those on this machine first.',
      'The embedded model, else a server on this machine.',
      'Your servers, those on this machine first, else the embedded model.',
      'VS Code’s own models, which VS Code asks your consent for and counts; else the others.',
      'None: everything is answered from the model of the code alone.',
    ],
  }),
  servers: setting<readonly ServerSetting[]>({
    default: [],
    description: `Servers that speak the interface of OpenAI: LM Studio, Ollama, llama.cpp, vLLM or any other. Keys are not written here: ${SECRET_FORM} is set by “Groundplan: Set Server Key”.`,
    scope: 'machine',
    items: SERVER_SCHEMA,
  }),
  'mcp.offerServer': setting<boolean>({
    default: true,
    description:
      'Offer Groundplan’s tools to VS Code’s assistants as an MCP server too, for those that run outside the editor’s own chat. VS Code starts it when one asks.',
    scope: 'window',
  }),
  mcpServers: setting<readonly ToolServerSetting[]>({
    default: [],
    description:
      'MCP servers whose tools the chat may use, by a command or a URL. Each tool runs only once you have allowed it, none in an untrusted workspace, and a log keeps what they did.',
    scope: 'machine',
    items: TOOL_SERVER_SCHEMA,
  }),
  'store.uri': setting<string>({
    default: '',
    description:
      'Where the search index is kept: empty for this machine, or storage that a team shares (`s3://bucket/path`, `gs://…`, `az://…`, a LanceDB server `db://…`). Pieces of the code are then written there. Credentials are not written here: “Groundplan: Set Store Credentials” keeps them in VS Code’s secret storage; without, the environment tells (`AWS_…`, `GOOGLE_…`, `AZURE_…`, `LANCEDB_API_KEY`).',
    scope: 'machine',
  }),
  'store.maxMegabytes': setting<number>({
    default: 2000,
    description:
      'What the search index of a workspace may take on this machine. Beyond it, what was made by models that were not used for longest goes first; nothing of yours is in it.',
    scope: 'machine',
    minimum: 50,
  }),
} as const;

export type SettingKey = keyof typeof SETTINGS;

export type Settings = { readonly [K in SettingKey]: (typeof SETTINGS)[K]['default'] };

export const DEFAULT_SETTINGS = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, each]) => [key, each.default]),
) as unknown as Settings;
