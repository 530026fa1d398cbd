/** VS Code's own Chat view, as a person uses it. Without an account it has its input all the same. */
import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** Without which the tests' servers hide the view. The mode “Ask” takes models that call no tools, too. */
export const CHAT_ENABLED = { 'chat.disableAIFeatures': false, 'chat.agent.enabled': false };

export class AssistantChat {
  readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  get view(): Locator {
    return this.workbench.page.locator('.interactive-session');
  }

  get #input(): Locator {
    return this.view.locator('.chat-input-container .monaco-editor').first();
  }

  /** Answers, oldest first. */
  get answers(): Locator {
    return this.view.locator('.interactive-item-container.interactive-response');
  }

  get answer(): Locator {
    return this.answers.last();
  }

  /** Places in the last answer. */
  get places(): Locator {
    return this.answer.locator('.chat-inline-anchor-widget');
  }

  get followUps(): Locator {
    return this.view.locator('.interactive-input-followups .monaco-button');
  }

  /** What a person is asked before a tool runs: above the input, whatever is scrolled. */
  get confirmation(): Locator {
    return this.view.locator('.chat-confirmation-widget2').filter({ visible: true }).first();
  }

  async open(): Promise<void> {
    await this.workbench.page.keyboard.press('Control+Alt+I');
    await this.#input.waitFor();
  }

  /** From the list, which must be open. */
  async pickModel(name: string): Promise<void> {
    await this.modelRow(name).click();
    await this.view.locator('.model-picker-split', { hasText: name }).waitFor();
  }

  /** Until it has this model: the list shows what is known when it opens. */
  async openModels(name: string): Promise<void> {
    const { page } = this.workbench;
    for (let tries = 0; tries < 5 && !(await this.modelRow(name).isVisible()); tries++) {
      await page.keyboard.press('Escape');
      await this.view.locator('.chat-input-toolbars .action-label.model-picker-split').first().click();
      await this.modelRow(name)
        .waitFor({ timeout: 3000 })
        .catch(() => {});
    }
    // It still grows into its place.
    await page.waitForTimeout(500);
  }

  modelRow(name: string): Locator {
    return this.workbench.page.locator('.action-widget .monaco-list-row', { hasText: name }).first();
  }

  /** Typed as a person does, key by key: names and commands become such while they are typed. */
  async type(text: string): Promise<void> {
    const { page } = this.workbench;
    await this.#input.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text, { delay: 20 });
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
  }

  /** Until its answer stands. */
  async ask(text: string): Promise<void> {
    const before = await this.answers.count();
    await this.type(text);
    await this.workbench.page.keyboard.press('Enter');
    await this.answers.nth(before).waitFor();
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.answer.locator('.codicon-refresh, .codicon-copy').first().waitFor();
  }
}
