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
static INSTANCE: OnceLock<Registry> = OnceLock::new();

pub trait Observer: Send {
    fn update(&self, event: &str);
    fn name(&self) -> String { self.label() }
}

#[derive(Clone, Debug)]
pub struct Subject<'a> {
    pub observers: Vec<Box<dyn Observer + 'a>>,
    next: Option<Box<dyn Observer>>,
}

struct Meters(f64, Box<dyn Observer>);

impl<'a> Subject<'a> {
    pub fn new(next: Option<Box<dyn Observer>>) -> Self {
        Self { observers: Vec::new(), next }
    }

    pub fn attach(&mut self, o: Box<dyn Observer>) {
        self.observers.push(o);
    }

    fn notify(&self, event: &str) {
        for o in self.observers.iter().rev() {
            o.update(event);
        }
        self.observers.iter().for_each(|each| each.update(event));
        if let Some(next) = &self.next {
            next.update(event);
        }
        println!("{}", self.next.as_ref().unwrap().name());
    }

    pub fn with_next(mut self, next: Box<dyn Observer>) -> Self {
        self.next = Some(next);
        self
    }

    pub fn instance() -> &'static Registry {
        INSTANCE.get_or_init(|| Registry::new())
    }
}

impl Observer for Subject<'_> {
    fn update(&self, event: &str) {
        match self.next {
            Some(ref next) => next.update(event),
            None => panic!("nobody"),
        }
    }
}

impl Display for Kind {
    fn show(&self) -> String {
        match self {
            Self::Other(inner) => inner.show(),
        }
    }
}

pub fn make(kind: Kind, width: u32) -> Box<dyn Observer> {
    match kind {
        Kind::Subject => Box::new(Subject::new(None)),
        Kind::Other { .. } => {
            let made = Meters(1.0, width);
            Box::new(made)
        }
    }
}

mod state {
    pub trait State {
        fn next(self: Box<Self>) -> Box<dyn State>;
    }
    impl State for Draft {
        fn next(self: Box<Self>) -> Box<dyn State> {
            unimplemented!()
        }
    }
}

#[get("/orders/{id}")]
async fn orders(id: Path<u32>) -> impl Responder {
    find(&format!("{}", id.display()))
}
`;

describe('shapes of Rust', () => {
  let shapes: FileShapes;
  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  before(async () => {
    shapes = await shapesOf('subject.rs', SUBJECT);
  });

  it('puts what all the blocks of a type implement together', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'trait abstract Observer < Send',
      'struct Subject < Observer',
      'struct Meters',
      'trait abstract State',
      'struct Kind < Display',
      'struct Draft < State',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Subject').methods.map(headLine), [
      'constructor new(next: Option<Box<dyn Observer>>) → Self',
      'method attach(o: Box<dyn Observer>)',
      'private method notify(event: &str)',
      'method with_next(next: Box<dyn Observer>) → Self',
      "static method instance() → &'static Registry",
      'method update(event: &str)',
    ]);
  });

  it('tells the methods that a trait leaves open from those it fills', () => {
    assert.deepEqual(typeNamed(shapes, 'Observer').methods.map(headLine), [
      'abstract method update(event: &str)',
      'method name() → String',
    ]);
    assert.equal(callableNamed(shapes, 'Draft.next').abstract, true);
  });

  it('has the fields, those without a name by their place, and the variables of the file', () => {
    assert.deepEqual(typeNamed(shapes, 'Subject').fields.map(fieldLine), [
      "observers: Vec<Box<dyn Observer + 'a>>",
      'private next: Option<Box<dyn Observer>>',
    ]);
    assert.deepEqual(typeNamed(shapes, 'Meters').fields.map(fieldLine), [
      'private 0: f64',
      'private 1: Box<dyn Observer>',
    ]);
    assert.deepEqual(shapes.variables?.map(fieldLine), [
      'static INSTANCE: OnceLock<Registry> = new:OnceLock',
    ]);
  });

  it('takes the literal that an associated function gives back for what a constructor writes', () => {
    assert.deepEqual(body('Subject.new'), [
      'call type:Vec.new()',
      'create Subject(list, param:next)',
      'write observers = list',
      'write next = param:next',
    ]);
    assert.deepEqual(callableNamed(shapes, 'Subject.new').results, ['new:Subject']);
  });

  it('looks through options, boxes and iterators at what they hold', () => {
    const notify = callableNamed(shapes, 'Subject.notify');
    assert.deepEqual(notify.loops, ['field:observers']);
    assert.deepEqual(notify.absences, ['field:next']);
    const updates = bodyLines(notify).filter((line) => line.includes('.update('));
    assert.deepEqual(updates, [
      '*call item:observers.update(param:event)',
      '*call item:observers.update(param:event)',
      '?call field:next.update(param:event)',
    ]);
    assert.deepEqual(callableNamed(shapes, 'Subject.update').absences, ['field:next']);
    assert.deepEqual(body('Kind.show'), ['?call local:inner.show()']);
    assert.deepEqual(body('Subject.update')[0], '?call field:next.update(param:event)');
  });

  it('takes the last expression for the result, at the end of each branch too', () => {
    assert.deepEqual(callableNamed(shapes, 'Subject.with_next').results, ['self']);
    assert.deepEqual(body('Subject.with_next').slice(-1), ['write next = param:next']);
    assert.deepEqual(callableNamed(shapes, 'make').results, ['new:Subject', 'new:Meters']);
  });

  it('sees what is made only once', () => {
    const instance = callableNamed(shapes, 'Subject.instance');
    assert.deepEqual(instance.absences, ['global:INSTANCE']);
    assert.deepEqual(instance.results, ['global:INSTANCE']);
    assert.ok(bodyLines(instance).includes('?create Registry()'));
  });

  it('finds calls among the tokens of a macro, and the annotations', () => {
    assert.ok(body('orders').includes('call param:id.display()'));
    assert.deepEqual(callableNamed(shapes, 'orders').annotations, [{ name: 'get', text: '/orders/{id}' }]);
    assert.deepEqual(
      typeNamed(shapes, 'Subject').annotations?.map(({ name }) => name),
      ['derive', 'Clone', 'Debug'],
    );
  });
});
