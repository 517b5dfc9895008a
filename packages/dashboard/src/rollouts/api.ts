import type {
  Feature,
  Mark,
  NewMark,
  NewRollout,
  NewSignOff,
  ReportLink,
  Rollout,
  RolloutReport,
  RolloutRow,
  RolloutStands,
  RolloutTest,
  SignOff,
} from '@handrail/protocol';
import type { Answer, Ask } from '../api.ts';

type Stands = Promise<Answer<RolloutStands>>;

/** Rollouts: what is planned, what became of it, and how it was tested. */
export interface RolloutApi {
  rollouts(appId: string): Promise<Answer<{ rollouts: RolloutRow[] }>>;
  rollout(appId: string, rolloutId: string): Stands;
  newRollout(appId: string, content: NewRollout): Stands;
  /** Refused with 412 when somebody else has changed it. */
  saveRollout(appId: string, rollout: Rollout, revision: number): Stands;
  moveRollout(appId: string, rolloutId: string, move: { state: 'live' | 'ended'; revision: number }): Stands;
  removeRollout(appId: string, rolloutId: string): Promise<Answer<undefined>>;
  rolloutReport(appId: string, rolloutId: string): Promise<Answer<RolloutReport>>;
  reportLinks(appId: string, rolloutId: string): Promise<Answer<{ links: ReportLink[] }>>;
  newReportLink(appId: string, rolloutId: string, days: number): Promise<Answer<ReportLink & { token: string }>>;
  revokeReportLink(appId: string, rolloutId: string, linkId: string): Promise<Answer<undefined>>;
  rolloutTest(appId: string, rolloutId: string): Promise<Answer<RolloutTest>>;
  markStep(appId: string, rolloutId: string, mark: NewMark): Promise<Answer<Mark>>;
  signOff(appId: string, rolloutId: string, signOff: NewSignOff): Promise<Answer<SignOff>>;
  featureNames(appId: string): Promise<Answer<{ features: Feature[] }>>;
  /** The report that a link opens; whoever asks needs no account. */
  linkedReport(token: string): Promise<Answer<RolloutReport>>;
}

const part = encodeURIComponent;

export function createRolloutApi(ask: Ask): RolloutApi {
  const all = (appId: string) => `apps/${part(appId)}/rollouts`;
  const one = (appId: string, rolloutId: string) => `${all(appId)}/${part(rolloutId)}`;
  return {
    rollouts: (appId) => ask('GET', all(appId)),
    rollout: (...of) => ask('GET', one(...of)),
    newRollout: (appId, content) => ask('POST', all(appId), content),
    saveRollout: (appId, rollout, revision) =>
      ask('PUT', one(appId, rollout.rolloutId), rollout, { 'if-match': `"${revision}"` }),
    moveRollout: (appId, rolloutId, move) => ask('POST', `${one(appId, rolloutId)}/moves`, move),
    removeRollout: (...of) => ask('DELETE', one(...of)),
    rolloutReport: (...of) => ask('GET', `${one(...of)}/report`),
    reportLinks: (...of) => ask('GET', `${one(...of)}/links`),
    newReportLink: (appId, rolloutId, days) => ask('POST', `${one(appId, rolloutId)}/links`, { days }),
    revokeReportLink: (appId, rolloutId, linkId) => ask('DELETE', `${one(appId, rolloutId)}/links/${part(linkId)}`),
    rolloutTest: (...of) => ask('GET', `${one(...of)}/test`),
    markStep: (appId, rolloutId, mark) => ask('POST', `${one(appId, rolloutId)}/test/marks`, mark),
    signOff: (appId, rolloutId, signOff) => ask('POST', `${one(appId, rolloutId)}/test/sign-offs`, signOff),
    featureNames: (appId) => ask('GET', `apps/${part(appId)}/features`),
    linkedReport: (token) => ask('POST', '../report/data', { token }),
  };
}
