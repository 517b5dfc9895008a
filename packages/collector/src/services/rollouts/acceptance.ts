import type { Mark, NewMark, NewSignOff, Person, RolloutTest, SignOff } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { RolloutRecord, TestEntry } from '../../store/records/rollout-records.ts';
import type { DefectDesk } from './defects.ts';
import { countSteps, scriptsOf } from './scripts.ts';

/** Who tests, and with what. */
interface Tester {
  by: Person;
  /** By name and version. */
  browser: string | undefined;
}

export interface Acceptance {
  test(record: RolloutRecord): Promise<RolloutTest>;
  /** Keeps what somebody says of a step; a failure becomes a ticket. */
  mark(record: RolloutRecord, input: NewMark, tester: Tester): Promise<{ mark: Mark } | MarkRefused>;
  signOff(record: RolloutRecord, input: NewSignOff, by: Person): Promise<{ signOff: SignOff } | SignOffRefused>;
}

type MarkRefused = 'unknown-step' | 'other-version' | 'note-needed' | 'ended' | 'id-taken';
type SignOffRefused = 'nothing-to-sign' | 'something-open' | 'note-needed' | 'id-taken';

export interface AcceptanceParts {
  records: Pick<RecordStore, 'guides' | 'rollouts' | 'tickets'>;
  defects: DefectDesk;
  clock: Clock;
}

const marksOf = (entries: readonly TestEntry[]): Mark[] =>
  entries.flatMap((entry) => (entry.kind === 'mark' ? [entry.mark] : []));
const signOffsOf = (entries: readonly TestEntry[]): SignOff[] =>
  entries.flatMap((entry) => (entry.kind === 'sign-off' ? [entry.signOff] : []));

export function createAcceptance({ records, defects, clock }: AcceptanceParts): Acceptance {
  const { rollouts } = records;

  async function look({ rollout }: RolloutRecord) {
    const entries = await rollouts.entries(rollout.rolloutId);
    const marks = marksOf(entries);
    return { entries, marks, scripts: await scriptsOf(records, rollout, marks) };
  }

  async function mark(record: RolloutRecord, input: NewMark, { by, browser }: Tester) {
    const { entries, scripts } = await look(record);
    const known = entries.find(({ entryId }) => entryId === input.markId);
    if (known !== undefined)
      return known.kind === 'mark' && isSame(known.mark, input, by) ? { mark: known.mark } : 'id-taken';
    if (record.state === 'ended') return 'ended';
    const script = scripts.find(({ appId, guideId }) => appId === input.appId && guideId === input.guideId);
    const step = script?.steps.find(({ stepId }) => stepId === input.stepId);
    if (script !== undefined && script.version !== input.version) return 'other-version';
    if (script === undefined || step === undefined) return 'unknown-step';
    if (input.outcome === 'fail' && !input.note?.trim()) return 'note-needed';
    const plain: Mark = { ...input, at: clock.now(), by, ...(browser !== undefined && { browser }) };
    const made: Mark =
      input.outcome === 'pass'
        ? plain
        : { ...plain, defect: await defects.open(record.rollout, plain, { script, step }) };
    const kept = await rollouts.addEntry(record.rollout.rolloutId, { kind: 'mark', entryId: made.markId, mark: made });
    return kept ? { mark: made } : 'id-taken';
  }

  async function signOff(record: RolloutRecord, input: NewSignOff, by: Person) {
    const { entries, scripts } = await look(record);
    const known = signOffsOf(entries).find(({ signOffId }) => signOffId === input.signOffId);
    if (known !== undefined) return known.by.memberId === by.memberId ? { signOff: known } : 'id-taken';
    const counts = countSteps(scripts);
    if (counts.steps === 0) return 'nothing-to-sign';
    if (input.verdict === 'accepted' && counts.passed < counts.steps) return 'something-open';
    if (input.verdict !== 'accepted' && !input.note?.trim()) return 'note-needed';
    const versions = scripts.map(({ appId, guideId, version }) => ({ appId, guideId, version }));
    const signed: SignOff = { ...input, at: clock.now(), by, counts, versions };
    const entry: TestEntry = { kind: 'sign-off', entryId: signed.signOffId, signOff: signed };
    return (await rollouts.addEntry(record.rollout.rolloutId, entry)) ? { signOff: signed } : 'id-taken';
  }

  return {
    async test(record) {
      const { entries, marks, scripts } = await look(record);
      const failures = marks.flatMap(({ defect }) => defect ?? []);
      const tickets = await Promise.all(failures.map(({ ticketId }) => records.tickets.find(ticketId)));
      return {
        ...{ name: record.rollout.name, scripts, counts: countSteps(scripts), marks: marks.toReversed() },
        defects: tickets
          .flatMap((found) => (found === undefined ? [] : [found.ticket]))
          .map(({ ticketId, number, title, state }) => ({ ticketId, number, title, state }))
          .toReversed(),
        signOffs: signOffsOf(entries).toReversed(),
      };
    },
    mark,
    signOff,
  };
}

/** Whether it is the same mark again, sent by the same person. */
const isSame = (mark: Mark, input: NewMark, by: Person): boolean =>
  mark.by.memberId === by.memberId &&
  (['appId', 'guideId', 'version', 'stepId', 'outcome', 'note'] as const).every((name) => mark[name] === input[name]);
