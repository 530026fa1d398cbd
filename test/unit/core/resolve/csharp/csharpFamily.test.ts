import assert from 'node:assert/strict';
import { csharpFamily } from '../../../../../src/core/resolve/csharp/csharpFamily.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';
import { resolveSources } from '../../../../support/resolveSources.ts';
import { resolveAll, typedFacts } from '../../../../support/typedFacts.ts';

const library = '<Project Sdk="Microsoft.NET.Sdk" />';
const referencing =
  '<Project><ItemGroup><ProjectReference Include="..\\Lib\\Lib.csproj" /></ItemGroup></Project>';

describe('resolving C#', () => {
  it('sees its own namespace, those around it and those it is using', () => {
    const edges = resolveAll(csharpFamily, {
      'A.cs': {
        package: 'Acme.Shop.Api',
        types: ['A'],
        imports: ['Acme.Money', 'System.Linq'],
        uses: ['Order', 'Coin', 'List<int>'],
      },
      'Order.cs': { package: 'Acme.Shop', types: ['Order'] },
      'Coin.cs': { package: 'Acme.Money', types: ['Coin'] },
    });
    assert.deepEqual(edges, ['A.cs → Coin.cs static', 'A.cs → Order.cs reference', 'A.cs ↗ System.Linq']);
  });

  it('goes to every part of a partial type but not to what a tool wrote', () => {
    const part = { package: 'N', types: ['Form'] };
    const edges = resolveAll(csharpFamily, {
      'A.cs': { package: 'N', types: ['A'], uses: ['Form'] },
      'Form.cs': part,
      'Form.Events.cs': part,
      'Form.Designer.cs': part,
    });
    assert.deepEqual(edges, ['A.cs → Form.Events.cs reference', 'A.cs → Form.cs reference']);
  });

  it('sees types of referenced projects only, and says why a using leads nowhere', () => {
    const edges = resolveAll(
      csharpFamily,
      {
        'App/A.cs': {
          package: 'App',
          types: ['A'],
          imports: ['Shared', 'Hidden'],
          uses: ['Thing', 'Secret'],
        },
        'Lib/Thing.cs': { package: 'Shared', types: ['Thing'] },
        'Other/Thing.cs': { package: 'Shared', types: ['Thing'] },
        'Other/Secret.cs': { package: 'Hidden', types: ['Secret'] },
      },
      { 'App/App.csproj': referencing, 'Lib/Lib.csproj': library, 'Other/Other.csproj': library },
    );
    assert.deepEqual(edges, ['App/A.cs → Lib/Thing.cs static', 'App/A.cs ✗ Hidden']);
  });

  it('applies global usings of the project, from a file or the project file, and aliases', () => {
    const edges = resolveAll(
      csharpFamily,
      {
        'App/Usings.cs': { imports: ['global Values'] },
        'App/A.cs': {
          package: 'App',
          types: ['A'],
          imports: ['Values.Money as Cash'],
          uses: ['Rate', 'Clock', 'Cash'],
        },
        'App/Values.cs': { package: 'Values', types: ['Rate'] },
        'App/Money.cs': { package: 'Values', types: ['Money'] },
        'App/Time.cs': { package: 'Timing', types: ['Clock'] },
      },
      { 'App/App.csproj': '<Project><ItemGroup><Using Include="Timing" /></ItemGroup></Project>' },
    );
    assert.deepEqual(edges, [
      'App/A.cs → App/Money.cs static',
      'App/A.cs → App/Time.cs reference',
      'App/A.cs → App/Values.cs reference',
    ]);
  });

  it('reads attributes by their short name and qualified names from the namespaces around', () => {
    const edges = resolveAll(csharpFamily, {
      'A.cs': {
        package: 'Acme.Api',
        types: ['A'],
        uses: ['Audited', 'Domain.Order', 'global::Acme.Domain.Line'],
      },
      'Audited.cs': { package: 'Acme', types: ['AuditedAttribute'] },
      'Order.cs': { package: 'Acme.Domain', types: ['Order'] },
      'Line.cs': { package: 'Acme.Domain', types: ['Line'] },
    });
    assert.deepEqual(edges, [
      'A.cs → Audited.cs reference',
      'A.cs → Line.cs reference',
      'A.cs → Order.cs reference',
    ]);
  });

  it('survives a project file that is no XML', () => {
    const edges = resolveAll(
      csharpFamily,
      { 'A.cs': { types: ['A'], uses: ['B'] }, 'B.cs': { types: ['B'] } },
      { 'App.csproj': '<Project <ProjectReference Include="' },
    );
    assert.deepEqual(edges, ['A.cs → B.cs reference']);
  });

  it('knows a type whose members the preprocessor cuts in two', async () => {
    const edges = await resolveSources(csharpFamily, {
      'Log.cs': [
        'namespace N;',
        '/// <summary>Writes.</summary>',
        'public interface ILog<T> : IBase',
        '{',
        '#if DEFAULTS',
        '    [Custom]',
        '#endif',
        '    ILog<T> With(Item item)',
        '#if DEFAULTS',
        '        => new Item().Log',
        '#endif',
        '    ;',
        '}',
      ].join('\n'),
      'Base.cs': 'namespace N;\npublic interface IBase { class Deep {} }\n',
      'Item.cs': 'namespace N;\npublic class Item : ILog<int> { Deep deep; }\n',
    });
    assert.deepEqual(edges, [
      'Item.cs → Base.cs',
      'Item.cs → Log.cs',
      'Log.cs → Base.cs',
      'Log.cs → Item.cs',
    ]);
  });

  it('says which Razor components or protocol files stand behind a namespace that no C# declares', () => {
    const imports = ['Acme.Web.Pages', 'Acme.Grpc', 'Acme.Gone', 'Grpc.Core'];
    const facts = new Map([
      ['Web/A.cs', typedFacts('Web/A.cs', { package: 'Acme.Web', types: ['A'], imports })],
      ['Server/B.cs', typedFacts('Server/B.cs', { package: 'Acme.Grpc', types: ['B'] })],
    ]);
    const project =
      '<Project><RootNamespace>Acme.Web</RootNamespace><Protobuf Include="..\\Server\\buy.proto" /></Project>';
    const resolver = csharpFamily.prepare({
      root: '/w',
      paths: createPathIndex([...facts.keys(), 'Web/Pages/Home.razor', 'Server/buy.proto']),
      manifests: new Map([
        ['Web/Web.csproj', project],
        ['Server/Server.csproj', library],
      ]),
      facts,
      problem: () => {},
    });
    const reasons = resolver
      .resolve(facts.get('Web/A.cs')!)
      .map(({ target }) => (target.status === 'unresolved' ? target.reason : target.status));
    assert.deepEqual(reasons, [
      'Acme.Web.Pages holds Razor components such as Web/Pages/Home.razor, which are not read.',
      'The build may generate Acme.Grpc from Server/buy.proto: no file that this project sees declares it.',
      'The build may generate Acme.Gone from Server/buy.proto: no file that this project sees declares it.',
      'external',
    ]);
  });

  it('sees a package in whose namespace the workspace puts methods of its own', async () => {
    const project =
      '<Project><ItemGroup><PackageReference Include="Microsoft.AspNetCore.Mvc.Testing" /></ItemGroup></Project>';
    const lines = await resolveSources(csharpFamily, {
      'Web/Web.csproj': project,
      'Web/Urls.cs':
        'namespace Microsoft.AspNetCore.Mvc { public static class Urls { public static void Own(this string x) {} } }',
      'Web/Model.cs': 'using Microsoft.AspNetCore.Mvc;\nnamespace Shop { class Model { } }',
      'Web/Empty.cs': 'using Shop;\nclass Empty { }',
    });
    assert.deepEqual(lines, ['Web/Model.cs ↗ Microsoft.AspNetCore.Mvc']);
  });
});
