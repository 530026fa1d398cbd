import assert from 'node:assert/strict';
import * as v from 'valibot';
import { type Fingerprint, fingerprint } from '../../../../src/core/fingerprint/fingerprint.ts';
import { likeness, rarityIn } from '../../../../src/core/fingerprint/likeness.ts';

const shop: Fingerprint = {
  files: 10,
  languages: [['typescript', 1]],
  packages: [
    ['express', 5],
    ['typeorm', 3],
  ],
  folders: [
    ['controllers', 4],
    ['services', 4],
  ],
  roles: [['controller', 4]],
  patterns: [['layered', 0.8]],
  graph: { modules: 3, edges: 2, circular: 0, depth: 3 },
};
const other: Fingerprint = {
  ...shop,
  languages: [['java', 1]],
  packages: [['junit', 2]],
  folders: [['domain', 9]],
  roles: [['entity', 9]],
  patterns: [['pipeline', 0.7]],
};

describe('the likeness of projects', () => {
  it('is whole for one with itself, and says what both have', () => {
    const { similarity, why } = likeness(shop, shop);
    assert.ok(similarity > 0.99, `${similarity}`);
    assert.match(
      why,
      /both are written in typescript; both use express, typeorm; both are built by layered; both have folders called/,
    );
  });

  it('counts the patterns that both are built by, and does not blame a record that tells none', () => {
    const otherwise: Fingerprint = { ...shop, patterns: [['microservices', 0.9]] };
    assert.ok(likeness(shop, shop).similarity > likeness(shop, otherwise).similarity + 0.05);
    assert.match(likeness(shop, shop).why, /both are built by layered/);
    const { patterns: _, ...older } = shop;
    assert.ok(likeness(shop, v.parse(fingerprint, older)).similarity > 0.99);
  });

  it('is small where nothing is shared, and says so', () => {
    const { similarity, why } = likeness(shop, other);
    assert.ok(similarity < 0.1, `${similarity}`);
    assert.equal(why, 'they have nothing in common');
  });

  it('is the same both ways, and no number of nothing', () => {
    const empty: Fingerprint = { ...shop, languages: [], packages: [], folders: [], roles: [], files: 0 };
    assert.equal(likeness(shop, other).similarity, likeness(other, shop).similarity);
    assert.ok(likeness(empty, empty).similarity >= 0);
  });

  it('goes by what few projects have more than by what all have', () => {
    const library = (...packages: string[]): Fingerprint => ({
      ...shop,
      packages: ['os', 'sys', 'typing', ...packages].map((name) => [name, 5]),
    });
    const [web, alike, cli] = [library('werkzeug'), library('werkzeug'), library('curses')];
    const rarity = rarityIn([web, alike, cli, library('numpy'), library('pandas')]);
    const ahead = (known?: typeof rarity) =>
      likeness(web, alike, known).similarity - likeness(web, cli, known).similarity;
    assert.ok(ahead(rarity) > ahead(), `${ahead(rarity)} ${ahead()}`);
    assert.match(likeness(web, alike, rarity).why, /both use werkzeug, os/);
  });
});
