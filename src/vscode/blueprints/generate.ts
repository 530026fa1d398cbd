/** Generates from a blueprint: it, its values and the folder are asked for; what it comes to is shown, ticked and written as one edit. */
import * as vscode from 'vscode';
import type {
  BlueprintDescription,
  BlueprintLanguage,
  BlueprintPlan,
  BlueprintValue,
  PlannedState,
} from '../../core/model/blueprint.ts';
import type { GenerateRequest } from '../../protocol/blueprintsApi.ts';
import { applyNow } from '../applySuggestion.ts';
import { previewTexts } from '../changes/previewTexts.ts';
import { type TickedFile, tickFiles } from '../changes/tickFiles.ts';
import { uriOf } from '../documents.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { pickRoot } from '../pickRoot.ts';

interface GenerateParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

const TITLE = 'Generate From Blueprint';

/** @param given what a key binding hands over: then nothing is asked. */
export async function generate(
  { engine, index }: GenerateParts,
  given?: Partial<GenerateRequest>,
): Promise<void> {
  const root = given?.root ?? (await pickRoot(index, TITLE));
  if (root === undefined) return;
  await index.modelled(new AbortController().signal);
  const { blueprints } = engine.get();
  const request = isWhole(given) ? { ...given, root } : await ask(engine, root);
  if (request === undefined) return;
  const plan = await blueprints.plan(request);
  if (plan.refused.length > 0) {
    const message = `“${plan.title}” was not written: ${plan.refused.join(', ')} ${plan.refused.length === 1 ? 'is' : 'are'} in the way.`;
    const compare = 'Show What Would Come';
    if ((await vscode.window.showWarningMessage(message, compare)) === compare) await showRefused(root, plan);
    return;
  }
  if (plan.edits.length === 0) {
    void vscode.window.showInformationMessage(`“${plan.title}”: all of it is there already.`);
    return;
  }
  const chosen = isWhole(given) ? new Set(plan.files.map(({ path }) => path)) : await tick(root, plan);
  if (chosen === undefined || chosen.size === 0) return;
  const kept = new Set(plan.files.flatMap(({ path, note }) => (chosen.has(path) ? [path, note] : [])));
  const done = await applyNow(root, {
    title: plan.title,
    edits: plan.edits.filter(({ path }) => kept.has(path)),
  });
  const first = plan.files.find(({ path }) => chosen.has(path));
  if (done && first !== undefined)
    await vscode.window.showTextDocument(uriOf(root, first.path), { preview: false });
  if (done && plan.afterwards.length > 0)
    void vscode.window.showInformationMessage(plan.afterwards.join(' '));
}

function isWhole(given: Partial<GenerateRequest> | undefined): given is GenerateRequest {
  return given?.blueprint !== undefined && given.folder !== undefined && given.values !== undefined;
}

async function ask(engine: EngineHandle, root: string): Promise<GenerateRequest | undefined> {
  const { blueprints } = engine.get();
  const { blueprints: all } = await blueprints.list({ root });
  const items = all.map(({ name, title, summary, kind }) => ({
    label: title,
    description: kind,
    detail: summary,
    name,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: TITLE,
    matchOnDetail: true,
    placeHolder: 'Which blueprint?',
  });
  if (picked === undefined) return undefined;
  const described = await blueprints.describe({ root, blueprint: picked.name });
  const language = await pickLanguage(described);
  const folder = language === undefined ? undefined : await askFolder(root, described);
  const values = folder === undefined ? undefined : await askValues(described);
  if (language === undefined || folder === undefined || values === undefined) return undefined;
  return { root, blueprint: picked.name, folder, language, values };
}

async function pickLanguage({
  title,
  languages,
}: BlueprintDescription): Promise<BlueprintLanguage | undefined> {
  if (languages.length === 1) return languages[0];
  const open = vscode.window.activeTextEditor?.document.languageId;
  const ordered = languages.toSorted((a, b) => Number(b === open) - Number(a === open));
  const picked = await vscode.window.showQuickPick(ordered, { title: `${title}: Language` });
  return languages.find((each) => each === picked);
}

/** The folder of what is open, where that is in the workspace; structures and configurations begin at its root. */
async function askFolder(root: string, { kind, title }: BlueprintDescription): Promise<string | undefined> {
  const open = vscode.window.activeTextEditor?.document.uri.path ?? '';
  const beneath = `${uriOf(root, '').path.replace(/\/$/, '')}/`;
  const beside = open.startsWith(beneath) ? open.slice(beneath.length).split('/').slice(0, -1).join('/') : '';
  return vscode.window.showInputBox({
    title: `${title}: Folder`,
    prompt: 'Where in the workspace; there or not yet. Empty for its root.',
    value: kind === 'pattern' || kind === 'feature' ? beside : '',
  });
}

type Values = Record<string, BlueprintValue>;

/** A list of all values, each of which can be changed, until they are taken. */
async function askValues({ title, parameters }: BlueprintDescription): Promise<Values | undefined> {
  const values: Values = {};
  for (const { name, default: usual } of parameters) if (usual !== undefined) values[name] = usual;
  for (;;) {
    const rows = parameters.map(({ name, about }) => ({
      label: `$(edit) ${about}`,
      description: shown(values[name]),
      name,
    }));
    const missing = parameters.filter(({ name, when }) => when === undefined && values[name] === undefined);
    const go = { label: '$(check) Go on with these', description: '', name: '' };
    const picked = await vscode.window.showQuickPick(missing.length > 0 ? rows : [go, ...rows], {
      title: `${title}: Values`,
      placeHolder: missing.length > 0 ? 'Pick one to say it' : 'Go on, or pick one to change it',
    });
    if (picked === undefined) return undefined;
    if (picked.name === '') return values;
    const parameter = parameters.find(({ name }) => name === picked.name)!;
    const prompt = { title, prompt: parameter.about, value: shown(values[picked.name]) };
    const value =
      parameter.choices === undefined
        ? await vscode.window.showInputBox(prompt)
        : await vscode.window.showQuickPick([...parameter.choices], { title: parameter.about });
    if (value !== undefined) values[picked.name] = value;
  }
}

function shown(value: BlueprintValue | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

const SAID: Readonly<Record<PlannedState, string>> = {
  new: 'new',
  same: 'there already',
  changed: 'changed',
  merged: 'merged with your changes',
  conflict: 'in conflict',
  taken: 'in the way',
  wired: 'registered there',
};

/** @returns paths; undefined when nothing is wanted. */
export function tick(
  root: string,
  plan: Pick<BlueprintPlan, 'title' | 'files' | 'style'>,
): Promise<ReadonlySet<string> | undefined> {
  const files = texts(plan).filter((_, at) => plan.files[at]!.state !== 'same');
  return tickFiles(root, {
    title: plan.title,
    files,
    ...(plan.style.length > 0 && {
      placeholder: `Enter writes what is ticked, as the code beside it: ${plan.style.join(', ')}`,
    }),
  });
}

function texts({ files }: Pick<BlueprintPlan, 'files'>): readonly TickedFile[] {
  return files.map(({ path, text, state }) => ({ path, text, isThere: state !== 'new', what: SAID[state] }));
}

/** Stays readable as long as the window is there: nothing is written from it. */
async function showRefused(root: string, plan: BlueprintPlan): Promise<void> {
  const preview = previewTexts(root, texts(plan));
  for (const path of plan.refused) await preview.show(path);
}
