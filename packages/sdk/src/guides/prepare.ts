import type { GuideVersion, Mode, Props } from '@handrail/protocol';
import { findExact } from '@handrail/target';
import { isRecord, type Saved } from '../core/saved.ts';
import { loadMessages } from '../kit/messages.ts';
import type { Look } from '../kit/root.ts';
import type { Active, Core } from './core.ts';
import type { KindModule } from './kinds.ts';
import type { Remembers } from './lying.ts';
import type { Ending, Stage } from './stage.ts';
import { describeElement } from './triggers/describe-element.ts';

/**
 * Sets the stage for a guide: its words in the visitor's language, its progress, and what it can do. It then counts as
 * started. Nothing, when it is no longer wanted by then. @throws when the guide is broken.
 */
export async function prepare(
  core: Core,
  one: Active,
  body: unknown,
  { isWhole, lying }: Pick<KindModule, 'isWhole' | 'lying'>,
): Promise<Stage | undefined> {
  const { recorder, newId, guard, platform } = core;
  if (!isGuide(body) || !isWhole(body)) {
    core.broken.add(one.entry);
    throw new TypeError('it is broken');
  }
  const locales = core.locales();
  const [guide, look, messages] = await Promise.all([
    inWords(body, core),
    lookOf(body, core),
    loadMessages(...locales),
  ]);
  if (core.active.get(guide.guideId) !== one) return undefined;
  const mode = (one.how.mode ?? (guide.kind === 'walkthrough' && guide.modes?.[0])) || 'guide';
  one.how.mode = mode;
  begin(core, one, mode, lying);
  const finish = (ending: Ending): void => end(core, one, ending, lying);
  return {
    ...{ guide, look, messages, mode, guard, asked: one.how.asked, after: platform.after },
    facts: () => ({ ...core.facts(), element: (target) => describeElement(findExact(target, document)) }),
    record: recorder.record,
    ...{ recordAs: recorder.as, newId },
    kept: lying ? lying.kept(core, guide.guideId) : keptUnderWay(core),
    outside: (make) => make(core, one, finish),
    end: finish,
  };
}

const isGuide = (body: unknown): body is GuideVersion & Record<string, unknown> =>
  isRecord(body) && typeof body.title === 'string';

/** In the visitor's language and filled in; what does this is fetched for guides that need it. */
async function inWords(guide: GuideVersion, { locales, facts }: Core): Promise<GuideVersion> {
  if (!guide.translations && !hasBrace(guide)) return guide;
  const { fillIn, localise } = await import('./words.ts');
  return fillIn(localise(guide, locales()), facts().traits);
}

/** The theme of the guide within that of the app, as it was judged when it was saved. Should it not come, ours is shown. */
async function lookOf({ theme }: GuideVersion, { published }: Core): Promise<Look> {
  const ofApp = published()?.theme;
  return !theme && !ofApp
    ? []
    : import('./themes.ts').then(
        ({ lookOf: look }) => look(ofApp, theme),
        () => [],
      );
}

/** Whether a text in it may hold a variable. */
const hasBrace = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('{')
    : typeof value === 'object' && value !== null && Object.values(value).some(hasBrace);

function begin(core: Core, one: Active, mode: Mode, lying: Remembers | undefined): void {
  const { memory, recorder, platform, tabId } = core;
  const { entry, how, isNew } = one;
  const { guideId, version } = entry;
  const { by, asked } = how;
  const last = memory.underWay.read();
  if (!isNew) {
    // It may have been another tab's.
    if (last && !lying) memory.underWay.write({ ...last, tab: tabId() });
    return;
  }
  if (lying) lying.begin(core, guideId, { version, by, asked });
  else memory.underWay.write({ guideId, version, by, asked, mode, tab: tabId(), at: platform.now() });
  recorder.record({ name: 'guide.started', guideId, version, props: { by, ...modeOf(mode) } });
}

function end(core: Core, one: Active, ending: Ending, lying: Remembers | undefined): void {
  const { entry, how } = one;
  const { guideId, version } = entry;
  if (core.active.get(guideId) !== one) return;
  const props: Props = {
    // A visitor may have chosen another way to run it, which the kind then says.
    ...(ending.how === 'completed' && modeOf(how.mode)),
    ...ending.props,
    ...(ending.how === 'snoozed' && { until: ending.until }),
    ...(ending.unseen && { unseen: true }),
  };
  const { stepId } = ending;
  const isTold = Object.keys(props).length > 0;
  core.recorder.record({
    ...{ name: `guide.${ending.how}`, guideId, version },
    ...(stepId && { stepId }),
    ...(isTold && { props }),
  });
  noteEnd(core, guideId, ending);
  if (lying) lying.end(core, guideId);
  else core.memory.underWay.write(undefined);
  core.leave(one);
  core.ended(one);
}

/** At once, since the page may go with this very click; what keeps the history may not have come yet. */
function noteEnd({ memory: { history }, visitor, platform }: Core, guideId: string, ending: Ending): void {
  if (ending.unseen) return;
  const visitorId = visitor.visitorId();
  const saved = history.read();
  const known = saved?.visitorId === visitorId ? saved : { visitorId, sessionId: '', guides: {} };
  const noted = ending.how === 'snoozed' ? { snoozedUntil: ending.until } : { [`${ending.how}At`]: platform.now() };
  const guides = { ...known.guides, [guideId]: { ...known.guides[guideId], guideId, ...noted } };
  history.write({ ...known, guides });
}

const modeOf = (mode: Mode | undefined): Props => (!mode || mode === 'guide' ? {} : { mode });

/** Progress of the guide that interrupts: wherever it is shown next, it goes on from there. */
const keptUnderWay = ({ memory: { underWay }, platform }: Core): Saved<unknown> => ({
  read: () => underWay.read()?.kept,
  write(kept) {
    const last = underWay.read();
    if (last) underWay.write({ ...last, kept, at: platform.now() });
  },
});
