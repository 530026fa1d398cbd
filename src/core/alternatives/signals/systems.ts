/** Words for kinds of systems. */
import type { SystemKind } from '../../model/blueprint.ts';
import { type Signal, SYSTEM_TITLES } from './signal.ts';

type Told = Omit<Signal, 'topic' | 'id' | 'title'>;

/** A library where books are lent is no library of code. */
const LENDING =
  /\b(?:public|city|town|school|university|local|lending|music|photo|book)[\s-]+librar|librar(?:y|ies)[\s-]+(?:management|system|app\b|member|card|book|loan|catalog)|for (?:a|the|my|our) (?:[\w-]+ )?librar/i;

const KINDS: readonly (readonly [SystemKind, Told])[] = [
  [
    'api',
    {
      words:
        'rest api|http api|json api|graphql api|api|backend|web service|rest service|grpc service|api server',
      strength: 3,
      implies: ['need:tests'],
      not: /\b(?:sdk|library|bindings) (?:for|of|to) (?:the |a |an )?(?:[\w.-]+ ){0,2}apis?\b|\b(?:uses?|using|calls?|calling|reads? from|client (?:for|of)|wrapper (?:for|around|round)|talks? to|against) (?:the |a |an |its |their )?(?:[\w.-]+ ){0,2}apis?\b/i,
    },
  ],
  [
    'api',
    { words: 'microservice|micro service|endpoint|server', strength: 1, not: /\b(?:sql|game|chat) server/i },
  ],
  [
    'web-app',
    {
      words:
        'web app|web application|webapp|website|web site|web page|web portal|portal|online platform|saas|admin panel|intranet|internal tool|e-commerce|ecommerce|booking system|management system|reservation system|ticket system',
      strength: 2,
      implies: ['need:screens'],
    },
  ],
  [
    'web-app',
    {
      words: 'blog|forum|wiki|cms|crm|erp|web shop|webshop|online shop|online store|shop|marketplace',
      strength: 1,
      isThing: true,
    },
  ],
  [
    'frontend',
    {
      words:
        'frontend|single page app|single page application|spa|browser app|browser extension|pwa|dashboard|web ui',
      strength: 2,
      implies: ['need:screens'],
    },
  ],
  [
    'cli',
    {
      words:
        'cli|command line|command line tool|command line app|command line program|terminal app|terminal tool|terminal program|console app|console application|console tool|shell script|script',
      strength: 3,
      implies: ['need:simplicity'],
    },
  ],
  [
    'library',
    {
      words: 'library|sdk|npm package|pip package|python package|crate|composer package|nuget package|gem',
      strength: 3,
      not: LENDING,
      implies: ['need:tests', 'need:simplicity'],
    },
  ],
  [
    'plugin-host',
    {
      words:
        'plugin host|plug-in host|extension host|plugin system|plugin architecture|plugin framework|host for plugins|extensible editor',
      strength: 3,
      implies: ['need:extension'],
    },
  ],
  ['plugin-host', { words: 'plugin|plug-in|add-on', strength: 1, implies: ['need:extension'] }],
  [
    'worker',
    {
      words:
        'worker|background job|job runner|task runner|task queue|scheduler|cron job|daemon|consumer|event driven service|notification service|mail service|email service|crawler|scraper|web scraper',
      strength: 2,
      implies: ['need:events'],
    },
  ],
  ['worker', { words: 'bot|chatbot|discord bot|telegram bot|slack bot|monitoring', strength: 2 }],
  [
    'pipeline',
    {
      words:
        'pipeline|data pipeline|etl|elt|batch job|batch import|stream processing|data processing|ingestion|data import|machine learning|training job|compiler|transpiler|interpreter|report generator|static site generator',
      strength: 2,
    },
  ],
  [
    'realtime',
    {
      words:
        'realtime|real time|live update|multiplayer|collaborative|collaboration|live streaming|game server|telemetry|video call|voice call',
      strength: 2,
      implies: ['need:events'],
    },
  ],
  ['realtime', { words: 'chat|messenger', strength: 2, implies: ['need:events'], isThing: true }],
  [
    'desktop',
    {
      words:
        'desktop app|desktop application|desktop|gui|electron app|tauri app|windows app|mac app|native app',
      strength: 3,
      implies: ['need:screens'],
    },
  ],
  [
    'mobile',
    {
      words:
        'on my phone|on the phone|on phones|mobile app|mobile application|mobile|phone app|android app|ios app|iphone app|android|iphone|tablet app',
      exact: 'iOS',
      strength: 3,
      implies: ['need:screens'],
    },
  ],
  // Words that say little: only where nothing else is said.
  ['web-app', { words: 'app|application|platform|system|software', strength: 1, isVague: true }],
  ['cli', { words: 'tool|program|utility', strength: 1, isVague: true }],
  ['api', { words: 'service', strength: 1, isVague: true }],
  [
    'game',
    {
      words: 'video game|board game|card game|game|roguelike|platformer|game engine|puzzle game',
      strength: 2,
      isThing: true,
      not: /\bgame servers?\b/i,
    },
  ],
];

export const SYSTEM_SIGNALS: readonly Signal[] = KINDS.map(([id, told]) => ({
  topic: 'system',
  id,
  title: SYSTEM_TITLES[id],
  ...told,
}));
