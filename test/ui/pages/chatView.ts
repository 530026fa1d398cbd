/** The chat in the side bar of VS Code, as a person sees it. */
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

export class ChatView {
  readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  get page(): FrameLocator {
    return this.workbench.panel;
  }

  get question(): Locator {
    return this.page.getByLabel('Question', { exact: true });
  }

  get answers(): Locator {
    return this.page.locator('.answer');
  }

  get rows(): Locator {
    return this.page.locator('gp-messages article');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Of those that answers brought. */
  card(title: string): Locator {
    return this.page.locator('.cards .card', { hasText: title });
  }

  cardButton(title: string, name: string): Locator {
    return this.card(title).last().getByText(name).or(this.card(title).last().getByRole('button', { name }));
  }

  /** Until its answer stands. */
  async ask(question: string): Promise<void> {
    await this.question.fill(question);
    await this.question.press('Enter');
    await this.settled(question);
  }

  async settled(question: string): Promise<void> {
    await this.rows.filter({ hasText: question }).first().waitFor();
    // Until then the last answer may be the one before.
    await this.button('Stop').waitFor({ state: 'detached' });
    await this.page.locator('.answer').last().getByRole('button', { name: 'Ask again' }).waitFor();
  }

  async startNew(): Promise<void> {
    await this.workbench.runCommand('Groundplan: New Conversation');
    await this.page.locator('header', { hasText: 'New conversation' }).waitFor();
    await this.page.locator('textarea:focus').waitFor();
    // The palette gives the keyboard back to the window a moment later.
    await this.workbench.page.waitForTimeout(300);
  }

  async openHistory(): Promise<void> {
    await this.button('Conversations').click();
    await this.page.getByPlaceholder('Search conversations').waitFor();
  }

  conversation(title: string): Locator {
    return this.page.locator('.conversations li', { hasText: title });
  }

  /** By the menu of a conversation in the list. */
  async act(title: string, action: string): Promise<void> {
    await this.conversation(title).first().hover();
    await this.conversation(title).first().getByRole('button', { name: 'Actions for' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
