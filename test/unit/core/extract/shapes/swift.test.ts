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

const SUBJECT = `
let registry: [String: Service] = [:]

protocol Observer: AnyObject {
    var name: String { get }
    func update(_ event: String, from subject: Subject) -> Bool
}

class Subject<T>: NSObject, Observable where T: Thing {
    static let shared = Subject()
    private(set) var observers = [Observer]()
    private var cache: [String: Entry] = [:]
    weak var delegate: Delegate?
    private lazy var heavy: Heavy = { return Heavy() }()
    var state = 0 { didSet { notify(event: "state") } }
    var count: Int { observers.count }

    private init() {}

    required init(delegate: Delegate? = nil, _ size: Int) {
        self.delegate = delegate
        observers = []
        super.init()
    }

    func attach(_ observer: Observer) { observers.append(observer) }

    @discardableResult func with(delegate: Delegate) -> Self {
        self.delegate = delegate
        return self
    }

    func notify(event: String) {
        for observer in observers { observer.update(event, from: self) }
        observers.forEach { $0.update(event, from: self) }
        observers.filter { $0.name == event }.forEach { [weak self] each in each.update(event, from: self) }
        if let target = delegate { target.changed() }
        guard let other = delegate else { return }
        other.changed()
        delegate?.changed()
        print("Result: " + delegate.describe())
    }

    func entry(for key: String) -> Entry {
        if cache[key] == nil { cache[key] = Entry(key) }
        return cache[key] ?? Entry("none")
    }

    static func make(kind: Kind) -> Observer {
        switch kind {
        case .one: return One(x: 1)
        case .two: Two()
        }
    }

    func required() { fatalError("to be overridden") }
}

extension Subject: Equatable {
    func total() -> Box<Int> { Box<Int>(count) }
}

struct Point { var x, y: Int }

enum Move { case left, right(Int) }
`;

describe('shapes of Swift', () => {
  let shapes: FileShapes;
  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  before(async () => {
    shapes = await shapesOf('subject.swift', SUBJECT);
  });

  it('puts extensions to the type they extend', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'interface abstract Observer < AnyObject',
      'class Subject < NSObject, Observable, Equatable',
      'struct Point',
      'enum Move',
    ]);
    assert.deepEqual(shapes.variables?.map(fieldLine), ['registry: [String: Service] = map']);
  });

  it('has what is stored as fields and what is computed or watched as accessors', () => {
    assert.deepEqual(typeNamed(shapes, 'Subject').fields.map(fieldLine), [
      'static shared = new:Subject',
      'private observers = list',
      'private cache: [String: Entry] = map',
      'delegate: Delegate?',
      'private heavy: Heavy = new:Heavy',
      'state = number',
    ]);
    assert.deepEqual(
      typeNamed(shapes, 'Point').fields.map(({ name }) => name),
      ['x', 'y'],
    );
    assert.deepEqual(typeNamed(shapes, 'Subject').methods.map(headLine), [
      'accessor state()',
      'accessor count() → Int',
      'private constructor init()',
      'constructor init(delegate: Delegate?, size: Int)',
      'method attach(observer: Observer)',
      'method with(delegate: Delegate) → Self',
      'method notify(event: String)',
      'method entry(key: String) → Entry',
      'static method make(kind: Kind) → Observer',
      'abstract method required()',
      'method total() → Box<Int>',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Observer').methods.map(headLine), [
      'abstract accessor name() → String',
      'abstract method update(event: String, subject: Subject) → Bool',
    ]);
  });

  it('reads constructors and methods that give themselves back', () => {
    const [, second] = typeNamed(shapes, 'Subject').methods.filter(({ kind }) => kind === 'constructor');
    assert.deepEqual(bodyLines(second!), [
      'call super.init()',
      'write delegate = param:delegate',
      'write observers = list',
    ]);
    assert.deepEqual(callableNamed(shapes, 'Subject.with').results, ['self']);
    assert.deepEqual(callableNamed(shapes, 'Subject.with').annotations, [{ name: 'discardableResult' }]);
  });

  it('runs closures for the items, and knows what an option is bound to', () => {
    const notify = callableNamed(shapes, 'Subject.notify');
    assert.deepEqual(
      bodyLines(notify).filter((line) => /update|changed|describe/.test(line)),
      [
        '*call item:observers.update(param:event, self)',
        '*call item:observers.update(param:event, self)',
        '*call item:observers.update(param:event, self)',
        '?call field:delegate.changed()',
        'call field:delegate.changed()',
        '?call field:delegate.changed()',
        'call field:delegate.describe()',
      ],
    );
    assert.deepEqual(notify.loops, ['field:observers']);
    assert.deepEqual(notify.absences, ['field:delegate']);
  });

  it('takes the last expression for the result, at the end of each case too', () => {
    assert.deepEqual(callableNamed(shapes, 'Subject.make').results, ['new:One', 'new:Two']);
    assert.deepEqual(callableNamed(shapes, 'Subject.total').results, ['new:Box']);
    assert.deepEqual(callableNamed(shapes, 'Subject.count').results, ['field:observers']);
  });

  it('sees what is made only where it is absent', () => {
    assert.ok(body('Subject.entry').includes('?call field:cache.[]=(new:Entry)'));
    assert.deepEqual(callableNamed(shapes, 'Subject.entry').absences, ['item:cache']);
  });
});
