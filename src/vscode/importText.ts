/** The explanation of an import as Markdown. Names come from the workspace and are escaped: no character of them is markup. */
import type { ExplainedImport, ImportEnd, RuleWord } from '../core/model/ruleAnswer.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { ImportReport } from '../protocol/engineApi.ts';

/** Commands that the text links to. */
export const LINKED_COMMANDS = [
  'groundplan.openEvidence',
  'groundplan.explainImport',
  'groundplan.previewSuggestion',
  'groundplan.inferRules',
] as const;

type LinkedCommand = (typeof LINKED_COMMANDS)[number];

const RULES_FILE = 'groundplan.yaml';
/** Steps of a way that are written out. */
const MOST_STEPS = 6;

interface Context {
  readonly root: string;
  readonly standing: ImportReport['standing'];
}

/** One line an import that some rule speaks of; empty where none does. */
export function importInBrief(imports: readonly ExplainedImport[], { root }: Context): string {
  const spoken = imports.filter((each) => (each.answer?.rules.length ?? 0) > 0);
  return spoken
    .map((each) => {
      const rules = [...new Set(each.answer!.rules.map(({ rule }) => escaped(rule)))].join(', ');
      const more = link('Explain Import', 'groundplan.explainImport', [
        { root, path: each.from.path, line: each.line },
      ]);
      return `${verdictOf(each, 'current')}: ${escaped(targetOf(each))} (${rules}) · ${more}`;
    })
    .join('\n\n');
}

export interface WholeStory extends Context {
  readonly imports: readonly ExplainedImport[];
  /** What would put broken ones right. */
  readonly fixes: readonly Suggestion[];
}

export function importInFull({ imports, fixes, ...context }: WholeStory): string {
  return imports
    .map((each) => storyOf(each, context, each.answer?.verdict === 'forbidden' ? fixes : []))
    .join('\n\n---\n\n');
}

/** What there is to do comes before the reasons: a hover shows its first lines alone. */
function storyOf(each: ExplainedImport, context: Context, fixes: readonly Suggestion[]): string {
  const parts = [
    `**${verdictOf(each, context.standing)}**`,
    endsText(each, context),
    ...fixesText(fixes, context),
    ...(each.answer === undefined ? [] : rulesText(each, context)),
    ...backText(each, context),
  ];
  return parts.join('\n\n');
}

function verdictOf({ answer, target }: ExplainedImport, standing: Context['standing']): string {
  if (target.status === 'unresolved') return '$(warning) Leads nowhere';
  if (answer === undefined || standing === 'none' || standing === 'broken')
    return '$(info) No rule is in force';
  const tolerated = answer.rules.some(({ says }) => says === 'tolerates');
  switch (answer.verdict) {
    case 'forbidden':
      return '$(error) Must not be imported';
    case 'partly':
      return '$(error) Must not be imported in part';
    case 'deprecated':
      return '$(info) May still be imported';
    case 'allowed':
      return tolerated ? '$(info) Tolerated' : '$(pass) May be imported';
  }
}

function targetOf({ target, specifier }: ExplainedImport): string {
  if (target.status === 'resolved') return target.path;
  return target.status === 'external' ? target.package : specifier;
}

function endsText(each: ExplainedImport, { root }: Context): string {
  const { from, to, line, target, kind } = each;
  const near = place(root, from.path, line);
  const far = to === undefined ? escaped(targetOf(each)) : place(root, to.path);
  const how = HOW[kind] === undefined ? '' : ` (${HOW[kind]})`;
  const lines = [`${near} → ${far}${how}`];
  if (to !== undefined) lines.push(escaped(`${whereText(from)} → ${whereText(to)}`));
  if (target.status === 'external') lines.push('A package from outside of the workspace.');
  if (target.status === 'unresolved') lines.push(escaped(sentence(target.reason)));
  return lines.join('  \n');
}

const HOW: Readonly<Partial<Record<ExplainedImport['kind'], string>>> = {
  type: 'for types alone',
  deferred: 'loaded when it is reached',
  're-export': 'passed on',
  reference: 'a name used without an import',
  declared: 'by a manifest',
};

function whereText({ layer, module, test }: ImportEnd): string {
  const own = module === '.' ? 'the root' : `module ${module}`;
  return [...(layer === undefined ? [] : [`layer ${layer}`]), own, ...(test ? ['test code'] : [])].join(', ');
}

function rulesText({ answer, from }: ExplainedImport, { root, standing }: Context): readonly string[] {
  if (standing === 'none')
    return [`There is no ${RULES_FILE} here. ${link('Infer Rules', 'groundplan.inferRules', [])}`];
  if (standing === 'broken') return [`${place(root, RULES_FILE)} cannot be read as rules.`];
  const old =
    standing === 'last-good' ? [`${place(root, RULES_FILE)} is broken: its last good rules hold.`] : [];
  const words = answer?.rules ?? [];
  if (words.length > 0) return [...old, ...words.map((word) => wordText(word, root))];
  return [...old, from.test ? 'Test code is not judged.' : 'No rule speaks of it.'];
}

function wordText({ rule, line, says, message, why, instead, example }: RuleWord, root: string): string {
  const said =
    says === 'allows' ? 'speaks of it and lets it be.' : `${says} it. ${escaped(sentence(message))}`;
  const named = link(escaped(rule), 'groundplan.openEvidence', [root, RULES_FILE, line]);
  return [
    `**${named}** ${said}`,
    ...(why === undefined ? [] : [`- Why: ${escaped(sentence(why))}`]),
    ...(instead === undefined ? [] : [`- Instead: ${escaped(sentence(instead))}`]),
    ...(example === undefined
      ? []
      : [`- As it should be: ${place(root, example.path, example.line)} ${escaped(example.text)}`]),
  ].join('\n');
}

function backText({ back, to }: ExplainedImport, { root }: Context): readonly string[] {
  if (back.length === 0 || to === undefined) return [];
  const steps = back
    .slice(0, MOST_STEPS)
    .map((step, at) => `${at + 1}. ${place(root, step.from, step.line)} → ${escaped(step.to)}`);
  const more = back.length > MOST_STEPS ? [`\n… and ${back.length - MOST_STEPS} more`] : [];
  const way = back.length === 1 ? 'one import' : `${back.length} imports`;
  return [
    [`**$(sync) Leads back** by ${way}, so that the two lie on a circle:`, '', ...steps, ...more].join('\n'),
  ];
}

function fixesText(fixes: readonly Suggestion[], { root }: Context): readonly string[] {
  if (fixes.length === 0) return [];
  const items = fixes.map(
    ({ id, title }) =>
      `- ${link(escaped(title), 'groundplan.previewSuggestion', [{ suggestion: { root, id } }])}`,
  );
  return [['**$(lightbulb-autofix) What would put it right**', '', ...items].join('\n')];
}

function place(root: string, path: string, line = 1): string {
  const shown = line === 1 ? path : `${path}:${line}`;
  return link(escaped(shown), 'groundplan.openEvidence', [root, path, line]);
}

function link(text: string, command: LinkedCommand, args: readonly unknown[]): string {
  const asked = args.length === 0 ? '' : `?${argumentsOf(args)}`;
  return `[${text}](command:${command}${asked})`;
}

/** Round brackets would end the link. */
function argumentsOf(args: readonly unknown[]): string {
  return encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
