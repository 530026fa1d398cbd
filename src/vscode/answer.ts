/** Answers about files, modules and cycles from the model alone: what is asked for is found by its words. */
import type { Engine, GraphReport } from '../protocol/engineApi.ts';
import type { PanelAnswer } from '../protocol/panel.ts';

type Line = PanelAnswer['lines'][number];

/** Lines of one kind that are shown. */
const SHOWN = 12;

export async function answer(
  engine: Engine,
  roots: readonly string[],
  question: string,
): Promise<PanelAnswer> {
  if (roots.length === 0) return { question, lines: [{ text: 'The workspace has not been analysed yet.' }] };
  const lines: Line[] = [];
  for (const root of roots) lines.push(...(await answerIn(engine, root, question)));
  if (lines.length > 0) return { question, lines };
  return {
    question,
    lines: [
      {
        text: 'Nothing here answers that. Name a file, a folder or a module, or ask for “cycles” or “unresolved imports”.',
      },
    ],
  };
}

async function answerIn(engine: Engine, root: string, question: string): Promise<Line[]> {
  const graph = await engine.graph(root);
  const words = question.toLowerCase();
  if (/\bcycles?\b|\bcircular\b/.test(words)) return cycles(graph, root);
  if (/\bunresolved\b/.test(words)) return unresolved(graph, root);
  const path = bestMatch(graph, words);
  return path === undefined ? [] : aboutFile(engine, { graph, root, path });
}

function cycles(graph: GraphReport, root: string): Line[] {
  if (graph.cycles.length === 0) return [{ text: 'There is no cycle.' }];
  const lines = graph.cycles
    .slice(0, SHOWN)
    .map((members): Line => ({ text: members.join(' → '), root, path: members[0]!, line: 1 }));
  return [{ text: `${graph.cycles.length} cycles:` }, ...lines];
}

function unresolved(graph: GraphReport, root: string): Line[] {
  if (graph.unresolved.length === 0)
    return [{ text: 'Every import of the workspace’s own code is resolved.' }];
  const lines = graph.unresolved.slice(0, SHOWN).map(
    ({ from, line, specifier, reason }): Line => ({
      text: `${specifier}: ${reason}`,
      root,
      path: from,
      line,
    }),
  );
  return [{ text: `${graph.unresolved.length} unresolved imports:` }, ...lines];
}

/** The file whose path shares most with the words: its whole path, its name, its name without extension. */
function bestMatch(graph: GraphReport, question: string): string | undefined {
  const words = question.split(/[^\p{L}\p{N}_./@-]+/u).filter((word) => word.length > 1);
  let best: { path: string; score: number } | undefined;
  for (const { path, module } of graph.files) {
    const score = Math.max(
      0,
      ...words.map((word) => similarity(word, path.toLowerCase(), module.toLowerCase())),
    );
    if (score > (best?.score ?? 0)) best = { path, score };
  }
  return best?.path;
}

function similarity(word: string, path: string, module: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path === word) return 5;
  if (name === word || path.endsWith(`/${word}`)) return 4;
  if (name.replace(/\.\w+$/, '') === word) return 3;
  return module === word || module.endsWith(`/${word}`) ? 2 : 0;
}

async function aboutFile(
  engine: Engine,
  about: { graph: GraphReport; root: string; path: string },
): Promise<Line[]> {
  const { graph, root, path } = about;
  const uses = graph.edges.filter((edge) => edge.from === path);
  const users = graph.edges.filter((edge) => edge.to === path);
  const { findings } = await engine.findings(root);
  const own = findings.filter((finding) => finding.evidence.some((each) => each.path === path));
  const module = graph.files.find((file) => file.path === path)?.module ?? '.';
  return [
    { text: `${path}, in the module ${module}`, root, path, line: 1 },
    { text: `It depends on ${uses.length} files.` },
    ...uses.slice(0, SHOWN).map((edge): Line => ({ text: edge.to, root, path, line: edge.line })),
    { text: `${users.length} files depend on it.` },
    ...users
      .slice(0, SHOWN)
      .map((edge): Line => ({ text: edge.from, root, path: edge.from, line: edge.line })),
    ...own
      .slice(0, SHOWN)
      .map((finding): Line => ({ text: finding.title, root, path, line: finding.evidence[0]?.line ?? 1 })),
  ];
}
