/** True sentences about real code, held against the model of it: none may be put right. */
import assert from 'node:assert/strict';
import { checkClaims } from '../../src/core/grounding/checkClaims.ts';
import { trueSentences } from '../eval/claims/trueSentences.ts';
import { withAnswerGround } from '../support/answerGround.ts';
import { withFolder } from '../support/temporary.ts';

/** Several files of one name, of which one stands at the root. */
const FILES = {
  'index.js': "exports.app = require('./lib/app');\n",
  'lib/app.js': 'class Base {}\nclass App extends Base {}\nexports.App = App;\n',
  'examples/mvc/index.js': "const db = require('./db');\nmodule.exports = db;\n",
  'examples/mvc/db.js': 'exports.rows = [];\n',
  'examples/api/index.js': "const v1 = require('./v1');\nmodule.exports = v1;\n",
  'examples/api/v1.js': "const { App } = require('../../lib/app');\nexports.start = () => new App();\n",
};

describe('what is true of the code', function () {
  this.timeout(30_000);

  it('is never put right, whichever of several files of a name is meant', () =>
    withFolder(FILES, (root) =>
      withAnswerGround(root, async (ground) => {
        const sentences = trueSentences(ground.model);
        assert.ok(sentences.length >= 15, `${sentences.length} sentences`);
        for (const sentence of sentences)
          for (const judged of await checkClaims(sentence, [ground]))
            assert.notEqual(judged.kind, 'false', `${sentence} ${JSON.stringify(judged)}`);
        const [wrong] = await checkClaims('`lib/app.js` imports `examples/mvc/db.js`.', [ground]);
        assert.equal(wrong?.kind, 'false');
      }),
    ));
});
