// The licences of everything that the build ships from other packages, as those licences ask for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {readonly string[]} packages names of packages in node_modules
 * @param {readonly { title: string, file: string }[]} others works inside those packages, with the file of their licence
 * @returns {string} one section a package; throws for a package that names no licence
 */
export function noticesFor(packages, others = []) {
  const sections = [...[...new Set(packages)].sort().map(section), ...others.map(otherSection)];
  return `Groundplan ships parts of these packages.\n\n${sections.join('\n')}`;
}

/** @param {Record<string, unknown>} inputs of an esbuild metafile */
export function packagesOf(inputs) {
  return Object.keys(inputs).flatMap((path) => {
    const match = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    return match === null ? [] : [match[1]];
  });
}

function otherSection({ title, file }) {
  return `${'='.repeat(80)}\n${title}\n\n${readFileSync(file, 'utf8').trim()}\n`;
}

function section(name) {
  const folder = join('node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { version } = manifest;
  const license = licenceIn(manifest);
  if (license === undefined) throw new Error(`${name} names no licence`);
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)/i.test(each));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  const notice = existsSync(join(folder, 'NOTICE'))
    ? `\n${readFileSync(join(folder, 'NOTICE'), 'utf8').trim()}\n`
    : '';
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n${text}${notice}`;
}

/** Manifests from before `license` was one expression list objects. */
function licenceIn({ license, licenses }) {
  if (typeof license === 'string') return license;
  const types = Array.isArray(licenses) ? licenses.map(({ type }) => type) : [];
  return types.length > 0 && types.every((type) => typeof type === 'string') ? types.join(' OR ') : undefined;
}
