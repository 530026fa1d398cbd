/** One small source a pattern beyond the classic ones, in names that do not give it away, and what is close to it but is not it. */
import assert from 'node:assert/strict';
import { finish } from '../../../../../src/base/steps.ts';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import { findDesign } from '../../../../../src/core/patterns/design/findDesign.ts';
import { shapesOf } from '../../../../support/shapesOf.ts';

type Example = readonly [pattern: string, path: string, first: string, source: string];

const EXAMPLES: readonly Example[] = [
  [
    'Registry',
    'a.ts',
    'Shelf',
    `interface Tool { use(): void } class Saw implements Tool { use() { cut(); } } class File implements Tool { use() { rub(); } }
    class Shelf { private tools = new Map<string, Tool>(); hang(name: string, tool: Tool) { this.tools.set(name, tool); } take(name: string): Tool | undefined { return this.tools.get(name); } }`,
  ],
  [
    'Registry',
    'a.java',
    'Shelf',
    `interface Tool { void use(); } class Saw implements Tool { public void use() { cut(); } }
    class Shelf { private Map<String, Tool> tools = new HashMap<>(); void hang(String name, Tool tool) { tools.put(name, tool); } Tool take(String name) { return tools.get(name); } }`,
  ],
  [
    'Object Pool',
    'a.ts',
    'Stable',
    `class Horse { ride() {} } class Stable { private free: Horse[] = [];
    lend(): Horse { const horse = this.free.pop(); return horse ?? new Horse(); } back(horse: Horse) { this.free.push(horse); } }`,
  ],
  [
    'Object Pool',
    'a.java',
    'Stable',
    `class Horse { void ride() {} } class Stable { private List<Horse> free = new ArrayList<>();
    Horse lend() { if (free.isEmpty()) { return new Horse(); } return free.remove(0); } void back(Horse horse) { free.add(horse); } }`,
  ],
  [
    'Null Object',
    'a.ts',
    'Mute',
    `interface Voice { say(text: string): void; stop(): void } class Loud implements Voice { say(text: string) { out(text); } stop() { halt(); } }
    class Mute implements Voice { say(text: string) {} stop() {} }`,
  ],
  [
    'Null Object',
    'a.java',
    'Mute',
    `interface Voice { void say(String text); void stop(); } class Loud implements Voice { public void say(String text) { out(text); } public void stop() { halt(); } }
    class Mute implements Voice { public void say(String text) {} public void stop() {} }`,
  ],
  [
    'Specification',
    'a.ts',
    'Rule',
    `interface Rule { holds(car: Car): boolean } class Car { age = 1; } class Old implements Rule { holds(car: Car): boolean { return car.age > 9; } }
    class Both implements Rule { constructor(private left: Rule, private right: Rule) {} holds(car: Car): boolean { return this.left.holds(car) && this.right.holds(car); } }`,
  ],
  [
    'Specification',
    'a.cs',
    'Rule',
    `class Car { public int Age; } interface Rule { bool Holds(Car car); } class Old : Rule { public bool Holds(Car car) { return car.Age > 9; } }
    class Both : Rule { private Rule left; private Rule right; public Both(Rule l, Rule r) { left = l; right = r; } public bool Holds(Car car) { return left.Holds(car) && right.Holds(car); } }`,
  ],
  [
    'Unit of Work',
    'a.ts',
    'Desk',
    `class Desk { private fresh: object[] = []; private gone: object[] = []; add(it: object) { this.fresh.push(it); } drop(it: object) { this.gone.push(it); }
    finish() { for (const it of this.fresh) write(it); for (const it of this.gone) erase(it); this.fresh = []; this.gone = []; } }`,
  ],
  ['Unit of Work', 'a.cs', 'Shop', `class Shop : DbContext { public DbSet<Order> Orders { get; set; } }`],
  [
    'Repository',
    'a.ts',
    'Books',
    `class Book { constructor(readonly id: string, readonly title: string) {} }
    interface Books { byId(id: string): Book | undefined; all(): Book[]; keep(book: Book): void }
    class Rows implements Books { byId(id: string) { return one('SELECT * FROM book WHERE id = ?', id); } all() { return many('SELECT * FROM book'); } keep(book: Book) { run('INSERT INTO book VALUES (?, ?)', book); } }`,
  ],
  [
    'Repository',
    'a.java',
    'Owners',
    `interface Owners extends JpaRepository<Owner, Integer> { List<Owner> findByName(String name); }`,
  ],
  [
    'Active Record',
    'a.rb',
    'Article',
    `class Article < ActiveRecord::Base\n  def slug\n    title.downcase\n  end\nend`,
  ],
  ['Active Record', 'a.py', 'Article', `class Article(models.Model):\n    title = models.CharField()\n`],
  [
    'CQRS Handler',
    'a.cs',
    'Rename',
    `class Rename : IRequestHandler<RenameBook, bool> { public Task<bool> Handle(RenameBook book) { return null; } }`,
  ],
];

const NEGATIVES: readonly Example[] = [
  [
    'Object Pool',
    'a.ts',
    'a stack',
    `class Frame {} class Stack { private frames: Frame[] = []; pop() { return this.frames.pop(); } push(frame: Frame) { this.frames.push(frame); } }`,
  ],
  [
    'Null Object',
    'a.ts',
    'a family that does nothing anywhere',
    `interface Mark { a(): void; b(): void } class One implements Mark { a() {} b() {} } class Two implements Mark { a() {} b() {} }`,
  ],
  [
    'Specification',
    'a.ts',
    'a sum of parts',
    `interface Sum { of(n: number): number } class One implements Sum { of(n: number): number { return n; } }
    class Both implements Sum { constructor(private l: Sum, private r: Sum) {} of(n: number): number { return this.l.of(n) + this.r.of(n); } }`,
  ],
  [
    'Unit of Work',
    'a.ts',
    'two lists that are read',
    `class Log { private a: string[] = []; private b: string[] = []; one(s: string) { this.a.push(s); } two(s: string) { this.b.push(s); } all() { return [...this.a, ...this.b]; } }`,
  ],
];

async function found(path: string, source: string) {
  const facts = new Map([
    [path, { imports: [], shapes: await shapesOf(path, source) } as unknown as FileFacts],
  ]);
  return finish(findDesign({ facts, imports: new Map(), isLeftOut: () => false }));
}

describe('design patterns beyond the classic ones', () => {
  for (const [pattern, path, first, source] of EXAMPLES) {
    it(`finds ${pattern} in ${path.slice(2)}: ${first}`, async () => {
      const own = (await found(path, source)).filter((each) => each.pattern === pattern);
      assert.deepEqual(
        own.map(({ roles }) => roles[0]?.symbol),
        [first],
      );
      assert.ok(own[0]!.confidence <= 0.5, 'they do not go before what the ranker weighs');
    });
  }

  for (const [pattern, path, what, source] of NEGATIVES) {
    it(`does not take ${what} for ${pattern}`, async () => {
      assert.deepEqual(
        (await found(path, source)).filter((each) => each.pattern === pattern),
        [],
      );
    });
  }

  it('does not take the service in front of a repository for one', async () => {
    const source = `class Book { constructor(readonly id: string) {} }
      interface Books { byId(id: string): Book; all(): Book[]; keep(book: Book): void }
      class Rows implements Books { byId(id: string): Book { return read('SELECT * FROM book', id); } all(): Book[] { return []; } keep(book: Book) { write(book); } }
      class Library { constructor(private books: Books) {} byId(id: string): Book { return this.books.byId(id); } all(): Book[] { return this.books.all(); } keep(book: Book) { this.books.keep(book); } }`;
    const own = (await found('a.ts', source)).filter(({ pattern }) => pattern === 'Repository');
    assert.deepEqual(
      own.map(({ roles }) => roles[0]?.symbol),
      ['Books'],
    );
  });
});
