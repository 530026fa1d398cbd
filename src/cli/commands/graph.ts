import { printable } from '../../base/printable.ts';
import type { CommandSpec } from '../command.ts';
import { graphDot } from '../format/graphDot.ts';
import { graphHtml } from '../format/graphHtml.ts';
import { graphMermaid } from '../format/graphMermaid.ts';
import { graphText } from '../format/graphText.ts';

export const graph: CommandSpec = {
  name: 'graph',
  description: 'the dependency graph: files, resolved imports, unresolved ones with their reason, cycles',
  formats: ['text', 'json', 'mermaid', 'dot', 'html'],
  options: [{ flags: '--files', description: 'draw files instead of modules (mermaid, dot, html)' }],
  depth: 'graph',
  history: false,
  async run({ engine, root, format, terminal, options }) {
    const report = await engine.graph(root);
    if (format === 'json') return { output: JSON.stringify(report), exitCode: 0 };
    if (format === 'text') return { output: graphText(printable(report), terminal), exitCode: 0 };
    const level = options.files === true ? 'files' : 'modules';
    const draw = { mermaid: graphMermaid, dot: graphDot, html: graphHtml }[
      format as 'mermaid' | 'dot' | 'html'
    ];
    return { output: draw(printable(report), level), exitCode: 0 };
  },
};
