/** GitHub's workflow commands: annotations on the lines of a pull request. */
import type { Severity } from '../../core/model/finding.ts';
import type { CheckView } from './checkView.ts';

interface Annotation {
  readonly level: string;
  readonly path: string;
  readonly line: number;
  readonly title: string;
  readonly text: string;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

export function checkGithub({ report, folder }: CheckView): string {
  const annotations: readonly Annotation[] = [
    ...report.problems.map(({ path, line, message, remedy }) => ({
      level: 'error',
      path,
      line,
      title: 'Groundplan: rules',
      text: `${message} ${remedy}`,
    })),
    ...report.violations.map(({ severity, from, line, rule, message, why, instead, example }) => ({
      level: LEVELS[severity],
      path: from,
      line,
      title: `Groundplan: ${rule}`,
      text: [
        message,
        ...(why === undefined ? [] : [`Why: ${why}`]),
        ...(instead === undefined ? [] : [`Instead: ${instead}`]),
        ...(example === undefined ? [] : [`Example: ${example.path}:${example.line}`]),
      ].join('\n'),
    })),
  ];
  return annotations.map((each) => commandOf(each, folder)).join('\n');
}

function commandOf({ level, path, line, title, text }: Annotation, folder: string): string {
  return `::${level} file=${property(inRepository(path, folder))},line=${line},title=${property(title)}::${data(text)}`;
}

/** Annotations are found by paths from where the job stands. */
function inRepository(path: string, folder: string): string {
  const inner = folder
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '');
  const outside =
    inner === '' ||
    inner === '.' ||
    inner.startsWith('/') ||
    inner.startsWith('..') ||
    /^[A-Za-z]:/.test(inner);
  return outside ? path : `${inner}/${path}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
