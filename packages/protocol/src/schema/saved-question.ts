import Type from 'typebox';

const closed = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\u0000-\\u001f\\u007f]+$' });

/** A question of Explore as its address has it; what stands in it is checked where it is asked. */
const query = Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,32}$' }), Type.String({ maxLength: 4_000 }), {
  maxProperties: 20,
  additionalProperties: false,
});

/** What a member writes of a question that is kept. */
export const questionInputSchema = Type.Object(
  {
    ...{ name, query },
    /** Whether others who see figures of the app see it. */
    shared: Type.Boolean(),
    /** Whether it stands on the overview of those who see it. */
    pinned: Type.Boolean(),
  },
  closed,
);

export const savedQuestionSchema = Type.Object({
  ...questionInputSchema.properties,
  questionId: Type.String(),
  /** Who keeps it; empty for a program. */
  owner: Type.String(),
  /** Whether whoever asks may change it. */
  mayChange: Type.Boolean(),
});

export const savedQuestionsSchema = Type.Object({ questions: Type.Array(savedQuestionSchema) });

export type QuestionInput = Type.Static<typeof questionInputSchema>;
export type SavedQuestion = Type.Static<typeof savedQuestionSchema>;
