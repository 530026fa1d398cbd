import assert from 'node:assert/strict';
import { mapDot } from '../../../../src/core/map/format/mapDot.ts';
import { mapDrawio } from '../../../../src/core/map/format/mapDrawio.ts';
import { mapHtml } from '../../../../src/core/map/format/mapHtml.ts';
import { mapMermaid } from '../../../../src/core/map/format/mapMermaid.ts';
import { mapSvg } from '../../../../src/core/map/format/mapSvg.ts';
import { mapView } from '../../../../src/core/map/mapView.ts';
import { modelOf } from './mapModel.ts';

/** What they would do if a writer took them for more than text. */
const NAMES: Readonly<Record<string, string>> = {
  'a word that ends a block': 'end',
  'a word that opens one': 'subgraph',
  'a quotation mark': 'a"b',
  'a new line': 'new\nline',
  'the end of a script': '<\u2215script></script><b>',
  'an element with an event': '<img src=x onerror=alert(1)>',
  'a comment': '%%{init: {}}%%',
  'a backslash at its end': 'back\\',
  'a character reference': '&amp;&#10;#35;',
  'marks of Markdown': '`**1. bold**`',
  'brackets of shapes': '[({|x|})]',
  'a formula': '$$x^2$$',
  'letters from the right': 'עברית',
  'a turned direction': '\u202egnp.exe',
  ideographs: '日本語の長い名前',
  'joined emoji': '👩‍👩‍👧',
  'half of a pair': '\ud800lone',
  'a key of every object': '__proto__',
};

/** Line by line: what stands for a box, and nothing else. */
const BOX = {
  mermaid: /^ *n\d+\["(?:[\p{L}\p{N} ./_@+-]|#\d+;|<br\/>)*"\]$/u,
  dot: /^ *n\d+ \[label="(?:[^"\\&\n]|\\["\\n]|&amp;)*"(?:, \w+="#\w+")*\];$/,
  drawio:
    /^<mxCell id="n\d+" value="(?:[^<>&"]|&#\d+;)*" style="[^<>&"]*" vertex="1" parent="n?\d+"><mxGeometry (?:\w+="-?[\d.]+" ){4}as="geometry"\/><\/mxCell>$/,
  svg: /^<g><rect [^<>&]*\/><text [^<>&]*>(?:[^<>&"]|&#\d+;)*<\/text>(?:<text [^<>&]*>[^<>&]*<\/text>)*<\/g>$/,
};

for (const [what, name] of Object.entries(NAMES)) {
  describe(`a file whose name is ${what}`, () => {
    const model = modelOf({ edges: [], files: [`${name}.ts`, `in-${name}/x.ts`, `in-${name}/y.ts`] });
    const view = mapView(model, { expanded: [] });

    it('is one box of text in every format', () => {
      const texts = {
        mermaid: mapMermaid(view),
        dot: mapDot(view),
        drawio: mapDrawio(view),
        svg: mapSvg(view),
      };
      for (const [format, text] of Object.entries(texts)) {
        const boxes = text.split('\n').filter((line) => BOX[format as keyof typeof BOX].test(line));
        const expected = format === 'drawio' ? 3 : 2;
        assert.equal(boxes.length, expected, `${format}:\n${text}`);
        assert.doesNotMatch(text, /[\u202a-\u202e]/, format);
      }
    });

    it('stays inside the data of a page', () => {
      const page = mapHtml(model, {}, { source: '0', sha256: 'x' });
      const [, data = ''] = /id="map-data">([\s\S]*?)<\/script>/.exec(page) ?? [];
      const { model: read } = JSON.parse(data) as { model: typeof model };
      assert.deepEqual(
        read.files.map(({ path }) => path),
        model.files.map(({ path }) => path),
      );
      assert.equal(page.match(/<script/g)?.length, 2);
    });
  });
}
