// How fluid the map is: groundplan map DIR --format html -o map.html, then npm run bench:map -- map.html
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { framesWhile, GESTURES } from '../test/bench/mapFrames.ts';
import { BROWSER } from '../test/support/codeServer.mjs';

const file = process.argv[2] === undefined ? undefined : resolve(process.argv[2]);
if (file === undefined || !existsSync(file)) {
  console.error('Name a page that exists: npm run bench:map -- map.html');
  process.exit(2);
}

const browser = await chromium.launch(BROWSER);
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  await page.locator('svg#drawing [data-node]').first().waitFor();
  const session = await page.context().newCDPSession(page);
  for (const rounds of [0, 1, Number.POSITIVE_INFINITY]) {
    const { boxes, arrows, ms } = await page.evaluate(openFolders, rounds);
    await page.waitForTimeout(400);
    console.log(`\n${boxes} boxes, ${arrows} arrows; the last step of opening took ${ms.toFixed(0)} ms`);
    await page.locator('svg#drawing').focus();
    await page.keyboard.press('0');
    await page.waitForTimeout(400);
    for (const [what, act] of Object.entries(GESTURES))
      print(await framesWhile(page, session, { what, act }));
  }
} finally {
  await browser.close();
}

/** Runs in the page. */
async function openFolders(rounds) {
  const map = document.querySelector('gp-map');
  let ms = 0;
  for (let round = 0; round < rounds; round++) {
    const closed = map.view.nodes.filter(({ kind, expanded }) => kind === 'folder' && !expanded);
    if (closed.length === 0) break;
    const started = performance.now();
    await map.start({ request: { expanded: [...map.view.expanded, ...closed.map(({ id }) => id)] } });
    ms = performance.now() - started;
  }
  return { boxes: map.view.nodes.length, arrows: map.view.edges.length, ms };
}

function print({ what, count, p50, p95, worst, scriptMs, paintMs }) {
  const ms = (value) => value.toFixed(1).padStart(6);
  console.log(
    `  ${what.padEnd(9)} ${String(count).padStart(4)} frames: p50 ${ms(p50)}, p95 ${ms(p95)}, worst ${ms(worst)} ms; processor a frame: script ${ms(scriptMs)}, paint ${ms(paintMs)} ms`,
  );
}
