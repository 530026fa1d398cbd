import type { LayerDeclaration, RuleProposal } from '../../core/model/rule.ts';
import type { RuleProposalsReport } from '../../protocol/engineApi.ts';
import { evidenceText } from './evidenceText.ts';
import { count, wrap } from './layout.ts';
import { shellCommand } from './shellCommand.ts';
import type { Terminal } from './terminal.ts';

export interface ProposalsView {
  readonly terminal: Terminal;
  readonly folder: string;
  /** Proposals to show. */
  readonly limit: number;
}

const EXCEPTIONS_SHOWN = 3;

export function proposalsText({ proposals }: RuleProposalsReport, view: ProposalsView): string {
  if (proposals.length === 0) {
    return wrap(
      'No rule stands out: the code is small, or its parts depend on each other in every direction.',
      view.terminal.width,
    );
  }
  const shown = proposals.slice(0, view.limit);
  const more = proposals.length - shown.length;
  return [
    ...shown.map((each) => proposalText(each, view.terminal)),
    ...(more > 0 ? [view.terminal.colours.dim(`… and ${more} more: --all shows them.`)] : []),
    wrap(
      `Ratify what is your rule, by id: “${ratify(view.folder, shown[0]!)}” writes it into groundplan.yaml.`,
      view.terminal.width,
    ),
  ].join('\n\n');
}

function ratify(folder: string, { rule }: RuleProposal): string {
  return shellCommand('rules', '.', 'ratify', ...(folder === '.' ? [] : ['-C', folder]), rule.id);
}

function proposalText(
  { rule, layers, exceptions, bites, confidence }: RuleProposal,
  terminal: Terminal,
): string {
  const { colours, width } = terminal;
  const said = (label: string, text: string) => wrap(`${label} ${text}`, width, '    ', '  ');
  const tolerated = exceptions.slice(0, EXCEPTIONS_SHOWN).map((each) => evidenceText(each, terminal, '    '));
  const more = exceptions.length - tolerated.length;
  return [
    `${colours.bold(rule.id)} ${colours.dim(`${rule.kind}, ${confidence}`)}`,
    wrap(rule.why ?? '', width, '  '),
    ...(rule.kind === 'layers' ? [wrap(rowsText(rule.order, layers), width, '    ')] : []),
    said('It would catch:', bites),
    ...(exceptions.length === 0
      ? []
      : [`  Tolerated: ${count(exceptions.length, 'exception')}`, ...tolerated]),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ].join('\n');
}

/** `cli, web → app → core`. */
function rowsText(order: readonly string[], layers: readonly LayerDeclaration[]): string {
  const peer = new Map(layers.map((layer) => [layer.name, layer.with]));
  return order
    .map((name, at) => (at === 0 ? name : `${peer.get(name) === undefined ? ' →' : ','} ${name}`))
    .join('');
}
