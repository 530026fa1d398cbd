/** The real engine with its real stores, over a workspace that has suggestions, in folders of its own. */
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { AnalysisOptions, Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from './analysisOptions.ts';

/** Two cycles, and files that nobody uses. */
export const CYCLIC: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "type": "module" }',
  'src/a.ts': "import { b } from './b.ts';\nexport const a = () => b() + 1;\nexport const shared = 1;\n",
  'src/b.ts': "import { c } from './c.ts';\nexport const b = (): number => c() + 1;\n",
  'src/c.ts': "import { shared } from './a.ts';\nexport const c = () => shared + 1;\n",
  'src/x.ts': "import { y } from './y.ts';\nexport const x = () => y() + 1;\nexport const rest = 1;\n",
  'src/y.ts': "import { rest } from './x.ts';\nexport const y = (): number => rest + 1;\n",
  'src/lonely.ts': 'export const lonely = 1;\n',
  'src/left.ts': 'export function left(side: string): string {\n  return side.trim();\n}\n',
  'src/main.ts': "import { a } from './a.ts';\nimport { x } from './x.ts';\nconsole.log(a(), x());\n",
};

/** @param statePath of the person: two engines with the same one share what was learned. */
export async function feedbackEngine(
  root: string,
  statePath: string,
  changes: Partial<AnalysisOptions> = {},
): Promise<Engine> {
  const engine = createNodeEngine({ log() {}, gitAllowed: false, statePath });
  await engine.analyze(root, analysisOptions(changes));
  return engine;
}
