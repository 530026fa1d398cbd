/**
 * Every shipped blueprint in every language that it claims: generated, parsed, found again by our own detector or held against its preset's
 * rules, and compiled by the language's own toolchain where this machine has one, its tests run. Prints the table.
 *
 *     node test/eval/generation.ts [NAME|KIND|LANGUAGE]...
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlueprintLanguage } from '../../src/core/model/blueprint.ts';
import { configurationFaults } from '../support/configurationFaults.ts';
import { foundIn, generateAll, generatingEngine, keepsPreset } from '../support/generated.ts';
import { installFrameworks } from './frameworks.ts';
import { build, isHere, TOOLCHAINS } from './toolchains.ts';

const engine = generatingEngine();
const into = mkdtempSync(join(tmpdir(), 'gp-generation-'));
try {
  const rows: string[] = [];
  let good = 0;
  const all = await generateAll(into, engine, process.argv.slice(2));
  const features = all.flatMap(({ blueprint: { kind, name } }) => (kind === 'feature' ? [name] : []));
  const hindrance = installFrameworks(into, features);
  for (const made of all) {
    const { blueprint, language, root } = made;
    const { problems, design } = await foundIn(root, engine);
    const { pattern, preset } = blueprint.shows;
    const occurrence = design.find((each) => each.pattern === pattern);
    const kept = preset === undefined ? undefined : await keepsPreset(root, preset, engine);
    const shown =
      pattern !== undefined
        ? (occurrence?.class ?? 'LOST')
        : kept === undefined
          ? '–'
          : kept.violations === 0 && kept.kept > 0
            ? `keeps ${kept.kept} rules`
            : `BREAKS ${kept.violations}`;
    const faults = made.paths.flatMap((path) =>
      configurationFaults(path, readFileSync(join(root, path), 'utf8')),
    );
    const wrong = problems[0]?.message ?? (blueprint.kind === 'configuration' ? faults[0] : undefined);
    const parsed = wrong === undefined ? 'yes' : `NO: ${wrong}`;
    const hindered = hindrance(blueprint.name);
    const { compiled, tested } =
      hindered === undefined ? build(made) : { compiled: hindered, tested: 'none' };
    const isGood =
      /^[a-z–]/.test(shown) &&
      shown !== 'guess' &&
      parsed === 'yes' &&
      !`${compiled}${tested}`.includes('FAILS');
    if (isGood) good++;
    rows.push(
      `| ${blueprint.kind} | ${blueprint.name} | ${language} | ${parsed} | ${shown} | ${compiled} | ${tested} |`,
    );
  }
  console.log(
    '| kind | blueprint | language | parsed | found again | toolchain | its tests |\n| --- | --- | --- | --- | --- | --- | --- |',
  );
  console.log(rows.sort().join('\n'));
  const languages = [...new Set(all.map(({ language }) => language))].sort() as BlueprintLanguage[];
  const chains = languages.map(
    (each) => `${each}: ${isHere(each) ? TOOLCHAINS[each]!.name : 'no toolchain here'}`,
  );
  console.log(`\n${good} of ${all.length} without a fault. ${chains.join('; ')}.`);
  process.exitCode = good === all.length ? 0 : 1;
} finally {
  await engine.dispose();
  rmSync(into, { recursive: true, force: true });
}
