import assert from 'node:assert/strict';
import type { FileShapes } from '../../../../../src/core/model/shapes.ts';
import {
  bodyLines,
  callableNamed,
  fieldLine,
  headLine,
  shapesOf,
  typeLine,
  typeNamed,
} from '../../../../support/shapesOf.ts';

const STORE = `package shop

@RestController
@RequestMapping("/api")
abstract class Store private constructor(private val next: Handler?, var size: Int = 3, plain: String) : Base<Int>(size), Handler {
  private val observers = mutableListOf<Observer>()
  protected lateinit var late: Widget
  val slow: Widget by lazy { Widget(1) }
  val title: String get() = "x"
  var limit: Int = 1
    set(value) { field = value }

  init { this.late = Widget(1) }
  constructor(size: Int) : this(null, size, "") { late = Widget(size) }

  companion object {
    private var instance: Store? = null
    const val LIMIT = 1
    fun get(): Store = instance ?: Store(1).also { instance = it }
  }

  @GetMapping("/x")
  abstract fun run(@RequestBody dto: Dto, vararg rest: Any): Int
  override fun handle(request: Request): Response? = next?.handle(request)
  fun withSize(value: Int) = apply { size = value }
  fun self(): Store = this

  private fun tell(callback: (Int) -> Unit) {
    for (each in observers) each.update(this)
    observers.forEach { it.update(1) }
    observers.forEach { each -> each.update(2) }
    for (i in observers.indices) observers[i].update(i)
    observers += Widget(2)
    @Suppress("unused") val other = object : Listener { override fun on() { callback(1) } }
    if (next == null || size > 3) throw IllegalStateException("x")
    val kind = when (size) { 1 -> "a"; else -> "b" }
    super.tell(callback)
  }
  fun after() {}
}
object Registry : Handler { val entries = HashMap<String, Widget>(); override fun handle(request: Request) = entries[request] }
sealed interface Shape { fun area(): Double; val name: String; fun twice() = area() * 2 }
data class Point(val x: Int, val y: Int = 0)
class Logged(private val inner: Handler) : Handler by inner
class Timed(inner: Handler) : Handler by inner
enum class Kind { SMALL, LARGE }
fun top(store: Store) { store.self() }
val shared = Registry
`;

describe('shapes of Kotlin', () => {
  let shapes: FileShapes;
  before(async () => {
    shapes = await shapesOf('Store.kt', STORE);
  });

  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  it('has classes, interfaces, objects and enums; what it delegates to is a base', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'class abstract Store < Base<Int>, Handler',
      'class #34 < Listener',
      'object Registry < Handler',
      'interface abstract Shape',
      'class Point',
      'class Logged < Handler',
      'class Timed < Handler',
      'enum Kind',
    ]);
  });

  it('has properties, kept parameters and what stands in the companion, static there', () => {
    assert.deepEqual(typeNamed(shapes, 'Store').fields.map(fieldLine), [
      'private next: Handler? = param:next',
      'size: Int = param:size',
      'private observers: mutableListOf<Observer> = list',
      'protected late: Widget',
      'slow: Widget = new:Widget',
      'limit: Int = number',
      'private static instance: Store? = null',
      'static LIMIT = number',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Logged').fields.map(fieldLine), [
      'private inner: Handler = param:inner',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Timed').fields.map(fieldLine), [
      'private inner: Handler = param:inner',
    ]);
    assert.deepEqual(shapes.variables?.map(fieldLine), ['shared = type:Registry']);
  });

  it('has an object keep itself, as Java sees it', () => {
    assert.deepEqual(typeNamed(shapes, 'Registry').fields.map(fieldLine), [
      'static INSTANCE: Registry',
      'entries: HashMap<String, Widget> = map',
    ]);
  });

  it('has functions, constructors and computed properties', () => {
    assert.deepEqual(typeNamed(shapes, 'Store').methods.map(headLine), [
      'private constructor Store(next: Handler?, size: Int, plain: String)',
      'accessor title() → String',
      'accessor limit(value) → Int',
      'constructor init()',
      'constructor constructor(size: Int)',
      'static method get() → Store',
      'abstract method run(dto: Dto, rest: Any) → Int',
      'method handle(request: Request) → Response?',
      'method withSize(value: Int)',
      'method self() → Store',
      'private method tell(callback: (Int) -> Unit)',
      'method after()',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Shape').methods.map(headLine), [
      'abstract method area() → Double',
      'abstract accessor name() → String',
      'method twice()',
    ]);
    assert.deepEqual(shapes.functions.map(headLine), ['function ()', 'function top(store: Store)']);
  });

  it('sees what is created only once', () => {
    const get = callableNamed(shapes, 'Store.get');
    assert.deepEqual(bodyLines(get).slice(-2), ['?create Store(number)', '?write instance = local:it']);
    assert.deepEqual([get.results, get.absences], [['field:instance'], ['field:instance']]);
  });

  it('takes the value of an expression body for the result', () => {
    const handle = callableNamed(shapes, 'Store.handle');
    assert.deepEqual(bodyLines(handle), ['?call field:next.handle(param:request)']);
    assert.deepEqual([handle.results, handle.absences], [['call:handle'], ['field:next']]);
    const chained = callableNamed(shapes, 'Store.withSize');
    assert.deepEqual(bodyLines(chained), ['call none.apply(lambda)', 'write size = param:value']);
    assert.deepEqual(chained.results, ['self']);
    assert.deepEqual(callableNamed(shapes, 'Store.self').results, ['self']);
  });

  it('says which calls are on items, also of `it`', () => {
    const tell = callableNamed(shapes, 'Store.tell');
    assert.deepEqual(
      bodyLines(tell).filter((line) => line.includes('observers')),
      [
        '*call item:observers.update(self)',
        'call field:observers.forEach(lambda)',
        '*call item:observers.update(number)',
        'call field:observers.forEach(lambda)',
        '*call item:observers.update(number)',
        '*call item:observers.update(item:observers)',
        'call field:observers.plusAssign(new:Widget)',
        'write observers = other',
      ],
    );
    assert.deepEqual(tell.loops, ['field:observers']);
    assert.deepEqual([tell.branches, tell.throws, tell.absences], [2, 1, ['field:next']]);
    assert.equal(body('Store.tell').includes('call super.tell(param:callback)'), true);
  });

  it('keeps annotations with what they stand on, and those of parameters and statements from what comes next', () => {
    assert.deepEqual(typeNamed(shapes, 'Store').annotations, [
      { name: 'RestController' },
      { name: 'RequestMapping', text: '/api' },
    ]);
    assert.deepEqual(callableNamed(shapes, 'Store.run').annotations, [{ name: 'GetMapping', text: '/x' }]);
    assert.equal(callableNamed(shapes, 'Store.after').annotations, undefined);
    assert.equal(callableNamed(shapes, 'Store.handle').annotations, undefined);
  });

  it('reads what stands before a syntax error', async () => {
    const broken = await shapesOf(
      'a.kt',
      'class A { val b = B()\n fun g() { b.go() }\n}\n)\nclass C : A() { fun h() = 1 }',
    );
    assert.deepEqual(bodyLines(callableNamed(broken, 'A.g')), ['call field:b.go()']);
  });
});
