import type {
  Environment,
  GuideChange,
  GuideDraft,
  HealthReport,
  Release,
  Segment,
  SegmentRow,
} from '@handrail/protocol';
import type { Reason } from '@handrail/protocol/explain';
import type { Answer, Ask } from './api.ts';
import type { Days } from './range.ts';

/** Why a published guide starts by itself for a visitor, or does not. */
export interface VisitorReasons {
  version: number;
  reasons: Reason[];
}

type Done = Promise<Answer<undefined>>;
type Moved = Promise<Answer<{ state: GuideDraft['state']; revision: number }>>;

/** From draft to visitor: reviews, releases, versions, and what becomes of steps in pages. */
export interface GuideApi {
  draft(appId: string, guideId: string): Promise<Answer<GuideDraft>>;
  askReview(appId: string, guideId: string, asked: { move: 'submit' | 'withdraw'; comment?: string }): Moved;
  judge(
    appId: string,
    guideId: string,
    verdict: { move: 'approve' | 'send-back'; revision: number; comment?: string },
  ): Moved;
  release(appId: string, guideId: string, release: Release): Promise<Answer<{ version: number; plannedAt?: number }>>;
  withdraw(appId: string, guideId: string, environment: Environment): Done;
  endPlan(appId: string, guideId: string, environment: Environment): Done;
  archive(appId: string, guideId: string, isArchived: boolean): Moved;
  /** A draft that was never published. */
  removeGuide(appId: string, guideId: string): Done;
  restore(appId: string, guideId: string, version: number): Promise<Answer<{ revision: number }>>;
  describeGuide(appId: string, guideId: string, about: { labels?: string[]; owner?: string | null }): Done;
  /** `from` and `to` are versions, or `draft`. */
  compare(appId: string, guideId: string, from: string, to: string): Promise<Answer<{ changes: GuideChange[] }>>;
  takeTexts(
    appId: string,
    guideId: string,
    locale: string,
    file: { format: 'xliff' | 'csv'; text: string },
  ): Promise<Answer<{ revision: number; taken: number; incomplete: string[] }>>;
  health(appId: string, days: Days, environment: Environment): Promise<Answer<HealthReport>>;
  explainVisitor(appId: string, guideId: string, visitorId: string, locale: string): Promise<Answer<VisitorReasons>>;
  segments(appId: string): Promise<Answer<{ segments: SegmentRow[] }>>;
  saveSegment(appId: string, segment: Segment): Promise<Answer<Segment>>;
  removeSegment(appId: string, segmentId: string): Done;
  stagingKeys(appId: string): Promise<Answer<{ keys: string[] }>>;
  addStagingKey(appId: string): Promise<Answer<{ keys: string[] }>>;
  endStagingKey(appId: string, key: string): Done;
}

const part = encodeURIComponent;

export function createGuideApi(ask: Ask): GuideApi {
  const guide = (appId: string, guideId: string) => `apps/${part(appId)}/guides/${part(guideId)}`;
  const segments = (appId: string) => `apps/${part(appId)}/segments`;
  const keys = (appId: string) => `apps/${part(appId)}/staging-keys`;
  return {
    draft: (...of) => ask('GET', guide(...of)),
    askReview: (appId, guideId, asked) => ask('POST', `${guide(appId, guideId)}/review`, asked),
    judge: (appId, guideId, verdict) => ask('POST', `${guide(appId, guideId)}/verdict`, verdict),
    release: (appId, guideId, release) => ask('POST', `${guide(appId, guideId)}/releases`, release),
    withdraw: (appId, guideId, environment) => ask('DELETE', `${guide(appId, guideId)}/releases/${environment}`),
    endPlan: (appId, guideId, environment) => ask('DELETE', `${guide(appId, guideId)}/plans/${environment}`),
    archive: (appId, guideId, isArchived) => ask(isArchived ? 'POST' : 'DELETE', `${guide(appId, guideId)}/archive`),
    removeGuide: (...of) => ask('DELETE', guide(...of)),
    restore: (appId, guideId, version) => ask('POST', `${guide(appId, guideId)}/restore`, { version }),
    describeGuide: (appId, guideId, about) => ask('PUT', `${guide(appId, guideId)}/desk`, about),
    compare: (appId, guideId, from, to) =>
      ask('GET', `${guide(appId, guideId)}/compare?${new URLSearchParams({ from, to }).toString()}`),
    takeTexts: (appId, guideId, locale, file) => ask('POST', `${guide(appId, guideId)}/texts/${part(locale)}`, file),
    health: (appId, { from, to }, environment) =>
      ask('GET', `apps/${part(appId)}/metrics/health?${new URLSearchParams({ from, to, environment }).toString()}`),
    explainVisitor: (appId, guideId, visitorId, locale) =>
      ask('GET', `${guide(appId, guideId)}/visitors/${part(visitorId)}?${new URLSearchParams({ locale }).toString()}`),
    segments: (appId) => ask('GET', segments(appId)),
    saveSegment: (appId, { segmentId, name, when }) =>
      ask('PUT', `${segments(appId)}/${part(segmentId)}`, { name, when }),
    removeSegment: (appId, segmentId) => ask('DELETE', `${segments(appId)}/${part(segmentId)}`),
    stagingKeys: (appId) => ask('GET', keys(appId)),
    addStagingKey: (appId) => ask('POST', keys(appId)),
    endStagingKey: (appId, key) => ask('DELETE', `${keys(appId)}/${part(key)}`),
  };
}
