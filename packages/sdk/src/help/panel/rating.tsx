/** @jsxImportSource #kit */
import type { VisitorTicket } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import { say } from '../../kit/say.ts';
import type { Room } from './room.ts';

const FACES = [0, 0.25, 0.5, 0.75, 1];

interface RatingProps {
  room: Room;
  ticket: VisitorTicket;
  /** Whether it has arrived. */
  send(rating: object): Promise<boolean>;
}

/** From 1 to 5, and a word about it; it can be changed. */
export function Rating({ room, ticket: { rating }, send }: RatingProps): Child {
  const { words, context } = room;
  const rate = context.guard(async (score: number, word?: string) => {
    if (!(await send({ score, ...(word && { word: word.slice(0, 1_000) }) }))) return;
    context.recorder.record({ name: 'ticket.rated', props: { score } });
    room.announce(words.rated);
  });
  return (
    <form
      class="rating"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const word = room.part('[name=word]') as HTMLInputElement | undefined; // by its tag, below
        if (rating) rate(rating.score, word?.value);
      }}
    >
      <fieldset>
        <legend>{rating ? words.rated : words.rate}</legend>
        <div class="faces">
          {FACES.map((part, index) => (
            <label>
              <input
                type="radio"
                name="score"
                checked={rating?.score === index + 1}
                aria-label={say(words.rating, { value: index + 1 })}
                onChange={() => rate(index + 1, rating?.word)}
              />
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="9.2" />
                <path
                  d={`M8 ${16.6 - 2.4 * part}Q12 ${12.6 + 6.8 * part} 16 ${16.6 - 2.4 * part}M9 9.400v.01M15 9.400v.01`}
                />
              </svg>
            </label>
          ))}
        </div>
      </fieldset>
      {rating && (
        <div class="word">
          <input
            name="word"
            maxLength={1_000}
            value={rating.word ?? ''}
            aria-label={words.word}
            placeholder={words.word}
          />
          <button type="submit">{words.send}</button>
        </div>
      )}
    </form>
  );
}
