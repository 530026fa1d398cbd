/** What the workspace is, in short: purpose, size, modules, layers, style, central files, choices, health. */
import { descriptionOf } from '../../description.ts';
import { readmeOf, saidOfReadme } from '../../docs.ts';
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import { capital, code, count, is, listed, plain } from '../../words.ts';
import { CERTAIN, styleName } from '../patterns.ts';
import type { Topic } from '../topic.ts';
import { centralFiles } from './centralFiles.ts';
import { layersText } from './layers.ts';
import { modulesText } from './modules.ts';
import { sizeText } from './size.ts';

export const overview: Topic = {
  name: 'overview',
  fits: ({ lower, clear }) => clear.length === 0 && OVERVIEW.test(lower),
  async write(page, ground) {
    await tellOverview(page, ground);
  },
};

const THE_WHOLE =
  '(this|the|our|it)( (repo|repository|project|code ?base|workspace|app|application|program|code|library|framework|tool|system|package|service|whole thing|architecture))?';

const OVERVIEW = new RegExp(
  [
    '\\b(overview|big picture|summary|high.level)\\b',
    `\\b(summari[sz]e|describe|explain|tell me about|understand) ${THE_WHOLE}\\s*[?.!]*$`,
    `\\bhow (is|are|does|do) ${THE_WHOLE} (built|work|works|structured|organi[sz]ed|designed|put together|laid out)\\b`,
    `\\bwhat (is|does|are|'s)(?! there) ${THE_WHOLE}( about| for| do| all about)?\\s*[?.!]*$`,
    `\\bpurpose of ${THE_WHOLE}\\s*[?.!]*$`,
    '\\barchitecture( of (this|the|our)\\b.*)?\\s*[?.!]*$',
    '\\bwhat (is|are) (i|we) looking at\\b',
  ].join('|'),
);

export async function tellOverview(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const { model } = ground;
  await purpose(page, ground);
  page.para(sizeText(model), modulesText(page, model));
  const layering = ground.layers().main;
  if (layering !== undefined) page.para(layersText(page, layering));
  const style = (await ground.patterns()).style.filter(({ confidence }) => confidence >= CERTAIN);
  if (style.length > 0) {
    const [first] = style;
    const [at] = first!.evidence;
    page.para(
      `In style it is ${listed(style.slice(0, 2).map(({ name }) => styleName(name)))}${at ? `: ${plain(at.text)}${page.at(at.path, at.line)}` : ''}.`,
    );
  }
  centralFiles(page, model, 5);
  await choices(page, ground);
  await health(page, ground);
  page.follow('Where should I start reading?', 'What should be improved first?', 'Which layers are there?');
}

async function purpose(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const described = await descriptionOf(ground);
  if (described !== undefined)
    return page.para(
      `${code(described.path)} says of it: “${plain(described.text)}”${page.at(described.path, described.line)}`,
    );
  const readme = readmeOf(ground.paths, '');
  const text = readme === undefined ? undefined : await ground.read(readme);
  const said = text === undefined ? undefined : saidOfReadme(text);
  if (said !== undefined) page.para(`The README says: “${plain(said.text)}”${page.at(readme!, said.line)}`);
}

async function choices(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const told = new Set([
    'framework',
    'web-framework',
    'database',
    'queue',
    'data-access',
    'api',
    'testing',
    'deployment',
    'cache',
    'ui',
    'state',
  ]);
  const chosen = (await ground.decisions()).filter(
    ({ origin, topic, confidence }) => origin === 'implied' && told.has(topic) && confidence !== 'guess',
  );
  if (chosen.length === 0) return;
  page.para(
    `It is set up with ${listed(chosen.slice(0, 6).map(({ title, evidence }) => `${plain(title)}${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}`))}.`,
  );
}

async function health(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const findings = await ground.findings();
  const cycles = ground.model.cycles.filter(({ strength }) => strength === 'run-time').length;
  const serious = findings.filter(({ severity }) => severity !== 'info');
  page.para(
    cycles === 0
      ? 'No files import each other in a circle at run time.'
      : `${capital(count(cycles, 'circle'))} of imports ${is(cycles)} closed at run time.`,
    serious.length === 0
      ? 'Nothing else stands out.'
      : `${count(serious.length, 'finding')} ${serious.length === 1 ? 'is' : 'are'} worth a look, first of all: ${plain(serious[0]!.title)}${serious[0]!.evidence[0] ? page.at(serious[0]!.evidence[0].path, serious[0]!.evidence[0].line) : ''}.`,
  );
}
