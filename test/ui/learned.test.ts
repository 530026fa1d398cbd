/** The view of what has been learned: all that a person sees of it and does in it, alone in a browser. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LearnedItem, LearnedKind } from '../../src/core/model/learned.ts';
import type { FromLearned, ShownAdapters, ToLearned } from '../../src/protocol/learnedPanel.ts';
import { violationsIn } from './pages/accessibility.ts';
import { openAlone, type PageAlone, type PageOptions } from './pages/pageAlone.ts';
import { CONTRAST, DARK, LIGHT } from './pages/themes.ts';

const SHOTS = join(import.meta.dirname, '..', 'output', 'screenshots');

function item(kind: LearnedKind, at: number, some: Partial<LearnedItem> = {}): LearnedItem {
  return {
    id: `${kind}:${String(at).padStart(16, '0')}`,
    kind,
    title: `Item ${at}`,
    explanation: 'It was seen often.',
    effect: 'It changes something.',
    weight: 1,
    evidence: [],
    trend: { word: 'steady', points: [] },
    date: '2026-11-20T10:00:00.000Z',
    projects: [],
    pinned: false,
    disabled: false,
    edited: false,
    shared: false,
    canUndo: false,
    offers: 0,
    ...some,
  };
}

const ITEMS: readonly LearnedItem[] = [
  item('concept', 1, {
    title: '`{subject}.gateway.ts` lies in `gateways`',
    explanation:
      '14 files in 2 projects do so; 3 files of the same part lie elsewhere. They come with `{subject}.gateway.test.ts`.',
    effect: 'A new file called so is placed in gateways, also where a project has no such folder yet.',
    weight: 14,
    evidence: [
      {
        text: 'shop: 9 times, learned 2026-11-20',
        places: [
          { root: '/shop', path: 'src/gateways/order.gateway.ts', line: 1 },
          { root: '/shop', path: 'src/gateways/user.gateway.ts', line: 1 },
        ],
      },
      { text: 'billing: 5 times, learned 2026-10-02, from a colleague', places: [] },
      { text: 'Lies elsewhere', places: [{ root: '/shop', path: 'src/legacy/mail.gateway.ts', line: 1 }] },
    ],
    trend: { word: 'rising', points: [6, 7, 9, 9, 12, 14] },
    projects: ['shop', 'billing'],
    pinned: true,
    shared: true,
    canUndo: true,
    edit: { type: 'concept', naming: '{subject}.gateway.ts', folder: 'gateways' },
  }),
  item('concept', 2, {
    title: '`{subject}Controller.cs` lies in `Controllers`',
    explanation: '5 files in 1 project do so, and no file of this part lies elsewhere.',
    effect:
      'None: it is switched off. A new file called so is placed in Controllers, also where a project has no such folder yet.',
    weight: 5,
    disabled: true,
    canUndo: true,
    edit: { type: 'concept', naming: '{subject}Controller.cs', folder: 'Controllers' },
  }),
  item('preference', 3, {
    title: 'You mostly keep suggestions to break a cycle',
    explanation: '12 suggestions stand behind it: 9 lasted, 1 did not.',
    effect: 'Such suggestions stand higher: +0.18 on what is expected of them.',
    weight: 0.18,
    evidence: [
      { text: 'shop: +0.21 from 8 suggestions', places: [] },
      { text: 'Break the cycle of a.ts and b.ts (2026-11-19, reward 0.86)', places: [] },
    ],
    trend: { word: 'steady', points: [0.7, 0.8, 0.75, 0.82] },
    offers: 12,
    edit: { type: 'preference', nudge: 0 },
  }),
  item('preference', 4, {
    title: 'You rather leave suggestions to move a file in tests',
    explanation: '6 suggestions stand behind it: 1 lasted, 4 did not.',
    effect: 'Such suggestions stand lower: −0.07 on what is expected of them. Of that, −0.05 is your own.',
    weight: 0.07,
    trend: { word: 'falling', points: [0.6, 0.4, 0.3, 0.1] },
    edited: true,
    canUndo: true,
    offers: 6,
    edit: { type: 'preference', nudge: -0.05 },
  }),
  item('rejection', 5, {
    title: 'Remove src/lonely.ts, which nothing uses',
    explanation: 'You rejected it on 2026-11-18 in shop. You gave as reason: “loaded by name”',
    effect: 'It and its like are not suggested there until the code really changes.',
    weight: 1_700_000_000_000,
    evidence: [{ text: 'It is about 1 file', places: [{ root: '/shop', path: 'src/lonely.ts', line: 1 }] }],
    rejection: 'in force',
    offers: 1,
  }),
  item('rejection', 6, {
    title: 'Break the cycle of x.ts and y.ts',
    explanation: 'You rejected it on 2026-10-01 in shop.',
    effect: 'None any more: the code there has really changed, so that it may be suggested again.',
    rejection: 'code changed',
    offers: 1,
  }),
];

const FIGURES = {
  accepted: { base: 1.918, adapter: 0.812 },
  general: { base: 2.104, adapter: 2.117 },
  wins: { base: 0.5, adapter: 0.9375, pairs: 16 },
  grammar: { tried: 2, parsed: 2 },
  verbatim: { base: 1, adapter: 4 },
};

const ADAPTERS: ShownAdapters = {
  base: 'codellama-7b-instruct',
  languages: [
    {
      language: 'typescript',
      title: 'TypeScript',
      versions: [
        {
          version: 3,
          publishedAt: '2026-11-21T03:12:00.000Z',
          about: '124 examples',
          from: 'trained on this machine, 21 MB',
          figures: FIGURES,
          current: true,
        },
        {
          version: 2,
          publishedAt: '2026-11-14T02:40:00.000Z',
          about: '88 examples',
          from: 'trained on this machine, 21 MB',
          figures: { ...FIGURES, accepted: { base: 1.918, adapter: 1.204 } },
          current: false,
        },
      ],
    },
    {
      language: 'python',
      title: 'Python',
      versions: [
        {
          version: 1,
          publishedAt: '2026-11-02T03:00:00.000Z',
          about: 'adapter_model.safetensors',
          from: 'imported, 40 MB',
          current: false,
        },
      ],
    },
  ],
  elsewhere: 1,
};

class LearnedPage {
  readonly alone: PageAlone;

  constructor(alone: PageAlone) {
    this.alone = alone;
  }

  static async open(options: PageOptions = {}): Promise<LearnedPage> {
    return new LearnedPage(
      await openAlone('learned', 'gp-learned-page', { width: 760, height: 900, theme: DARK, ...options }),
    );
  }

  get page() {
    return this.alone.page;
  }

  async tell(message: ToLearned): Promise<void> {
    await this.page.evaluate((each) => window.postMessage(each, '*'), message);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  }

  /** Since last asked. */
  sent(): Promise<FromLearned[]> {
    return this.page.evaluate(() => (window as unknown as { sent: FromLearned[] }).sent.splice(0));
  }

  card(title: string) {
    return this.page.locator('article').filter({ hasText: title });
  }

  async choose(title: string, action: string): Promise<void> {
    await this.card(title).getByRole('button', { name: 'Actions for' }).first().click();
    await this.card(title).getByRole('menuitem', { name: action }).click();
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SHOTS, `learned-${name}.png`) });
  }

  close(): Promise<void> {
    return this.alone.browser.close();
  }
}

const all = (items = ITEMS, forgotten = 0): ToLearned => ({ type: 'items', items, forgotten });

describe('the view of what has been learned', () => {
  let view: LearnedPage;

  before(async () => {
    view = await LearnedPage.open();
  });
  after(() => view.close());
  beforeEach(async () => {
    await view.page.evaluate(() => sessionStorage.clear());
    await view.page.reload();
  });

  it('asks for it and says that it looks', async () => {
    await view.page.getByText('Looking through what was learned…').waitFor();
    assert.deepEqual(await view.sent(), [{ type: 'ready' }]);
    await view.screenshot('loading');
  });

  it('says what to do where there is nothing', async () => {
    await view.tell(all([]));
    await view.page.getByText('Nothing has been learned yet').waitFor();
    await view.screenshot('empty');
  });

  it('says what went wrong, and tries again', async () => {
    await view.tell({ type: 'failed', reason: 'The store cannot be read: disk I/O error. Check the disk.' });
    await view.page.getByText('disk I/O error').waitFor();
    await view.screenshot('failing');
    await view.sent();
    await view.page.getByText('Try Again').click();
    assert.deepEqual(await view.sent(), [{ type: 'ready' }]);
  });

  it('groups it with counts, sentences, effects and marks', async () => {
    await view.tell(all());
    assert.deepEqual(await view.page.locator('.group h2').allTextContents(), [
      'Habits of your projects',
      'Your tastes',
      'Not suggested again',
      'Adapters',
    ]);
    assert.deepEqual(await view.page.locator('.count').allTextContents(), ['2', '2', '2']);
    await view.card('gateways').getByText('Pinned').waitFor();
    await view.card('move a file in tests').getByText('falling').waitFor();
    await view.screenshot('dark');
  });

  it('folds tastes without a clear effect under one row, which a search goes round', async () => {
    const faint = item('preference', 90, { title: 'You have no clear taste for moths', weight: 0.004 });
    const pinned = item('preference', 91, {
      title: 'You have no clear taste for newts',
      weight: 0,
      pinned: true,
    });
    await view.tell(all([...ITEMS, faint, pinned]));
    await view.card('newts').waitFor();
    assert.equal(await view.card('moths').isVisible(), false);
    const row = view.page.getByText('1 with no clear effect');
    await row.scrollIntoViewIfNeeded();
    await view.screenshot('unclear');
    await row.click();
    await view.card('moths').waitFor();
    await view.page.getByLabel('Search what has been learned').fill('moths');
    await view.card('moths').waitFor();
    assert.equal(await row.count(), 0);
  });

  it('opens the places that it was learned from', async () => {
    await view.tell(all());
    await view.sent();
    const card = view.card('gateway.ts lies');
    await card.locator('summary').click();
    await card.getByText('src/gateways/order.gateway.ts').click();
    assert.deepEqual(await view.sent(), [
      { type: 'open', root: '/shop', path: 'src/gateways/order.gateway.ts', line: 1 },
    ]);
    await view.screenshot('evidence');
  });

  it('asks for what a person decides, by its menu', async () => {
    await view.tell(all());
    await view.sent();
    await view.choose('gateway.ts lies', 'Unpin');
    await view.choose('Controllers', 'Switch On');
    await view.choose('move a file in tests', 'Undo Last Change');
    await view.choose('src/lonely.ts', 'Allow Again');
    await view.choose('x.ts and y.ts', 'Forget…');
    const [concept, off, , nudged, rejected, changed] = ITEMS.map(({ id }) => id);
    assert.deepEqual(await view.sent(), [
      { type: 'pin', item: concept, pinned: false },
      { type: 'disable', item: off, disabled: false },
      { type: 'undo', item: nudged },
      { type: 'disable', item: rejected, disabled: true },
      { type: 'forget', items: [changed] },
    ]);
  });

  it('changes a habit and weighs a taste in place, by keyboard too', async () => {
    await view.tell(all());
    await view.sent();
    await view.choose('gateway.ts lies', 'Edit…');
    const folder = view.page.getByLabel('lie in the folder');
    await folder.fill('adapters');
    await view.screenshot('editing');
    await folder.press('Enter');
    await view.choose('break a cycle', 'Weigh…');
    const slider = view.page.getByRole('slider');
    await slider.press('ArrowRight');
    await slider.press('ArrowRight');
    await view.page.getByText('0.10 higher').waitFor();
    await view.page.getByText('Save').click();
    await view.choose('break a cycle', 'Weigh…');
    await slider.press('Escape');
    assert.equal(await view.page.locator('form').count(), 0);
    const [concept, , taste] = ITEMS.map(({ id }) => id);
    assert.deepEqual(await view.sent(), [
      {
        type: 'edit',
        item: concept,
        edit: { type: 'concept', naming: '{subject}.gateway.ts', folder: 'adapters' },
      },
      { type: 'edit', item: taste, edit: { type: 'preference', nudge: 0.1 } },
    ]);
  });

  it('finds by words, and keeps them and closed groups over a reload', async () => {
    await view.tell(all());
    await view.page.getByLabel('Search what has been learned').fill('pinned shop');
    assert.equal(await view.page.locator('article').count(), 1);
    await view.page.getByLabel('Search what has been learned').fill('no such words');
    await view.page.getByText('Nothing learned has these words.').waitFor();
    await view.page.getByLabel('Search what has been learned').fill('');
    await view.page.getByText('Your tastes').click();
    await view.page.reload();
    await view.tell(all());
    assert.equal(await view.page.locator('.group[open]').count(), 3);
  });

  it('holds five hundred, and shows them page by page', async () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      item('concept', at, { title: `\`{subject}${at}.ts\` lies in \`folder${at}\`` }),
    );
    const began = Date.now();
    await view.tell(all([...many, ...ITEMS.slice(2)]));
    assert.ok(Date.now() - began < 5000);
    assert.equal(await view.page.locator('.group').first().locator('article').count(), 40);
    await view.page.getByText('Show 40 more of 460').click();
    assert.equal(await view.page.locator('.group').first().locator('article').count(), 80);
    await view.page.getByLabel('Search what has been learned').fill('folder499');
    assert.equal(await view.page.locator('article').count(), 1);
  });

  it('imports, exports, and lets forgotten habits be learned again', async () => {
    await view.tell(all(ITEMS, 3));
    await view.sent();
    await view.page.getByText('Import…').click();
    await view.page.getByText('Export…', { exact: true }).first().click();
    await view.page.getByText('Allow it again').click();
    assert.deepEqual(
      (await view.sent()).map(({ type }) => type),
      ['import', 'export', 'again'],
    );
  });

  it('says how adapters come about where there are none, and begins it', async () => {
    await view.tell(all());
    await view.tell({ type: 'adapters', adapters: { base: 'tiny', languages: [], elsewhere: 0 } });
    await view.page.getByText('There is none for tiny yet.').waitFor();
    await view.sent();
    await view.page.getByRole('button', { name: 'Sleep Now' }).click();
    assert.deepEqual(await view.sent(), [{ type: 'sleepNow' }]);
    await view.page.locator('#adapters').scrollIntoViewIfNeeded();
    await view.screenshot('adapters-none');
    await view.tell({ type: 'adaptersFailed', reason: 'The folder of adapters cannot be read: EACCES.' });
    await view.page.getByRole('alert').getByText('EACCES').waitFor();
    await view.screenshot('adapters-failing');
  });

  it('shows adapters with their figures, is led there, and asks for what a person decides', async () => {
    await view.tell(all());
    await view.tell({ type: 'adapters', adapters: ADAPTERS });
    await view.tell({ type: 'goToAdapters' });
    assert.equal(
      await view.page.evaluate(() =>
        document.querySelector('gp-learned-page')?.shadowRoot?.activeElement?.textContent?.trim(),
      ),
      'Adapters3',
    );
    await view.screenshot('adapters');
    assert.match((await view.page.getByRole('table').first().textContent()) ?? '', /1\.92\s*0\.81/);
    await view.sent();
    await view.page.getByRole('button', { name: 'Roll back TypeScript' }).click();
    await view.choose('TypeScript', 'Use None');
    const older = view.page.getByRole('button', { name: 'Actions for TypeScript v2' });
    for (const action of ['Use', 'Open Card', 'Remove…']) {
      await older.press('Enter');
      await view.page.getByRole('menuitem', { name: action, exact: true }).press('Enter');
    }
    const two = { language: 'typescript', version: 2 };
    assert.deepEqual(await view.sent(), [
      { type: 'rollBackAdapter', language: 'typescript' },
      { type: 'useAdapter', language: 'typescript' },
      { type: 'useAdapter', ...two },
      { type: 'openCard', ...two },
      { type: 'removeAdapter', ...two },
    ]);
  });

  it('says what was done to who does not see it', async () => {
    await view.tell(all());
    await view.tell({ type: 'said', text: 'Pinned: this' });
    assert.equal(await view.page.getByRole('status').textContent(), 'Pinned: this');
  });

  it('shows hostile names as words', async () => {
    await view.tell(all([item('concept', 1, { title: '`<img src=x onerror=alert(1)>` lies in `<b>`' })]));
    assert.equal(await view.page.locator('article :is(img, b)').count(), 0);
  });

  for (const [name, options] of [
    ['light', { theme: LIGHT, bodyClass: 'vscode-light', width: 1100 }],
    ['contrast', { theme: CONTRAST, bodyClass: 'vscode-high-contrast', width: 760 }],
    ['narrow', { theme: DARK, width: 300 }],
  ] as const)
    it(`breaks no rule of accessibility and stays within the page: ${name}`, async () => {
      const own = await LearnedPage.open(options);
      try {
        await own.tell(all(ITEMS, 2));
        await own.tell({ type: 'adapters', adapters: ADAPTERS });
        await own.card('gateway.ts lies').locator('summary').click();
        await own.screenshot(name);
        assert.ok(
          await own.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          'nothing is cut off at the side',
        );
        assert.deepEqual(await violationsIn(own.page.mainFrame()), []);
        await own.tell({ type: 'goToAdapters' });
        await own.screenshot(`adapters-${name}`);
      } finally {
        await own.close();
      }
    });
});
