/** Types and callables while they are being put together. */
import type {
  AnnotationFact,
  CallableKind,
  CallableShape,
  CallFact,
  CreationFact,
  FieldShape,
  Operand,
  ParameterShape,
  TypeKind,
  TypeShape,
  WriteFact,
} from '../../model/shapes.ts';

export interface CallableDraft {
  readonly name: string;
  kind: CallableKind;
  readonly line: number;
  readonly endLine: number;
  static: boolean;
  abstract: boolean;
  /** Without a body here; it may have one outside of the class. */
  declared: boolean;
  /** It gives back new instances of its type: what it fills in them are own fields. */
  makes: boolean;
  /** Its name alone calls it. */
  bare: boolean;
  visibility: 'private' | 'protected' | undefined;
  readonly self: string | undefined;
  readonly params: ParameterShape[];
  readonly returns: string | undefined;
  readonly annotations: AnnotationFact[];
  readonly calls: CallFact[];
  readonly creates: CreationFact[];
  readonly writes: WriteFact[];
  readonly results: Set<Operand>;
  readonly loops: Set<Operand>;
  readonly tests: Set<Operand>;
  readonly absences: Set<Operand>;
  readonly locals: Map<string, Operand>;
  branches: number;
  throws: number;
  yields: boolean;
}

export interface TypeDraft {
  readonly name: string;
  kind: TypeKind;
  line: number;
  endLine: number;
  abstract: boolean;
  /** Known only by the methods that are defined here; its fields are declared in another file. */
  readonly elsewhere?: boolean;
  readonly bases: Set<string>;
  readonly outer: string | undefined;
  readonly annotations: AnnotationFact[];
  readonly fields: Map<string, FieldShape>;
  readonly methods: CallableDraft[];
}

type CallableHead = Pick<CallableDraft, 'name' | 'kind' | 'line' | 'endLine' | 'self' | 'returns'>;

export function callableDraft(head: CallableHead): CallableDraft {
  return {
    ...head,
    static: false,
    makes: false,
    bare: false,
    abstract: false,
    declared: false,
    visibility: undefined,
    params: [],
    annotations: [],
    calls: [],
    creates: [],
    writes: [],
    results: new Set(),
    loops: new Set(),
    tests: new Set(),
    absences: new Set(),
    locals: new Map(),
    branches: 0,
    throws: 0,
    yields: false,
  };
}

export function finishedCallable(draft: CallableDraft): CallableShape {
  const { name, kind, line, endLine, returns, branches, throws } = draft;
  return {
    name,
    kind,
    line,
    endLine,
    ...(draft.static ? { static: true } : {}),
    ...(draft.abstract ? { abstract: true } : {}),
    ...(draft.visibility === undefined ? {} : { visibility: draft.visibility }),
    params: draft.params,
    ...(returns === undefined ? {} : { returns }),
    ...(draft.annotations.length === 0 ? {} : { annotations: draft.annotations }),
    calls: draft.calls,
    creates: draft.creates,
    writes: draft.writes,
    results: [...draft.results],
    loops: [...draft.loops],
    tests: [...draft.tests],
    absences: [...draft.absences],
    branches,
    throws,
    ...(draft.yields ? { yields: true } : {}),
  };
}

export function finishedType(draft: TypeDraft): TypeShape {
  const { name, kind, line, endLine, outer } = draft;
  return {
    name,
    kind,
    line,
    endLine,
    ...(draft.abstract ? { abstract: true } : {}),
    bases: [...draft.bases],
    ...(outer === undefined ? {} : { outer }),
    ...(draft.annotations.length === 0 ? {} : { annotations: draft.annotations }),
    fields: [...draft.fields.values()].map(finishedField),
    methods: draft.methods.map(finishedCallable),
  };
}

export function finishedField({ annotations, ...field }: FieldShape): FieldShape {
  return annotations === undefined || annotations.length === 0 ? field : { ...field, annotations };
}
