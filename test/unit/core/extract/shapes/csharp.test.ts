import assert from 'node:assert/strict';
import { withoutBareBlock } from '../../../../../src/core/extract/bareBlock.ts';
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

const SHOP = `using System;
namespace Shop.Core {
  [ApiController, Route("api/[controller]")]
  public abstract partial class Orders<T> : Base<T>, IOrders, Outer.Other where T : class
  {
    private static Orders _instance;
    readonly List<IObserver> _observers = new();
    protected IOrders _next;
    public event EventHandler Changed;
    public string Name { get; private set; } = "none";
    internal const int Limit = 3;
    int first = 1, second;

    static Orders() { _instance = null; }
    protected Orders(IOrders next, int first = 3) : base(next) { _next = next; this.first = first; }

    public static Orders Instance => _instance ??= new Orders();
    public static Orders Guarded { get { if (_instance == null) { _instance = new Orders(); } return _instance; } }
    public IOrders Next { get => _next; set => _next = value; }

    [HttpGet("{id}")]
    public abstract Task<int> Run([FromBody] Dto dto, params object[] rest);
    IOrders IOrders.Self() { return this; }
    public IOrders Linked() => Next;

    public void Tell(Event e)
    {
      foreach (IObserver each in _observers.ToList()) each.Update(this);
      _observers.ForEach(o => o.Update(e));
      for (int i = 0; i < _observers.Count; i++) _observers[i].Update(e);
      Changed?.Invoke(this, EventArgs.Empty);
      _next?.Tell(e);
    }

    public Widget Make(string kind)
    {
      Widget other = new(1);
      if (kind is null) throw new ArgumentException("kind");
      second++;
      return kind switch { "a" => new Widget { Name = kind }, _ => other };
    }

    public IEnumerable<int> All() { foreach (var (key, value) in map) yield return key; }
    int Helper() { int Local(int q) { return q; } return Local(2); }
    ~Orders() { }
  }
  public interface IOrders : IDisposable { void Tell(Event e); string Title { get; } int Rank() => 1; }
  public record Money(decimal Amount, string Currency) : IMoney;
  public struct Point { public int X; int y; }
  class Service(IOrders orders) : Base(orders) { public void Go() => orders.Tell(null); }
  enum Kind { Small, Large = 2 }
}`;

describe('shapes of C#', () => {
  let shapes: FileShapes;
  before(async () => {
    shapes = await shapesOf('Shop.cs', SHOP);
  });

  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  it('has classes, interfaces, records, structs and enums with what they extend', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'class abstract Orders < Base<T>, IOrders, Outer.Other',
      'interface abstract IOrders < IDisposable',
      'class Money < IMoney',
      'struct Point',
      'class Service < Base',
      'enum Kind',
    ]);
  });

  it('has fields, stored properties and events, private unless they say otherwise', () => {
    assert.deepEqual(typeNamed(shapes, 'Orders').fields.map(fieldLine), [
      'private static _instance: Orders',
      'private _observers: List<IObserver> = list',
      'protected _next: IOrders',
      'Changed: EventHandler',
      'Name: string = text',
      'static Limit: int = number',
      'private first: int = number',
      'private second: int',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Point').fields.map(fieldLine), ['X: int', 'private y: int']);
  });

  it('has methods, constructors and computed properties', () => {
    assert.deepEqual(typeNamed(shapes, 'Orders').methods.map(headLine), [
      'private static method Orders()',
      'protected constructor Orders(next: IOrders, first: int)',
      'static accessor Instance() → Orders',
      'static accessor Guarded() → Orders',
      'accessor Next(value) → IOrders',
      'abstract method Run(dto: Dto, rest: object[]) → Task<int>',
      'method Self() → IOrders',
      'method Linked() → IOrders',
      'method Tell(e: Event) → void',
      'method Make(kind: string) → Widget',
      'method All() → IEnumerable<int>',
      'private method Helper() → int',
      'private method ~()',
    ]);
    assert.deepEqual(typeNamed(shapes, 'IOrders').methods.map(headLine), [
      'abstract method Tell(e: Event) → void',
      'abstract accessor Title() → string',
      'method Rank() → int',
    ]);
  });

  it('takes the parameters of a primary constructor for fields', () => {
    assert.deepEqual(typeNamed(shapes, 'Money').fields.map(fieldLine), [
      'Amount: decimal = param:Amount',
      'Currency: string = param:Currency',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Service').fields.map(fieldLine), [
      'private orders: IOrders = param:orders',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Service').methods.map(headLine), [
      'constructor Service(orders: IOrders)',
      'method Go() → void',
    ]);
    assert.deepEqual(body('Service.Go'), ['call field:orders.Tell(null)']);
  });

  it('sees what is created only once, in each way of writing it', () => {
    const instance = callableNamed(shapes, 'Orders.Instance');
    assert.deepEqual(bodyLines(instance), ['create Orders()', '?write _instance = new:Orders']);
    assert.deepEqual([instance.results, instance.absences], [['field:_instance'], ['field:_instance']]);
    const guarded = callableNamed(shapes, 'Orders.Guarded');
    assert.deepEqual(bodyLines(guarded), ['?create Orders()', '?write _instance = new:Orders']);
    assert.deepEqual([guarded.results, guarded.absences], [['field:_instance'], ['field:_instance']]);
  });

  it('sees writes to bare names, and values of accessors', () => {
    assert.deepEqual(body('Orders.Orders'), ['write _instance = null']);
    assert.deepEqual(bodyLines(typeNamed(shapes, 'Orders').methods[1]!), [
      'call none.base(param:next)',
      'write _next = param:next',
      'write first = param:first',
    ]);
    assert.deepEqual(body('Orders.Next'), ['write _next = param:value']);
    assert.deepEqual(callableNamed(shapes, 'Orders.Next').results, ['field:_next']);
    assert.deepEqual(callableNamed(shapes, 'Orders.Linked').results, ['call:Next']);
    assert.deepEqual(callableNamed(shapes, 'Orders.Self').results, ['self']);
  });

  it('says which calls are on items, and which only happen if there is something to call', () => {
    const tell = callableNamed(shapes, 'Orders.Tell');
    assert.deepEqual(bodyLines(tell), [
      '*call field:_observers.ToList()',
      '*call item:_observers.Update(self)',
      'call field:_observers.ForEach(lambda)',
      '*call item:_observers.Update(param:e)',
      '*call item:_observers.Update(param:e)',
      '?call field:Changed.Invoke(self, type:EventArgs)',
      '?call field:_next.Tell(param:e)',
    ]);
    assert.deepEqual(tell.loops, ['field:_observers']);
    assert.deepEqual(tell.absences, ['field:Changed', 'field:_next']);
  });

  it('tells creations, branches, throws and yields', () => {
    const make = callableNamed(shapes, 'Orders.Make');
    assert.deepEqual(bodyLines(make), [
      'create Widget(number)',
      '?create ArgumentException(text)',
      '?create Widget()',
      'write second = number',
    ]);
    assert.deepEqual([make.branches, make.throws, make.absences], [2, 1, ['param:kind']]);
    assert.equal(callableNamed(shapes, 'Orders.All').yields, true);
    assert.deepEqual(callableNamed(shapes, 'Orders.Helper').params, []);
  });

  it('keeps attributes with what they stand on, and those of parameters from what comes next', () => {
    assert.deepEqual(typeNamed(shapes, 'Orders').annotations, [
      { name: 'ApiController' },
      { name: 'Route', text: 'api/[controller]' },
    ]);
    assert.deepEqual(callableNamed(shapes, 'Orders.Run').annotations, [{ name: 'HttpGet', text: '{id}' }]);
    assert.equal(callableNamed(shapes, 'Orders.Self').annotations, undefined);
  });

  it('keeps the type arguments of a call, and takes `typeof` for the type', async () => {
    const wiring = await shapesOf(
      'a.cs',
      'class A { void F(Services s) { s.Add<Store<int>, FileStore<int>>(); s.Add(typeof(Store<>), typeof(Other)); } }',
    );
    assert.deepEqual(
      callableNamed(wiring, 'A.F').calls.map(({ types, args }) => types ?? args),
      ['Store<int>, FileStore<int>', ['type:Store', 'type:Other']],
    );
  });

  it('knows parameters and items that are called like keywords', async () => {
    const verbatim = await shapesOf(
      'a.cs',
      'class A { void F(E @event, List<E> all) { Go(@event); Go(@event.Id); foreach (var @in in all) Go(@in); } }',
    );
    assert.deepEqual(
      callableNamed(verbatim, 'A.F').calls.map(({ args }) => args[0]),
      ['param:@event', 'part:@event', 'item:all'],
    );
  });

  it('reads a file that has lost its namespace line', async () => {
    const damaged = await shapesOf(
      'a.cs',
      withoutBareBlock('using System;\n{\n  class A : B { C c; public A() { c = new C(); } }\n}'),
    );
    assert.deepEqual(damaged.types.map(typeLine), ['class A < B']);
    assert.deepEqual(bodyLines(callableNamed(damaged, 'A.A')), ['create C()', 'write c = new:C']);
  });

  it('reads what stands round a syntax error', async () => {
    const broken = await shapesOf(
      'a.cs',
      'class A { B b; void F( { b.Go(); } public void G() { b.Run(); } }\nclass D : A { }',
    );
    assert.deepEqual(broken.types.map(typeLine), ['class A', 'class D < A']);
    assert.deepEqual(bodyLines(callableNamed(broken, 'A.G')), ['call field:b.Run()']);
  });
});
