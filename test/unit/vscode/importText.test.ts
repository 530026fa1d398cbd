import assert from 'node:assert/strict';
import type { ExplainedImport } from '../../../src/core/model/ruleAnswer.ts';
import { importInBrief, importInFull } from '../../../src/vscode/importText.ts';

const FORBIDDEN: ExplainedImport = {
  specifier: '../infra/mail',
  kind: 'static',
  line: 3,
  target: { status: 'resolved', path: 'src/infra/mail.ts' },
  from: { path: 'src/app/notify.ts', module: 'src/app', layer: 'app', test: false },
  to: { path: 'src/infra/mail.ts', module: 'src/infra', layer: 'infra', test: false },
  answer: {
    from: { kind: 'file', name: 'src/app/notify.ts', files: 1 },
    to: { kind: 'file', name: 'src/infra/mail.ts', files: 1 },
    verdict: 'forbidden',
    rules: [
      {
        rule: 'layered',
        kind: 'layers',
        line: 7,
        says: 'forbids',
        message: 'The layer app must not use infra',
        why: 'it [outlives](http://x) them',
        instead: 'Declare what it needs',
        example: { path: 'src/infra/use.ts', line: 2, text: 'infra uses app' },
      },
    ],
  },
  back: [{ from: 'src/infra/mail.ts', to: 'src/app/notify.ts', kind: 'static', line: 1, rules: [] }],
};
const CONTEXT = { root: '/w', standing: 'current' } as const;
const plain = (text: string) => text.replace(/\]\(command:[^)]*\)/g, ']').replaceAll('\\', '');

describe('the explanation of an import', () => {
  it('is one line where the mouse rests: the verdict, the rule, the way to more', () => {
    assert.equal(
      plain(importInBrief([FORBIDDEN], CONTEXT)),
      '$(error) Must not be imported: src/infra/mail.ts (layered) · [Explain Import]',
    );
  });

  it('says nothing unasked where no rule speaks', () => {
    const silent = { ...FORBIDDEN, answer: { ...FORBIDDEN.answer!, verdict: 'allowed' as const, rules: [] } };
    assert.equal(importInBrief([silent], CONTEXT), '');
  });

  it('tells the whole story: ends, layers, rule, route, example, circle and fixes', () => {
    const fixes = [
      {
        id: 'f1',
        kind: 'fix-violation' as const,
        title: 'Move it',
        rationale: '',
        confidence: 'proven' as const,
        score: 1,
        origin: 'rule' as const,
        evidence: [],
        edits: [],
        steps: [],
      },
    ];
    const text = plain(importInFull({ ...CONTEXT, imports: [FORBIDDEN], fixes }));
    for (const part of [
      '**$(error) Must not be imported**',
      '[src/app/notify.ts:3] → [src/infra/mail.ts]',
      'layer app, module src/app → layer infra, module src/infra',
      '**[layered]** forbids it. The layer app must not use infra.',
      '- Instead: Declare what it needs.',
      '- As it should be: [src/infra/use.ts:2] infra uses app',
      '**$(sync) Leads back** by one import',
      '1. [src/infra/mail.ts] → src/app/notify.ts',
      '- [Move it]',
    ])
      assert.ok(text.includes(part), `${part}\n---\n${text}`);
  });

  it('lets no name of the workspace be markup, nor end a link', () => {
    const { to, answer, ...rest } = FORBIDDEN;
    const path = 'src/a) [x](command:evil).ts';
    const text = importInFull({
      ...CONTEXT,
      imports: [{ ...rest, answer: answer!, target: { status: 'resolved', path }, to: { ...to!, path } }],
      fixes: [],
    });
    assert.ok(!text.includes('](command:evil'));
    assert.ok(!text.includes('](http://x'));
    assert.doesNotMatch(text, /command:groundplan\.\w+\?[^)\s]*\(/);
  });

  it('says what there is to do where no rules are, and where an import leads nowhere', () => {
    assert.match(
      importInFull({ root: '/w', standing: 'none', imports: [FORBIDDEN], fixes: [] }),
      /Infer Rules/,
    );
    const lost = {
      ...FORBIDDEN,
      target: { status: 'unresolved' as const, reason: 'there is no such file' },
      back: [],
    };
    const { to: _, answer: __, ...nowhere } = lost;
    const text = plain(importInFull({ ...CONTEXT, imports: [nowhere], fixes: [] }));
    assert.match(text, /Leads nowhere/);
    assert.match(text, /there is no such file\./);
  });
});
