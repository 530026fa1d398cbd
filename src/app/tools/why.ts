import { count } from './hints.ts';
import { plainPath } from './meant.ts';
import { ruleLines, stepLines, subjectText } from './ruleText.ts';
import { defineTool, text } from './tool.ts';

export const why = defineTool({
  name: 'groundplan_why',
  title: 'Why does this depend on that',
  description:
    'Why FROM depends on TO: a shortest chain of imports, each with file and line, how many imports lead there directly, and what the architecture rules say of each. Says so when no import leads there, and whether one leads the other way.',
  input: {
    from: text('Where the way begins: a path of a file, a folder, a module or a layer.'),
    to: text('Where it ends: a path, a folder, a module, a layer, or the name of a package.'),
  },
  async run({ root, engine }, input) {
    const [from, to] = [plainPath(root, input.from), plainPath(root, input.to)];
    const report = await engine.why(root, from, to);
    const [near, far] = [subjectText(report.from), subjectText(report.to)];
    if (report.steps.length > 0) {
      const direct =
        report.direct === 0 ? 'none of them direct' : `${count(report.direct, 'import')} directly`;
      return {
        summary: `${near} reaches ${far} by ${count(report.steps.length, 'import')} (${direct}). A shortest way:`,
        sections: [
          { title: 'Imports', lines: stepLines(report.steps) },
          { title: 'Rules (groundplan.yaml)', lines: ruleLines(report.rules) },
        ],
      };
    }
    const isPart = report.to.kind !== 'package' && report.to.kind !== 'new-file';
    const back = isPart ? (await engine.why(root, to, from)).steps : [];
    return {
      summary: `No import leads from ${near} to ${far}.${back.length === 0 && isPart ? ' None leads the other way either.' : ''}`,
      sections: [{ title: 'The other way round', lines: stepLines(back) }],
    };
  },
});
