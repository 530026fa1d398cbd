/** Named patterns and the places where they stand. */
import type { Confidence, Evidence } from './finding.ts';

/** The role of everyone in what no definition fits and only resembles a pattern. */
export const PARTICIPANT = 'Participant';

/** Who plays what part in an occurrence. */
export interface PatternRole {
  readonly role: string;
  readonly path: string;
  readonly symbol: string;
  /** 1-based. */
  readonly line: number;
}

/** One place where a design pattern stands. */
export interface DesignOccurrence {
  /** As the field writes it: `Abstract Factory`, `Chain of Responsibility`. */
  readonly pattern: string;
  /** In [0, 1], comparable between patterns. */
  readonly confidence: number;
  readonly class: Confidence;
  readonly roles: readonly PatternRole[];
  readonly evidence: readonly Evidence[];
}

/** A style, communication or data pattern of the workspace as a whole: lower case with hyphens. */
export interface NamedPattern {
  readonly name: string;
  /** In [0, 1]. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/**
 * Two ends of one channel. The producer sends (a client's call, a publisher, what raises an event, a stub), the consumer handles it
 * (a route, a subscriber, a handler, the service); they stand in different files.
 */
export interface ChannelEdge {
  readonly kind: 'http' | 'graphql' | 'grpc' | 'websocket' | 'message' | 'event' | 'mediator' | 'rpc' | 'job';
  /** What both ends name: `GET /orders/{}`, a topic, a service and method. */
  readonly channel: string;
  readonly producer: Evidence;
  readonly consumer: Evidence;
}

export interface WorkspacePatterns {
  readonly design: readonly DesignOccurrence[];
  /** Most confident first. */
  readonly style: readonly NamedPattern[];
  readonly communication: readonly NamedPattern[];
  readonly data: readonly NamedPattern[];
  readonly channels: readonly ChannelEdge[];
  /** Entities and the tables they are kept in. */
  readonly entities: readonly { readonly name: string; readonly table: string; readonly place: Evidence }[];
}
