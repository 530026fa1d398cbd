/** `@groundplan` in VS Code's own chat: picked a model of ours, asked, streamed, followed to the code, and asked on. */
import assert from 'node:assert/strict';
import { answer, delta, json, MODELS, stream, withServer } from '../support/scriptedServer.ts';
import { AssistantChat, CHAT_ENABLED } from './pages/assistantChat.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

const FIRST = 'The catalogue lists products and applies discounts [1].\n\nIts discounts';
const SECOND = ' need the catalogue again, which is a cycle [1].';

const LOOKS = { dark: 'Default Dark Modern', light: 'Default Light Modern' };

describe('@groundplan in VS Code’s chat', () => {
  const shop = copyOfShop();
  let release = () => {};
  let session: Session;
  let chat: AssistantChat;
  let serving: Promise<void>;
  let served = () => {};

  before(async () => {
    const ready = new Promise<string>((resolve) => {
      serving = withServer(
        async ({ path }, response) => {
          if (path === '/v1/models') return json(response, 200, MODELS);
          stream(response, delta(FIRST));
          await new Promise<void>((go) => {
            release = go;
          });
          return answer(response, SECOND);
        },
        async ({ url }) => {
          resolve(url);
          await new Promise<void>((end) => {
            served = end;
          });
        },
      );
    });
    const servers = [{ name: 'lab', url: await ready }];
    const settings = { ...CHAT_ENABLED, 'groundplan.servers': servers };
    session = await openSession({ folder: shop.folder, settings });
    chat = new AssistantChat(session.workbench);
    await session.workbench.waitForStatus('Ready');
    await chat.open();
  });

  after(async () => {
    await session?.end();
    served();
    await serving;
    shop.remove();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session?.workbench.screenshot(`failed-participant-${this.currentTest.title.slice(0, 20)}`);
  });

  const shot = (name: string) => session.workbench.screenshot(`participant-${name}`);

  it('offers its models in the list of the chat', async () => {
    await chat.openModels('tiny');
    await shot('models');
    await chat.pickModel('tiny');
  });

  it('streams an answer of the picked model, with places that open the file at the line', async () => {
    const { workbench } = session;
    await chat.type('@groundplan /explain src/catalog/catalog.ts');
    await shot('asking');
    await workbench.page.keyboard.press('Enter');
    await chat.answer.getByText('applies discounts').waitFor();
    await shot('streaming');
    assert.equal(await chat.answer.getByText('which is a cycle').count(), 0);
    release();
    await chat.answer.getByText('which is a cycle').waitFor();
    await chat.settled();
    await chat.answer.getByText('server:lab answers with tiny').waitFor();
    await chat.followUps.first().waitFor();
    for (const [look, theme] of Object.entries(LOOKS).reverse()) {
      await session.setLook({ theme });
      await shot(`answer-${look}`);
    }
    const label = await chat.places.first().innerText();
    const [, file = '', line = ''] = /([\w.]+):(\d+)/.exec(label) ?? [];
    await chat.places.first().click();
    await workbench.page.locator('.tab.active', { hasText: file }).waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
  });

  it('asks on by a follow-up', async () => {
    const question = (await chat.followUps.first().innerText()).trim();
    await chat.followUps.first().click();
    await chat.answer.getByText('applies discounts').waitFor();
    release();
    await chat.settled();
    assert.equal(await chat.answers.count(), 2);
    await chat.view.locator('.interactive-request', { hasText: question }).last().waitFor();
  });
});
