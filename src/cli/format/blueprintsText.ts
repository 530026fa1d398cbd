/** Blueprints, and what generating one comes to, for a terminal. */
import type { BlueprintDescription, BlueprintPlan, PlannedState } from '../../core/model/blueprint.ts';
import type { BlueprintCheck, BlueprintsReport } from '../../protocol/blueprintsApi.ts';
import { columns, count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function listText(
  { blueprints, broken, leftOut }: BlueprintsReport,
  { colours, width }: Terminal,
): string {
  const kinds = [...new Set(blueprints.map(({ kind }) => kind))];
  const parts = kinds.flatMap((kind) => {
    const rows = blueprints
      .filter((each) => each.kind === kind)
      .map(({ name, languages, origin }) => [
        `  ${name}`,
        languages.join(', '),
        origin === 'shipped' ? '' : origin,
      ]);
    return [colours.bold(`${kind}s`), ...columns(rows, ['left', 'left', 'left'])];
  });
  const wrong = broken.map(({ folder, problems }) => `  ${folder}: ${problems[0]?.message ?? ''}`);
  const left = leftOut.map((each) => wrap(each, width, '  '));
  return [
    ...(parts.length === 0 ? ['There is no blueprint.'] : parts),
    ...(wrong.length === 0 ? [] : ['', 'Broken:', ...wrong]),
    ...(left.length === 0 ? [] : ['', 'Left out:', ...left]),
  ].join('\n');
}

export function descriptionText(
  { name, title, summary, folder, parameters, templates }: BlueprintDescription,
  { colours, width }: Terminal,
): string {
  const rows = parameters.map(({ name, type, about, choices, default: usual }) => [
    `  ${name}`,
    choices === undefined ? type : choices.join(' | '),
    `${about}${usual === undefined ? '' : ` (${Array.isArray(usual) ? usual.join(', ') : usual})`}`,
  ]);
  const languages = Object.entries(templates).flatMap(([language, paths = []]) => [
    `  ${language}`,
    ...paths.map((path) => `    ${path}`),
  ]);
  return [
    `${colours.bold(title)} (${name})`,
    wrap(summary, width),
    '',
    ...(rows.length === 0 ? [] : ['Parameters:', ...columns(rows, ['left', 'left', 'left']), '']),
    'Files:',
    ...languages,
    '',
    folder,
  ].join('\n');
}

export function checksText(checks: readonly BlueprintCheck[]): string {
  const problems = checks.flatMap(({ folder, problems }) =>
    problems.map(({ file, line, message }) => `${folder}/${file}:${line}: ${message}`),
  );
  const good = checks.filter((each) => each.problems.length === 0).length;
  return [
    ...problems,
    `${count(good, 'blueprint')} without a fault, ${count(checks.length - good, 'blueprint')} with one.`,
  ].join('\n');
}

const MARKS: Readonly<Record<PlannedState, string>> = {
  new: '+',
  same: '=',
  changed: '~',
  merged: '~',
  conflict: '!',
  taken: '!',
  wired: '~',
};

const SAID: Readonly<Record<PlannedState, string>> = {
  new: '',
  same: 'is there already',
  changed: 'as the blueprint has it now',
  merged: 'merged with what was changed here',
  conflict: 'was changed here in the same place',
  taken: 'something else is there',
  wired: 'registered there',
};

export function planText(
  { title, language, folder, files, edits, refused, style, afterwards }: BlueprintPlan,
  { dry, terminal: { colours, width } }: { readonly dry: boolean; readonly terminal: Terminal },
): string {
  const rows = files.map(({ path, state, why }) => [`  ${MARKS[state]} ${path}`, why ?? SAID[state]]);
  const isWork = refused.length === 0 && edits.length > 0;
  const end =
    refused.length > 0
      ? `Nothing was written: ${count(refused.length, 'file')} ${refused.length === 1 ? 'is' : 'are'} in the way. The diff shows what would become of ${refused.length === 1 ? 'it' : 'them'}; --force writes it.`
      : edits.length === 0
        ? 'Nothing is left to do.'
        : dry
          ? 'Nothing was written.'
          : `Wrote ${count(files.filter(({ state }) => state !== 'same').length, 'file')}.`;
  return [
    `${colours.bold(title)} in ${language}${folder === '' ? '' : `, in ${folder}`}`,
    ...columns(rows, ['left', 'left']),
    ...(style.length === 0 ? [] : [wrap(`As the code beside it: ${style.join(', ')}.`, width)]),
    wrap(end, width),
    ...(afterwards.length === 0 || !isWork
      ? []
      : ['', 'Then:', ...afterwards.map((each) => wrap(each, width, '  '))]),
  ].join('\n');
}
