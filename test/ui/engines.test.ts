/** Engines as a person sees them: listed with what is wrong, given a key, compared side by side. */
import assert from 'node:assert/strict';
import { answer, delta, json, MODELS, stream, withServer } from '../support/scriptedServer.ts';
import { copyOfShop, openSession } from './pages/session.ts';

const LISTED = {
  data: ['codellama-13b-instruct', 'qwen2.5-coder-7b'].map((id) => ({ id, owned_by: 'lab' })),
};
const LEFT = ['The orders **depend** on the shared ', 'kernel.\n\nNothing else does.'];
const RIGHT = 'The orders import `shared/kernel.ts`, and so does the shop.';

describe('engines in VS Code', () => {
  const shop = copyOfShop();
  after(() => shop.remove());

  it('are listed with what is wrong, take a key, and answer side by side', () =>
    withServer(
      async ({ path, headers, body }, response) => {
        if (path === '/locked/v1/models')
          return headers.authorization === 'Bearer open-sesame'
            ? json(response, 200, MODELS)
            : json(response, 401, { error: { message: 'Incorrect API key provided: open-sesame' } });
        if (path === '/v1/models') return json(response, 200, LISTED);
        if (body?.model !== 'codellama-13b-instruct') return answer(response, RIGHT);
        stream(response, delta(LEFT[0]!));
        await new Promise((resolve) => setTimeout(resolve, 1500));
        return answer(response, LEFT[1]!);
      },
      async ({ url }) => {
        const servers = [
          { name: 'lab', url },
          { name: 'locked', url: `${url}/locked`, key: '$'.concat('{secret:locked}') },
          { name: 'attic', url: 'http://127.0.0.1:9' },
          { name: 'bare', url, key: 'sk-written-down' },
        ];
        const session = await openSession({
          folder: shop.folder,
          settings: { 'groundplan.servers': servers },
        });
        const { workbench } = session;
        try {
          await workbench.waitForStatus('Ready');
          await workbench.runCommand('Groundplan: Show Engines');
          const row = (text: string) => workbench.quickPicks.filter({ hasText: text }).first();
          await row('server:lab').waitFor();
          await row('its key locked is not set').waitFor();
          await row('its key stands in the settings').waitFor();
          await workbench.screenshot('engines');
          assert.equal(await workbench.page.getByText('sk-written-down').count(), 0);
          await workbench.page.keyboard.press('Escape');

          await workbench.runCommand('Groundplan: Set Server Key');
          const input = workbench.page.locator('.quick-input-widget input.input');
          await workbench.page.locator('.quick-input-widget', { hasText: 'The key “locked”' }).waitFor();
          assert.equal(await input.getAttribute('type'), 'password');
          await input.fill('open-sesame');
          await workbench.screenshot('engines-key');
          await workbench.page.keyboard.press('Enter');
          await workbench.page.locator('.notification-toast', { hasText: 'is set' }).first().waitFor();
          await workbench.runCommand('Groundplan: Show Engines');
          await row('server:locked').waitFor();
          await workbench.screenshot('engines-unlocked');
          await workbench.page.keyboard.press('Escape');

          await workbench.runCommand('Groundplan: Compare Two Engines');
          await row('codellama-13b-instruct').click();
          await row('qwen2.5-coder-7b').click();
          await workbench.page.locator('.quick-input-widget', { hasText: 'Ask codellama' }).waitFor();
          await input.fill('What do the orders depend on?');
          await workbench.page.keyboard.press('Enter');
          const left = workbench.page.locator('.editor-instance .view-lines').first();
          const right = workbench.page.locator('.editor-instance .view-lines').nth(1);
          await right.filter({ hasText: 'kernel.ts' }).waitFor();
          await workbench.screenshot('engines-comparing');
          await left.filter({ hasText: 'Nothing else does' }).waitFor();
          await left.filter({ hasText: 'the first after' }).waitFor();
          await workbench.screenshot('engines-compared');
        } catch (error) {
          await workbench.screenshot('failed-engines');
          throw error;
        } finally {
          await session.end();
        }
      },
    ));
});
