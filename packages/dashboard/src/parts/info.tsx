import type { Range } from '@handrail/protocol';
import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { definitions, type Definition, type TermId } from '../definitions.ts';
import { formatDays } from '../format.ts';
import { messages } from '../words.ts';
import { Icon } from './icon.tsx';

/** The window over which the numbers around an "i" were counted. */
export const RangeContext = createContext<Range | undefined>(undefined);

interface InfoProps {
  term: TermId;
  /** The formula with the numbers of this place filled in. */
  here?: string | undefined;
}

/** An "i" that opens the definition, the formula and the window of a number. The browser closes it and returns the focus. */
export function Info({ term, here }: InfoProps) {
  const id = useId();
  const range = useContext(RangeContext);
  const definition: Definition = definitions[term];
  const { term: name, meaning, formula, denominator, window } = definition;
  return (
    <>
      <button type="button" class="info" popovertarget={id} aria-label={messages.info.about(name)}>
        <Icon name="info" />
      </button>
      <div
        id={id}
        class="definition"
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-term`}
        tabIndex={-1}
        onToggle={({ newState, currentTarget }) => {
          // With the focus in it a screen reader reads the definition out; on closing, the browser gives the focus back.
          if (newState === 'open') currentTarget.focus();
        }}
      >
        <p class="definition-term" id={`${id}-term`}>
          {name}
        </p>
        <p>{meaning}</p>
        <dl>
          <dt>{messages.info.formula}</dt>
          <dd>{formula}</dd>
          {typeof denominator === 'string' && (
            <>
              <dt>{messages.info.denominator}</dt>
              <dd>{denominator}</dd>
            </>
          )}
          {here !== undefined && (
            <>
              <dt>{messages.info.here}</dt>
              <dd>{here}</dd>
            </>
          )}
          {range && (
            <>
              <dt>{messages.info.window}</dt>
              <dd>{messages.range.window(formatDays(range), range.timeZone)}</dd>
              {window !== undefined && <dd>{window}</dd>}
            </>
          )}
        </dl>
      </div>
    </>
  );
}
