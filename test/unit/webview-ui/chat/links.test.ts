import assert from 'node:assert/strict';
import { linkTarget } from '../../../../webview-ui/chat/markdown/links.ts';

describe('a link of an answer', () => {
  it('leads to a file of the workspace, with its line', () => {
    const place = (path: string, line = 1) => ({ kind: 'place', path, line });
    assert.deepEqual(linkTarget('src/a.ts'), place('src/a.ts'));
    assert.deepEqual(linkTarget('./src/a.ts:12'), place('src/a.ts', 12));
    assert.deepEqual(linkTarget('src/a.ts#L7'), place('src/a.ts', 7));
    assert.deepEqual(linkTarget('src/a.ts:12-20'), place('src/a.ts', 12));
    assert.deepEqual(linkTarget('src/my%20file.ts'), place('src/my file.ts'));
  });

  it('leads to the web by its whole address', () => {
    assert.deepEqual(linkTarget('https://example.org/a?b#c'), {
      kind: 'web',
      url: 'https://example.org/a?b#c',
    });
    assert.deepEqual(linkTarget('HTTPS://example.org'), { kind: 'web', url: 'https://example.org/' });
  });

  it('is none where it would run something or leave the workspace', () => {
    const refused = [
      'command:workbench.action.quit',
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'vscode://x.y/z',
      '/etc/passwd',
      '~/.ssh/id_rsa',
      '../outside.ts',
      'src/../../outside.ts',
      'src/%2e%2e/%2e%2e/outside.ts',
      'C:\\Windows\\win.ini',
      '\\\\server\\share',
      'https://',
      'word',
      '',
      '%E0%A4%A',
    ];
    for (const href of refused) assert.equal(linkTarget(href), undefined, href);
  });
});
