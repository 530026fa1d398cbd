import assert from 'node:assert/strict';
import type { RuleSet } from '../../../../../src/core/model/rule.ts';
import { compileRules } from '../../../../../src/core/rules/compileRules.ts';
import { evaluateRules } from '../../../../../src/core/rules/evaluate.ts';
import { fitPreset } from '../../../../../src/core/rules/presets/fitPreset.ts';
import { PRESETS } from '../../../../../src/core/rules/presets/presets.ts';
import { type CodeSketch, codeOf, TODAY } from '../ruled.ts';

function fitted(name: string, code: CodeSketch) {
  const parts = codeOf(code);
  const found = fitPreset(PRESETS.find((each) => each.name === name)!, parts.files);
  if (found === undefined) return undefined;
  const { violations, problems } = evaluateRules(compileRules(found.set), parts, TODAY);
  assert.deepEqual(problems, []);
  return { ...found, broken: violations.map((each) => each.fingerprint) };
}

const filesOf = (set: RuleSet | undefined) =>
  Object.fromEntries((set?.layers ?? []).map((layer) => [layer.name, layer.files.files]));

describe('fitPreset', () => {
  it('fits a hexagon whose domain lies inside the application', () => {
    const found = fitted('hexagonal', {
      edges: [
        ['app/adapter/web.ts', 'app/application/port/p.ts'],
        ['app/application/domain/d.ts', 'app/application/port/p.ts'],
        ['app/common/c.ts', 'app/application/domain/d.ts'],
      ],
    });
    assert.deepEqual(filesOf(found?.set), {
      adapters: ['app/adapter'],
      application: ['app/application'],
      domain: ['app/application/domain'],
    });
    assert.deepEqual(found?.broken, [
      'hexagonal-layers: app/application/domain/d.ts -> app/application/port/p.ts',
    ]);
    assert.deepEqual(found?.notes, ['app/common (1 file) fits no layer.']);
  });

  it('fits slices, and keeps them apart', () => {
    const found = fitted('feature-sliced', {
      edges: [
        ['src/pages/home/a.ts', 'src/features/cart/b.ts'],
        ['src/features/cart/b.ts', 'src/features/login/c.ts'],
        ['src/shared/s.ts', 'src/entities/user/u.ts'],
      ],
    });
    assert.deepEqual(found?.broken.toSorted(), [
      'feature-sliced-layers: src/shared/s.ts -> src/entities/user/u.ts',
      'independent-features: src/features/cart/b.ts -> src/features/login/c.ts',
    ]);
    assert.match(found?.notes[0] ?? '', /^No folder here for app, processes and widgets\.$/);
  });

  it('writes folders that recur in slices as one glob, so that new slices are under it', () => {
    const slices = ['a', 'b', 'c'];
    const found = fitted('clean', {
      edges: slices.map(
        (slice) => [`src/${slice}/Infrastructure/i.php`, `src/${slice}/Domain/d.php`] as const,
      ),
    });
    assert.deepEqual(filesOf(found?.set), {
      infrastructure: ['src/*/Infrastructure/**'],
      entities: ['src/*/Domain/**'],
    });
  });

  it('takes sub-folders of what stands beside the layers for no layers', () => {
    const found = fitted('clean', {
      edges: [
        ['src/main/routes/r.ts', 'src/presentation/p.ts'],
        ['src/presentation/p.ts', 'src/domain/d.ts'],
        ['src/main/adapters/a.ts', 'src/domain/d.ts'],
      ],
    });
    assert.deepEqual(filesOf(found?.set), { presentation: ['src/presentation'], entities: ['src/domain'] });
  });

  it('keeps plugins from each other and from their host, and the host from them', () => {
    const found = fitted('plugin-host', {
      edges: [
        ['src/plugins/a/a.ts', 'src/api/plugin.ts'],
        ['src/plugins/a/a.ts', 'src/plugins/b/b.ts'],
        ['src/plugins/b/b.ts', 'src/host/host.ts'],
        ['src/host/host.ts', 'src/plugins/a/a.ts'],
        ['src/app/main.ts', 'src/plugins/a/a.ts'],
      ],
    });
    assert.deepEqual(found?.broken.toSorted(), [
      'independent-plugins: src/plugins/a/a.ts -> src/plugins/b/b.ts',
      'plugin-host-layers: src/host/host.ts -> src/plugins/a/a.ts',
      'plugin-host-layers: src/plugins/b/b.ts -> src/host/host.ts',
    ]);
  });

  it('lets a controller use models and views, and a model neither', () => {
    const found = fitted('mvc', {
      edges: [
        ['app/controllers/orders_controller.rb', 'app/models/order.rb'],
        ['app/controllers/orders_controller.rb', 'app/views/page.rb'],
        ['app/models/order.rb', 'app/views/page.rb'],
      ],
    });
    assert.deepEqual(found?.broken, ['mvc-layers: app/models/order.rb -> app/views/page.rb']);
  });

  it('lets producers and consumers meet in events alone', () => {
    const found = fitted('event-driven', {
      edges: [
        ['src/producers/desk.ts', 'src/events/placed.ts'],
        ['src/producers/desk.ts', 'src/consumers/billing/c.ts'],
        ['src/consumers/billing/c.ts', 'src/consumers/shipping/c.ts'],
      ],
    });
    assert.deepEqual(found?.broken.toSorted(), [
      'event-driven-layers: src/producers/desk.ts -> src/consumers/billing/c.ts',
      'independent-consumers: src/consumers/billing/c.ts -> src/consumers/shipping/c.ts',
    ]);
  });

  it('fits nothing where fewer than two layers have a folder', () => {
    for (const preset of PRESETS)
      assert.equal(fitted(preset.name, { edges: [['x/a.ts', 'y/b.ts']] }), undefined);
  });
});
