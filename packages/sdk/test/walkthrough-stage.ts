import type { Event } from '@handrail/protocol';
import { findExact, type Finding } from '@handrail/target';
import { createSaved } from '../src/core/saved.ts';
import type { Kept } from '../src/guides/kinds/walkthrough/kept.ts';
import { runGuide } from '../src/guides/kinds/walkthrough/run-guide.ts';
import type { Scene } from '../src/guides/scene.ts';
import type { Ending, Stage } from '../src/guides/stage.ts';
import { loadMessages } from '../src/kit/messages.ts';
import type { guideOf } from './guides.ts';

const isKept = (value: unknown): value is unknown => value !== undefined;
const messages = await loadMessages('en');

interface Setting {
  from?: Partial<Kept>;
  stage?: Partial<Stage>;
}

// What walkthroughs fetch only when it is needed is there from the start, so that a few turns of the browser are enough for it.
await Promise.all([
  import('../src/guides/kinds/walkthrough/press.ts'),
  import('../src/guides/kinds/walkthrough/winding.ts'),
  import('../src/guides/kinds/walkthrough/elsewhere.ts'),
  import('../src/guides/kinds/walkthrough/attend.ts'),
  import('../src/guides/kinds/walkthrough/manners.ts'),
  import('../src/guides/kinds/walkthrough/missed.ts'),
]);
async function settled(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setTimeout(resolve));
}

/** A stage without a picture: what is shown, what is recorded, and what the page does, in the hands of the test. */
export async function setUp(guide: ReturnType<typeof guideOf>, { from, ...more }: Setting = {}) {
  const timers: (() => void)[] = [];
  const spans: number[] = [];
  const happened: string[] = [];
  const outside: string[] = [];
  let scene: Scene | undefined;
  let tell: (finding: Finding) => void = () => undefined;
  let end: Ending | undefined;
  const page = { path: '/', hash: '' };
  const kept = createSaved(undefined, 'r', isKept);
  if (from)
    kept.write({
      version: guide.version,
      stepIndex: 0,
      trail: [],
      shown: false,
      missed: false,
      mode: 'guide',
      ...from,
    });
  const stage: Stage = {
    ...{ guide, kept, messages, look: [], mode: 'guide', asked: false },
    facts: () => ({ page, traits: { role: 'buyer' } }),
    record: (one) => happened.push([one.name, 'stepId' in one ? one.stepId : ''].join(' ').trim()),
    ...{ recordAs: () => () => undefined, newId: () => '' },
    guard:
      (act) =>
      (...args) =>
        void act(...args),
    after: (ms, act) => {
      spans.push(ms);
      timers.push(act);
      return () => void timers.splice(timers.indexOf(act) >>> 0, 1);
    },
    outside: () => ({
      start: (id, mode) => outside.push(['start', id, mode].join(' ').trim()),
      open: (url) => outside.push(`open ${url}`),
      help: () => outside.push('help'),
      track: (name) => outside.push(`track ${name}`),
    }),
    end(ending) {
      const { props, ...rest } = ending;
      // None are as good as no props.
      end = { ...rest, ...(Object.keys(props ?? {}).length > 0 && { props }) };
      run.stop();
    },
    ...more.stage,
  };
  // A stage of any kind, with a walkthrough on it.
  const run = runGuide(stage as Stage<typeof guide>, {
    watch: (_target, _root, listener) => {
      tell = listener;
      return () => (tell = () => undefined);
    },
    findExact,
    presenter: {
      show: (next) => (scene = next),
      hide: () => (scene = undefined),
      stop: () => (scene = undefined),
    },
  });
  await settled();
  const press = async (label: string): Promise<void> => {
    const control = scene?.controls.find((one) => one.label === label);
    if (!control) throw new Error(`${label} is not among ${String(scene?.controls.map((one) => one.label))}`);
    control.press();
    await settled();
  };
  return {
    ...{ run, kept, page, happened, outside, spans, press },
    scene: () => scene,
    end: () => end,
    labels: () => scene?.controls.map(({ label }) => label),
    find: async (finding: Finding) => {
      tell(finding);
      await settled();
    },
    async timeOut() {
      timers.splice(0).forEach((act) => act());
      await settled();
    },
  };
}

export const found = (element: Element): Finding => ({ element, confidence: 1, by: 'css', healed: false });
// As far as a run looks at it.
export const event = (name: string, guideId?: string) => ({ name, ...(guideId && { guideId }) }) as Event;
