import Type from 'typebox';

const text = Type.Union([Type.String(), Type.Null()]);

/** Something that somebody did or tried, as it is kept for ever. */
export const auditEntrySchema = Type.Object({
  /** Its place, from 1 on without a gap. */
  seq: Type.Integer(),
  at: Type.Integer(),
  /** Null for strangers, and for what the collector does by itself. */
  memberId: text,
  /** The name at that time; members may go. */
  name: Type.String(),
  by: Type.String(),
  /** `noun.past-verb`, such as `guide.published`. */
  action: Type.String(),
  appId: text,
  /** What it was done to. */
  target: text,
  before: Type.Unknown(),
  after: Type.Unknown(),
  /** From where it was asked. */
  address: text,
  /** Hash of this entry and the chain before it: whoever changes or removes an entry breaks all that follow. */
  chain: Type.String(),
});

export type AuditEntry = Type.Static<typeof auditEntrySchema>;
