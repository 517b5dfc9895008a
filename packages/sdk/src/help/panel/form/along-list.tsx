/** @jsxImportSource #kit */
import type { Child } from '../../../kit/jsx-runtime.ts';
import type { Part } from '../../words/words.ts';
import type { Room } from '../room.ts';
import type { Along } from './along.ts';

interface AlongListProps {
  room: Room;
  along: readonly Along[];
  off: readonly Part[];
  turn(part: Part): void;
}

/** Everything that goes along, word for word, with a switch for each part. */
export function AlongList({ room: { words }, along, off, turn }: AlongListProps): Child {
  return (
    <details class="along">
      <summary>
        {words.along}
        <small>
          {' '}
          {along.filter(({ part }) => !off.includes(part)).length}/{along.length}
        </small>
      </summary>
      <p>{words.alongText}</p>
      {along.map(({ part, lines }) => (
        <div class="part" data-off={off.includes(part) || undefined} key={part}>
          <label class="tick">
            <input
              type="checkbox"
              role="switch"
              checked={!off.includes(part)}
              aria-describedby={`along-${part}`}
              onChange={() => turn(part)}
            />
            <span>{words.parts[part]}</span>
          </label>
          <ul id={`along-${part}`} dir="ltr">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
