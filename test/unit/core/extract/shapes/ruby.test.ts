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
REGISTRY = {}

module Util
  def self.slug(text) = text.downcase
end

module Observable
  def attach(observer)
    @observers << observer
    self
  end
end

class Subject < Base::Thing
  include Observable
  extend Forwardable

  attr_reader :name, :children
  @@count = 0

  def initialize(name, successor = nil, *args, key:)
    super(name)
    @name = name
    @observers = []
    @low, @high = key, args
    @successor = successor
  end

  def self.instance
    @instance ||= new
  end

  class << self
    def create(kind)
      case kind
      when :leaf then Leaf.new(1)
      else
        Branch.new # of others
      end
    end

    private

    def hidden; end
  end

  def notify(event)
    @observers.each { |o| o.update(self, event) }
    children.sum(&:price)
    @successor&.notify(event)
    @cache[event] ||= Entry.new(event)
    self.state = :on
    yield self
  end

  def run
    prepare
    result = compute
    "#{super} #{finish}"
  end

  def compute
    raise NotImplementedError, "#{self.class} must say"
  end

  def finish
    return @done if @done.nil?
    @wide ? Leaf.new : Branch.new
  end

  private

  def prepare; end

  private_class_method :new
end

Point = Struct.new(:x, :y) do
  def dist = x + y
end
`;

describe('shapes of Ruby', () => {
  let shapes: FileShapes;
  const body = (path: string) => bodyLines(callableNamed(shapes, path));

  before(async () => {
    shapes = await shapesOf('subject.rb', SUBJECT);
  });

  it('tells classes, modules that are mixed in, modules of functions, and structs', () => {
    assert.deepEqual(shapes.types.map(typeLine), [
      'object Util',
      'trait abstract Observable',
      'class Subject < Base::Thing, Observable, Forwardable',
      'struct Point',
    ]);
    assert.deepEqual(shapes.variables?.map(fieldLine), ['REGISTRY = map']);
  });

  it('has the attributes, and what is written to as private fields', () => {
    assert.deepEqual(typeNamed(shapes, 'Subject').fields.map(fieldLine), [
      'name',
      'children',
      'private static count = number',
      'private observers = list',
      'private low = param:key',
      'private high = param:args',
      'private successor = param:successor',
      'private static instance = new:Subject',
      'state = other',
    ]);
    assert.deepEqual(
      typeNamed(shapes, 'Point').fields.map(({ name }) => name),
      ['x', 'y'],
    );
  });

  it('knows the methods of the class itself, sections, and a constructor that is closed', () => {
    assert.deepEqual(typeNamed(shapes, 'Subject').methods.map(headLine), [
      'private constructor initialize(name, successor, args, key)',
      'static method instance()',
      'static method create(kind)',
      'private static abstract method hidden()',
      'method notify(event)',
      'method run()',
      'abstract method compute()',
      'method finish()',
      'private abstract method prepare()',
    ]);
  });

  it('sees what is made only where it is absent', () => {
    assert.deepEqual(body('Subject.instance'), [
      'call none.new()',
      'create Subject()',
      '?write instance = new:Subject',
    ]);
    assert.deepEqual(callableNamed(shapes, 'Subject.instance').results, ['field:instance']);
    assert.deepEqual(callableNamed(shapes, 'Subject.instance').absences, ['field:instance']);
  });

  it('runs blocks for the items of what they are handed to', () => {
    const notify = callableNamed(shapes, 'Subject.notify');
    assert.deepEqual(bodyLines(notify), [
      '?call field:cache.[]=(new:Entry)',
      'call field:observers.each()',
      '*call item:observers.update(self, param:event)',
      'call field:children.sum(other)',
      '*call item:children.price()',
      '?call field:successor.notify(param:event)',
      'call type:Entry.new(param:event)',
      'create Entry(param:event)',
      'write state = other',
    ]);
    assert.deepEqual(notify.loops, ['field:observers', 'field:children']);
    assert.deepEqual(notify.absences, ['field:cache', 'field:successor']);
    assert.equal(notify.yields, true);
  });

  it('takes a name that stands alone for a call where it is no variable', () => {
    assert.deepEqual(body('Subject.run'), [
      'call none.prepare()',
      'call none.compute()',
      'call super.run()',
      'call none.finish()',
    ]);
    assert.deepEqual(body('Observable.attach'), ['call field:observers.push(param:observer)']);
  });

  it('takes the last expression for the result, at the end of each branch too', () => {
    assert.deepEqual(callableNamed(shapes, 'Observable.attach').results, ['self']);
    assert.deepEqual(callableNamed(shapes, 'Subject.create').results, ['new:Leaf', 'new:Branch']);
    assert.deepEqual(callableNamed(shapes, 'Subject.finish').results, [
      'field:done',
      'new:Leaf',
      'new:Branch',
    ]);
  });
});
