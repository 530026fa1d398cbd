/** The sections that are generated from the table of settings. */
import { SETTINGS } from '../../src/core/settings/settings.ts';

/** `contributes.configuration` of package.json. */
export function configurationOf() {
  const properties = Object.entries(SETTINGS).map(([key, each]) => {
    const { default: value, description, scope, ...limits } = each;
    const type = Array.isArray(value) ? { type: 'array', items: { type: 'string' } } : { type: typeof value };
    return [
      `groundplan.${key}`,
      { ...type, default: value, markdownDescription: description, scope, ...limits },
    ];
  });
  return { title: 'Groundplan', properties: Object.fromEntries(properties) };
}

/** The README's table, with its markers. */
export function referenceOf(): string {
  const rows = Object.entries(SETTINGS).map(
    ([key, each]) => `| \`groundplan.${key}\` | \`${JSON.stringify(each.default)}\` | ${each.description} |`,
  );
  return [
    '<!-- settings:start -->',
    '| setting | default | what it does |',
    '| --- | --- | --- |',
    ...rows,
    '<!-- settings:end -->',
  ].join('\n');
}
