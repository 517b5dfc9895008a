import { language, LANGUAGES, type Language } from '../language.ts';
import { messages } from '../words.ts';

// The keys of an object that is written out.
const CODES = Object.keys(LANGUAGES) as Language[];

/** Each language by its own name, since whoever looks for theirs may not read this one. */
export function LanguageSwitch({ choose }: { choose: (chosen: Language) => void }) {
  return (
    <div class="languages on-screen" role="group" aria-label={messages.language}>
      {CODES.map((code) => (
        <button
          key={code}
          type="button"
          class="button small"
          lang={code}
          aria-pressed={code === language}
          onClick={() => code !== language && choose(code)}
        >
          {LANGUAGES[code]}
        </button>
      ))}
    </div>
  );
}
