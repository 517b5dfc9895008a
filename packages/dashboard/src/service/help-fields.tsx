import { Choice } from '../parts/form.tsx';
import type { HelpDraft } from './help-settings.ts';
import { serviceMessages } from '../words.ts';

const words = serviceMessages.help;

interface HelpFieldsProps {
  draft: HelpDraft;
  onDraft: (draft: HelpDraft) => void;
}

/** Whether the app has help in its pages, and how visitors come to it. */
export function HelpFields({ draft, onDraft }: HelpFieldsProps) {
  return (
    <fieldset class="checks">
      <legend>{words.title}</legend>
      <Choice
        label={words.panel}
        value={draft.opens}
        options={words.opens}
        onValue={(opens) => onDraft({ ...draft, opens })}
      />
      {draft.opens === 'shown' && (
        <Choice
          label={words.corner}
          value={draft.corner}
          options={words.corners}
          onValue={(corner) => onDraft({ ...draft, corner })}
        />
      )}
      {draft.opens !== 'off' && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={draft.key}
              onChange={({ currentTarget: { checked } }) => onDraft({ ...draft, key: checked })}
            />
            <span>{words.key}</span>
          </label>
          <p class="hint">
            {words.link} <code>#handrail-help</code>
          </p>
        </>
      )}
    </fieldset>
  );
}
