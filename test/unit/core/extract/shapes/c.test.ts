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

const STORE = `#include <stdlib.h>
struct node { struct node *next; int value; char name[16]; int (*compare)(const void *, const void *); };
typedef struct { int (*open)(struct dev *dev); void (*close)(struct dev *dev); } dev_ops;
enum kind { SMALL, LARGE = 2 };
static struct node *head = NULL;
static const dev_ops ops = { .open = disk_open, .close = disk_close };

static struct node *node_new(int value, struct node *next) {
  struct node *made = malloc(sizeof(struct node));
  if (!made) return NULL;
  made->next = next;
  head = made;
  return made;
}
struct node *shared(void) {
  static struct node instance;
  return &instance;
}
void notify(struct node *list, int event, void (*done)(int)) {
  for (struct node *each = list; each != NULL; each = each->next) each->compare(each, &event);
  ops.open(list);
  done(event);
}
`;

describe('shapes of C', () => {
  let shapes: FileShapes;
  before(async () => {
    shapes = await shapesOf('store.c', STORE);
  });

  it('has structs by tag or typedef, and enums', () => {
    assert.deepEqual(shapes.types.map(typeLine), ['struct node', 'struct dev_ops', 'enum kind']);
  });

  it('has fields by their declarators, those that are functions with their type, and variables of the file', () => {
    assert.deepEqual(typeNamed(shapes, 'node').fields.map(fieldLine), [
      'next: node',
      'value: int',
      'name: char',
      'compare: int (*)(const void *, const void *)',
    ]);
    assert.deepEqual(typeNamed(shapes, 'dev_ops').fields.map(fieldLine), [
      'open: int (*)(struct dev *dev)',
      'close: void (*)(struct dev *dev)',
    ]);
    assert.deepEqual(shapes.variables?.map(fieldLine), [
      'static head: node = null',
      'static ops: dev_ops = map',
      'private static instance: node = other',
    ]);
  });

  it('has functions with parameters', () => {
    assert.deepEqual(shapes.functions.map(headLine), [
      'static function node_new(value: int, next: node) → node',
      'function shared() → node',
      'function notify(list: node, event: int, done: void) → void',
    ]);
  });

  it('says what they create, keep, call and give back', () => {
    const made = callableNamed(shapes, 'node_new');
    assert.deepEqual(bodyLines(made), [
      'call none.malloc(call:sizeof)',
      'create node()',
      'write global head = call:malloc',
    ]);
    assert.deepEqual(made.results, ['null', 'call:malloc']);
    assert.deepEqual(callableNamed(shapes, 'shared').results, ['global:instance']);
    assert.deepEqual(bodyLines(callableNamed(shapes, 'notify')), [
      '*call param:list.compare(param:list, param:event)',
      'call global:ops.open(param:list)',
      'call none.done(param:event)',
    ]);
  });
});
