/** Patterns of larger programs: who keeps what, who hands in what, who stands between what people see and what is kept. */
import assert from 'node:assert/strict';
import { finish } from '../../../../../src/base/steps.ts';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import type { ResolvedImport } from '../../../../../src/core/model/graph.ts';
import { findDesign } from '../../../../../src/core/patterns/design/findDesign.ts';
import { shapesOf } from '../../../../support/shapesOf.ts';

interface Sketch {
  readonly pattern: string;
  readonly path: string;
  /** Symbols by role, as far as they are asked for. */
  readonly roles: Readonly<Record<string, string>>;
  readonly source: string;
  /** What is taken from outside of the workspace. */
  readonly takes?: readonly string[];
}

const FOUND: readonly Sketch[] = [
  {
    pattern: 'Active Record',
    path: 'a.py',
    roles: { 'Active Record': 'Note' },
    takes: ['django.db.models.Model'],
    source: 'class Note(Model):\n    title = CharField()\n',
  },
  {
    pattern: 'Active Record',
    path: 'a.py',
    roles: { 'Active Record': 'Note' },
    takes: ['sqlalchemy'],
    source:
      'class Keeps:\n    def save(self):\n        db.session.add(self)\n        db.session.commit()\n\nclass Note(Keeps):\n    __tablename__ = "notes"\n    title = Column(Text)\n',
  },
  {
    pattern: 'Active Record',
    path: 'a.php',
    roles: { 'Active Record': 'Note' },
    takes: ['Illuminate\\Database\\Eloquent\\Model'],
    source: '<?php class Note extends Model { protected $table = "notes"; }',
  },
  {
    pattern: 'Data Mapper',
    path: 'a.cs',
    roles: { Mapper: 'Notes', Entity: 'Note' },
    source:
      'class Note { public string Title; } class Notes : IEntityTypeConfiguration<Note> { public void Configure(Builder<Note> b) { b.HasKey(n => n.Title); } }',
  },
  {
    pattern: 'Data Mapper',
    path: 'a.java',
    roles: { Mapper: 'Moves', Entity: 'Note', Row: 'NoteRow' },
    takes: ['jakarta.persistence'],
    source: `class Note { private String title; Note(String title) { this.title = title; } String title() { return title; } }
      @Entity class NoteRow { @Id Long id; @Column String title; NoteRow(String title) { this.title = title; } String getTitle() { return title; } }
      class Moves { Note out(NoteRow row) { return new Note(row.getTitle()); } NoteRow in(Note note) { return new NoteRow(note.title()); } }`,
  },
  {
    pattern: 'DAO',
    path: 'a.kt',
    roles: { DAO: 'Notes', Entity: 'Note' },
    takes: ['androidx.room.Dao'],
    source: `@Entity data class Note(@PrimaryKey val id: Int, val title: String)
      @Dao interface Notes { @Query("SELECT * FROM note WHERE id = :id") fun one(id: Int): Note
        @Query("SELECT * FROM note") fun all(): List<Note>
        @Insert fun put(note: Note) }`,
  },
  {
    pattern: 'DAO',
    path: 'a.go',
    roles: { DAO: 'Notes', Entity: 'Note' },
    takes: ['database/sql'],
    source: `package a
type Note struct { ID int; Title string }
type Notes struct { db *sql.DB }
func (n *Notes) One(id int) (*Note, error) { row := n.db.QueryRow("SELECT id, title FROM note WHERE id = ?", id); x := &Note{}; row.Scan(x); return x, nil }
func (n *Notes) All() ([]Note, error) { rows, err := n.db.Query("SELECT id, title FROM note"); return scan(rows), err }
func (n *Notes) Put(x *Note) error { _, err := n.db.Exec("INSERT INTO note VALUES (?, ?)", x.ID, x.Title); return err }
func (n *Notes) Delete(id int) error { _, err := n.db.Exec("DELETE FROM note WHERE id = ?", id); return err }`,
  },
  {
    pattern: 'Repository',
    path: 'a.php',
    roles: { Repository: 'Notes', Entity: 'Note', 'Concrete Repository': 'KeptNotes' },
    takes: ['Doctrine\\ORM\\EntityManagerInterface'],
    source: `<?php class Note { public function __construct(private string $id, private string $title) {} }
      interface Notes { public function byId(string $id): ?Note; public function all(): array; public function save(Note $note): void; }
      class KeptNotes implements Notes { public function __construct(private EntityManagerInterface $em) {}
        public function byId(string $id): ?Note { return $this->em->find(Note::class, $id); }
        public function all(): array { return $this->em->findAll(); }
        public function save(Note $note): void { $this->em->persist($note); } }`,
  },
  {
    pattern: 'Dependency Injection',
    path: 'a.java',
    roles: { Service: 'Post', Client: 'Bell' },
    source:
      'interface Post { void send(String text); } @Service class Mail implements Post { public void send(String text) { out(text); } } @Service class Bell { private final Post post; Bell(Post post) { this.post = post; } void ring() { post.send("ring"); } }',
  },
  {
    pattern: 'Dependency Injection',
    path: 'a.cs',
    roles: { Service: 'IPost', Client: 'Bell', Implementation: 'Mail', Injector: 'Start.Wire' },
    source:
      'interface IPost { void Send(string text); } class Mail : IPost { public void Send(string text) { Out(text); } } class Bell { private readonly IPost post; public Bell(IPost post) { this.post = post; } public void Ring() { post.Send("ring"); } } class Start { void Wire(Services services) { services.AddScoped<IPost, Mail>(); } }',
  },
  {
    pattern: 'Dependency Injection',
    path: 'a.go',
    roles: { Service: 'Post', Client: 'Bell', Injector: 'main' },
    source: `package main
type Post interface { Send(text string) error }
type Clock interface { Now() int }
type Mail struct { host string }
func NewMail(host string) *Mail { return &Mail{host: host} }
func (m *Mail) Send(text string) error { return out(text) }
type Quartz struct { rate int }
func NewQuartz() *Quartz { return &Quartz{rate: 1} }
func (q *Quartz) Now() int { return read(q.rate) }
type Bell struct { post Post; clock Clock }
func NewBell(post Post, clock Clock) *Bell { return &Bell{post: post, clock: clock} }
func (b *Bell) Ring() error { if b.clock.Now() > 3 { for b.clock.Now() > 4 { } }; return b.post.Send("ring") }
func main() { mail := NewMail("x"); quartz := NewQuartz(); bell := NewBell(mail, quartz); bell.Ring() }`,
  },
  {
    pattern: 'Service Locator',
    path: 'a.ts',
    roles: { 'Service Locator': 'Shelf', Lookup: 'Shelf.find', Client: 'Bell' },
    source: `class Mail { send(text: string) { out(text); } } class Clock { now() { return read(); } }
      class Shelf { private static all = new Map<string, any>(); static put(key: string, it: any) { Shelf.all.set(key, it); } static find(key: string): any { return Shelf.all.get(key); } }
      class Bell { ring() { const mail = Shelf.find('mail'); mail.send('ring'); } } class Alarm { at() { const clock = Shelf.find('clock'); clock.now(); } }`,
  },
  {
    pattern: 'Plugin',
    path: 'a.py',
    roles: { 'Plugin Host': 'Desk', 'Extension Point': 'Tool', Load: 'Desk.find' },
    source: `from abc import ABC, abstractmethod
class Tool(ABC):
    @abstractmethod
    def use(self): ...
class Saw(Tool):
    def use(self): cut()
class Desk:
    def __init__(self):
        self.tools: list[Tool] = []
    def add(self, tool: Tool):
        self.tools.append(tool)
    def find(self, names):
        for name in names:
            self.add(importlib.import_module(name).make())
`,
  },
  {
    pattern: 'Plugin',
    path: 'a.ts',
    roles: { 'Plugin Host': 'Desk', 'Extension Point': 'Tool', Install: 'Desk.use' },
    source: `interface Tool { install(desk: Desk): void } class Saw implements Tool { install(desk: Desk) { desk.on('cut', () => {}); } }
      class Desk { private tools: Tool[] = []; use(tool: Tool) { tool.install(this); this.tools.push(tool); return this; } on(name: string, run: () => void) { keep(name, run); } }`,
  },
  {
    pattern: 'MVC',
    path: 'a.rb',
    roles: { Controller: 'NotesController', Model: 'Note', View: 'NotesController.show' },
    source:
      'class Note < ActiveRecord::Base\nend\nclass NotesController < ActionController::Base\n  def show\n    @note = Note.find(params[:id])\n  end\nend\n',
  },
  {
    pattern: 'MVC',
    path: 'a.cs',
    roles: { Controller: 'Notes', Model: 'Shelf', View: 'Notes.Show' },
    source:
      'class Shelf { private int size; public Note Find(int id) { return Read(id); } } class Notes : Controller { private readonly Shelf shelf; public Notes(Shelf shelf) { this.shelf = shelf; } public IActionResult Show(int id) { return View(shelf.Find(id)); } }',
  },
  {
    pattern: 'MVP',
    path: 'a.java',
    roles: { Presenter: 'Entry', 'View Contract': 'Screen', View: 'EntryActivity' },
    source: `interface Screen { void showError(String text); void close(); }
      class Entry { private Screen screen; private Door door; Entry(Screen screen) { this.screen = screen; } void enter(String name) { if (name == null) { screen.showError("name"); } else { screen.close(); } } }
      class EntryActivity extends AppCompatActivity implements Screen { private Entry entry; void onCreate() { entry = new Entry(this); } void onClick() { entry.enter("x"); } public void showError(String text) { draw(text); } public void close() { finish(); } }`,
  },
  {
    pattern: 'MVVM',
    path: 'a.kt',
    roles: { 'View Model': 'NotesModel', View: 'NotesScreen', Model: 'Shelf' },
    source: `class Shelf { fun all(): List<String> { return read() } }
      class NotesModel(private val shelf: Shelf) : ViewModel() {
        val notes = MutableStateFlow(emptyList())
        fun load() { notes.value = shelf.all() }
      }

      @Composable
      fun NotesScreen(model: NotesModel) {
        Text(model.notes.value.first())
      }`,
  },
  {
    pattern: 'MVVM',
    path: 'a.swift',
    roles: { 'View Model': 'NotesModel', View: 'NotesScreen' },
    source: `class NotesModel: ObservableObject { @Published var notes: [String] = []
        func load() { notes = read() } }
      struct NotesScreen: View { @ObservedObject var model: NotesModel
        var body: some View { Text(model.notes[0]) } }`,
  },
  {
    pattern: 'CQRS Handler',
    path: 'a.php',
    roles: { Handler: 'RenameHandler', Message: 'Rename' },
    source: `<?php class Rename { public function __construct(public string $id, public string $name) {} }
      #[AsMessageHandler] class RenameHandler { public function __invoke(Rename $rename): void { write($rename->name); } }`,
  },
  {
    pattern: 'CQRS Handler',
    path: 'a.ts',
    roles: { Handler: 'RenameIt', Message: 'Rename' },
    source: `class Rename { constructor(readonly id: string, readonly name: string) {} }
      @CommandHandler(Rename) class RenameIt { execute(rename: Rename): Promise<void> { return write(rename.name); } }`,
  },
  {
    pattern: 'Event Sourcing',
    path: 'a.ts',
    roles: { Aggregate: 'Account', Replay: 'Account.load', Event: 'Paid' },
    source: `interface Happened {} class Opened implements Happened { constructor(readonly name: string) {} } class Paid implements Happened { constructor(readonly sum: number) {} }
      class Account { private name = ''; private sum = 0; private fresh: Happened[] = [];
        load(all: Happened[]) { for (const each of all) this.apply(each); }
        pay(sum: number) { this.raise(new Paid(sum)); }
        private raise(it: Happened) { this.fresh.push(it); this.apply(it); }
        private apply(it: Happened) { if (it instanceof Opened) { this.name = it.name; } else if (it instanceof Paid) { this.sum += it.sum; } } }`,
  },
  {
    pattern: 'Event Sourcing',
    path: 'a.java',
    roles: { Aggregate: 'Account', Event: 'Opened' },
    source: `class Opened { String name; Opened(String name) { this.name = name; } } class Open { String name; }
      @Aggregate class Account { private String name; @CommandHandler Account(Open it) { apply(new Opened(it.name)); } @EventSourcingHandler void on(Opened it) { this.name = it.name; } }`,
  },
  {
    pattern: 'Saga',
    path: 'a.java',
    roles: { Saga: 'Trip', Steps: 'Trip.plan', Compensation: 'Trip.plan' },
    source:
      'class Trip { private Flights flights; void plan() { step().invokeParticipant(flights.book()).withCompensation(flights.cancel()).step().invokeParticipant(hotels.book()).build(); } }',
  },
  {
    pattern: 'Saga',
    path: 'a.ts',
    roles: { Saga: 'Trip', Step: 'Part' },
    source: `interface Part { execute(): Promise<void>; compensate(): Promise<void> } class Flight implements Part { async execute() { book(); } async compensate() { cancel(); } }
      class Trip { private parts: Part[] = []; private done: Part[] = []; add(part: Part) { this.parts.push(part); }
        async run() { try { for (const part of this.parts) { await part.execute(); this.done.push(part); } } catch { for (const part of this.parts) { await part.compensate(); } } } }`,
  },
  {
    pattern: 'Outbox',
    path: 'a.cs',
    roles: { 'Outbox Message': 'Letter', Writer: 'Orders.Place', Relay: 'Postman.Run' },
    source: `class Letter { public Guid Id; public string Kind; public string Content; public DateTime CreatedAt; public DateTime? SentAt; public Letter(string kind, string content) { Kind = kind; Content = content; } }
      class Shelf : DbContext { public DbSet<Letter> Letters { get; set; } public DbSet<Order> Orders { get; set; } }
      class Orders { private readonly Shelf shelf; public Orders(Shelf shelf) { this.shelf = shelf; } public void Place(Order order) { shelf.Orders.Add(order); shelf.Letters.Add(new Letter("placed", Write(order))); shelf.SaveChanges(); } }
      class Postman { private readonly Shelf shelf; private readonly Bus bus; public void Run() { foreach (var each in shelf.Set<Letter>()) { bus.Publish(each.Content); } } }`,
  },
];

interface Other {
  readonly what: string;
  readonly pattern: string;
  readonly path: string;
  readonly source: string;
  readonly takes?: readonly string[];
}

const OTHERS: readonly Other[] = [
  {
    what: 'a class called Model of its own',
    pattern: 'Active Record',
    path: 'a.py',
    source: 'class Model:\n    pass\n\nclass Car(Model):\n    wheels = 4\n',
  },
  {
    what: 'a service with the calls of a repository',
    pattern: 'Repository',
    path: 'a.ts',
    source: `class Person { constructor(readonly id: string) {} }
      class Recipients { constructor(private http: Http) {} byId(id: string): Person { return this.http.get(id); } all(): Person[] { return this.http.list(); } add(person: Person) { this.http.post(person); } }`,
  },
  {
    what: 'an aggregate that keeps its parts',
    pattern: 'Repository',
    path: 'a.ts',
    source: `class Line { constructor(readonly id: string) {} }
      class Order { private lines: Line[] = []; add(line: Line) { this.lines.push(line); } line(id: string): Line { return this.lines.find((each) => each.id === id)!; } all(): Line[] { return this.lines; } }`,
  },
  {
    what: 'what decorates its own kind',
    pattern: 'Dependency Injection',
    path: 'a.java',
    source:
      'interface Voice { void say(String text); } class Plain implements Voice { public void say(String text) { out(text); } } class Loud implements Voice { private final Voice voice; Loud(Voice voice) { this.voice = voice; } public void say(String text) { voice.say(text); } } class Use { void go() { new Loud(new Plain()).say("x"); } }',
  },
  {
    what: 'what makes its own parts',
    pattern: 'Dependency Injection',
    path: 'a.ts',
    source:
      'interface Post { send(text: string): void } class Mail implements Post { send(text: string) { out(text); } } class Bell { private post: Post; constructor() { this.post = new Mail(); } ring() { this.post.send("x"); } }',
  },
  {
    what: 'a map of settings',
    pattern: 'Service Locator',
    path: 'a.ts',
    source:
      'class Settings { private all = new Map<string, string>(); set(k: string, v: string) { this.all.set(k, v); } get(k: string) { return this.all.get(k); } } class Use { constructor(private s: Settings) {} go() { return this.s.get("x"); } }',
  },
  {
    what: 'a visitor, which is handed the element too',
    pattern: 'Plugin',
    path: 'a.ts',
    source:
      'interface Visitor { visit(leaf: Leaf): void } class Count implements Visitor { visit(leaf: Leaf) { add(leaf); } } class Leaf { accept(v: Visitor) { v.visit(this); } }',
  },
  {
    what: 'a controller that answers programs alone',
    pattern: 'MVC',
    path: 'a.java',
    source:
      '@RestController class Notes { private Shelf shelf; Notes(Shelf shelf) { this.shelf = shelf; } @GetMapping("/x") Note one() { return shelf.find(); } } class Shelf { Note find() { return read(); } } class Note { String title; }',
  },
  {
    what: 'a chain whose links take one request',
    pattern: 'CQRS Handler',
    path: 'a.java',
    source: `class Request { String kind; Request(String kind) { this.kind = kind; } } interface RequestHandler { void handle(Request request); }
      class One implements RequestHandler { public void handle(Request request) { go(request); } } class Two implements RequestHandler { public void handle(Request request) { stop(request); } }`,
  },
  {
    what: 'what makes a helper of a row and gives back something else',
    pattern: 'Data Mapper',
    path: 'a.java',
    takes: ['jakarta.persistence'],
    source:
      '@Entity class Row { @Id Long id; String text() { return id.toString(); } } class Load { private Long id; Load(Long id) { this.id = id; } String go() { return read(id); } } class Show { String show(Row row) { return new Load(row.id).go(); } }',
  },
  {
    what: 'a list that tells the screen which row was touched',
    pattern: 'MVP',
    path: 'a.java',
    source: `interface Touched { void touched(int row); } class Rows extends RecyclerView.Adapter { private Touched touched; Rows(Touched touched) { this.touched = touched; } void bind(int row) { touched.touched(row); } }
      class ListActivity extends AppCompatActivity implements Touched { private Rows rows; void onCreate() { rows = new Rows(this); } public void touched(int row) { rows.bind(row); } }`,
  },
  {
    what: 'a listener of nodes',
    pattern: 'Event Sourcing',
    path: 'a.ts',
    source:
      'class Node { constructor(readonly kids: Node[]) {} } class Walk { private seen = 0; applyAll(nodes: Node[]) { for (const each of nodes) this.applyOne(each); } private applyOne(node: Node) { this.seen++; } }',
  },
];

async function found({ path, source, takes = [] }: Pick<Sketch, 'path' | 'source' | 'takes'>) {
  const facts = new Map([
    [path, { imports: [], shapes: await shapesOf(path, source) } as unknown as FileFacts],
  ]);
  const outside = takes.map(
    (specifier): ResolvedImport => ({
      specifier,
      kind: 'static',
      line: 1,
      names: [],
      target: { status: 'external', package: specifier },
    }),
  );
  return finish(findDesign({ facts, imports: new Map([[path, outside]]), isLeftOut: () => false }));
}

describe('design patterns of larger programs', () => {
  for (const sketch of FOUND) {
    const { pattern, path, roles } = sketch;
    it(`finds ${pattern} in ${path.slice(2)}: ${Object.values(roles)[0]}`, async () => {
      const all = await found(sketch);
      const fitting = all.filter((each) =>
        Object.entries(roles).every(([role, symbol]) =>
          each.roles.some((one) => one.role === role && one.symbol === symbol),
        ),
      );
      const own = fitting.find((each) => each.pattern === pattern);
      const near = all.filter((each) => each.pattern === pattern).map((each) => each.roles);
      assert.ok(own !== undefined, `there is only ${JSON.stringify(near)}`);
      assert.ok(own.evidence.length > 0);
      assert.notEqual(own.class, 'proven');
    });
  }

  for (const { what, ...other } of OTHERS) {
    it(`does not take ${what} for ${other.pattern}`, async () => {
      const own = (await found(other)).filter(({ pattern }) => pattern === other.pattern);
      assert.deepEqual(
        own.map(({ roles, class: confidence }) => [confidence, roles.map(({ symbol }) => symbol)]),
        [],
      );
    });
  }
});
