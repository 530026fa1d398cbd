import type { ChannelEdge, NamedPattern, WorkspacePatterns } from '../../core/model/pattern.ts';
import { type DesignTextOptions, designText } from './designText.ts';
import { evidenceText } from './evidenceText.ts';
import { count, percent, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Style with why, then communication and data with where, then who talks to whom. */
export function patternsText(
  patterns: WorkspacePatterns,
  terminal: Terminal,
  options: DesignTextOptions,
): string {
  const { style, communication, data, channels, entities, design } = patterns;
  const parts = [
    named('Architecture style', style, terminal, 6),
    named('Communication', communication, terminal, 3),
    named('Data', data, terminal, 3),
    channelsText(channels, terminal),
    entitiesText(entities, terminal),
    designText(design, terminal, options),
  ].filter((part) => part !== '');
  if (parts.length === 0)
    return wrap('No pattern is recognised: there is too little code of an application here.', terminal.width);
  return parts.join('\n\n');
}

function named(title: string, list: readonly NamedPattern[], terminal: Terminal, shown: number): string {
  if (list.length === 0) return '';
  return [terminal.colours.bold(title), ...list.map((each) => one(each, terminal, shown))].join('\n');
}

function one({ name, confidence, evidence }: NamedPattern, terminal: Terminal, shown: number): string {
  const { colours } = terminal;
  const rest = evidence.length - shown;
  return [
    `  ${colours.cyan(name)}  ${colours.dim(percent(confidence, 1))}`,
    ...evidence.slice(0, shown).map((each) => evidenceText(each, terminal, '    ')),
    ...(rest > 0 ? [colours.dim(`    … and ${count(rest, 'more place')}`)] : []),
  ].join('\n');
}

const SHOWN = 20;

function channelsText(channels: readonly ChannelEdge[], { colours, width }: Terminal): string {
  if (channels.length === 0) return '';
  const lines = channels.slice(0, SHOWN).map(({ kind, channel, producer, consumer }) => {
    const ends = `${producer.path}:${producer.line} → ${consumer.path}:${consumer.line}`;
    return `  ${colours.cyan(kind)} ${channel}\n${wrap(ends, width, '    ')}`;
  });
  return [colours.bold('Who talks to whom'), ...lines, ...more(channels.length - SHOWN)].join('\n');
}

function entitiesText(entities: WorkspacePatterns['entities'], { colours }: Terminal): string {
  if (entities.length === 0) return '';
  const lines = entities
    .slice(0, SHOWN)
    .map(({ name, table, place }) => `  ${name} → ${table}  ${colours.dim(`${place.path}:${place.line}`)}`);
  return [colours.bold('Entities and their tables'), ...lines, ...more(entities.length - SHOWN)].join('\n');
}

function more(rest: number): string[] {
  return rest > 0 ? [`  … and ${rest.toLocaleString('en')} more`] : [];
}
