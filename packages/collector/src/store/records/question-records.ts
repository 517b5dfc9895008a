import type { QuestionInput } from '@handrail/protocol';

/** A question of Explore that a member keeps. */
export interface QuestionRecord extends QuestionInput {
  questionId: string;
  appId: string;
  memberId: string;
  /** What they were called when they kept it. */
  owner: string;
}

export interface QuestionRecords {
  /** Those of a member about an app and those that others share, by name and then by id. */
  of(appId: string, memberId: string): Promise<QuestionRecord[]>;
  find(appId: string, questionId: string): Promise<QuestionRecord | undefined>;
  /** Keeps it, or replaces the one with this id. */
  put(question: QuestionRecord): Promise<void>;
  /** Whether it was there. */
  remove(appId: string, questionId: string): Promise<boolean>;
}
