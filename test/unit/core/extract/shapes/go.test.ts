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

const STORE = `package store

import "sync"

var (
	instance *store
	once     sync.Once
)

type Handler func(event string) error

type Observer interface {
	fmt.Stringer
	Update(event string) error
}

type Base struct{ Name, title string }

type store struct {
	*Base
	items    []Observer
	cache    map[string]*Base
	next     Observer
	handler  Handler
}

func NewStore(next Observer, size int) *store {
	s := &store{next: next, items: make([]Observer, 0)}
	s.cache = map[string]*Base{}
	return s
}

func Instance() *store {
	once.Do(func() { instance = &store{} })
	return instance
}

func Shared() *store {
	if instance == nil {
		instance = NewStore(nil, 1)
	}
	return instance
}

func (s *store) Attach(item Observer) { s.items = append(s.items, item) }

func (s *store) notify(event string) {
	for _, item := range s.items {
		item.Update(event)
	}
	for i := 0; i < 3; i++ {
		s.next.Update(event)
	}
}

func (s *store) Get(key string, depth, width int) (*Base, error) {
	base, ok := s.cache[key]
	if !ok {
		base = &Base{Name: key}
		s.cache[key] = base
	}
	switch s.next.(type) {
	case *store:
		panic("itself")
	}
	return base, nil
}

func (s store) WithNext(next Observer) *store {
	s.next = next
	return &s
}

func (h Handler) Update(event string) error { return h(event) }
`;

describe('shapes of Go', () => {
  let shapes: FileShapes;
  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  before(async () => {
    shapes = await shapesOf('store.go', STORE);
  });

  it('tells structs, interfaces and function types, and takes what is embedded for a base', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'interface abstract Handler',
      'interface abstract Observer < fmt.Stringer',
      'struct Base',
      'struct store < Base',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Observer').methods.map(headLine), [
      'abstract method Update(event: string) → error',
    ]);
  });

  it('has the fields with their types, what is embedded by its type', () => {
    assert.deepEqual(typeNamed(shapes, 'store').fields.map(fieldLine), [
      'Base: Base',
      'private items: []Observer',
      'private cache: map[string]*Base',
      'private next: Observer',
      'private handler: Handler',
    ]);
    assert.deepEqual(
      typeNamed(shapes, 'Base').fields.map(({ name }) => name),
      ['Name', 'title'],
    );
  });

  it('gives methods to the type of their receiver, and constructors to the type they make', () => {
    assert.deepEqual(typeNamed(shapes, 'store').methods.map(headLine), [
      'constructor NewStore(next: Observer, size: int) → *store',
      'method Attach(item: Observer)',
      'method notify(event: string)',
      'method Get(key: string, depth: int, width: int) → (*Base, error)',
      'method WithNext(next: Observer) → *store',
    ]);
    assert.equal(typeNamed(shapes, 'Handler').methods[0]!.name, 'Update');
  });

  it('takes a function that makes its own type for its constructor', () => {
    assert.deepEqual(body('store.NewStore'), [
      'call none.make(list, number)',
      'create store(param:next, list)',
      'write cache = map',
      'write next = param:next',
      'write items = list',
    ]);
    assert.deepEqual(callableNamed(shapes, 'store.NewStore').results, ['new:store']);
  });

  it('sees what is made once, behind a guard, for a variable of the package', () => {
    assert.deepEqual(shapes.variables?.map(fieldLine), [
      'private instance: *store',
      'private once: sync.Once',
    ]);
    assert.deepEqual(body('Instance'), [
      '?call global:once.Do(lambda)',
      '?create store()',
      '?write global instance = new:store',
    ]);
    assert.deepEqual(callableNamed(shapes, 'Instance').absences, ['global:once']);
    assert.ok(body('Shared').includes('?write global instance = call:NewStore'));
    assert.deepEqual(callableNamed(shapes, 'Shared').absences, ['global:instance']);
    assert.deepEqual(callableNamed(shapes, 'Shared').results, ['global:instance']);
  });

  it('takes append for a call on the list, and what a range runs over for its items', () => {
    assert.ok(body('store.Attach').includes('call field:items.append(param:item)'));
    assert.deepEqual(body('store.notify'), [
      '*call item:items.Update(param:event)',
      '*call field:next.Update(param:event)',
    ]);
    assert.deepEqual(callableNamed(shapes, 'store.notify').loops, ['field:items']);
  });

  it('sees a look into a map that finds nothing', () => {
    const get = callableNamed(shapes, 'store.Get');
    assert.deepEqual(get.absences, ['item:cache']);
    assert.deepEqual(body('store.Get').slice(0, 2), [
      '?call field:cache.[]=(item:cache)',
      '?call none.panic(text)',
    ]);
    assert.deepEqual([get.branches, get.throws], [2, 1]);
    assert.deepEqual(get.tests, ['item:cache', 'field:next']);
  });

  it('knows the receiver as the own instance, whatever it is called', () => {
    assert.deepEqual(body('store.WithNext'), ['write next = param:next']);
    assert.deepEqual(callableNamed(shapes, 'store.WithNext').results, ['self']);
  });
});
