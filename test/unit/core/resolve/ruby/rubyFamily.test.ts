import assert from 'node:assert/strict';
import { rubyFamily } from '../../../../../src/core/resolve/ruby/rubyFamily.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';
import { factsOfSource, resolveSources } from '../../../../support/resolveSources.ts';

const GEMSPEC = `Gem::Specification.new do |spec|
  spec.name = "shop-core"
  spec.require_paths = ["lib"]
  spec.add_dependency "rack", "~> 3.0"
  spec.add_development_dependency("shop-core-extras")
end
`;

type Files = Readonly<Record<string, string>>;

function resolve(files: Files): Promise<readonly string[]> {
  return resolveSources(rubyFamily, files);
}

/** Where one file leads among others. */
async function from(path: string, text: string, others: Files): Promise<readonly string[]> {
  const lines = await resolve({ ...others, [path]: text });
  return lines.filter((line) => line.startsWith(`${path} `)).map((line) => line.slice(path.length + 1));
}

describe('rubyFamily, on require', () => {
  const gem = {
    'shop-core.gemspec': GEMSPEC,
    'lib/shop/core.rb': '',
    'lib/shop/core/cart.rb': '',
    'lib/set.rb': '',
    'spec/spec_helper.rb': '',
    'ext/fast/extconf.rb': '',
  };
  const required = (text: string, others: Files = {}) => from('lib/a.rb', text, { ...gem, ...others });

  it('looks on the load path of the gem, and beside the file for require_relative', async () => {
    assert.deepEqual(await required('require \'shop/core\'\nrequire "shop/core/cart.rb"'), [
      '→ lib/shop/core.rb',
      '→ lib/shop/core/cart.rb',
    ]);
    assert.deepEqual(await required("require_relative 'shop/core'\nrequire_relative '../spec/spec_helper'"), [
      '→ lib/shop/core.rb',
      '→ spec/spec_helper.rb',
    ]);
  });

  it('takes the require paths that a gemspec gives, as a list of words too', async () => {
    for (const paths of ['["src"]', '%w[src ext]', "'src'"]) {
      const others = {
        'x.gemspec': `Gem::Specification.new { |s|\n s.name = "x"\n s.require_paths = ${paths}\n }\n`,
        'src/x/y.rb': '',
      };
      assert.deepEqual(await from('bin/run.rb', 'require "x/y"', others), ['→ src/x/y.rb'], paths);
    }
  });

  it('puts own files before those that Ruby brings', async () => {
    assert.deepEqual(await required("require 'set'\nrequire 'json'\nrequire 'net/http'"), [
      '→ lib/set.rb',
      '↗ ruby',
    ]);
  });

  it('names the gem, by its path too, and calls an own path that is missing unresolved', async () => {
    const text =
      'require "rack/utils"\nrequire "shop/core/extras/x"\nrequire "shop/core/gone"\nrequire "pry/all"';
    assert.deepEqual(await required(text), ['↗ pry', '↗ rack', '↗ shop-core-extras', '✗ shop/core/gone']);
  });

  it('knows what an extension compiles', async () => {
    assert.deepEqual(await required('require "shop/core/fast"'), ['↗ native extension']);
  });

  it('finds the helpers of the nearest tests, and the nearest gem first', async () => {
    const lines = await resolve({
      'a/a.gemspec': 'Gem::Specification.new { |s| s.name = "a" }',
      'b/b.gemspec': 'Gem::Specification.new { |s| s.name = "b" }',
      'a/lib/util.rb': '',
      'b/lib/util.rb': '',
      'b/lib/b/only.rb': '',
      'a/spec/spec_helper.rb': 'require "util"',
      'b/spec/spec_helper.rb': 'require "util"',
      'a/spec/deep/x_spec.rb': 'require "spec_helper"\nrequire "b/only"',
    });
    assert.deepEqual(lines, [
      'a/spec/deep/x_spec.rb → a/spec/spec_helper.rb',
      'a/spec/deep/x_spec.rb → b/lib/b/only.rb',
      'a/spec/spec_helper.rb → a/lib/util.rb',
      'b/spec/spec_helper.rb → b/lib/util.rb',
    ]);
  });

  it('follows what a file adds to the load path', async () => {
    const additions = [
      "$LOAD_PATH.unshift File.expand_path('../code', __dir__)",
      "$:.unshift(File.dirname(__FILE__) + '/../code')",
      '$LOAD_PATH << "#{__dir__}/../code"',
    ];
    for (const addition of additions) {
      const found = await from('bin/run.rb', `${addition}\nrequire 'thing'`, { 'code/thing.rb': '' });
      assert.deepEqual(found, ['→ code/thing.rb'], addition);
    }
  });

  it('follows paths that are put together from the place of the file', async () => {
    const paths = [
      "File.expand_path('../lib/x', __FILE__)",
      "::File.expand_path('lib/x', __dir__)",
      "File.join(File.dirname(__FILE__), 'lib', 'x')",
      "__dir__ + '/lib/x.rb'",
      "Pathname.new(__dir__).join('lib/x').to_s",
      '"#{__dir__}/lib/x"',
      "'./lib/x'",
    ];
    for (const path of paths)
      assert.deepEqual(await from('run.rb', `require ${path}`, { 'lib/x.rb': '' }), ['→ lib/x.rb'], path);
    assert.deepEqual(
      await from('run.rb', 'require File.join(base, "x")\nrequire "a/#{name}"\nrequire name', {}),
      [],
    );
  });

  it('loads every file that a pattern names', async () => {
    const others = {
      'spec/support/a.rb': '',
      'spec/support/deep/b.rb': '',
      'spec/support/c.txt': '',
      'lib/d.rb': '',
    };
    const loops = [
      "Dir[File.join(__dir__, 'support/**/*.rb')].each { |f| require f }",
      'Dir.glob("#{__dir__}/support/**/*.rb").sort.each do |f|\n  require f\nend',
    ];
    for (const loop of loops)
      assert.deepEqual(await from('spec/spec_helper.rb', loop, others), [
        '→ spec/support/a.rb',
        '→ spec/support/deep/b.rb',
      ]);
  });

  it('resolves autoload with a path, and by the name without one', async () => {
    const text = "module Shop\n  autoload :Cart, 'shop/cart'\n  autoload :Order\nend";
    const others = {
      'lib/shop/cart.rb': 'module Shop\n  class Cart\n  end\nend',
      'lib/shop/order.rb': 'module Shop\n  class Order\n  end\nend',
    };
    assert.deepEqual(await from('lib/shop.rb', text, others), ['→ lib/shop/cart.rb', '→ lib/shop/order.rb']);
  });

  it('reports a relative path that is not there', async () => {
    assert.deepEqual(await from('a.rb', "require_relative 'gone'\nload 'gone.rake'", {}), [
      '✗ gone',
      '✗ gone.rake',
    ]);
    assert.deepEqual(await from('a.rb', "require_relative '../../out'", {}), ['✗ ../../out']);
  });
});

describe('rubyFamily, on constants', () => {
  const shop = {
    'lib/shop.rb': 'module Shop\n  VERSION = "1"\nend',
    'lib/shop/cart.rb': 'module Shop\n  class Cart\n    LIMIT = 3\n  end\nend',
    'lib/shop/api/cart.rb': 'module Shop\n  module Api\n    class Cart\n    end\n  end\nend',
    'lib/cart.rb': 'class Cart\nend',
  };
  const used = (text: string, others: Files = {}) => from('lib/user.rb', text, { ...shop, ...others });

  it('looks in what is open round the use, innermost first, then at the top', async () => {
    assert.deepEqual(await used('module Shop\n  module Api\n    Cart.new\n  end\nend'), [
      '→ lib/shop/api/cart.rb',
    ]);
    assert.deepEqual(await used('module Shop\n  class X\n    Cart.new\n  end\nend'), ['→ lib/shop/cart.rb']);
    assert.deepEqual(await used('Cart.new'), ['→ lib/cart.rb']);
    assert.deepEqual(await used('module Shop\n  ::Cart.new\nend'), ['→ lib/cart.rb']);
  });

  it('does not take the parts of a name that opens several at once for open', async () => {
    assert.deepEqual(await used('class Shop::Api::X\n  def f = Cart.new\nend'), ['→ lib/cart.rb']);
  });

  it('follows a path to its last constant', async () => {
    assert.deepEqual(await used('Shop::Api::Cart.new'), ['→ lib/shop/api/cart.rb']);
    assert.deepEqual(await used('Shop::Cart::LIMIT'), ['→ lib/shop/cart.rb']);
    assert.deepEqual(await used('Shop::Cart::DYNAMIC'), ['→ lib/shop/cart.rb']);
  });

  it('looks up a superclass outside the class that it is for', async () => {
    const text = 'class Cart < Shop::Cart\nend';
    assert.deepEqual(await from('lib/other.rb', text, shop), ['→ lib/shop/cart.rb']);
  });

  it('finds constants in superclasses, included modules and aliases', async () => {
    const others = {
      'lib/base.rb': 'class Base\n  Error = Class.new(StandardError)\nend',
      'lib/limits.rb': 'module Limits\n  MAX = 1\nend',
      'lib/alias.rb': 'Short = Shop::Cart',
    };
    assert.deepEqual(await used('class X < Base\n  raise Error\nend', others), ['→ lib/base.rb']);
    assert.deepEqual(await used('class X\n  include Limits\n  def f = MAX\nend', others), [
      '→ lib/limits.rb',
    ]);
    assert.deepEqual(await used('class X < Short\n  LIMIT\nend', others), [
      '→ lib/alias.rb',
      '→ lib/shop/cart.rb',
    ]);
  });

  it('asks the class that is named for what it inherits', async () => {
    const others = {
      'lib/base.rb': 'class Base\n  MAX = 1\nend',
      'lib/heir.rb': 'class Heir < Base\n  def x = 1\nend',
    };
    assert.deepEqual(await used('Heir::MAX', others), ['→ lib/heir.rb']);
  });

  it('sees a name that stands alone beside a path that begins with it', async () => {
    const others = { 'lib/shop/cart/line.rb': 'class Shop::Cart\n  class Line\n  end\nend' };
    assert.deepEqual(await used('Cart.new(Cart::NONE, Shop::Cart::Line)', others), [
      '→ lib/cart.rb',
      '→ lib/shop/cart/line.rb',
    ]);
    const both = { 'lib/pen.rb': 'class Pen\nend', 'lib/pen/cap.rb': 'class Pen::Cap\nend' };
    assert.deepEqual(await used('Pen.new(Pen::Cap)', both), ['→ lib/pen.rb', '→ lib/pen/cap.rb']);
  });

  const places: readonly (readonly [string, string])[] = [
    ['begin\nrescue Cart => e\nend', 'rescue'],
    ['case x\nwhen Cart then 1\nend', 'when'],
    ['case x\nin Cart[a] then 1\nend', 'a pattern'],
    ['def f(x = Cart)\nend', 'a default'],
    ['include Cart', 'include'],
    ['x = [Cart, 1]', 'a list'],
    ['"#{Cart}"', 'a string'],
    ['A = Class.new(Cart)', 'a class made at run time'],
  ];
  for (const [text, what] of places) {
    it(`finds a constant in ${what}`, async () => {
      assert.deepEqual(await used(text), ['→ lib/cart.rb']);
    });
  }

  it('takes calls of methods with capital letters for calls', async () => {
    assert.deepEqual(await used('Cart(1)'), []);
  });

  it('needs nothing for what Ruby brings, whoever reopens it', async () => {
    const others = { 'lib/core_ext.rb': 'class String\n  def x = 1\nend\nmodule JSON\n  def y = 1\nend' };
    assert.deepEqual(await used('String.new\nJSON.parse(s)\nStruct.new', others), []);
  });

  it('takes the file that is named after a class, of several that open it', async () => {
    const others = {
      'lib/ext/one.rb': 'class Cart\n  def a = 1\nend',
      'lib/ext/two.rb': 'class Cart\n  def b = 1\nend',
    };
    assert.deepEqual(await used('Cart.new', others), ['→ lib/cart.rb']);
  });

  it('does not depend on a namespace that another file happens to add to', async () => {
    const others = {
      'lib/odd.rb': 'module Toys\n  def self.x = 1\nend',
      'lib/toys/a.rb': 'module Toys\n  class A\n  end\nend',
    };
    assert.deepEqual(await used('Toys::Missing.new', others), []);
  });

  it('keeps to its own when a file defines the name itself, not when it only reopens it', async () => {
    assert.deepEqual(await used('class Cart < Object\n  def f = Cart.new\nend'), []);
    assert.deepEqual(await used('Cart = 1\nputs Cart'), []);
    assert.deepEqual(await used('class Cart\n  def f = Cart.new\nend'), ['→ lib/cart.rb']);
  });

  it('uses what it reopens by path', async () => {
    assert.deepEqual(await used('class Cart::Line\nend'), ['→ lib/cart.rb']);
  });

  it('does not take what tests declare for what production code means', async () => {
    assert.deepEqual(await used('Fake.new', { 'spec/support/fake.rb': 'class Fake\nend' }), []);
  });
});

describe('rubyFamily, on Rails', () => {
  const rails = {
    Gemfile: 'gem "rails"\n',
    'config/application.rb': 'module Shop\n  class Application < Rails::Application\n  end\nend',
    'app/models/user.rb': 'class User < ApplicationRecord\n  include Taggable\nend',
    'app/models/concerns/taggable.rb': 'module Taggable\n  extend ActiveSupport::Concern\nend',
    'app/models/application_record.rb': 'class ApplicationRecord < ActiveRecord::Base\nend',
    'app/models/user/html_profile.rb': 'class User::HTMLProfile\nend',
    'app/services/payments/actions/charge.rb': 'module Payments\n  class Charge\n  end\nend',
    'lib/api_client.rb': 'class APIClient\nend',
    'lib/tasks/x.rake': 'task(x: :environment) { User.find(1) }',
  };

  it('finds models, concerns, acronyms, collapsed folders and files of lib by their constants', async () => {
    const text =
      'class UsersController\n  def f\n    User::HTMLProfile.new\n    Payments::Charge.new\n    APIClient.new\n  end\nend';
    const lines = await resolve({ ...rails, 'app/controllers/users_controller.rb': text });
    assert.deepEqual(lines, [
      'app/controllers/users_controller.rb → app/models/user/html_profile.rb',
      'app/controllers/users_controller.rb → app/services/payments/actions/charge.rb',
      'app/controllers/users_controller.rb → lib/api_client.rb',
      'app/models/user.rb → app/models/application_record.rb',
      'app/models/user.rb → app/models/concerns/taggable.rb',
      'app/models/user/html_profile.rb → app/models/user.rb',
      'lib/tasks/x.rake → app/models/user.rb',
    ]);
  });

  it('knows Rails.root, and that app/* is on the load path', async () => {
    const text =
      'require Rails.root.join("lib", "api_client").to_s\nrequire "user"\nrequire_relative "application"';
    assert.deepEqual(await from('config/environment.rb', text, rails), [
      '→ app/models/user.rb',
      '→ config/application.rb',
      '→ lib/api_client.rb',
    ]);
  });
});

describe('rubyFamily, on hostile input', () => {
  it('ends on classes that inherit from each other and modules that include themselves', async () => {
    const lines = await resolve({
      'a.rb': 'class A < B\n  include A\n  X\nend',
      'b.rb': 'class B < A\n  include M\n  X\nend',
      'm.rb': 'module M\n  include M\n  include A::B::M\nend\nY = Y\nZ = Y::Z',
    });
    assert.deepEqual(lines, ['a.rb → b.rb', 'b.rb → a.rb', 'b.rb → m.rb', 'm.rb → a.rb']);
  });

  it('stays quick on deep nesting, long paths and long lines', async () => {
    const deep = `${'module A\n'.repeat(300)}B\n${'end\n'.repeat(300)}`;
    const long = Array(400).fill('A').join('::');
    const wide = Array.from({ length: 5000 }, (_, at) => `A${at}::B`).join('; ');
    assert.deepEqual(await resolve({ 'a.rb': deep, 'b.rb': long, 'c.rb': wide }), []);
  }).timeout(10_000);

  it('stays quick on manifests that never end', async () => {
    const spaces = ' '.repeat(300_000);
    const lines = await resolve({
      'a.gemspec': `s.name =${spaces}\ns.require_paths =${spaces}\ns.add_dependency(${spaces}`,
      Gemfile: `gem${spaces}${'gem "'.repeat(50_000)}`,
      'Gemfile.lock': `    a (${'('.repeat(100_000)}\n${'    a'.repeat(50_000)}`,
      'b.rb': "require 'x'",
    });
    assert.deepEqual(lines, ['b.rb ↗ x']);
  });

  it('does not leave the workspace, nor follow patterns that are too wild', async () => {
    const text = [
      "require File.expand_path('../../../../etc/passwd', __FILE__)",
      `Dir["${'**/*'.repeat(20)}.rb"].each { |f| require f }`,
      'Dir["/etc/*.rb"].each { |f| require f }',
      'Dir["../../*.rb"].each { |f| require f }',
      'Dir["{{{*.rb"].each { |f| require f }',
      '$LOAD_PATH.unshift "../../../etc"',
      'require "#{\'a\' * 99}#{__dir__}/b"',
    ];
    assert.deepEqual(await resolve({ 'lib/a.rb': text.join('\n'), 'lib/b.rb': '' }), []);
  });
});

describe('rubyFamily, on edits', () => {
  it('tells whether other files can be meant', async () => {
    const prepared = rubyFamily.prepare({
      root: '/w',
      paths: createPathIndex([]),
      manifests: new Map(),
      facts: new Map(),
      problem: assert.fail,
    });
    const before = await factsOfSource('a.rb', 'class A\n  def f = 1\nend');
    const inside = await factsOfSource('a.rb', "require 'x'\nclass A\n  def g = B\nend");
    assert.equal(prepared.affectsOthers(before, inside), false);
    for (const text of [
      'class B\nend',
      'class A < B\n  def f = 1\nend',
      '$: << "x"\nclass A\n  def f = 1\nend',
    ])
      assert.equal(prepared.affectsOthers(before, await factsOfSource('a.rb', text)), true, text);
  });
});
