/** The section of package.json that is generated from the table of tools. */
import { TOOLS } from '../../src/app/tools/tools.ts';
import type { ToolName } from '../../src/protocol/toolsApi.ts';

/** How a person refers to a tool in a prompt (`#architecture`), its icon, and what it is for in their words. */
const SHOWN: Readonly<
  Record<ToolName, { readonly reference: string; readonly icon: string; readonly text: string }>
> = {
  groundplan_overview: {
    reference: 'architecture',
    icon: 'layers',
    text: 'How the workspace is built: modules, layers, rules, decisions, findings',
  },
  groundplan_find: {
    reference: 'findInArchitecture',
    icon: 'search',
    text: 'Where a type, function, file or module is',
  },
  groundplan_check_import: {
    reference: 'checkImport',
    icon: 'law',
    text: 'Whether one file may import another, by the rules and the cycles it would close',
  },
  groundplan_place_file: {
    reference: 'placeFile',
    icon: 'new-file',
    text: 'Where a new file belongs and what it is called',
  },
  groundplan_suggest: {
    reference: 'suggestArchitecture',
    icon: 'lightbulb',
    text: 'What to improve in the architecture',
  },
  groundplan_why: { reference: 'whyDependency', icon: 'references', text: 'Why one part depends on another' },
  groundplan_impact: {
    reference: 'impact',
    icon: 'broadcast',
    text: 'Who is affected by a change: dependents, tests, what changed with it',
  },
};

/** `contributes.languageModelTools` of package.json. */
export function languageModelToolsOf() {
  return TOOLS.map(({ name, title, description, inputSchema }) => ({
    name,
    displayName: title,
    modelDescription: description,
    userDescription: SHOWN[name].text,
    canBeReferencedInPrompt: true,
    toolReferenceName: SHOWN[name].reference,
    icon: `$(${SHOWN[name].icon})`,
    tags: ['architecture', 'groundplan'],
    inputSchema,
  }));
}
