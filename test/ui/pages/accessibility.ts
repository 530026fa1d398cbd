/** axe's rules on one frame. */
import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** @returns one text for each place that breaks a rule. */
export async function violationsIn(frame: Frame): Promise<string[]> {
  // Evaluated by the debugger: the page's own policy lets no foreign script in.
  await frame.evaluate(axe.source);
  // The page is transparent: axe would take what lies behind it for white.
  await frame.evaluate(
    "document.body.style.background = getComputedStyle(document.documentElement).getPropertyValue('--vscode-sideBar-background')",
  );
  const violations = (await frame.evaluate('axe.run().then((result) => result.violations)')) as axe.Result[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`),
  );
}
