import type { Colours, Theme } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { themeMessages as words } from '../words.ts';
import { colourIn, isColour, SCHEMES, withColour, type Scheme } from './theme-draft.ts';

interface ColourTableProps {
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

/** Every colour in both schemes; one that the app has not said is ours. */
export function ColourTable({ theme, onTheme }: ColourTableProps) {
  // The keys of a record of all tokens.
  const tokens = Object.keys(words.tokens) as (keyof Colours)[];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.coloursCaption}>
      <table class="figures colours">
        <caption class="unseen">{words.coloursCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.token}</th>
            {SCHEMES.map((scheme) => (
              <th key={scheme} scope="col">
                {words.schemeNames[scheme]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token}>
              <th scope="row">{words.tokens[token]}</th>
              {SCHEMES.map((scheme) => (
                <td key={scheme}>
                  <Colour
                    {...{ token, scheme, ...colourIn(theme, scheme, token) }}
                    onColour={(colour) => onTheme(withColour(theme, scheme, token, colour))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColourProps {
  token: keyof Colours;
  scheme: Scheme;
  colour: string;
  isOwn: boolean;
  onColour: (colour: string | undefined) => void;
}

/** A colour, chosen or written; what is half written stands there and changes nothing yet. */
function Colour({ token, scheme, colour, isOwn, onColour }: ColourProps) {
  const [written, setWritten] = useState<string>();
  const about = [words.tokens[token], words.schemeNames[scheme]] as const;
  const code = written ?? colour;
  return (
    <span class="colour">
      <input
        type="color"
        aria-label={words.colourOf(...about)}
        value={colour}
        onInput={(event) => onColour(event.currentTarget.value)}
      />
      <input
        class="fact"
        aria-label={words.codeOf(...about)}
        aria-invalid={!isColour(code)}
        maxLength={7}
        autocomplete="off"
        spellcheck={false}
        value={code}
        onInput={({ currentTarget: { value } }) => {
          setWritten(value);
          if (isColour(value)) onColour(value);
        }}
        onBlur={() => setWritten(undefined)}
      />
      <button
        type="button"
        class="button small"
        disabled={!isOwn}
        aria-label={words.resetOf(...about)}
        onClick={() => onColour(undefined)}
      >
        {words.reset}
      </button>
    </span>
  );
}
