/** `/tools`: what other servers offer, or one of their tools run as a person says it, without any language model. */
import type { OfferedTool, ToolOutcome } from '../../../core/model/toolServer.ts';
import type { ToolList } from '../../../core/ports/toolbox.ts';
import { typedArguments } from '../../../core/toolbox/typedArguments.ts';
import type { Answerer, Asked, Telling } from '../answering.ts';
import type { ToolDesk } from './toolDesk.ts';

const MOST_LISTED = 60;

export function toolCommand(desk: ToolDesk, others: Answerer): Answerer {
  return {
    check: (roots) => others.check(roots),
    async answer(asked, telling) {
      if (asked.command !== 'tools') return others.answer(asked, telling);
      telling.state('Asking the servers for their tools');
      const list = await desk.list(telling.signal);
      await written(list, { desk, asked, telling });
    },
  };
}

interface Writing {
  readonly desk: ToolDesk;
  readonly asked: Asked;
  readonly telling: Telling;
}

async function written(list: ToolList, { desk, asked, telling }: Writing): Promise<void> {
  const say = (text: string) => telling.tell({ type: 'text', text });
  const [, id = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(asked.question) ?? [];
  const tool = list.tools.find((each) => each.id === id);
  if (tool === undefined) {
    if (id !== '') say(`There is no tool ${code(id)}.\n\n`);
    return say(listed(list));
  }
  if (asked.tools === undefined) return say('Tools cannot be run from here.');
  const given = typedArguments(rest, tool.inputSchema);
  if (typeof given === 'string') return say(`${given}\n\n${usage(tool)}`);
  say(after(tool, await desk.run({ tool, arguments: given }, asked, telling)));
}

function after(tool: OfferedTool, outcome: ToolOutcome): string {
  switch (outcome.status) {
    case 'answered': {
      const said = outcome.failed ? 'says that it failed' : 'says';
      return `${code(tool.id)} ${said}${outcome.cut ? ', cut to what can be shown' : ''}:\n\n${fenced(outcome.text)}\n`;
    }
    case 'refused':
      return `${code(tool.id)} was not run. ${plainly(outcome.reason)}\n${/schema/.test(outcome.reason) ? `\n${usage(tool)}` : ''}`;
    case 'lost':
      return `${code(tool.id)} gave no answer, and may have run. ${plainly(outcome.reason)}\n`;
  }
}

function listed({ tools, troubles, off }: ToolList): string {
  if (off !== undefined) return `${plainly(off)}\n`;
  const lines = tools
    .slice(0, MOST_LISTED)
    .map((tool) => `- ${usageOf(tool)}: ${plainly(tool.description) || 'says nothing of itself'}`);
  const more = tools.length > MOST_LISTED ? [`- and ${tools.length - MOST_LISTED} more`] : [];
  const wrong = troubles.map(({ message }) => `- ${plainly(message)}`);
  return [
    tools.length > 0 ? 'Tools of other servers; each is asked for before it runs:' : 'No tool can be called.',
    [...lines, ...more].join('\n'),
    wrong.length > 0 ? `What is wrong:\n\n${wrong.join('\n')}` : '',
    tools.length > 0 ? 'Run one with `/tools`, its name, and what it takes, as `name=value` or as JSON.' : '',
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

function usage(tool: OfferedTool): string {
  return `It takes ${usageOf(tool)}.\n`;
}

function usageOf({ id, inputSchema }: OfferedTool): string {
  const { properties, required } = inputSchema as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: unknown;
  };
  const needed = new Set(Array.isArray(required) ? required : []);
  const names = Object.keys(properties ?? {}).slice(0, 12);
  const shown = names.map((name) => (needed.has(name) ? `${name}=…` : `[${name}=…]`));
  return code([id, ...shown].join(' '));
}

/** A server's words are no Markdown of ours. */
function plainly(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

function code(text: string): string {
  return `\`${text.replace(/[`\n]/g, ' ')}\``;
}

/** Longer than any fence within. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
