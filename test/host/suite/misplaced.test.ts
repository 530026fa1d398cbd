/** A word about a new file in an unlikely place, what puts it right, and a command that asks before the file is there. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, uri } from './support.ts';

const SUBJECTS = ['user', 'order', 'basket', 'invoice', 'product', 'refund'];
const TREE = Object.fromEntries(
  SUBJECTS.flatMap((each) => {
    const name = each.charAt(0).toUpperCase() + each.slice(1);
    return [
      [`src/web/controllers/${each}.controller.ts`, `export class ${name}Controller {}\n`],
      [`src/web/services/${each}.service.ts`, `export class ${name}Service {}\n`],
    ];
  }),
);

function hints(at: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(at).filter(({ code }) => code === 'unlikely-place');
}

async function createAndOpen(path: string): Promise<vscode.Uri> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri(path));
  assert.ok(await vscode.workspace.applyEdit(edit));
  await vscode.window.showTextDocument(uri(path));
  return uri(path);
}

async function fixes(at: vscode.Uri): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    at,
    new vscode.Range(0, 0, 0, 0),
    'quickfix',
  );
  return found.filter(({ title }) => /^(?:Move to|Keep it)/.test(title));
}

async function carryOut(at: vscode.Uri, title: RegExp): Promise<void> {
  const action = await eventually('a fix', async () =>
    (await fixes(at)).find((each) => title.test(each.title)),
  );
  await vscode.commands.executeCommand(action.command!.command, ...action.command!.arguments!);
}

async function hinted(path: string): Promise<vscode.Uri> {
  const at = await createAndOpen(path);
  await eventually(`a hint on ${path}`, () => hints(at).length > 0);
  return at;
}

function exists(path: string): Promise<boolean> {
  return Promise.resolve(
    vscode.workspace.fs.stat(uri(path)).then(
      () => true,
      () => false,
    ),
  );
}

describe('a new file in an unlikely place', () => {
  const setting = vscode.workspace.getConfiguration('groundplan');

  before(async () => {
    await (await api()).whenReady();
    for (const [path, text] of Object.entries(TREE))
      await vscode.workspace.fs.writeFile(uri(path), Buffer.from(text));
    await vscode.commands.executeCommand('groundplan.refresh');
  });

  after(async () => {
    await setting.update('placementHints', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri('src/web'), { recursive: true });
    await vscode.commands.executeCommand('groundplan.refresh');
  });

  it('gets one quiet word with the folder and the reason, and a fix that moves it there', async () => {
    const at = await hinted('src/web/services/payment.controller.ts');
    const [hint] = hints(at);
    assert.equal(hint!.severity, vscode.DiagnosticSeverity.Information);
    assert.match(hint!.message, /rather belong in src\/web\/controllers: .*controller\.ts are there/);
    await carryOut(at, /^Move to src\/web\/controllers$/);
    await eventually('the move', () => exists('src/web/controllers/payment.controller.ts'));
    assert.equal(await exists('src/web/services/payment.controller.ts'), false);
    await eventually('the hint to go', () => hints(at).length === 0);
  });

  it('is left alone once a person keeps it', async () => {
    const at = await hinted('src/web/services/voucher.controller.ts');
    await carryOut(at, /^Keep it here$/);
    assert.deepEqual(hints(at), []);
    assert.deepEqual(await fixes(at), []);
    const away = new vscode.WorkspaceEdit();
    away.deleteFile(at);
    await vscode.workspace.applyEdit(away);
  });

  it('is not spoken of when it lies well, is a test, is one of many, or hints are off', async () => {
    const quiet = [
      await createAndOpen('src/web/controllers/shipping.controller.ts'),
      await createAndOpen('src/web/controllers/shipping.service.test.ts'),
    ];
    const many = new vscode.WorkspaceEdit();
    for (const each of ['a', 'b', 'c', 'd']) many.createFile(uri(`src/web/controllers/x${each}.service.ts`));
    assert.ok(await vscode.workspace.applyEdit(many));
    await setting.update('placementHints', false, vscode.ConfigurationTarget.Workspace);
    quiet.push(await createAndOpen('src/web/controllers/parcel.service.ts'));
    await setting.update('placementHints', undefined, vscode.ConfigurationTarget.Workspace);
    // A hint that does come, on a file created later, says that the others were looked at.
    await hinted('src/web/services/coupon.controller.ts');
    for (const at of quiet) assert.deepEqual(hints(at), [], at.path);
    const spoken = vscode.languages
      .getDiagnostics()
      .filter(([, all]) => all.some(({ code }) => code === 'unlikely-place'));
    assert.deepEqual(
      spoken.map(([at]) => at.path.split('/').at(-1)),
      ['coupon.controller.ts'],
    );
  });

  it('is created where it belongs by a command, begun as its peers are', async () => {
    const running = vscode.commands.executeCommand('groundplan.newFile', 'delivery.controller.ts');
    const path = 'src/web/controllers/delivery.controller.ts';
    await eventually('the file', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return exists(path);
    });
    await running;
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.path, uri(path).path);
    assert.equal(editor.document.getText(), 'export class DeliveryController {}\n');
  });
});
