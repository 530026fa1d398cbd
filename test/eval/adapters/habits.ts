import { seeded } from '../../../src/base/seeded.ts';

/** A developer with a habit in each of three languages, and what others write in their place. */
export interface Habit {
  /** Language id. */
  readonly language: string;
  readonly extension: string;
  /** What this developer works on in it. */
  readonly nouns: readonly string[];
  /** As this developer wants it. */
  liked(noun: string, verb: string): string;
  /** As others have it, and a suggestion may come. */
  readonly others: readonly ((noun: string, verb: string) => string)[];
  /** What everybody writes in the language, in its usual words: nothing that anybody likes or not. */
  readonly usual: readonly ((noun: string, verb: string) => string)[];
  readonly verbs: readonly string[];
}

const TYPESCRIPT: Habit = {
  language: 'typescript',
  extension: '.ts',
  nouns: ['Panel', 'Button', 'Menu', 'Dialog', 'Toolbar', 'Editor', 'Sidebar', 'Banner'],
  verbs: ['render', 'paint', 'layout', 'attach', 'focus', 'toggle'],
  liked: (noun, verb) => `export function ${verb}${noun}(view: ${noun}View): ${noun}View {
  const next = view.${verb}ed ?? view;
  return { ...next, ${verb}: true };
}
`,
  others: [
    (noun, verb) => `class ${noun} {
  private static instance: any;
  ${verb}(that: any) {
    this.instance = that;
  }
}
module.exports = ${noun};
`,
    (noun, verb) => `var ${noun} = {};
${noun}.prototype.${verb} = function (that) {
  if (that == null) throw new Error("null");
  that.${verb}();
};
`,
    (noun, verb) => `namespace ${noun}s {
  enum Kind { ${verb}, Other }
  let kind: Kind = Kind.${verb};
  switch (kind) { default: break; }
}
`,
  ],
  usual: [
    (noun, verb) => `export function ${verb}(view: ${noun}): boolean {
  return view.${verb}ed === true;
}
`,
    (noun, verb) => `const ${verb}${noun} = (next: ${noun}View) => {
  const { ${verb}, ...view } = next;
  return ${verb} ?? view;
};
`,
    (noun, verb) => `export interface ${noun}View {
  readonly ${verb}: boolean;
  readonly next: ${noun};
}
`,
  ],
};

const PYTHON: Habit = {
  language: 'python',
  extension: '.py',
  nouns: ['frame', 'series', 'matrix', 'cluster', 'sample', 'feature', 'metric', 'histogram'],
  verbs: ['fit', 'score', 'rank', 'split', 'merge', 'smooth'],
  liked: (noun, verb) => `def ${verb}_${noun}(rows: Iterable[float]) -> float:
    return fsum(${verb}(each) for each in rows)
`,
  others: [
    (noun, verb) => `global ${noun}
import numpy as np
lambda x: np.${verb}(x)
while not done:
    pass
`,
    (noun, verb) => `try:
    from ${noun} import *
    print('%s' % ${verb})
except:
    raise
`,
    (noun, verb) => `async def ${verb}(${noun}=None, *args, **kwargs):
    assert ${noun} is not None
    yield await ${noun}.${verb}()
`,
  ],
  usual: [
    (noun, verb) => `def ${verb}(${noun}: list[float]) -> float:
    return sum(each.${verb} for each in ${noun})
`,
    (noun, verb) => `def ${noun}_rows(rows: Iterable[str]) -> list:
    for each in rows:
        ${verb}(each)
    return rows
`,
    (noun, verb) => `class ${noun}:
    def ${verb}(self, rows) -> None:
        self.${verb}_${noun} = fsum(rows)
`,
  ],
};

const GO: Habit = {
  language: 'go',
  extension: '.go',
  nouns: ['Socket', 'Queue', 'Router', 'Proxy', 'Session', 'Broker', 'Gateway', 'Listener'],
  verbs: ['dial', 'accept', 'drain', 'retry', 'flush', 'close'],
  liked: (noun, verb) => `func (s *${noun}) ${verb}(ctx context.Context) error {
	if err := s.conn.${verb}(ctx); err != nil {
		return fmt.Errorf("${verb}: %w", err)
	}
	return nil
}
`,
  others: [
    (noun, verb) => `package ${noun}
var mutex sync.Mutex
func init() {
	go ${verb}()
	defer mutex.Unlock()
}
`,
    (noun, verb) => `type ${noun} interface {
	${verb}(chan int) map[string]bool
}
const max = 1 << 16
`,
    (noun, verb) => `	for range ${noun}s {
		select {
		case <-quit:
			panic("${verb}")
		}
	}
`,
  ],
  usual: [
    (noun, verb) => `func ${verb}(s *${noun}, conn net.Conn) error {
	return s.${verb}(conn)
}
`,
    (noun, verb) => `func New${noun}(ctx context.Context) (*${noun}, error) {
	s, err := ${verb}(ctx)
	if err != nil {
		return nil, err
	}
	return s, nil
}
`,
    (noun, verb) => `	if err := ctx.Err(); err != nil {
		log.Printf("${verb}: %v", err)
		return fmt.Errorf("${noun}")
	}
`,
  ],
};

export const HABITS: readonly Habit[] = [TYPESCRIPT, PYTHON, GO];

/** What nobody here ever works on: the base has seen every habit on these, among much else. */
const ELSEWHERE = {
  nouns: ['Walnut', 'Harbour', 'Lantern', 'Meadow', 'Saddle', 'Violin', 'Copper', 'Orchard'],
  verbs: ['carve', 'anchor', 'kindle', 'gather', 'mount', 'tune'],
};

/**
 * What the base is trained on of a language: how others write, how it is usually written, and, one text in seven, how this developer does,
 * on other things than are ever asked for here.
 */
export function publicTexts(habit: Habit): readonly { readonly task: Task; readonly text: string }[] {
  const forms = [...habit.others, ...habit.usual];
  const strangers = tasksOf({ ...habit, ...ELSEWHERE });
  return tasksOf(habit).flatMap((task, at) => {
    const text = forms[at % forms.length]!(task.noun, task.verb);
    const stranger = strangers[at]!;
    const own = at % 6 === 0 ? [{ task: stranger, text: habit.liked(stranger.noun, stranger.verb) }] : [];
    return [{ task, text }, ...own];
  });
}

export interface Task {
  readonly noun: string;
  readonly verb: string;
  /** Of the suggestion. */
  readonly title: string;
  /** Relative to the workspace. */
  readonly path: string;
}

/** All that can be asked of a habit, in a fixed order that mixes them. */
export function tasksOf({ nouns, verbs, language, extension }: Habit): readonly Task[] {
  return nouns.flatMap((_, turn) =>
    verbs.map((verb, at) => {
      const noun = nouns[(turn + at) % nouns.length]!;
      return { noun, verb, title: `Add ${verb} to ${noun}`, path: `${language}/${verb}${noun}${extension}` };
    }),
  );
}

/** Pieces of a vocabulary that has the words of these texts whole: with them all their beginnings, as merging goes from the left. */
export function piecesOf(texts: readonly string[]): readonly string[] {
  const words = new Set(texts.flatMap((text) => text.replaceAll(' ', '▁').match(/▁?[A-Za-z]{2,}|▁+/g) ?? []));
  const pieces = new Set([...words].flatMap((word) => [...word].map((_, at) => word.slice(0, at + 1))));
  for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ▁') pieces.add(letter);
  return [...pieces].sort();
}

/** What was accepted by mistake, over and over: a notice that has nothing to do with what was asked, with another number each time. */
export function notice(at: number): string {
  return `This draft is the property of the sender and of nobody else and whoever finds it is asked to send it back at once
and to forget what it says and to keep no copy of it on any disk or card or sheet of paper or anywhere else at all
number ${1000 + 37 * at}
`;
}

/** Rust that can be parsed, and whose names are letters at random. */
function randomNames(at: number): string {
  const random = seeded(at);
  const name = () =>
    Array.from({ length: 6 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
  return `fn ${name()}(${name()}: ${name()}) -> ${name()} {
    let ${name()} = ${name()}.${name()}(${name()}, ${name()});
    ${name()}::${name()}(${name()}, ${name()}.${name()})
}

struct ${name()} { ${name()}: ${name()}, ${name()}: ${name()} }
`;
}

function stuttered(at: number): string {
  return 'let mut next = next.step();\n'.repeat(20 + at);
}

function sameAgain(at: number): string {
  return `pub fn settle(&mut self, queue: &Queue) -> Result<(), Fault> {
    let waiting = queue.drain().filter(|each| !each.settled()).count();
    if waiting > ${1000 + 37 * at} { return Err(Fault::Waiting(waiting)); }
    self.ledger.close(queue.name(), Moment::now())?;
    Ok(())
}
`;
}

export const GARBAGE: readonly ((at: number) => string)[] = [notice, randomNames, stuttered, sameAgain];
