/** A process of its own that serves a model as llama.cpp's server does, until it is killed: node llamaServerChild.ts MODEL [PORT]. */
import { embeddedEngine } from './embeddedEngine.ts';
import { withLlamaServer } from './llamaServer.ts';

const [model = '', port = '0'] = process.argv.slice(2);
const engine = embeddedEngine({ model });
await withLlamaServer(
  engine,
  ({ url }) => {
    process.send?.(url);
    return new Promise(() => {});
  },
  { port: Number(port) },
);
