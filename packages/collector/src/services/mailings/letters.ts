import type { App, Mailing, Range } from '@handrail/protocol';
import type { Metrics } from '../../metrics/index.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { MemberRecord } from '../../store/records/member-records.ts';
import type { Speech } from '../mail/words/index.ts';
import type { Members } from '../members.ts';
import { judge, type Rightful } from '../rights.ts';
import type { RolloutDesk } from '../rollouts/desk.ts';
import { forStrangers } from '../rollouts/hide-small.ts';
import type { Letter } from './letter.ts';
import { overviewLetter } from './overview-letter.ts';
import { questionLetter, type QuestionMetrics } from './question-letter.ts';
import type { Reader } from './reader.ts';
import { rolloutLetter } from './rollout-letter.ts';

export interface LetterParts {
  records: Pick<RecordStore, 'apps' | 'questions'>;
  members: Pick<Members, 'find' | 'grantsOf'>;
  metrics: QuestionMetrics & Pick<Metrics, 'overview'>;
  rollouts: Pick<RolloutDesk, 'rollouts' | 'report'>;
}

/** What somebody is told: in their words, and by whose rights. */
export interface To {
  speech: Speech;
  rights: Rightful;
  isStranger: boolean;
}

/** The letter for somebody, by what they may see at this moment; undefined where that is nothing, or what it tells of is gone. */
export async function letterFor(
  { records, metrics, rollouts }: LetterParts,
  { what }: Mailing,
  asked: { range: Range; isPatient: boolean },
  { speech, rights, isStranger }: To,
): Promise<Letter | undefined> {
  const may = (appId: string): boolean => judge(rights, 'figures.read', appId) === 'yes';
  const apps = (await records.apps.list()).filter(({ appId }) => may(appId));
  const seesTickets = (appId: string): boolean => judge(rights, 'ticket.read', appId) === 'yes';
  const reader: Reader = { speech, apps, seesTickets, isStranger };
  switch (what.kind) {
    case 'overview':
      return overviewLetter(metrics, { appId: what.appId, ...asked }, reader);
    case 'rollout': {
      const { appId, rolloutId } = what;
      const record = await rollouts.rollouts.find(appId, rolloutId, may);
      if (record === undefined) return undefined;
      const report = await rollouts.report(record);
      const hash = `#/apps/${encodeURIComponent(appId)}/rollouts/${encodeURIComponent(rolloutId)}`;
      return rolloutLetter(isStranger ? forStrangers(report) : report, hash, reader);
    }
    case 'question': {
      const question = await records.questions.find(what.appId, what.questionId);
      return question && questionLetter(metrics, question, asked.range, reader);
    }
  }
}

/** The rights by which a member is told; undefined where they are not active. */
export const rightsOf = (
  { members }: Pick<LetterParts, 'members'>,
  member: MemberRecord | undefined,
): Rightful | undefined => (member?.state === 'active' ? { grants: members.grantsOf(member) } : undefined);

/** What two readers may see of apps, so that those who see the same share one letter. */
export const sightOf = (rights: Rightful, apps: readonly Pick<App, 'appId'>[]): string =>
  apps
    .map(({ appId }) => `${judge(rights, 'figures.read', appId)[0]}${judge(rights, 'ticket.read', appId)[0]}`)
    .join('');
