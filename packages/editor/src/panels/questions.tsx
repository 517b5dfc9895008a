import type { Question, Survey } from '@handrail/protocol';
import { freshId } from '../draft/fresh-id.ts';
import { optionsFrom } from '../draft/options-from.ts';
import { usePanel } from './context.ts';
import { Choice, Field, NumberField, optionsOf, Tick } from './fields.tsx';
import type { SetKind } from './kind.tsx';
import { Pieces } from './pieces.tsx';
import { WordsField } from './words-field.tsx';

const MOST_QUESTIONS = 30;

/** The questions of a survey, and what it says at the end. */
export function QuestionsPart({ guide: { questions, thanks }, set }: { guide: Survey; set: SetKind }) {
  const { words } = usePanel();
  const ids = questions.map(({ questionId }) => questionId);
  return (
    <>
      <Pieces<Question>
        title={words.questions}
        all={questions}
        most={MOST_QUESTIONS}
        idOf={({ questionId }) => questionId}
        nameOf={({ title }) => title}
        onAll={(next) => set({ questions: next }, 'questions')}
        add={[words.addQuestion, () => ({ type: 'text', questionId: freshId('question', ids), title: words.other })]}
      >
        {(question, put) => <QuestionFields question={question} put={put} />}
      </Pieces>
      <WordsField
        label={words.thanks}
        blocks={thanks ?? NONE}
        onBlocks={(next) => set({ thanks: next.length > 0 ? next : undefined }, 'thanks')}
      />
    </>
  );
}

/** The same list each time, so that what draws it can tell. */
const NONE: never[] = [];

/** What every question has; where one goes on to stays as it was written. */
const sameOf = ({ questionId, title, blocks, required, branches }: Question) => ({
  ...{ questionId, title },
  ...(blocks && { blocks }),
  ...(required && { required }),
  ...(branches && { branches }),
});

function QuestionFields({ question, put }: { question: Question; put(next: Question): void }) {
  const { words } = usePanel();
  const options = 'options' in question ? question.options : optionsFrom(`${words.option} 1\n${words.option} 2`, []);
  const made: Record<Question['type'], Question> = {
    ...{ nps: { type: 'nps', ...sameOf(question) }, rating: { type: 'rating', ...sameOf(question) } },
    ...{ single: { type: 'single', ...sameOf(question), options }, text: { type: 'text', ...sameOf(question) } },
    multiple: { type: 'multiple', ...sameOf(question), options },
  };
  return (
    <>
      <Field
        label={words.title}
        value={question.title}
        max={200}
        onValue={(title) => title.trim() && put({ ...question, title })}
      />
      <Choice
        label={words.question}
        value={question.type}
        options={optionsOf(words.questionTypes)}
        onValue={(type) => type !== question.type && put(made[type])}
      />
      {'options' in question && (
        <Field
          label={words.options}
          lines={Math.min(8, question.options.length + 1)}
          max={4_000}
          value={question.options.map(({ label }) => label).join('\n')}
          onValue={(text) => {
            const next = optionsFrom(text, question.options);
            if (next.length > 1) put({ ...question, options: next });
          }}
        />
      )}
      {(question.type === 'nps' || question.type === 'rating') && <ScaleFields question={question} put={put} />}
      <Tick
        label={words.required}
        on={question.required ?? false}
        onValue={(required) => put({ ...question, required })}
      />
    </>
  );
}

type Scale = Extract<Question, { type: 'nps' | 'rating' }>;

function ScaleFields({ question, put }: { question: Scale; put(next: Question): void }) {
  const { words } = usePanel();
  const { low, high, ...rest } = question;
  const ends = (next: { low?: string | undefined; high?: string | undefined }): void =>
    put({ ...rest, ...(next.low && { low: next.low }), ...(next.high && { high: next.high }) });
  return (
    <>
      {question.type === 'rating' && (
        <>
          <NumberField
            label={words.of}
            value={question.of}
            least={3}
            most={10}
            onValue={(of) => put({ ...question, of: of ?? 5 })}
          />
          <Choice
            label={words.look}
            value={question.look ?? 'stars'}
            options={optionsOf(words.looks)}
            onValue={(look) => put({ ...question, look })}
          />
        </>
      )}
      <Field label={words.low} value={low ?? ''} max={200} onValue={(text) => ends({ low: text, high })} />
      <Field label={words.high} value={high ?? ''} max={200} onValue={(text) => ends({ low, high: text })} />
    </>
  );
}
