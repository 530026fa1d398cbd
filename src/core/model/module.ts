/** A cohesive group of files: a package, a folder, a crate, a namespace. */
export interface Module {
  /** Stable within a snapshot: its path, `.` for the root. */
  readonly name: string;
  readonly path: string;
  /** Why these files are one module. */
  readonly origin: 'manifest' | 'folder' | 'cohesion';
  readonly files: readonly string[];
  readonly dependsOn: readonly ModuleDependency[];
  readonly metrics: ModuleMetrics;
}

export interface ModuleDependency {
  readonly module: string;
  /** File edges that make this dependency. */
  readonly edges: number;
  /** Those of them that bind at run time (neither type-only nor deferred); absent counts as all. */
  readonly runTimeEdges?: number;
}

/** Robert C. Martin's package metrics ("OO Design Quality Metrics", 1994), over modules instead of packages. */
export interface ModuleMetrics {
  /** Files outside that depend on files inside. */
  readonly afferent: number;
  /** Files outside that files inside depend on. */
  readonly efferent: number;
  /** Ce / (Ca + Ce) in [0, 1]; 0 when isolated. */
  readonly instability: number;
  /** Abstract types / types in [0, 1]; 0 when the module declares no type. */
  readonly abstractness: number;
  /** |A + I − 1| in [0, 1]. */
  readonly distance: number;
  /** Internal edges / (internal + outgoing + incoming), in [0, 1]. */
  readonly cohesion: number;
  readonly lines: number;
}
