/** Words of the developer near what they accepted: read by the shipped model, kept in the real journal, with real commits. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatSuggestion } from '../../src/core/model/chat.ts';
import { PROPOSED_REASONS } from '../../src/core/model/feedback.ts';
import type { FileEdit, Suggestion } from '../../src/core/model/suggestion.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import type { FeedbackLevel } from '../../src/protocol/feedbackLevel.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { CYCLIC } from '../support/feedbackEngine.ts';
import { withFolder } from '../support/temporary.ts';

const UGLY = 'This is ugly and annoying, I hate it!';
const LOVELY = 'Great, I love how clean this is now, thanks!';

interface Room {
  readonly root: string;
  readonly statePath: string;
  readonly engine: Engine;
  readonly said: string[];
  /** The suggestion that is carried out and recorded as accepted. */
  readonly accepted: Suggestion;
  /** A file that it changes. */
  readonly path: string;
  git(...command: readonly string[]): string;
  write(path: string, text: string): Promise<void>;
}

function withAccepted(use: (room: Room) => Promise<void>, listen = true): Promise<void> {
  return withFolder(CYCLIC, (root) =>
    withFolder({}, async (statePath) => {
      const said: string[] = [];
      let later = new Date(Date.now() - 60_000).toISOString();
      const engine = createNodeEngine({ log: (line) => said.push(line), gitAllowed: true, statePath });
      const git = (...command: readonly string[]) =>
        execFileSync('git', ['-C', root, '-c', 'core.hooksPath=/dev/null', ...command], {
          encoding: 'utf8',
          // Git tells the second, and a person takes longer than these tests do.
          env: { ...process.env, GIT_AUTHOR_DATE: `${later}`, GIT_COMMITTER_DATE: `${later}` },
        });
      git('init', '-q', '-b', 'main');
      git('config', 'user.email', 'ada@example.org');
      git('config', 'user.name', 'Ada');
      git('add', '-A');
      git('commit', '-q', '-m', 'begin');
      later = new Date(Date.now() + 60_000).toISOString();
      try {
        await engine.analyze(root, analysisOptions());
        const { suggestions } = await engine.suggestions(root);
        const accepted = suggestions.find(({ edits }) => edits.some(changes))!;
        const plan = await engine.planEdits(root, accepted.id);
        const write = async (path: string, text: string) => {
          writeFileSync(join(root, path), text);
          await engine.update(root, [{ path }]);
        };
        for (const edit of plan.edits) await carryOut(edit, { root, write });
        const record = { root, suggestion: accepted.id, surface: 'suggestion', listen } as const;
        await engine.feedback.record({ ...record, action: { type: 'accepted', share: 1 } });
        const { path } = plan.edits.find(changes)!;
        await use({ root, statePath, engine, said, accepted, path, git, write });
      } finally {
        await engine.dispose();
      }
    }),
  );
}

function changes(edit: FileEdit): boolean {
  return edit.type === 'change' && edit.replacements.some(({ text }) => text !== '');
}

async function carryOut(edit: FileEdit, { root, write }: Pick<Room, 'root' | 'write'>): Promise<void> {
  if (edit.type === 'create') return write(edit.path, edit.content);
  assert.equal(edit.type, 'change');
  if (edit.type !== 'change') return;
  let text = readFileSync(join(root, edit.path), 'utf8');
  for (const { start, end, text: put } of edit.replacements.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + put + text.slice(end);
  await write(edit.path, text);
}

function textOf({ root, path }: Pick<Room, 'root' | 'path'>): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The person writes a comment into the file, at its beginning or after so many other lines. */
async function comments(
  room: Room,
  comment: string,
  options: {
    readonly away?: number;
    readonly inserted?: string[];
    readonly text?: string;
    readonly level?: FeedbackLevel;
  } = {},
): Promise<number> {
  const { away = 0, inserted = [], level = 'all', text = textOf(room) } = options;
  const { root, path, engine } = room;
  const before = `${text}${'\nvoid 0;'.repeat(away)}\n`;
  const after = away > 0 ? `${before}// ${comment}\n` : `// ${comment}\n${before}`;
  return (await engine.feedback.heardInFile({ root, path, before, after, inserted, level })).recorded;
}

async function logOf({ engine, root }: Room): Promise<readonly string[]> {
  return (await engine.feedback.log({ root })).lines.map(({ text }) => text);
}

async function rewardOf({ engine, root, accepted }: Room) {
  // What was carried out is no suggestion any more, so its reward is asked for as the log tells it.
  const { lines } = await engine.feedback.log({ root });
  return lines.filter(({ suggestion }) => suggestion === accepted.id).length;
}

function bytesOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Buffer.concat(files.map((each) => readFileSync(join(each.parentPath, each.name))));
}

describe('words near what was accepted', () => {
  it('are felt from a comment at the place, and shown with the words', () =>
    withAccepted(async (room) => {
      assert.equal(await comments(room, UGLY), 1);
      assert.deepEqual(await logOf(room), [`bad words in a comment near it: “${UGLY}”`, 'accepted']);
    }));

  it('are felt from a note, and told from a comment', () =>
    withAccepted(async (room) => {
      await comments(room, `TODO: ${UGLY}`);
      assert.equal((await logOf(room))[0], `bad words in a note near it: “${UGLY}”`);
    }));

  it('are told to be without a feeling where nothing was meant by them', () =>
    withAccepted(async (room) => {
      await comments(room, 'Kills the child process and aborts on a bad request.');
      assert.match((await logOf(room))[0]!, /^words without a clear feeling in a comment near it/);
    }));

  it('are not heard far from it, in a file where nothing was accepted, or twice', () =>
    withAccepted(async (room) => {
      assert.equal(await comments(room, UGLY, { away: 60 }), 0);
      const { engine, root } = room;
      const elsewhere = { root, path: 'src/main.ts', before: '', after: `// ${UGLY}\n` };
      const { recorded } = await engine.feedback.heardInFile({ ...elsewhere, inserted: [], level: 'all' });
      assert.equal(recorded, 0);
      assert.equal(await comments(room, UGLY), 1);
      assert.equal(await comments(room, UGLY), 0);
    }));

  it('are heard where a file was moved to', () =>
    withAccepted(async (room) => {
      const { engine, root, path } = room;
      await engine.feedback.moved({ root, files: [{ from: path, to: 'src/moved.ts' }] });
      assert.equal(await comments(room, UGLY), 0);
      assert.equal(await comments({ ...room, path: 'src/moved.ts' }, UGLY, { text: textOf(room) }), 1);
    }));

  it('are not the person’s where they came in at once', () =>
    withAccepted(async (room) => {
      assert.equal(await comments(room, UGLY, { inserted: [`// ${UGLY}\n`] }), 0);
    }));

  it('are not written down where the person wants no words written', () =>
    withAccepted(async (room) => {
      await comments(room, 'I hate this ugly walrus!', { level: 'no code' });
      assert.equal((await logOf(room))[0], 'bad words in a comment near it');
      await room.engine.dispose();
      assert.equal(bytesOf(room.statePath).includes('walrus'), false);
    }));

  it('are not listened for where nobody asked to', () =>
    withAccepted(async (room) => {
      assert.deepEqual(await room.engine.feedback.watched(room), { paths: [], commits: false });
      assert.equal(await comments(room, UGLY), 0);
    }, false));

  it('are felt from the person’s own commits of what was accepted, and from nobody else’s', () =>
    withAccepted(async (room) => {
      const { engine, root, git } = room;
      const hear = () => engine.feedback.heardInCommits({ root, level: 'all' });
      assert.equal((await hear()).recorded, 0);
      git('add', '-A');
      git('commit', '-q', '-m', LOVELY, '--author', 'Eve <eve@example.org>');
      assert.equal((await hear()).recorded, 0);
      git('commit', '-q', '--amend', '--reset-author', '-m', `feat(shop): ${LOVELY}\n\nSigned-off-by: Ada`);
      assert.equal((await hear()).recorded, 1);
      assert.equal((await hear()).recorded, 0);
      assert.equal((await logOf(room))[0], `good words in the message of a commit: “${LOVELY}”`);
      git('commit', '-q', '--allow-empty', '-m', UGLY);
      assert.equal((await hear()).recorded, 0);
    }));

  it('know a commit that takes the accepted change back', () =>
    withAccepted(async (room) => {
      const { engine, root, git } = room;
      git('add', '-A');
      git('commit', '-q', '-m', 'Put the shared parts in a file of their own');
      git('revert', '--no-edit', 'HEAD');
      assert.equal((await engine.feedback.heardInCommits({ root, level: 'all' })).recorded, 1);
      assert.equal((await logOf(room))[0], 'undone');
      assert.deepEqual(await engine.feedback.watched({ root }), { paths: [], commits: false });
    }));

  it('are felt from a chat message only where they show something', () =>
    withAccepted(async (room) => {
      const { engine, root, accepted } = room;
      const say = (text: string) =>
        engine.feedback.heardInChat({ offered: [{ root, suggestion: accepted.id }], text, level: 'all' });
      assert.equal((await say('Where is the parser?')).recorded, 0);
      assert.equal((await say(UGLY)).recorded, 1);
      assert.equal((await say(UGLY)).recorded, 0);
      assert.equal((await logOf(room))[0], `bad words in a chat message after it: “${UGLY}”`);
    }));

  it('are felt from the reason given on dismissing', () =>
    withAccepted(async (room) => {
      const { engine, root } = room;
      const [other] = (await engine.suggestions(root)).suggestions;
      const action = { type: 'dismissed', reason: UGLY } as const;
      await engine.feedback.record({ root, suggestion: other!.id, surface: 'suggestion', action });
      assert.deepEqual((await logOf(room)).slice(0, 2), [
        `bad words in the reason given: “${UGLY}”`,
        `dismissed: ${UGLY}`,
      ]);
      const lines = (await logOf(room)).length;
      const proposed = { type: 'dismissed', reason: PROPOSED_REASONS.at(-2)! } as const;
      await engine.feedback.record({ root, suggestion: other!.id, surface: 'suggestion', action: proposed });
      assert.equal((await logOf(room)).length, lines + 1);
    }));

  it('leave no trace once they are forgotten', () =>
    withAccepted(async (room) => {
      await comments(room, 'I hate this ugly walrus!');
      assert.equal(await rewardOf(room), 2);
      await room.engine.feedback.forget({});
      await room.engine.dispose();
      assert.equal(bytesOf(room.statePath).includes('walrus'), false);
    }));
});

describe('a chat', () => {
  it('hears what is said after an answer that offered something, when it may', () =>
    withAccepted(async (room) => {
      const { engine, root } = room;
      const { conversation, answer } = await engine.chat.ask({
        roots: [root],
        question: '',
        command: 'suggest',
        engine: 'none',
      });
      const cards: readonly ChatSuggestion[] = answer.suggestions;
      assert.ok(cards.length > 0 && cards.length <= 3, `${cards.length} cards`);
      const asked = { roots: [root], conversation: conversation.id, question: UGLY, engine: 'none' };
      await engine.chat.ask(asked);
      assert.equal((await logOf(room)).length, 1);
      const { conversation: second } = await engine.chat.ask({
        roots: [root],
        question: '',
        command: 'suggest',
        engine: 'none',
      });
      await engine.chat.ask({ ...asked, conversation: second.id, feedback: 'all' });
      const until = Date.now() + 5000;
      while ((await logOf(room)).length === 1 && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal((await logOf(room))[0], `bad words in a chat message after it: “${UGLY}”`);
    }));
});
