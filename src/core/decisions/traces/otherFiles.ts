/** Files whose text tells more than their name: infrastructure, container builds, TypeScript and protocol definitions. */

import { parse } from 'jsonc-parser';
import { basename } from '../../../base/paths.ts';
import { asTable, tableAt, textOf } from '../../resolve/tomlTable.ts';
import type { ManifestReader, Trace } from '../manifests/manifestFacts.ts';
import { TextLines } from '../manifests/textLines.ts';

const PROVIDERS: Readonly<Record<string, string>> = {
  aws: 'AWS',
  google: 'Google Cloud',
  'google-beta': 'Google Cloud',
  azurerm: 'Azure',
  digitalocean: 'DigitalOcean',
  hcloud: 'Hetzner Cloud',
  cloudflare: 'Cloudflare',
  oci: 'Oracle Cloud',
  kubernetes: 'Kubernetes API',
  scaleway: 'Scaleway',
};

export const terraformFile: ManifestReader = {
  matches: (name) => name.endsWith('.tf'),
  read(path, text) {
    const lines = new TextLines(text);
    const traces = [...text.matchAll(/^[ \t]*provider[ \t]+"([\w-]{1,40})"/gm)].flatMap((match): Trace[] => {
      const title = PROVIDERS[match[1]!];
      return title === undefined
        ? []
        : [
            {
              topic: 'cloud',
              title,
              confidence: 'proven',
              path,
              line: lines.at(match.index),
              text: `Infrastructure is set up at ${title}.`,
            },
          ];
    });
    return { dependencies: [], traces };
  },
};

export const cloudFormation: ManifestReader = {
  matches: (name) => /^(?:template|sam|serverless|cloudformation[\w-]*)\.ya?ml$/.test(name),
  read(path, text) {
    const sam = text.indexOf('AWS::Serverless');
    const at = sam < 0 ? text.indexOf('AWSTemplateFormatVersion') : sam;
    if (at < 0) return { dependencies: [], traces: [] };
    const title = sam < 0 ? 'AWS CloudFormation' : 'AWS SAM';
    const place = { confidence: 'proven', path, line: new TextLines(text).at(at) } as const;
    return {
      dependencies: [],
      traces: [
        { topic: 'infrastructure', title, text: `${title} sets infrastructure up from this file.`, ...place },
        { topic: 'cloud', title: 'AWS', text: 'Infrastructure is set up at AWS.', ...place },
      ],
    };
  },
};

/** A protocol file with a service is an interface; one with messages alone is a format. */
export const protoFile: ManifestReader = {
  matches: (name) => name.endsWith('.proto'),
  read(path, text) {
    const service = /^[ \t]*service[ \t]+(\w{1,100})/m.exec(text);
    const lines = new TextLines(text);
    const format: Trace = {
      topic: 'serialization',
      title: 'Protocol Buffers',
      confidence: 'proven',
      path,
      line: lines.of(['message ', 'syntax']),
      text: 'Messages are defined here.',
    };
    if (service === null) return { dependencies: [], traces: [format] };
    const line = lines.at(service.index + service[0].search(/\S/));
    return {
      dependencies: [],
      traces: [
        format,
        {
          topic: 'api',
          title: 'gRPC',
          confidence: 'likely',
          path,
          line,
          text: `The service ${service[1]} is defined here.`,
        },
      ],
    };
  },
};

export const tsconfig: ManifestReader = {
  matches: (name) => name === 'tsconfig.json' || name === 'tsconfig.base.json',
  read(path, text) {
    const options = tableAt(asTable(parse(text)), 'compilerOptions');
    const kind = textOf(options.module)?.toLowerCase();
    const line = new TextLines(text).of(['"module"']);
    const title =
      kind === 'commonjs'
        ? 'CommonJS'
        : /^(?:es\d|esnext|preserve)/.test(kind ?? '')
          ? 'ES modules'
          : undefined;
    if (title === undefined) return { dependencies: [], traces: [] };
    return {
      dependencies: [],
      traces: [
        {
          topic: 'module-system',
          title,
          confidence: 'proven',
          path,
          line,
          text: `TypeScript is written out as ${title}.`,
        },
      ],
    };
  },
};

/** Base images of a container build: what the product runs on. */
export const dockerfile: ManifestReader = {
  matches: (name) =>
    /^(?:[\w.-]+\.)?(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$/.test(name) && !/test|\bci\b/i.test(name),
  read(path, text) {
    const traces = text.split('\n').flatMap((line, at): Trace[] => {
      const image = /^\s*FROM\s+(?:--platform=\S+\s+)?([\w./-]{1,200})(?::(\d[\w.]*))?/i.exec(
        line.slice(0, 400),
      );
      const title = RUNTIMES[basename(image?.[1] ?? '')];
      if (image === null || title === undefined) return [];
      return [
        {
          topic: 'runtime',
          title,
          version: image[2],
          confidence: 'proven',
          path,
          line: at + 1,
          text: `The container is built on ${image[1]}${image[2] === undefined ? '' : ` ${image[2]}`}.`,
        },
      ];
    });
    return { dependencies: [], traces };
  },
};

const RUNTIMES: Readonly<Record<string, string>> = {
  node: 'Node.js',
  python: 'Python',
  ruby: 'Ruby',
  php: 'PHP',
  golang: 'Go',
  rust: 'Rust',
  openjdk: 'Java',
  'eclipse-temurin': 'Java',
  amazoncorretto: 'Java',
  aspnet: '.NET',
  sdk: '.NET',
  deno: 'Deno',
  bun: 'Bun',
  elixir: 'Elixir',
};
