import assert from 'node:assert/strict';
import { readableSource } from '../../../../../src/core/extract/readableSource.ts';
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

const STORE = `#include <memory>
namespace shop {
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void Update(const Event& event, int* count) = 0;
  virtual Observer* Clone() const = 0;
};

template <typename T>
class Store : public Base<T>, private detail::Locked {
  int hidden;
 public:
  Store(Observer* next, int size = 3)
      : Base<T>(size), next_(next), size_{size}, parts_(std::make_unique<Parts>()) { count_ = 1; }
  Store(const Store&) = delete;
  static Store& Shared() { static Store shared; return shared; }
  static Store* Get() { if (!instance_) { instance_ = new Store(nullptr); } return instance_; }
  std::unique_ptr<Store> Copy() const { return std::make_unique<Store>(*this); }
  Store& Self() { return *this; }
  void Tell(const Event& event) const;
  bool operator==(const Store& other) const { return size_ == other.size_; }
 protected:
  std::vector<std::unique_ptr<Observer>> observers_;
  static Store* instance_;
 private:
  virtual int Rank() override { return 1; }
  Observer *next_{nullptr}, **all_;
  void (*handler_)(int) = nullptr;
  std::function<void(int)> callback_;
  std::unique_ptr<Parts> parts_;
  const int size_ = 2;
  int count_, slots_[3];
  struct Inner { int depth; };
  enum class Kind { Small, Large };
};

template <typename T>
void Store<T>::Tell(const Event& event) const {
  for (const auto& each : observers_) each->Update(event, nullptr);
  for (auto it = observers_.begin(); it != observers_.end(); ++it) (*it)->Update(event, nullptr);
  for (size_t i = 0; i < observers_.size(); i++) observers_[i]->Update(event, nullptr);
  std::for_each(observers_.begin(), observers_.end(), [event](auto& each) { each->Update(event, nullptr); });
  if (next_ != nullptr) next_->Update(event, nullptr);
  this->count_ = 3;
  count_ += 2;
  next_->depth = 1;
  slots_[2] = 4;
  Base<T>::Tell(event);
}
}  // namespace shop

static int counter = 1;
int Count(Observer* observer, int) { Widget first(counter); Widget second{1, 2}; Widget third; return observer->Clone()->Rank(); }
`;

const SOURCE = `#include "handler.h"
Handler* Handler::instance_ = nullptr;
Handler::Handler(Handler* next) : next_(next) {}
Handler::~Handler() {}
void Handler::Handle(int request) { if (next_) next_->Handle(request); }
int app::Handler::Limit() { return limit_; }
`;

describe('shapes of C++', () => {
  let shapes: FileShapes;
  before(async () => {
    shapes = await shapesOf('store.cpp', STORE);
  });

  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  it('has classes, structs and enums; a pure virtual member makes a class abstract', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'class abstract Observer',
      'class Store < Base<T>, detail::Locked',
      'struct Inner',
      'enum Kind',
    ]);
  });

  it('has fields by their declarators, private until a section says otherwise', () => {
    assert.deepEqual(typeNamed(shapes, 'Store').fields.map(fieldLine), [
      'private hidden: int',
      'protected observers_: std::vector<std::unique_ptr<Observer>>',
      'protected static instance_: Store',
      'private next_: Observer = null',
      'private all_: Observer',
      'private handler_: void (*)(int) = null',
      'private callback_: std::function<void(int)>',
      'private parts_: std::unique_ptr<Parts>',
      'private size_: int = number',
      'private count_: int',
      'private slots_: int',
    ]);
    assert.deepEqual(shapes.variables?.map(fieldLine), [
      'static counter: int = number',
      'private static shared: Store = new:Store',
    ]);
  });

  it('has methods once, whether defined in the class or outside of it', () => {
    assert.deepEqual(typeNamed(shapes, 'Observer').methods.map(headLine), [
      'method ~Observer()',
      'abstract method Update(event: Event, count: int) → void',
      'abstract method Clone() → Observer',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Store').methods.map(headLine), [
      'constructor Store(next: Observer, size: int)',
      'static method Shared() → Store',
      'static method Get() → Store',
      'method Copy() → std::unique_ptr<Store>',
      'method Self() → Store',
      'method operator==(other: Store) → bool',
      'private method Rank() → int',
      'method Tell(event: Event) → void',
    ]);
    assert.deepEqual(shapes.functions.map(headLine), ['function Count(observer: Observer, _: int) → int']);
  });

  it('takes lists of initialisers for writes', () => {
    assert.deepEqual(body('Store.Store').slice(1), [
      'create Parts()',
      'write next_ = param:next',
      'write size_ = param:size',
      'write parts_ = new:Parts',
      'write count_ = number',
    ]);
  });

  it('sees what is created only once, in each way of writing it', () => {
    const shared = callableNamed(shapes, 'Store.Shared');
    assert.deepEqual(bodyLines(shared), ['create Store()', '?write global shared = new:Store']);
    assert.deepEqual([shared.results, shared.absences], [['global:shared'], ['global:shared']]);
    const get = callableNamed(shapes, 'Store.Get');
    assert.deepEqual(bodyLines(get), ['?create Store(null)', '?write instance_ = new:Store']);
    assert.deepEqual([get.results, get.absences], [['field:instance_'], ['field:instance_']]);
    assert.deepEqual(callableNamed(shapes, 'Store.Copy').results, ['new:Store']);
    assert.deepEqual(callableNamed(shapes, 'Store.Self').results, ['self']);
  });

  it('says which calls are on items, in each kind of loop', () => {
    const tell = callableNamed(shapes, 'Store.Tell');
    const updates = bodyLines(tell).filter((line) => line.includes('Update'));
    assert.deepEqual(updates, [
      ...Array.from({ length: 4 }, () => '*call item:observers_.Update(param:event, null)'),
      '?call field:next_.Update(param:event, null)',
    ]);
    assert.deepEqual(tell.loops, ['field:observers_']);
    assert.deepEqual(tell.absences, ['field:next_']);
    assert.deepEqual(bodyLines(tell).slice(-3), [
      'call super.Tell(param:event)',
      'write count_ = number',
      'write count_ = other',
    ]);
  });

  it('takes a declaration of a local variable for a creation', () => {
    assert.deepEqual(body('Count'), [
      'call call:Clone.Rank()',
      'call param:observer.Clone()',
      'create Widget(global:counter)',
      'create Widget(number, number)',
      'create Widget()',
    ]);
  });

  it('reads the definitions of a class that is declared elsewhere', async () => {
    const defined = await shapesOf('handler.cpp', SOURCE);
    assert.deepEqual(defined.types.map(typeLine), ['class Handler']);
    assert.deepEqual(typeNamed(defined, 'Handler').fields.map(fieldLine), [
      'static instance_: Handler = null',
      'next_: Handler = param:next',
    ]);
    assert.deepEqual(typeNamed(defined, 'Handler').methods.map(headLine), [
      'constructor Handler(next: Handler)',
      'method ~Handler()',
      'method Handle(request: int) → void',
      'method Limit() → int',
    ]);
    assert.deepEqual(bodyLines(callableNamed(defined, 'Handler.Handle')), [
      '?call field:next_.Handle(param:request)',
    ]);
    assert.deepEqual(callableNamed(defined, 'Handler.Limit').results, ['field:limit_']);
  });

  it('reads classes behind macros, and what stands round a syntax error', async () => {
    const text =
      'class LIB_EXPORT A : public B {\n public:\n  void Go();\n  int n_ GUARDED_BY(lock_);\n};\n)) int;\nclass C { void Run() { a_->Go(); } A* a_; };';
    const broken = await shapesOf('a.cpp', readableSource('cpp', text));
    assert.deepEqual(broken.types.map(typeLine), ['class A < B', 'class C']);
    assert.deepEqual(bodyLines(callableNamed(broken, 'C.Run')), ['call field:a_.Go()']);
  });
});
