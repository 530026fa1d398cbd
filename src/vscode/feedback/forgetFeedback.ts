/** Erases what was recorded, and with it what was learned from it: of a suggestion, a project, a time, or all of it. */
import * as vscode from 'vscode';
import type { FeedbackLine, FeedbackPart } from '../../protocol/feedbackApi.ts';
import { counted } from '../figures.ts';
import type { FeedbackRecorder } from './feedbackRecorder.ts';
import { type FeedbackViews, renewed } from './feedbackViews.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TITLE = 'Forget Feedback';
const MOST = 100_000;

interface Part extends vscode.QuickPickItem {
  /** As the question names it. */
  readonly of: string;
  readonly parts: readonly FeedbackPart[];
}

interface Way extends vscode.QuickPickItem {
  choose(): Promise<Part | undefined> | Part;
}

export async function forgetFeedback(views: FeedbackViews): Promise<void> {
  const part = await choosePart(views);
  if (part === undefined) return;
  const question = `Forget the feedback ${part.of}?`;
  const detail =
    'It is erased on disk and cannot be brought back. What was dismissed may be suggested again.';
  const agreed = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Forget');
  if (agreed === undefined) return;
  let offers = 0;
  for (const each of part.parts) offers += (await views.feedback.api.forget(each)).offers;
  renewed(views);
  void vscode.window.showInformationMessage(
    offers === 0
      ? 'There was nothing to forget.'
      : `What was done with ${counted(offers, 'suggestion')} is forgotten.`,
  );
}

async function choosePart({ feedback, index }: FeedbackViews): Promise<Part | undefined> {
  const lines = await recorded(feedback);
  const now = Date.now();
  const known = (part: Omit<Part, 'label'>) => () => ({ ...part, label: '' });
  const ways: Way[] = [
    { label: 'Of one suggestion…', choose: () => pick(suggestionsIn(lines), 'The latest is first') },
    {
      label: 'Of the last hour',
      choose: known({ of: 'of the last hour', parts: [{ fromMs: now - HOUR_MS }] }),
    },
    { label: 'Of the last day', choose: known({ of: 'of the last day', parts: [{ fromMs: now - DAY_MS }] }) },
    { label: 'Of another time…', choose: () => pick(timesBefore(now), 'Which time?') },
    {
      label: 'Of this workspace',
      choose: known({ of: 'of this workspace', parts: index.roots.map((root) => ({ root })) }),
    },
    { label: 'Of one project…', choose: () => pick(projectsIn(lines), 'Which project?') },
    {
      label: 'All of it',
      description: 'of every project',
      choose: known({ of: 'of every project', parts: [{}] }),
    },
  ];
  const placeHolder = 'What was recorded is erased on disk, and what was learned from it with it';
  return (await vscode.window.showQuickPick(ways, { title: TITLE, placeHolder }))?.choose();
}

async function pick(items: readonly Part[], placeHolder: string): Promise<Part | undefined> {
  if (items.length === 0) {
    void vscode.window.showInformationMessage('There is nothing to forget: no feedback was recorded yet.');
    return undefined;
  }
  return vscode.window.showQuickPick(items, { title: TITLE, placeHolder, matchOnDetail: true });
}

async function recorded(feedback: FeedbackRecorder): Promise<readonly FeedbackLine[]> {
  return (await feedback.api.log({ most: MOST })).lines;
}

/** The newest first. */
function suggestionsIn(lines: readonly FeedbackLine[]): Part[] {
  const items = new Map<string, Part>();
  for (const { root, suggestion, title, text, projectName } of lines) {
    const key = `${root}\0${suggestion}`;
    if (items.has(key)) continue;
    const label = title || suggestion;
    const detail = `${text} · ${projectName ?? nameOf(root)}`;
    items.set(key, { label, detail, of: `on “${label}”`, parts: [{ root, suggestion }] });
  }
  return [...items.values()];
}

function projectsIn(lines: readonly FeedbackLine[]): Part[] {
  const items = new Map<string, Part>();
  for (const { root, projectName } of lines) {
    const label = projectName ?? nameOf(root);
    const description = projectName === undefined ? root : 'imported';
    if (!items.has(root)) items.set(root, { label, description, of: `of ${label}`, parts: [{ root }] });
  }
  return [...items.values()];
}

function timesBefore(nowMs: number): Part[] {
  const since = (label: string, ms: number): Part => ({
    label: `Of the last ${label}`,
    of: `of the last ${label}`,
    parts: [{ fromMs: nowMs - ms }],
  });
  return [
    since('week', 7 * DAY_MS),
    since('30 days', 30 * DAY_MS),
    since('year', 365 * DAY_MS),
    {
      label: 'Of more than 30 days ago',
      of: 'of more than 30 days ago',
      parts: [{ beforeMs: nowMs - 30 * DAY_MS }],
    },
    {
      label: 'Of more than a year ago',
      of: 'of more than a year ago',
      parts: [{ beforeMs: nowMs - 365 * DAY_MS }],
    },
  ];
}

function nameOf(root: string): string {
  return root.split(/[\\/]/).findLast((part) => part !== '') ?? root;
}
