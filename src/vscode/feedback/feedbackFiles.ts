/** Feedback as files: written where the person says, and read from where they say. */
import * as vscode from 'vscode';
import { FEEDBACK_LEVELS, type FeedbackLevel } from '../../protocol/feedbackLevel.ts';
import { counted } from '../figures.ts';
import { saveDocument } from '../saveDocument.ts';
import { type FeedbackViews, renewed } from './feedbackViews.ts';

/** Larger ones are none that an export wrote. */
const MOST_BYTES = 32_000_000;

const LEVELS: Readonly<Record<FeedbackLevel, string>> = {
  all: 'titles of suggestions, names of projects, and your own words',
  'no code': 'without your own words, which may quote code',
  'numbers only': 'without titles and names either',
};

export async function exportFeedback({ feedback }: FeedbackViews): Promise<void> {
  const { lines } = await feedback.api.log({ most: 1 });
  if (lines.length === 0) {
    void vscode.window.showInformationMessage('There is nothing to export: no feedback was recorded yet.');
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    FEEDBACK_LEVELS.map((level) => ({
      label: level[0]!.toUpperCase() + level.slice(1),
      detail: LEVELS[level],
      level,
    })),
    { title: 'Export Feedback', placeHolder: 'How much of it? No path of this machine is ever written' },
  );
  if (chosen === undefined) return;
  const { text, offers } = await feedback.api.export({ level: chosen.level });
  await saveDocument({
    title: 'Export Feedback',
    file: 'groundplan-feedback.jsonl',
    kind: 'JSON Lines',
    end: 'jsonl',
    what: `What was done with ${counted(offers, 'suggestion')}`,
    content: async () => new TextEncoder().encode(text),
  });
}

export async function importFeedback(views: FeedbackViews): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Import Feedback',
      openLabel: 'Import',
      filters: { 'JSON Lines': ['jsonl', 'json'] },
    })) ?? [];
  if (file === undefined) return;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > MOST_BYTES)
    throw new Error(
      `${file.fsPath} was not imported: it is larger than 32 MB. Choose one that “Export Feedback” wrote.`,
    );
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const { offers, actions, refused, problems } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Importing feedback', cancellable: false },
    () => views.feedback.api.import({ text }),
  );
  renewed(views);
  const said =
    offers + actions === 0
      ? 'Nothing was added: all of it was known.'
      : `${counted(actions, 'action')} on ${counted(offers, 'new suggestion')} imported.`;
  if (refused === 0) void vscode.window.showInformationMessage(said);
  else
    void vscode.window.showWarningMessage(
      `${said} ${counted(refused, 'line')} could not be taken, the first of them line ${problems[0]?.line} (${problems[0]?.why}).`,
    );
}
