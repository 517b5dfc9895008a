/** @jsxImportSource #kit */
import type { Option, Question } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import type { Messages } from '../../../kit/messages.ts';
import { say, sayCount } from '../../../kit/say.ts';
import { wordsOf } from '../../../kit/words.ts';
import { Icon } from '../../present/icons.tsx';
import type { Answer } from './flow.ts';

export interface FieldProps {
  question: Question;
  answer: Answer | undefined;
  isMissing: boolean;
  messages: Messages;
  give(answer: Answer): void;
}

const LONGEST = 1_000;
/** From this many characters on it is said how many are left. */
const NEAR = 100;

/** What an answer is given with. The browser's own controls are beneath, so that keys and voices work as everywhere. */
export function Field(props: FieldProps): Child {
  const { question } = props;
  switch (question.type) {
    case 'nps':
      return <Scale {...props} from={0} to={10} look="numbers" low={question.low} high={question.high} isNps />;
    case 'rating': {
      const { of = 5, look = 'stars', low, high } = question;
      return <Scale {...props} from={1} to={of} look={look} low={low} high={high} />;
    }
    case 'single':
      return <Choice {...props} options={question.options} type="radio" />;
    case 'multiple':
      return <Choice {...props} options={question.options} type="checkbox" />;
    default:
      return <Words {...props} maxLength={question.maxLength ?? LONGEST} />;
  }
}

interface ScaleProps extends FieldProps {
  from: number;
  to: number;
  look: 'stars' | 'numbers' | 'faces';
  low: string | undefined;
  high: string | undefined;
  isNps?: boolean;
}

function Scale(props: ScaleProps): Child {
  const { question, answer, isMissing, messages, from, to, look, low, high, isNps, give } = props;
  const words = wordsOf(messages);
  const values = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const [least, most] = isNps ? [low ?? words.unlikely, high ?? words.likely] : [low, high];
  return (
    <fieldset class="scale" data-look={look} data-many={values.length > 7 || undefined} aria-describedby="missing">
      <legend>{question.title}</legend>
      <div class="places">
        {values.map((value) => (
          <label class="place" data-filled={(typeof answer === 'number' && value <= answer) || undefined}>
            <input
              type="radio"
              name={question.questionId}
              checked={answer === value}
              required={question.required}
              aria-invalid={isMissing || undefined}
              aria-label={nameOf(value)}
              onChange={() => give(value)}
            />
            <span aria-hidden="true">{drawn(look, value, (value - from) / (to - from))}</span>
          </label>
        ))}
      </div>
      {(least ?? most) && (
        <div class="ends" aria-hidden="true" lang={isNps && !low ? messages.locale : undefined}>
          <span>{least}</span>
          <span>{most}</span>
        </div>
      )}
    </fieldset>
  );

  function nameOf(value: number): string {
    const end = value === from ? least : value === to ? most : undefined;
    const place = say(words.rate, { value, total: to }, messages.locale);
    return end ? `${place}, ${end}` : place;
  }
}

function drawn(look: ScaleProps['look'], value: number, part: number): Child {
  if (look === 'numbers') return value;
  if (look === 'stars')
    return (
      <svg viewBox="0 0 24 24">
        <path d="m12 3.2 2.700 5.600 6.100.800-4.500 4.200 1.100 6.100L12 16.900l-5.400 3 1.100-6.100-4.500-4.200 6.100-.800z" />
      </svg>
    );
  // The mouth goes from sad to glad.
  const [corner, lip] = [16.6 - 2.4 * part, 12.6 + 6.8 * part];
  return (
    <svg viewBox="0 0 24 24">
      <circle cx="12" cy="12" r="9.2" />
      <path d={`M8 ${corner}Q12 ${lip} 16 ${corner}M9 9.400v.01M15 9.400v.01`} />
    </svg>
  );
}

type ChoiceProps = FieldProps & { options: readonly Option[]; type: 'radio' | 'checkbox' };

function Choice({ question, answer, isMissing, messages, options, type, give }: ChoiceProps): Child {
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : []; // an answer to this question holds ids
  const toggle = (optionId: string): void => {
    if (type === 'radio') return give([optionId]);
    const next = new Set(chosen);
    if (!next.delete(optionId)) next.add(optionId);
    give(options.map((one) => one.optionId).filter((one) => next.has(one)));
  };
  return (
    <fieldset class="choice" aria-describedby="missing">
      <legend>{question.title}</legend>
      {type === 'checkbox' && (
        <p class="several" lang={messages.locale}>
          {wordsOf(messages).several}
        </p>
      )}
      {options.map(({ optionId, label }) => (
        <label class="option">
          <input
            type={type}
            name={question.questionId}
            checked={chosen.includes(optionId)}
            required={type === 'radio' && question.required}
            aria-invalid={isMissing || undefined}
            onChange={() => toggle(optionId)}
          />
          <span class="mark" aria-hidden="true">
            {type === 'checkbox' ? <Icon path="m4 8.400 2.700 2.700L12 5.500" /> : <i />}
          </span>
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Words({ question, answer, isMissing, messages, give, maxLength }: FieldProps & { maxLength: number }) {
  const text = typeof answer === 'string' ? answer : '';
  const left = maxLength - text.length;
  return (
    <div class="words">
      <textarea
        rows={3}
        maxLength={maxLength}
        value={text}
        dir="auto"
        aria-labelledby="title"
        aria-describedby="missing"
        aria-invalid={isMissing || undefined}
        aria-required={question.required}
        placeholder={wordsOf(messages).answer}
        onInput={(event) => give(event.currentTarget.value)}
      />
      {left <= NEAR && (
        <p class="left" lang={messages.locale}>
          {sayCount(wordsOf(messages).left, { count: left }, messages.locale)}
        </p>
      )}
    </div>
  );
}
