/** The area `alternatives`: what a new project could be built as, and what one of those comes to in a folder. */
import { CodedError, throwIfAborted } from '../../base/codedError.ts';
import { basename } from '../../base/paths.ts';
import { AGENTS_FILE, withAgentsSection } from '../../core/alternatives/agentsSection.ts';
import { comparisonDocument } from '../../core/alternatives/comparisonDocument.ts';
import { OVERVIEW } from '../../core/alternatives/documents.ts';
import type { KnownProject } from '../../core/alternatives/habitual.ts';
import { planFile, type Standing } from '../../core/blueprints/planFiles.ts';
import type { BlueprintFiles } from '../../core/ports/blueprintFiles.ts';
import type {
  AgentsPlan,
  AlternativesApi,
  AlternativesReport,
  NewProjectPlan,
  NewProjectRequest,
  PickRequest,
} from '../../protocol/alternativesApi.ts';
import type { BlueprintsApi } from '../../protocol/blueprintsApi.ts';
import type { Call } from '../../protocol/call.ts';
import { blueprintBook } from '../blueprints/blueprintBook.ts';
import { type Offered, offer } from './offer.ts';
import { planProject } from './planProject.ts';

export interface AlternativesParts {
  readonly files: BlueprintFiles;
  readonly blueprints: Pick<BlueprintsApi, 'plan'>;
  /** Learned projects, in the order of their names. */
  projects(): Promise<readonly KnownProject[]>;
  /** The day in UTC, `YYYY-MM-DD`. */
  today(): string;
}

const RULES = 'groundplan.yaml';
const DECISIONS = 'docs/decisions/README.md';

export class AlternativesService implements AlternativesApi {
  readonly #parts: AlternativesParts;

  constructor(parts: AlternativesParts) {
    this.#parts = parts;
  }

  async propose(request: NewProjectRequest, call: Call = {}): Promise<AlternativesReport> {
    const { understood, criteria, offers } = await this.#offer(request, call);
    const { requirements, questions, notes } = understood;
    const compared = {
      requirements,
      notes,
      criteria,
      alternatives: offers.map(({ alternative }) => alternative),
    };
    return { ...compared, questions, document: comparisonDocument(compared) };
  }

  async plan({ pick, agentsMd = false, ...request }: PickRequest, call: Call = {}): Promise<NewProjectPlan> {
    const offered = await this.#offer(request, call);
    const chosen = offered.offers.find(({ alternative }) => alternative.id === pick);
    if (chosen === undefined) {
      const known = offered.offers.map(({ alternative }) => alternative.id).join(', ');
      const there = known === '' ? offered.understood.notes.join(' ') : `There is ${known}.`;
      throw new CodedError('invalid-option', `“${pick}” is not among the alternatives. ${there}`);
    }
    const { root, sentence } = request;
    const standing = (path: string) => this.#parts.files.standing(root, path);
    const plan = await planProject(chosen, {
      ...{ root, sentence, understood: offered.understood, criteria: offered.criteria, standing },
      ...{ configurations: offered.configurations, blueprints: this.#parts.blueprints },
      today: this.#parts.today(),
      signal: call.signal,
    });
    if (!agentsMd || plan.refused.length > 0) return plan;
    const links = { rules: plan.hasRules ? RULES : undefined, overview: OVERVIEW, decisions: DECISIONS };
    const section = agentsFile(await standing(AGENTS_FILE), links);
    return {
      ...plan,
      files: [...plan.files, { ...section.planned, note: AGENTS_FILE }],
      edits: [...plan.edits, ...(section.edit === undefined ? [] : [section.edit])],
    };
  }

  async agents({ root }: { readonly root: string }): Promise<AgentsPlan> {
    const standing = (path: string) => this.#parts.files.standing(root, path);
    const there = async (path: string) => ((await standing(path)).type === 'text' ? path : undefined);
    const links = {
      rules: await there(RULES),
      overview: await there(OVERVIEW),
      decisions: await there(DECISIONS),
    };
    if (links.rules === undefined && links.overview === undefined && links.decisions === undefined)
      throw new CodedError(
        'unknown-place',
        `There is nothing to point to: no ${RULES}, no ${OVERVIEW} and no ${DECISIONS}. “groundplan rules init” or “groundplan adr new” makes one.`,
      );
    const { edit } = agentsFile(await standing(AGENTS_FILE), links);
    return { edits: edit === undefined ? [] : [edit] };
  }

  async dispose(): Promise<void> {}

  async #offer(request: NewProjectRequest, { signal }: Call): Promise<Offered> {
    const folders = await this.#parts.files.folders({ root: request.root, signal });
    throwIfAborted(signal);
    return offer(request, {
      book: blueprintBook(folders).blueprints,
      projects: await this.#parts.projects(),
      blueprints: this.#parts.blueprints,
      project: basename(request.root.replaceAll('\\', '/').replace(/\/+$/, '')),
      signal,
    });
  }
}

/** What stands outside the marks stays, so this is no overwriting: there is nothing to refuse but what is no text. */
function agentsFile(now: Standing, links: Parameters<typeof withAgentsSection>[1]) {
  if (now.type === 'other')
    throw new CodedError('edit-refused', `${AGENTS_FILE} ${now.what}. Nothing was changed.`);
  const before = now.type === 'text' ? now.text : undefined;
  const file = { path: AGENTS_FILE, text: withAgentsSection(before, links) };
  return planFile({ file, standing: now, base: before, force: false });
}
