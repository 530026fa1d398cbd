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

const SHOP = `<?php
use App\\Base;

#[Controller]
abstract class Orders extends Base implements IOrders, \\App\\Other {
  use Logs, Counts { log as write; }
  const LIMIT = 3;
  private static ?self $instance = null;
  protected array $observers = [], $more;
  public readonly string $name;
  private $mailer;

  public function __construct(private readonly IOrders $next, protected int $size = 3, string $name = '', Mailer $mailer) {
    parent::__construct($size);
    $this->name = $name;
    $this->mailer = $mailer;
  }
  public static function instance(): static {
    if (self::$instance === null) { self::$instance = new static(); }
    return self::$instance;
  }
  public static function shared() { return static::$instance ??= new self(); }

  #[Route('/orders/{id}', name: 'order')]
  abstract protected function show(#[MapQuery] Request $request, ...$rest): ?Response;
  public function initialize() { $this->mailer ?: throw new NoMailer(); }

  public function add(Observer $observer, $key) {
    $this->observers[] = $observer;
    $this->observers[$key] = $observer;
    $this->config->deep = $observer;
    unset($this->observers[$key]);
    return $this;
  }
  public function tell($event) {
    foreach ($this->observers as $key => $observer) { $observer->update($this); }
    array_walk($this->observers, function ($each) use ($event) { $each->update($event); });
    array_map(fn ($each) => $each->update($event), $this->observers);
    $this->next?->tell($event);
    if (!isset($this->more) && !$this->next) { return; }
    ($this->handler)($event);
  }
  public function copy() { $this->formats = ['a' => 1]; return clone $this; }
  public function chained() {
    return $this->next
      ->tell('x')
      ->done();
  }
  function all(): \\Generator { foreach ($this->observers as $o) yield $o; }
  function bare() { $more = $a + $b; return $more; }
}
interface IOrders extends A, B { public function tell(string $event); }
trait Logs { private $log; abstract function out(); }
enum Suit: string implements HasLabel { case Hearts = 'H'; public function label(): string { return 'x'; } }
function helper(int $a): Orders { return Orders::instance(); }
$anonymous = new class(1) extends Orders { public $z; function q() { $this->z = 1; } };
`;

describe('shapes of PHP', () => {
  let shapes: FileShapes;
  before(async () => {
    shapes = await shapesOf('Orders.php', SHOP);
  });

  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  it('has classes, interfaces, traits, enums and classes without a name; traits used are bases', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'class abstract Orders < Base, IOrders, \\App\\Other, Logs, Counts',
      'interface abstract IOrders < A, B',
      'trait abstract Logs',
      'enum Suit < HasLabel',
      'class #56 < Orders',
    ]);
  });

  it('has fields, constants and promoted parameters; one without a type has that of what is put in', () => {
    assert.deepEqual(typeNamed(shapes, 'Orders').fields.map(fieldLine), [
      'static LIMIT = number',
      'private static instance: ?self = null',
      'protected observers: array = list',
      'protected more: array',
      'name: string',
      'private mailer: Mailer',
      'private next: IOrders = param:next',
      'protected size: int = param:size',
      'formats = list',
    ]);
  });

  it('has methods with parameters, types and visibility', () => {
    assert.deepEqual(typeNamed(shapes, 'Orders').methods.slice(0, 5).map(headLine), [
      'constructor __construct(next: IOrders, size: int, name: string, mailer: Mailer)',
      'static method instance() → static',
      'static method shared()',
      'protected abstract method show(request: Request, rest) → ?Response',
      'method initialize()',
    ]);
    assert.deepEqual(typeNamed(shapes, 'IOrders').methods.map(headLine), [
      'abstract method tell(event: string)',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Logs').methods.map(headLine), ['abstract method out()']);
    assert.deepEqual(shapes.functions.map(headLine), ['function helper(a: int) → Orders']);
  });

  it('sees what is created only once, in each way of writing it', () => {
    const instance = callableNamed(shapes, 'Orders.instance');
    assert.deepEqual(bodyLines(instance), ['?create Orders()', '?write instance = new:Orders']);
    assert.deepEqual([instance.results, instance.absences], [['field:instance'], ['field:instance']]);
    const shared = callableNamed(shapes, 'Orders.shared');
    assert.deepEqual(bodyLines(shared), ['create Orders()', '?write instance = new:Orders']);
    assert.deepEqual([shared.results, shared.absences], [['field:instance'], ['field:instance']]);
  });

  it('sees writes to own fields, to their items and not to what they hold', () => {
    assert.deepEqual(body('Orders.__construct'), [
      'call super.__construct(param:size)',
      'write name = param:name',
      'write mailer = param:mailer',
    ]);
    const add = callableNamed(shapes, 'Orders.add');
    assert.deepEqual(bodyLines(add), [
      'call field:observers.[]=(param:observer)',
      'call field:observers.[]=(param:observer)',
      'call item:observers.unset()',
    ]);
    assert.deepEqual(add.results, ['self']);
    assert.deepEqual(body('#56.q'), ['write z = number']);
  });

  it('says which calls are on items, and which only happen if there is something to call', () => {
    const tell = callableNamed(shapes, 'Orders.tell');
    assert.deepEqual(bodyLines(tell), [
      '*call item:observers.update(self)',
      'call none.array_walk(field:observers, lambda)',
      '*call item:observers.update(param:event)',
      'call none.array_map(lambda, field:observers)',
      '*call item:observers.update(param:event)',
      '?call field:next.tell(param:event)',
      '?call none.isset(field:more)',
      'call self.handler(param:event)',
    ]);
    assert.deepEqual(tell.loops, ['field:observers']);
    assert.deepEqual(tell.absences, ['field:next', 'field:more']);
    assert.equal(callableNamed(shapes, 'Orders.all').yields, true);
  });

  it('tells copies, chains over lines, and variables from fields of the same name', () => {
    const copy = callableNamed(shapes, 'Orders.copy');
    assert.deepEqual(bodyLines(copy), ['call self.clone()', 'write formats = list']);
    assert.deepEqual(copy.results, ['call:clone']);
    assert.deepEqual(body('Orders.chained'), ['call call:tell.done()', 'call field:next.tell(text)']);
    assert.deepEqual(callableNamed(shapes, 'Orders.bare').results, ['local:more']);
    assert.deepEqual(callableNamed(shapes, 'helper').results, ['call:instance']);
  });

  it('keeps attributes with what they stand on, and those of parameters from what comes next', () => {
    assert.deepEqual(typeNamed(shapes, 'Orders').annotations, [{ name: 'Controller' }]);
    assert.deepEqual(callableNamed(shapes, 'Orders.show').annotations, [
      { name: 'Route', text: '/orders/{id}' },
    ]);
    assert.equal(callableNamed(shapes, 'Orders.initialize').annotations, undefined);
  });

  it('reads what stands round a syntax error', async () => {
    const broken = await shapesOf(
      'a.php',
      '<?php\nclass A { function f() { $x = copied $this->y; $this->b->go(); } }\nclass B extends A { }',
    );
    assert.deepEqual(broken.types.map(typeLine), ['class A', 'class B < A']);
    assert.deepEqual(bodyLines(callableNamed(broken, 'A.f')), ['call field:b.go()']);
  });
});
