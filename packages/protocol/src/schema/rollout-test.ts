import Type from 'typebox';
import { idSchema, instantSchema } from './ids.ts';
import { personSchema, versionNumberSchema } from './publishing.ts';
import { randomIdSchema, ticketStateSchema } from './ticket-entry.ts';

const closed = { additionalProperties: false };
const count = Type.Integer({ minimum: 0 });
const noteSchema = Type.String({ minLength: 1, maxLength: 2_000 });
const outcomeSchema = Type.Enum(['pass', 'fail']);

/** What a sign-off says: all is well, it may go on although something is open, or it may not. */
export const SIGN_OFF_VERDICTS = ['accepted', 'accepted-with-open', 'refused'] as const;
const verdictSchema = Type.Enum([...SIGN_OFF_VERDICTS]);

const stepOfScript = { appId: idSchema, guideId: idSchema, version: versionNumberSchema, stepId: idSchema };

/** What a tester says of one step of a script. A failure says what happened, and becomes a ticket. */
export const newMarkSchema = Type.Object(
  {
    /** What the sender calls it: sent again, it is the same mark. */
    markId: randomIdSchema,
    ...stepOfScript,
    outcome: outcomeSchema,
    note: Type.Optional(noteSchema),
    /** Of the application that was tested, as its testers call it. */
    appVersion: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    /** Where it happened: a path of the application. */
    page: Type.Optional(Type.String({ minLength: 1, maxLength: 2_048, pattern: '^/' })),
  },
  closed,
);

const ticketOfMark = Type.Object({ ticketId: randomIdSchema, number: Type.Integer({ minimum: 1 }) });

/** A mark as it is kept: with who made it, when, and the defect that it opened. */
export const markSchema = Type.Object({
  markId: randomIdSchema,
  ...stepOfScript,
  outcome: outcomeSchema,
  note: Type.Optional(noteSchema),
  appVersion: Type.Optional(Type.String()),
  page: Type.Optional(Type.String()),
  browser: Type.Optional(Type.String()),
  ...{ at: instantSchema, by: personSchema },
  defect: Type.Optional(ticketOfMark),
});

const stepStands = Type.Object({
  stepId: idSchema,
  title: Type.String(),
  /** Failed when the last word of anybody on it is that it failed; open while nobody has said anything. */
  stands: Type.Enum(['passed', 'failed', 'open']),
});

/** A published walkthrough of the scope, in the version that testers go by. */
const scriptSchema = Type.Object({
  ...{ appId: idSchema, guideId: idSchema, version: versionNumberSchema, title: Type.String() },
  environment: Type.Enum(['production', 'staging']),
  steps: Type.Array(stepStands),
  /** What each tester said of how many steps of this version. */
  testers: Type.Array(Type.Object({ by: personSchema, passed: count, failed: count, lastAt: instantSchema })),
});

const signOffCounts = { steps: count, passed: count, failed: count, open: count };

export const newSignOffSchema = Type.Object(
  { signOffId: randomIdSchema, verdict: verdictSchema, note: Type.Optional(noteSchema) },
  closed,
);

/** What was signed, by whom, and how things stood then. */
export const signOffSchema = Type.Object({
  signOffId: randomIdSchema,
  verdict: verdictSchema,
  note: Type.Optional(noteSchema),
  ...{ at: instantSchema, by: personSchema },
  counts: Type.Object(signOffCounts),
  versions: Type.Array(Type.Object({ appId: idSchema, guideId: idSchema, version: versionNumberSchema })),
});

const defectSchema = Type.Object({
  ...ticketOfMark.properties,
  ...{ title: Type.String(), state: ticketStateSchema },
});

/** The acceptance test of a rollout: what is to be done, who has done what, and what is open. */
export const rolloutTestSchema = Type.Object({
  name: Type.String(),
  scripts: Type.Array(scriptSchema),
  counts: Type.Object(signOffCounts),
  /** The newest first. */
  marks: Type.Array(markSchema),
  /** Tickets that failures became, the newest first. Their titles are those of the steps. */
  defects: Type.Array(defectSchema),
  /** The newest first. */
  signOffs: Type.Array(signOffSchema),
});

export type NewMark = Type.Static<typeof newMarkSchema>;
export type Mark = Type.Static<typeof markSchema>;
export type NewSignOff = Type.Static<typeof newSignOffSchema>;
export type SignOff = Type.Static<typeof signOffSchema>;
export type SignOffVerdict = (typeof SIGN_OFF_VERDICTS)[number];
export type TestScript = Type.Static<typeof scriptSchema>;
export type RolloutTest = Type.Static<typeof rolloutTestSchema>;
