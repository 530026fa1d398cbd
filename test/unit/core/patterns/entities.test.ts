import assert from 'node:assert/strict';
import { patternsOf } from '../../../support/patternsOf.ts';

async function tablesOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { entities } = await patternsOf(files);
  return entities.map(({ name, table }) => `${name} → ${table}`);
}

describe('entities and their tables', () => {
  it('are as JPA is told, else as Spring names them', async () =>
    assert.deepEqual(
      await tablesOf({
        'p/OrderLine.java': 'package p;\nimport jakarta.persistence.*;\n@Entity\npublic class OrderLine {}\n',
        'p/PetType.java':
          'package p;\nimport jakarta.persistence.*;\n@Entity\n@Table(name = "types")\npublic class PetType {}\n',
      }),
      ['OrderLine → order_line', 'PetType → types'],
    ));

  it('are read past annotations of many lines', async () =>
    assert.deepEqual(
      await tablesOf({
        'p/User.java':
          'package p;\nimport javax.persistence.*;\n@Entity\n@Table(name = "users", uniqueConstraints = {\n  @UniqueConstraint(columnNames = {\n    "email"\n  })\n})\npublic class User {}\n',
      }),
      ['User → users'],
    ));

  it('are mapped by SQLAlchemy from outside the class', async () =>
    assert.deepEqual(
      await tablesOf({
        'orm.py':
          'from sqlalchemy import Table\nimport model\nlines = Table(\n    "order_lines", metadata\n)\nmapper_registry.map_imperatively(model.OrderLine, lines)\n',
      }),
      ['OrderLine → order_lines'],
    ));

  it('are no sets that a repository holds for any entity', async () =>
    assert.deepEqual(
      await tablesOf({
        'Db.cs': 'class Db : DbContext {\n  public DbSet<Customer> Customers { get; set; }\n}\n',
        'Repo.cs': 'class Repo {\n  protected readonly DbSet<Customer> DbSet;\n}\n',
      }),
      ['Customer → Customers'],
    ));

  it('are records of Rails in the plural, and not the class that all of them extend', async () =>
    assert.deepEqual(
      await tablesOf({
        'app/models/application_record.rb': 'class ApplicationRecord < ActiveRecord::Base\nend\n',
        'app/models/category.rb': 'class Category < ApplicationRecord\nend\n',
        'app/models/person.rb': "class Person < ApplicationRecord\n  self.table_name = 'folk'\nend\n",
      }),
      ['Category → categories', 'Person → folk'],
    ));

  it('are models of Django by their application', async () =>
    assert.deepEqual(
      await tablesOf({
        'shop/models.py':
          'from django.db import models\n\nclass Order(models.Model):\n    pass\n\nclass Item(models.Model):\n    class Meta:\n        db_table = "things"\n',
      }),
      ['Item → things', 'Order → shop_order'],
    ));

  it('are sets of a context and models of a Prisma schema', async () =>
    assert.deepEqual(
      await tablesOf({
        'Db.cs': 'class Db : DbContext {\n  public DbSet<Order> Orders => Set<Order>();\n}\n',
        'schema.prisma': 'datasource db {\n}\n\nmodel User {\n  id Int\n  @@map("users")\n}\n',
      }),
      ['Order → Orders', 'User → users'],
    ));
});
