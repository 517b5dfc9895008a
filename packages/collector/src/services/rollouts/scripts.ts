import type { Mark, Rollout, TestScript } from '@handrail/protocol';
import { stepsOf } from '@handrail/protocol/progress';
import type { RecordStore } from '../../store/records/record-store.ts';

type Step = TestScript['steps'][number];
type Tester = TestScript['testers'][number];

/** The scripts of the acceptance test: the walkthroughs of the scope, in the newest version that is out anywhere. */
export async function scriptsOf(
  { guides }: Pick<RecordStore, 'guides'>,
  { scope }: Rollout,
  marks: readonly Mark[],
): Promise<TestScript[]> {
  const scripts: TestScript[] = [];
  for (const { appId, guideId } of scope.guides) {
    const { live = [] } = (await guides.find(appId, guideId)) ?? {};
    const [newest] = live.toSorted((a, b) => b.version - a.version || (a.environment < b.environment ? -1 : 1));
    const content = newest && (await guides.version(appId, guideId, newest.version));
    if (newest === undefined || content?.kind !== 'walkthrough') continue;
    const { version, title } = content;
    const said = lastWords(
      marks.filter((one) => one.appId === appId && one.guideId === guideId && one.version === version),
    );
    scripts.push({
      ...{ appId, guideId, version, title, environment: newest.environment },
      steps: stepsOf(content).map((step) => ({ ...step, stands: standsOf(said, step.stepId) })),
      testers: testersOf(said),
    });
  }
  return scripts;
}

/** Of each tester the last mark on each step. */
function lastWords(marks: readonly Mark[]): Mark[] {
  const last = new Map<string, Mark>();
  for (const mark of marks) last.set(`${nameOf(mark)} ${mark.stepId}`, mark);
  return [...last.values()];
}

const nameOf = ({ by: { memberId, name } }: Mark): string => memberId ?? `of the environment: ${name}`;

/** One failure is a failure, whoever else passed. */
function standsOf(said: readonly Mark[], stepId: string): Step['stands'] {
  const here = said.filter((mark) => mark.stepId === stepId);
  if (here.some(({ outcome }) => outcome === 'fail')) return 'failed';
  return here.length > 0 ? 'passed' : 'open';
}

function testersOf(said: readonly Mark[]): Tester[] {
  const testers = new Map<string, Tester>();
  for (const mark of said) {
    const one = testers.get(nameOf(mark)) ?? { by: mark.by, passed: 0, failed: 0, lastAt: mark.at };
    one[mark.outcome === 'pass' ? 'passed' : 'failed'] += 1;
    one.lastAt = Math.max(one.lastAt, mark.at);
    testers.set(nameOf(mark), one);
  }
  return [...testers.values()].sort((a, b) => (a.by.name < b.by.name ? -1 : 1));
}

/** How many steps there are, and how they stand. */
export function countSteps(scripts: readonly TestScript[]) {
  const steps = scripts.flatMap((script) => script.steps);
  const count = (wanted: Step['stands']): number => steps.filter(({ stands }) => stands === wanted).length;
  return { steps: steps.length, passed: count('passed'), failed: count('failed'), open: count('open') };
}
