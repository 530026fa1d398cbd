/** The page of sleep reports in every state, alone in a browser. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FromSleep, ShownNight, ShownSleep, ToSleep } from '../../src/protocol/sleepPanel.ts';
import { violationsIn } from './pages/accessibility.ts';
import { openAlone, type PageAlone } from './pages/pageAlone.ts';
import { CONTRAST, DARK, LIGHT } from './pages/themes.ts';

const SHOTS = join(import.meta.dirname, '..', 'output', 'screenshots');

const FIGURES = {
  accepted: { base: 1.918, adapter: 0.812 },
  general: { base: 2.104, adapter: 2.117 },
  wins: { base: 0.5, adapter: 0.9375, pairs: 16 },
  grammar: { tried: 2, parsed: 2 },
  verbatim: { base: 1, adapter: 4 },
};

const LOSSES = Array.from(
  { length: 480 },
  (_, at) => 0.7 + 1.3 * Math.exp(-at / 110) + 0.08 * Math.sin(at * 1.7) * Math.cos(at / 9),
);

const NIGHT: ShownNight = {
  id: 'n3',
  startedAt: '2026-11-21T02:10:00.000Z',
  endedAt: '2026-11-21T03:12:00.000Z',
  ended: 'done',
  feedback: {
    offers: 310,
    examples: 146,
    refused: [
      '3 accepted texts were left out: they do not read as the language of their file.',
      '1 accepted text was left out: it only says the same over and over.',
    ],
  },
  concepts: {
    merged: 2,
    aged: 3,
    retired: 1,
    names: ['`{subject}.gateway.ts` lies in `gateways`', '`{subject}Controller.cs` lies in `Controllers`'],
  },
  freed: '2.1 MB',
  languages: [
    {
      language: 'typescript',
      title: 'TypeScript',
      examples: 124,
      replayed: 40,
      losses: LOSSES,
      outcome: 'published',
      version: 3,
      reasons: [],
      figures: FIGURES,
      seconds: 2280,
      tokens: 182_000,
    },
    {
      language: 'python',
      title: 'Python',
      examples: 22,
      replayed: 0,
      losses: LOSSES.slice(0, 60).map((loss) => loss + 0.4),
      outcome: 'discarded',
      reasons: [
        'Accepted text that it was not trained on is not likelier with it: 1.911 nats a token, 1.918 before, where 0.02 less was asked.',
        'General code has become less likely: 2.301 nats a token, 2.104 before, where 0.05 more is allowed.',
      ],
      figures: {
        ...FIGURES,
        accepted: { base: 1.918, adapter: 1.911 },
        general: { base: 2.104, adapter: 2.301 },
      },
      seconds: 310,
      tokens: 21_000,
    },
    {
      language: 'rust',
      title: 'Rust',
      examples: 4,
      replayed: 0,
      losses: [],
      outcome: 'too few',
      reasons: ['There are 4 new examples, and 20 are needed.'],
      seconds: 0,
      tokens: 0,
    },
  ],
};

const QUIET: ShownNight = {
  ...NIGHT,
  id: 'n1',
  startedAt: '2026-11-18T02:10:00.000Z',
  endedAt: '2026-11-18T02:10:09.000Z',
  ended: 'nothing to do',
  why: 'Nothing new has been learned since the last sleep.',
  feedback: { offers: 12, examples: 0, refused: [] },
  concepts: { merged: 0, aged: 0, retired: 0, names: [] },
  freed: '',
  languages: [],
};

const EARLIER: readonly ShownNight[] = [
  {
    ...NIGHT,
    id: 'n2',
    startedAt: '2026-11-20T02:10:00.000Z',
    endedAt: '2026-11-20T03:00:00.000Z',
    undone: true,
  },
  {
    ...QUIET,
    id: 'n4',
    ended: 'interrupted',
    why: 'Somebody was at work again. The next sleep goes on from there.',
  },
  QUIET,
];

const WHEN =
  'It sleeps by itself after 30 quiet minutes; it ends when you are back, and goes on the next time.';

describe('the page of sleep reports', () => {
  let alone: PageAlone;

  before(async () => {
    alone = await openAlone('sleep', 'gp-sleep-page', { width: 820, height: 1000, theme: DARK });
  });
  after(() => alone?.browser.close());
  beforeEach(() => alone.page.reload());

  const tell = async (...messages: readonly ToSleep[]) => {
    await alone.page.evaluate((all) => {
      for (const each of all) window.postMessage(each, '*');
    }, messages as ToSleep[]);
    await alone.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  };
  const nights = (...shown: readonly ShownNight[]): ToSleep => ({
    type: 'nights',
    nights: shown,
    when: WHEN,
  });
  const sent = (): Promise<FromSleep[]> =>
    alone.page.evaluate(() => (window as unknown as { sent: FromSleep[] }).sent.splice(0));
  const screenshot = (name: string) => {
    mkdirSync(SHOTS, { recursive: true });
    return alone.page.screenshot({ path: join(SHOTS, `sleep-${name}.png`) });
  };
  const button = (name: string) => alone.page.getByRole('button', { name, exact: true });

  it('says what sleep is for before the first, and begins one', async () => {
    await tell(nights());
    await alone.page.getByText('Groundplan has not slept yet').waitFor();
    await screenshot('never');
    await sent();
    await button('Sleep Now').click();
    await button('Settings').click();
    assert.deepEqual(await sent(), [{ type: 'sleepNow' }, { type: 'showSettings' }]);
  });

  it('shows what goes on, and stops what the person began', async () => {
    const now: ShownSleep = {
      what: 'Training TypeScript',
      detail: 'step 210 of 480, loss 0.912, 1,240 tokens/s, at most 43 minutes more',
      share: 0.44,
      stoppable: true,
    };
    await tell(nights(EARLIER[1]!, QUIET), { type: 'sleeping', now });
    assert.equal(await alone.page.getByText('Interrupted').count(), 0, 'it goes on now');
    assert.equal(await alone.page.getByRole('progressbar').getAttribute('aria-valuenow'), '44');
    assert.equal(await button('Sleep Now').count(), 0);
    await screenshot('sleeping');
    await sent();
    await button('Stop').click();
    assert.deepEqual(await sent(), [{ type: 'stop' }]);
    await tell({ type: 'sleeping', now: { what: 'Tidying up the stores', detail: '', stoppable: false } });
    assert.equal(await button('Stop').count(), 0);
    assert.equal(await alone.page.getByRole('status').textContent(), 'Tidying up the stores');
  });

  it('shows a night with its losses, figures and reasons, and takes it back when asked', async () => {
    await tell(nights(NIGHT, ...EARLIER));
    await screenshot('full');
    const plot = alone.page.getByRole('img', { name: 'Loss while TypeScript was trained' });
    assert.match((await plot.locator('desc').textContent()) ?? '', /^From .* at step 480, in 160 points/);
    const values = alone.page.getByRole('table', { name: 'Loss while TypeScript was trained' });
    assert.equal(await values.getByRole('row').count(), 13);
    const python = alone.page.getByRole('article').filter({ hasText: 'Python' });
    await python.getByText('not published').waitFor();
    await python.getByText('General code has become less likely').waitFor();
    await sent();
    await button('Take Back…').first().click();
    assert.deepEqual(await sent(), [{ type: 'undo', night: 'n3' }]);
    await tell(nights({ ...NIGHT, undone: true }), { type: 'said', text: 'Taken back.' });
    assert.equal(await button('Take Back…').count(), 0);
    await alone.page.getByText('What was used before this night is used again.').waitFor();
    await screenshot('undone');
  });

  it('opens earlier nights by keyboard', async () => {
    await tell(nights(QUIET, ...EARLIER));
    await screenshot('nothing');
    const past = alone.page.locator('.past').first();
    await past.locator('summary').first().press('Enter');
    await past.getByText('Taken back.').waitFor();
    assert.equal(await alone.page.locator('.past[open]').count(), 1);
  });

  it('says that a night was interrupted or failed, and why', async () => {
    const why = 'The disk is full: 12 MB are needed to train TypeScript. Make room, then sleep again.';
    await tell(nights({ ...QUIET, ended: 'failed', why }, EARLIER[1]!));
    await alone.page.getByText(why).waitFor();
    await screenshot('failed');
  });

  it('says why reports cannot be read, and tries again', async () => {
    await tell({ type: 'failed', reason: 'The store cannot be read: disk I/O error. Check the disk.' });
    await alone.page.getByRole('alert').getByText('disk I/O error').waitFor();
    await screenshot('failing');
    await sent();
    await button('Try Again').click();
    assert.deepEqual(await sent(), [{ type: 'ready' }]);
  });

  it('breaks no rule of accessibility and stays within the page, in every theme and narrow', async () => {
    const looks = [
      ['light', LIGHT, 'vscode-light', 1100],
      ['contrast', CONTRAST, 'vscode-high-contrast', 820],
      ['narrow', DARK, 'vscode-dark', 300],
    ] as const;
    try {
      for (const [name, theme, bodyClass, width] of looks) {
        await alone.page.setViewportSize({ width, height: 1000 });
        await alone.page.reload();
        await alone.page.evaluate(
          ([colours, className]) => {
            document.documentElement.setAttribute('style', colours);
            document.body.className = className;
          },
          [theme, bodyClass] as const,
        );
        await tell(nights(NIGHT, ...EARLIER), {
          type: 'sleeping',
          now: { what: 'Training Python', detail: 'step 2 of 60', share: 0.03, stoppable: true },
        });
        await screenshot(name);
        const cut = await alone.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(cut, false, `${name}: something is cut off at the side`);
        assert.deepEqual(await violationsIn(alone.page.mainFrame()), [], name);
      }
    } finally {
      await alone.page.setViewportSize({ width: 820, height: 1000 });
    }
  });
});
