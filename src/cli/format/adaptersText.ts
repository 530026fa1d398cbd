/** Adapters as text: what is published, what it brought, and why one was not. */
import { sizeText } from '../../base/sizeText.ts';
import { type AdapterFigures, adapterName, type PublishedAdapter } from '../../core/model/adapter.ts';
import type { AdaptersReport, PublishOutcome } from '../../protocol/adaptersApi.ts';
import { columns } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function adaptersText({ adapters, base }: AdaptersReport, { colours }: Terminal): string {
  if (adapters.length === 0)
    return 'There is no adapter yet. “groundplan adapter train” makes one from examples, “groundplan adapter import” publishes one that was trained elsewhere.';
  const bases = [...new Set(adapters.map((each) => each.base.fingerprint))];
  const parts = bases.flatMap((fingerprint) => {
    const own = adapters.filter((each) => each.base.fingerprint === fingerprint);
    const answers = fingerprint === base?.fingerprint ? '' : colours.dim(' (does not answer now)');
    return ['', `${colours.bold(`Of ${own[0]!.base.name}`)}${answers}`, ...table(own)];
  });
  const open =
    base === undefined || bases.includes(base.fingerprint)
      ? []
      : ['', `There is none for ${base.name}, which answers now.`];
  return [...parts.slice(1), ...open, '', '* is used.'].join('\n');
}

function table(adapters: readonly PublishedAdapter[]): string[] {
  const rows = adapters.map((each) => [
    each.current ? '*' : '',
    adapterName(each),
    each.publishedAt.slice(0, 10),
    sizeText(each.bytes),
    `${each.origin}: ${each.about}`,
    each.figures === undefined ? 'not measured' : gainOf(each.figures),
  ]);
  const given = adapters.flatMap((each) =>
    each.abandoned === undefined ? [] : [`${adapterName(each)} was given up. ${each.abandoned}`],
  );
  const table = columns(rows, ['left', 'left', 'left', 'right', 'left', 'left']);
  return [...table, ...given].map((line) => `  ${line}`);
}

function gainOf({ accepted, wins }: AdapterFigures): string {
  const won = wins.pairs === 0 ? '' : `, wins ${percent(wins.base)} → ${percent(wins.adapter)}`;
  return `accepted text ${accepted.base.toFixed(2)} → ${accepted.adapter.toFixed(2)} nats a token${won}`;
}

export function publishedText(outcome: PublishOutcome, { colours }: Terminal): string {
  if (outcome.kind === 'published') {
    const { adapter } = outcome;
    return [
      `${colours.bold(adapterName(adapter))} is published and used from now on.`,
      ...(adapter.figures === undefined ? ['It was not measured.'] : figureLines(adapter.figures)),
    ].join('\n');
  }
  return [
    colours.bold('It is not published:'),
    ...outcome.reasons.map((reason) => `  ${reason}`),
    ...(outcome.figures === undefined ? [] : ['', ...figureLines(outcome.figures)]),
    '',
    'Say --anyway to use it all the same.',
  ].join('\n');
}

function figureLines({ accepted, general, wins, grammar, verbatim }: AdapterFigures): string[] {
  const rows = [
    ['', 'before', 'with it'],
    ['accepted text, nats a token', accepted.base.toFixed(3), accepted.adapter.toFixed(3)],
    ['general code, nats a token', general.base.toFixed(3), general.adapter.toFixed(3)],
    [`accepted before rejected, of ${wins.pairs} pairs`, percent(wins.base), percent(wins.adapter)],
    ['answers under a grammar', '', `${grammar.parsed} of ${grammar.tried}`],
    ['words by heart', String(verbatim.base), String(verbatim.adapter)],
  ];
  return columns(rows, ['left', 'right', 'right']).map((line) => `  ${line}`);
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
