/** Engines as text: who is asked in which order, with what, and why the others are not. */
import type { EngineStatus } from '../../core/model/engines.ts';
import type { TextModel } from '../../core/model/generation.ts';
import type { EnginesReport } from '../../protocol/modelsApi.ts';
import { number, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function enginesText({ preference, engines, problems }: EnginesReport, terminal: Terminal): string {
  const { colours, width } = terminal;
  return [
    `What is asked: ${preference}`,
    '',
    ...engines.map((engine) => engineText(engine, terminal)),
    ...problems.map((problem) => `${colours.yellow('!')} ${wrap(plain(problem), width, '  ', '')}`),
    ...(engines.some(({ state }) => state === 'ready')
      ? []
      : ['', wrap('No engine can answer: everything is answered from the model of the code.', width)]),
  ].join('\n');
}

function engineText(
  { id, state, reach, reason, models }: EngineStatus,
  { colours, width }: Terminal,
): string {
  const mark = { ready: colours.green('+'), unavailable: colours.red('x'), unasked: colours.dim('-') }[state];
  const head = `${mark} ${colours.bold(id)} ${colours.dim(reach === 'machine' ? 'on this machine' : 'elsewhere')}`;
  const detail = state === 'ready' ? models.map(modelText).join(', ') : plain(reason ?? '');
  return `${head}\n${wrap(detail, width, '    ')}`;
}

function modelText({ name, contextTokens }: TextModel): string {
  return contextTokens === undefined ? name : `${name} (${number(contextTokens)} tokens)`;
}

/** A terminal shows no Markdown. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
