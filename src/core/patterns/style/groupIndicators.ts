/** Indicators of cut: what is started on its own, and how much of it shares its code. */
import type { Evidence } from '../../model/finding.ts';
import { ANSWERS, type Deployable, WORKS } from './deployables.ts';
import { isWithin } from './folders.ts';
import { type Indicator, NOTHING } from './indicator.ts';
import type { Shape } from './shape.ts';

/** Servers that share little code: two are a hint, three are likely to be services, four are. Workers beside two servers count too. */
export const independentServers: Indicator = (shape) => {
  const servers = separate(
    shape,
    shape.deployables.filter(({ serves }) => serves),
  );
  const workers = servers.length < 2 ? [] : separate(shape, shape.deployables.filter(isWorker));
  const parts = [...servers, ...workers];
  return {
    value: [0, 0, 0.33, 0.8][parts.length] ?? 1,
    evidence: parts.slice(0, 4).map(({ place }) => place),
  };
};

/** Runs in a container of its own, answers nobody, and talks to what others talk to. */
function isWorker({ serves, client, works }: Deployable): boolean {
  return !serves && !client && works;
}

/** Four are as many as a thousand. */
const MOST_COMPARED = 60;

/** One each of those that are built from the same code, where it is code of their own. */
function separate(shape: Shape, servers: readonly Deployable[]): readonly Deployable[] {
  if (servers.length < 2) return servers;
  const distinct: Deployable[] = [];
  const widest = [...servers].sort((a, b) => b.closure.size - a.closure.size).slice(0, MOST_COMPARED);
  for (const server of widest)
    if (!distinct.some((other) => isSameSystem(server, other))) distinct.push(server);
  return distinct.filter((server) => {
    const others = widest.filter((other) => other !== server);
    const shared = [...server.home].filter((path) => others.some(({ closure }) => closure.has(path))).length;
    return shared * 5 <= server.home.size * 2 && doesItsOwn(shape, server, others);
  });
}

/** A thin entry to what others start too has nothing that answers or keeps data for itself. */
function doesItsOwn(
  { workspace: { signs } }: Shape,
  server: Deployable,
  others: readonly Deployable[],
): boolean {
  const own = [...server.home, ...server.closure].filter(
    (path) => !others.some(({ closure }) => closure.has(path)),
  );
  return own.some((path) => [...ANSWERS, ...WORKS].some((kind) => signs.has(path, kind)));
}

/** Two entries to one body of code, such as a web host and a program that migrates its database. */
function isSameSystem(a: Deployable, b: Deployable): boolean {
  const common = [...a.closure].filter((path) => b.closure.has(path)).length;
  return common * 2 > a.closure.size + b.closure.size - common;
}

/** One file that answers may be a script that serves the others while they are developed. */
const LEAST_ANSWERING = 3;

export const clientAndServer: Indicator = ({ deployables, workspace: { signs, sources } }) => {
  const client = deployables.find((each) => each.client);
  if (client === undefined) return NOTHING;
  const answering = sources.filter(
    ({ path, ecosystem }) =>
      !isWithin(path, client.root) &&
      (signs.has(path, 'route') || signs.has(path, 'api')) &&
      ecosystem !== 'native',
  );
  const [server] = answering;
  const serving = deployables.find((each) => each.serves && each.root !== client.root);
  if (serving === undefined && answering.length < LEAST_ANSWERING) return NOTHING;
  const place: Evidence =
    server === undefined ? serving!.place : { path: server.path, line: 1, text: 'answers it on the server' };
  return {
    value: 1,
    evidence: [{ ...client.place, text: 'is a user interface that is started on its own' }, place],
  };
};

/** One server, or none that is told apart. */
export const oneServer: Indicator = (shape) => {
  const servers = separate(
    shape,
    shape.deployables.filter(({ serves }) => serves),
  );
  const answers = shape.workspace.signs.files('route').size + shape.workspace.signs.files('page').size;
  if (servers.length > 2 || answers === 0) return NOTHING;
  const place = shape.deployables.find(({ serves }) => serves)?.place;
  const text = 'starts everything that answers requests';
  return { value: servers.length === 2 ? 0.5 : 1, evidence: place === undefined ? [] : [{ ...place, text }] };
};
