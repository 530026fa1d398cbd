/** Asks what the words left open: a few quick picks, each of which can be skipped, or all that are left. */
import * as vscode from 'vscode';
import type { Answers, Question } from '../../core/model/alternative.ts';

const SKIP = { label: '$(debug-step-over) Skip', id: undefined } as const;
const REST = { label: '$(debug-continue) Skip the rest', id: null } as const;

/** @returns undefined when it was left; what was answered until then counts otherwise. */
export async function interview(
  questions: readonly Question[],
  known: Answers,
): Promise<Answers | undefined> {
  let answers = known;
  for (const [at, question] of questions.entries()) {
    const title = `New Project (${at + 1}/${questions.length})`;
    const answer =
      question.choices.length === 0 ? await asText(question, title) : await asPick(question, title);
    if (answer === undefined) return undefined;
    if (answer === 'rest') return answers;
    if (answer !== 'skip') answers = { ...answers, [question.topic]: answer };
  }
  return answers;
}

async function asText({ text }: Question, title: string) {
  const typed = await vscode.window.showInputBox({
    title,
    prompt: `${text} With commas between them; empty to skip.`,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || namesIn(value).every((each) => /^\p{L}[\p{L}\p{N} _-]{0,60}$/u.test(each))
        ? undefined
        : 'Names: letters, digits, spaces and -, beginning with a letter.',
  });
  if (typed === undefined) return undefined;
  const names = namesIn(typed);
  return names.length === 0 ? ('skip' as const) : names;
}

function namesIn(typed: string): readonly string[] {
  return typed
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

async function asPick({ text, choices, many }: Question, title: string) {
  const items = choices.map(({ id, title: label }) => ({ label, id }));
  if (many) {
    const picked = await vscode.window.showQuickPick(items, {
      ...{ title, placeHolder: `${text} None ticked skips it.`, canPickMany: true, ignoreFocusOut: true },
    });
    if (picked === undefined) return undefined;
    return picked.length === 0 ? ('skip' as const) : picked.map(({ id }) => id);
  }
  const picked = await vscode.window.showQuickPick([SKIP, ...items, REST], {
    ...{ title, placeHolder: text, ignoreFocusOut: true },
  });
  if (picked === undefined) return undefined;
  if (picked.id === undefined) return 'skip' as const;
  return picked.id ?? ('rest' as const);
}
