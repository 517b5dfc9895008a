import type { App, FigureName, FigureQuestion, FigureReason } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import { goalsOf } from './goal.ts';
import type { Stores } from '../services/stores.ts';

type Asked = Omit<FigureQuestion, 'from' | 'to'>;

/** What keeps a figure from ever having a value; undefined where nothing does. */
export async function reasonAgainst(stores: Stores, asked: Asked): Promise<FigureReason | undefined> {
  const { records } = stores;
  const app = await records.apps.find(asked.appId);
  if (app === undefined) return 'no-such-app';
  return againstPeople(asked, app) ?? (await againstThing(stores, asked)) ?? (await againstSettings(stores, asked));
}

/** What the people say against it, of whom it is to be. */
function againstPeople({ figure, population }: Asked, { headcount = {}, licences }: App): FigureReason | undefined {
  const { byTrait } = FIGURES[figure];
  if (population !== undefined && byTrait === 'none') return 'not-by-trait';
  if (population !== undefined && byTrait === 'department' && population.trait !== 'department') return 'not-by-trait';
  const counts = (whole: Readonly<Record<string, number>>): boolean =>
    Object.entries(whole).some(
      ([department, people]) => people > 0 && (population === undefined || department === population.value),
    );
  if (figure === 'adoption' && !counts(headcount)) return 'no-head-count';
  return figure === 'licenceUse' && !counts(licences?.seats ?? {}) ? 'no-seats' : undefined;
}

/** Whether there is the one thing that it is to be about. */
async function againstThing({ records }: Stores, asked: Asked): Promise<FigureReason | undefined> {
  const { figure, appId, featureId, guideId } = asked;
  if (figure === 'featureAdoption') {
    if (featureId === undefined) return 'feature-needed';
    if ((await records.features.find(appId, featureId)) === undefined) return 'no-such-feature';
  }
  if (!ABOUT_GUIDES.includes(figure)) return undefined;
  if (guideId !== undefined && (await records.guides.find(appId, guideId)) === undefined) return 'no-such-guide';
  return figure === 'goalConversion' && (await goalsOf(records, appId, guideId)).length === 0 ? 'no-goal' : undefined;
}

const ABOUT_GUIDES: readonly FigureName[] = ['guideStarts', 'guideCompletion', 'missRate', 'goalConversion'];

/** What must be set or written before there can be an answer. */
async function againstSettings({ records }: Stores, { figure, appId }: Asked): Promise<FigureReason | undefined> {
  if (figure === 'slaFirstReply' || figure === 'slaResolution') {
    const clock = figure === 'slaFirstReply' ? 'firstReplyMs' : 'resolutionMs';
    const { policies = [] } = (await records.support.find())?.settings ?? {};
    return policies.some((policy) => policy[clock] !== undefined) ? undefined : 'no-promises';
  }
  if (figure !== 'nps') return undefined;
  const guides = await records.guides.list(appId);
  const asks = guides.some(
    ({ draft }) => draft.kind === 'survey' && draft.questions.some(({ type }) => type === 'nps'),
  );
  return asks ? undefined : 'no-survey';
}
