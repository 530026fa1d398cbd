/** CodeLens and hover: where a file and a folder stand in the architecture. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SUBJECT } from '../../support/subject.ts';
import { api, eventually, uri } from './support.ts';

async function lenses(path: string): Promise<vscode.CodeLens[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri(path),
    20,
  );
  return found.filter(({ command }) => command !== undefined && /module|layer|depend|·/.test(command.title));
}

async function hoverText(path: string, word: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri(path));
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri(path),
    document.positionAt(document.getText().indexOf(word) + 1),
  );
  const parts = found.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
  return parts
    .map(({ value }) => value.replaceAll('\\', ''))
    .filter((value) => value.includes('in the architecture'))
    .join('\n');
}

describe('the place of a file in the editor', () => {
  before(async () => {
    await (await api()).whenReady();
    for (const [path, text] of Object.entries(SUBJECT))
      await vscode.workspace.fs.writeFile(uri(path), Buffer.from(text));
    await vscode.commands.executeCommand('groundplan.refresh');
  });

  after(async () => {
    for (const folder of ['src/events', 'src/feeds'])
      await vscode.workspace.fs.delete(uri(folder), { recursive: true });
    await vscode.commands.executeCommand('groundplan.refresh');
  });

  it('stands above the main symbol: pattern and role, module, dependents', async () => {
    const path = 'src/events/priceFeed.ts';
    await vscode.window.showTextDocument(uri(path));
    const found = await eventually('the lenses', async () => {
      const now = await lenses(path);
      return now.some(({ command }) => command!.title.includes('Observer · Subject')) && now;
    });
    assert.ok(found.every(({ range }) => range.start.line === 2));
    const titles = found.map(({ command }) => command!.title);
    assert.ok(
      titles.some((title) => title.startsWith('module ')),
      titles.join(' | '),
    );
    assert.ok(titles.includes('1 file depends on it'), titles.join(' | '));
  });

  it('opens the cast of the pattern from its lens', async () => {
    const all = await lenses('src/events/priceFeed.ts');
    const role = all.find(({ command }) => command!.title.includes('Observer'))!;
    const [, , cast] = role.command!.arguments as [unknown, unknown, vscode.Location[]];
    assert.ok(cast.some((each) => each.uri.path.endsWith('/priceListener.ts')));
  });

  it('is told of a class, and of a folder where it is imported', async () => {
    const own = await eventually('the hover', () => hoverText('src/events/priceFeed.ts', 'PriceFeed {'));
    assert.match(own, /Observer · Subject/);
    const folder = await eventually('the hover of the folder', () =>
      hoverText('src/feeds/start.ts', '../events'),
    );
    assert.match(folder, /events\/\*\* in the architecture/);
    assert.match(folder, /PriceFeed: Observer · Subject/);
  });

  it('is silent where the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('groundplan');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
    await settings.update('hover', false, vscode.ConfigurationTarget.Workspace);
    await eventually('no lens', async () => (await lenses('src/events/priceFeed.ts')).length === 0);
    assert.equal(await hoverText('src/events/priceFeed.ts', 'PriceFeed {'), '');
    await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('hover', undefined, vscode.ConfigurationTarget.Workspace);
  });
});
