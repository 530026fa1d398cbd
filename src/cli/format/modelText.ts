/** Models as text: what is here, what is to be had, and what a download would bring. */
import { sizeText } from '../../base/sizeText.ts';
import {
  type CatalogueModel,
  type Licence,
  type MeasuredContext,
  MODEL_PURPOSES,
  type ModelFacts,
  type ModelOffer,
} from '../../core/model/textModels.ts';
import type { InspectReport, RegistryEntry, RegistryReport } from '../../protocol/registryApi.ts';
import { columns, number, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function modelsText({ folder, models }: RegistryReport, terminal: Terminal): string {
  const bold = terminal.colours.bold;
  const here = models.filter(({ installed, ships }) => installed !== undefined || ships);
  const others = models.filter((each) => !here.includes(each));
  const parts = [
    bold('On this machine'),
    ...table(here, terminal),
    '',
    bold('To be had'),
    ...table(others, terminal),
    '',
    `Models lie in ${folder}.`,
    'Get one with “groundplan model add NAME”; a name is one of these, hf:user/model/file.gguf, an address or a file.',
  ];
  if (!models.some(({ use, installed }) => use === 'text' && installed !== undefined))
    parts.push('Without a model that writes text, everything is answered from the model of the code.');
  return parts.join('\n');
}

function table(entries: readonly RegistryEntry[], { colours, width }: Terminal): string[] {
  if (entries.length === 0) return ['  none'];
  const rows = entries.map((each) => [
    each.chosen ? '*' : '',
    each.id,
    each.use,
    bytesOf(each) === 0 ? 'ships' : sizeText(bytesOf(each)),
    contextOf(each),
    each.licence?.name ?? 'licence unknown',
  ]);
  const lines = columns(rows, ['left', 'left', 'left', 'right', 'right', 'left']);
  return lines.flatMap((line, at) => {
    const note = entries[at]!.catalogue?.note;
    const row = `  ${line}`;
    return note === undefined ? [row] : [row, colours.dim(wrap(note, width, '     '))];
  });
}

function bytesOf({ installed, catalogue }: RegistryEntry): number {
  return installed?.bytes ?? catalogue?.aboutBytes ?? 0;
}

function contextOf({ measured, catalogue }: RegistryEntry): string {
  if (measured !== undefined) return `${number(measured.tokens)} tokens, measured`;
  if (catalogue?.contextTokens !== undefined) return `${number(catalogue.contextTokens)} tokens`;
  return catalogue?.dimensions === undefined ? '' : `${catalogue.dimensions} dimensions`;
}

export function offerText(
  { title, files, licence, folder, installed }: ModelOffer,
  { colours }: Terminal,
): string {
  const sizes = files.map(({ bytes }) => bytes);
  const known = sizes.every((each) => each !== undefined);
  const total = known ? sizeText(sizes.reduce<number>((sum, each) => sum + each, 0)) : 'of unknown size';
  const unchecked = files.filter(({ sha256 }) => sha256 === undefined).length;
  return rows([
    ['Model', colours.bold(title)],
    ['Size', files.length === 1 ? total : `${total} in ${files.length} files`],
    ['Licence', licenceText(licence)],
    ['From', new URL(files[0]!.url).host],
    ['To', folder],
    ['Checked', unchecked === 0 ? 'by SHA-256' : 'only by its size: the server says no checksum'],
    ...(installed ? [['Note', 'it is here already; it would be downloaded anew']] : []),
  ]);
}

export function inspectText({ entry, facts }: InspectReport, { colours }: Terminal): string {
  const { installed, measured, catalogue } = entry;
  return rows([
    ['Model', colours.bold(entry.title)],
    ['Name', entry.chosen ? `${entry.id}, in use` : entry.id],
    ['For', MODEL_PURPOSES[entry.use]],
    ['Licence', licenceText(entry.licence)],
    ...(facts === undefined ? catalogueRows(catalogue) : factRows(facts)),
    ...(facts === undefined || facts.embeds ? [] : [['Measured', measuredText(measured)]]),
    ['Here', installed === undefined ? (entry.ships ? 'ships with Groundplan' : 'no') : installed.path],
    ...(installed === undefined ? [] : [['Got', `${installed.added.slice(0, 10)} from ${installed.from}`]]),
    ...(installed?.sha256.map((each) => ['SHA-256', each]) ?? []),
    ...(catalogue?.note === undefined ? [] : [['Note', catalogue.note]]),
  ]);
}

function factRows({
  architecture,
  quantization,
  parameters,
  contextTokens,
  bytes,
  hasChatTemplate,
}: ModelFacts): string[][] {
  return [
    ['Architecture', `${architecture}, ${amountText(parameters)} parameters`],
    ['Quantized', `${quantization}, ${sizeText(bytes)}`],
    [
      'Context',
      contextTokens === undefined ? 'not said' : `${number(contextTokens)} tokens, as its file says`,
    ],
    ['Chat', hasChatTemplate ? 'by its own template' : 'it has no template of its own'],
  ];
}

function catalogueRows(catalogue: CatalogueModel | undefined): string[][] {
  if (catalogue === undefined) return [];
  const { aboutBytes, quantization, contextTokens, dimensions, parameters } = catalogue;
  const quantized = quantization === undefined ? '' : `, ${quantization}`;
  return [
    ...(parameters === undefined ? [] : [['Parameters', parameters]]),
    ...(aboutBytes === 0 ? [] : [['Size', `about ${sizeText(aboutBytes)}${quantized}`]]),
    ...(contextTokens === undefined ? [] : [['Context', `${number(contextTokens)} tokens`]]),
    ...(dimensions === undefined ? [] : [['Vectors', `${dimensions} dimensions`]]),
  ];
}

function measuredText(measured: MeasuredContext | undefined): string {
  if (measured === undefined) return 'not yet: “groundplan model measure” does';
  return `${number(measured.tokens)} tokens: ${measured.because}`;
}

function licenceText(licence: Licence | undefined): string {
  if (licence === undefined) return 'not said: ask where it comes from before you use it';
  return licence.url === undefined ? licence.name : `${licence.name} (${licence.url})`;
}

/** `7.2 B`, `350 M`. */
function amountText(parameters: number): string {
  if (parameters >= 1e9) return `${(parameters / 1e9).toFixed(1)} B`;
  return parameters >= 1e6 ? `${Math.round(parameters / 1e6)} M` : number(parameters);
}

function rows(cells: readonly (readonly string[])[]): string {
  return columns(cells, ['left', 'left']).join('\n');
}
