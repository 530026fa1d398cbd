/** One small source a pattern, in names that do not give it away: its definition must fit best, and say who plays which part. */
import assert from 'node:assert/strict';
import { finish } from '../../../../../src/base/steps.ts';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import { scored } from '../../../../../src/core/patterns/design/features.ts';
import { patternGraph } from '../../../../../src/core/patterns/design/patternGraph.ts';
import { buildTypeGraph } from '../../../../../src/core/patterns/design/typeGraph.ts';
import { shapesOf } from '../../../../support/shapesOf.ts';

interface Example {
  readonly pattern: string;
  readonly source: string;
  readonly path?: string;
  readonly roles: Readonly<Record<string, string>>;
}

const EXAMPLES: readonly Example[] = [
  {
    pattern: 'Singleton',
    roles: { Singleton: 'Clock', Accessor: 'Clock.shared' },
    source: `class Clock { private static one: Clock | undefined; private constructor() {}
      static shared(): Clock { if (Clock.one === undefined) Clock.one = new Clock(); return Clock.one; } now() { return 1; } }`,
  },
  {
    pattern: 'Decorator',
    roles: { Decorator: 'Loud', Component: 'Voice' },
    source: `interface Voice { speak(): string } class Plain implements Voice { speak() { return 'hm'; } }
      class Loud implements Voice { constructor(protected inner: Voice) {} speak() { return this.inner.speak() + '!'; } }
      class Louder extends Loud { speak() { return super.speak().toUpperCase(); } }`,
  },
  {
    pattern: 'Proxy',
    roles: { Proxy: 'Guarded', 'Real Subject': 'Archive' },
    source: `interface Files { open(name: string): string } class Archive implements Files { open(name: string) { return name; } }
      class Guarded implements Files { private real: Archive | null = null;
        open(name: string) { if (this.real === null) { this.real = new Archive(); } return this.real.open(name); } }`,
  },
  {
    pattern: 'Composite',
    roles: { Composite: 'Box', Component: 'Item' },
    source: `interface Item { weight(): number } class Stone implements Item { weight() { return 3; } }
      class Box implements Item { private parts: Item[] = []; put(part: Item) { this.parts.push(part); }
        take(part: Item) { this.parts.splice(this.parts.indexOf(part), 1); }
        weight() { let sum = 0; for (const part of this.parts) sum += part.weight(); return sum; } }`,
  },
  {
    pattern: 'Chain of Responsibility',
    roles: { Handler: 'Desk' },
    source: `abstract class Desk { private after: Desk | undefined; follow(desk: Desk) { this.after = desk; return desk; }
        solve(question: string): string | undefined { if (this.after !== undefined) { return this.after.solve(question); } return undefined; } }
      class Front extends Desk { solve(question: string) { if (question === 'a') return 'b'; return super.solve(question); } }
      class Back extends Desk { solve(question: string) { if (question === 'c') return 'd'; return super.solve(question); } }`,
  },
  {
    pattern: 'Adapter',
    roles: { Adapter: 'Metric', Adaptee: 'Fahrenheit', Target: 'Thermometer' },
    source: `interface Thermometer { celsius(): number } class Fahrenheit { degrees() { return 80; } }
      class Metric implements Thermometer { constructor(private old: Fahrenheit) {} celsius() { return (this.old.degrees() - 32) / 1.8; } }`,
  },
  {
    pattern: 'Bridge',
    roles: { Abstraction: 'Remote', Implementor: 'Device' },
    source: `interface Device { power(on: boolean): void } class Radio implements Device { power(on: boolean) {} } class Tv implements Device { power(on: boolean) {} }
      class Remote { constructor(protected device: Device) {} press() { this.device.power(true); } }
      class Timed extends Remote { later() { this.device.power(false); } }`,
  },
  {
    pattern: 'Observer',
    roles: { Subject: 'Station', Observer: 'Screen', Notify: 'Station.tell' },
    source: `interface Screen { show(value: number): void } class Wall implements Screen { show(value: number) {} }
      class Station { private screens: Screen[] = []; private value = 0; join(screen: Screen) { this.screens.push(screen); }
        leave(screen: Screen) { this.screens.splice(this.screens.indexOf(screen), 1); }
        tell() { for (const screen of this.screens) screen.show(this.value); } measure(value: number) { this.value = value; this.tell(); } }`,
  },
  {
    pattern: 'Strategy',
    roles: { Context: 'Shop', Strategy: 'Pricing' },
    source: `interface Pricing { price(amount: number): number } class Full implements Pricing { price(amount: number) { return amount; } }
      class Half implements Pricing { price(amount: number) { return amount / 2; } }
      class Shop { private pricing: Pricing; constructor(pricing: Pricing) { this.pricing = pricing; } change(pricing: Pricing) { this.pricing = pricing; }
        sell(amount: number) { return this.pricing.price(amount); } }`,
  },
  {
    pattern: 'State',
    roles: { Context: 'Door', State: 'Position' },
    source: `interface Position { push(door: Door): void } class Shut implements Position { push(door: Door) { door.become(new Ajar()); } }
      class Ajar implements Position { push(door: Door) { door.become(new Shut()); } }
      class Door { private position: Position = new Shut(); become(position: Position) { this.position = position; } push() { this.position.push(this); } }`,
  },
  {
    pattern: 'Command',
    roles: { Command: 'Job', Invoker: 'Button', Receiver: 'Lamp' },
    source: `interface Job { run(): void } class Lamp { on() {} off() {} }
      class Light implements Job { constructor(private lamp: Lamp) {} run() { this.lamp.on(); } }
      class Dark implements Job { constructor(private lamp: Lamp) {} run() { this.lamp.off(); } }
      class Button { private job: Job; constructor(job: Job) { this.job = job; } press() { this.job.run(); } }`,
  },
  {
    pattern: 'Template Method',
    roles: { 'Abstract Class': 'Report', 'Template Method': 'Report.print' },
    source: `abstract class Report { print() { this.head(); this.body(); } protected abstract head(): void; protected abstract body(): void; }
      class Short extends Report { head() { a(); } body() { b(); } } class Long extends Report { head() { c(); } body() { d(); } }`,
  },
  {
    pattern: 'Visitor',
    roles: { Visitor: 'Work' },
    source: `interface Work { onLeaf(leaf: Leaf): void; onFork(fork: Fork): void }
      class Count implements Work { onLeaf(leaf: Leaf) {} onFork(fork: Fork) {} }
      interface Part { take(work: Work): void } class Leaf implements Part { take(work: Work) { work.onLeaf(this); } }
      class Fork implements Part { take(work: Work) { work.onFork(this); } }`,
  },
  {
    pattern: 'Mediator',
    roles: { 'Concrete Mediator': 'Tower' },
    source: `class Plane { constructor(private tower: Tower) {} ask() { this.tower.hear(this, 'land'); } hold() {} }
      class Truck { constructor(private tower: Tower) {} ask() { this.tower.hear(this, 'cross'); } hold() {} }
      class Tower { plane: Plane | undefined; truck: Truck | undefined;
        hear(who: object, what: string) { if (what === 'land') this.truck?.hold(); else this.plane?.hold(); } }`,
  },
  {
    pattern: 'Memento',
    roles: { Originator: 'Canvas', Memento: 'Snapshot', Caretaker: 'Log' },
    source: `class Snapshot { constructor(private readonly lines: string) {} read() { return this.lines; } }
      class Canvas { private lines = ''; draw(line: string) { this.lines += line; } keep() { return new Snapshot(this.lines); }
        back(snapshot: Snapshot) { this.lines = snapshot.read(); } }
      class Log { private past: Snapshot[] = []; constructor(private canvas: Canvas) {} mark() { this.past.push(this.canvas.keep()); } }`,
  },
  {
    pattern: 'Iterator',
    roles: { Iterator: 'Walk', Aggregate: 'Shelf' },
    source: `class Walk { private at = 0; constructor(private books: string[]) {} more(): boolean { return this.at < this.books.length; }
        step() { const book = this.books[this.at]; this.at++; return book; } }
      class Shelf { private books: string[] = []; walk() { return new Walk(this.books); } }`,
  },
  {
    pattern: 'Interpreter',
    roles: { Expression: 'Formula', 'Terminal Expression': 'Name' },
    source: `interface Formula { value(names: Map<string, number>): number }
      class Name implements Formula { constructor(private name: string) {} value(names: Map<string, number>) { return names.get(this.name) ?? 0; } }
      class Sum implements Formula { constructor(private left: Formula, private right: Formula) {} value(names: Map<string, number>) { return this.left.value(names) + this.right.value(names); } }
      class Product implements Formula { constructor(private left: Formula, private right: Formula) {} value(names: Map<string, number>) { return this.left.value(names) * this.right.value(names); } }`,
  },
  {
    pattern: 'Flyweight',
    roles: { 'Flyweight Factory': 'Kinds', Flyweight: 'Kind' },
    source: `class Kind { constructor(private colour: string) {} draw(x: number, y: number) {} }
      class Kinds { private known = new Map<string, Kind>();
        kind(colour: string): Kind { let kind = this.known.get(colour); if (kind === undefined) { kind = new Kind(colour); this.known.set(colour, kind); } return kind; } }
      class Tree { constructor(private kind: Kind) {} }`,
  },
  {
    pattern: 'Facade',
    roles: { Facade: 'Home' },
    source: `class Heat { up() {} } class Light { dim() {} } class Music { play() {} }
      class Home { private heat = new Heat(); private light = new Light(); private music = new Music();
        evening() { this.heat.up(); this.light.dim(); this.music.play(); } }`,
  },
  {
    pattern: 'Builder',
    roles: { 'Concrete Builder': 'Draft', Product: 'Letter' },
    source: `class Letter { constructor(readonly to: string, readonly text: string) {} }
      class Draft { private to = ''; private text = ''; address(to: string) { this.to = to; return this; } say(text: string) { this.text = text; return this; }
        sign(name: string) { this.text += name; return this; } seal() { return new Letter(this.to, this.text); } }`,
  },
  {
    pattern: 'Prototype',
    roles: { 'Concrete Prototype': 'Round', Prototype: 'Shape' },
    source: `interface Shape { twin(): Shape } class Round implements Shape { constructor(private radius: number) {} twin() { return new Round(this.radius); } }
      class Square implements Shape { constructor(private side: number) {} twin() { return new Square(this.side); } }`,
  },
  {
    pattern: 'Factory Method',
    roles: { Creator: 'Logistics', 'Factory Method': 'Logistics.vehicle' },
    source: `interface Vehicle { go(): void } class Ship implements Vehicle { go() {} } class Lorry implements Vehicle { go() {} }
      abstract class Logistics { abstract vehicle(): Vehicle; deliver() { this.vehicle().go(); } }
      class Sea extends Logistics { vehicle() { return new Ship(); } } class Road extends Logistics { vehicle() { return new Lorry(); } }`,
  },
  {
    pattern: 'Abstract Factory',
    roles: { 'Abstract Factory': 'Style' },
    source: `interface Chair {} interface Table {} class OldChair implements Chair {} class OldTable implements Table {} class NewChair implements Chair {} class NewTable implements Table {}
      interface Style { chair(): Chair; table(): Table } class Old implements Style { chair() { return new OldChair(); } table() { return new OldTable(); } }
      class Modern implements Style { chair() { return new NewChair(); } table() { return new NewTable(); } }`,
  },
];

async function bestOf(source: string, path = 'example.ts') {
  const facts = new Map([
    [path, { imports: [], shapes: await shapesOf(path, source) } as unknown as FileFacts],
  ]);
  const types = finish(buildTypeGraph({ facts, imports: new Map(), isLeftOut: () => false }));
  return finish(scored(finish(patternGraph(types))));
}

describe('a definition of a design pattern', () => {
  for (const { pattern, source, path, roles } of EXAMPLES) {
    it(`finds ${pattern} by structure, with who plays which part`, async () => {
      const places = (await bestOf(source, path))
        .map(([first]) => first)
        .filter((each) => each !== undefined);
      const own = places.find(({ definition }) => definition.pattern === pattern);
      assert.ok(own !== undefined, 'not found at all');
      assert.ok(own.score >= 0.6, `fits only to ${own.score}: ${JSON.stringify(own.candidate.conditions)}`);
      const named = own.candidate.roles.map(({ role, type, method }) => [
        role,
        type?.shape.name ??
          `${method?.owner === undefined ? '' : `${method.owner.shape.name}.`}${method?.shape.name}`,
      ]);
      for (const [role, symbol] of Object.entries(roles)) {
        assert.ok(
          named.some(([name, who]) => name === role && who === symbol),
          `${role} is ${JSON.stringify(named)}`,
        );
      }
    });
  }

  it('finds nothing in plain data and functions', async () => {
    const places =
      await bestOf(`class Point { constructor(readonly x: number, readonly y: number) {} length() { return this.x + this.y; } }
      export function add(a: Point, b: Point) { return new Point(a.x + b.x, a.y + b.y); }`);
    assert.deepEqual(
      places.flat().filter(({ score }) => score > 0.4),
      [],
    );
  });
});
