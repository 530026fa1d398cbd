import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageModelToolsOf } from '../support/toolSections.ts';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));

describe('the tools for assistants', () => {
  it('stand in package.json with the words and schemas of the code (npm run settings)', () => {
    assert.deepEqual(
      manifest.contributes.languageModelTools,
      JSON.parse(JSON.stringify(languageModelToolsOf())),
    );
  });

  it('are called so that VS Code takes them', () => {
    for (const { name, toolReferenceName, modelDescription } of languageModelToolsOf()) {
      assert.match(name, /^[\w-]+$/);
      assert.match(toolReferenceName, /^[\w-]+$/);
      assert.ok(modelDescription.length > 80, name);
    }
  });

  it('have their server declared under the name that registers it', () => {
    assert.deepEqual(
      manifest.contributes.mcpServerDefinitionProviders.map(({ id }: { id: string }) => id),
      ['groundplan.mcp'],
    );
  });
});
