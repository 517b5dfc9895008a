import type { FigureName } from '@handrail/protocol';
import { figures } from '../definitions.ts';
import { Choice, Field } from '../parts/form.tsx';
import { FIGURE_OPTIONS } from '../rollouts/figure-options.ts';
import { goalMessages as words, rolloutMessages } from '../words.ts';
import { freeFigures, type AimDraft } from './aims-and-seats.ts';

interface AimsFieldsProps {
  aims: AimDraft[];
  onAims: (aims: AimDraft[]) => void;
}

/** What figures are to reach: one line each. */
export function AimsFields({ aims, onAims }: AimsFieldsProps) {
  const free = freeFigures(aims);
  const [next] = free;
  return (
    <div class="aim-lines">
      {aims.map((one, at) => (
        <AimLine
          key={one.figure}
          aim={one}
          free={free}
          onAim={(changed) => onAims(aims.map((other, index) => (index === at ? changed : other)))}
          onRemove={() => onAims(aims.filter((other) => other !== one))}
        />
      ))}
      {next !== undefined && (
        <p class="actions">
          <button type="button" class="button" onClick={() => onAims([...aims, { figure: next, aim: '' }])}>
            {words.addAim}
          </button>
        </p>
      )}
    </div>
  );
}

interface AimLineProps {
  aim: AimDraft;
  free: readonly FigureName[];
  onAim: (aim: AimDraft) => void;
  onRemove: () => void;
}

function AimLine({ aim: { figure, aim }, free, onAim, onRemove }: AimLineProps) {
  const name = FIGURE_OPTIONS[figure];
  const options = Object.fromEntries(
    Object.entries(FIGURE_OPTIONS).filter(([one]) => one === figure || free.some((other) => other === one)),
  );
  return (
    <fieldset class="aim-line" aria-label={name}>
      <Choice
        label={words.figure}
        value={figure}
        // Only a figure without an aim can be chosen.
        options={options as Record<FigureName, string>}
        onValue={(next) => onAim({ figure: next, aim: '' })}
      />
      <Field
        label={words.aim(rolloutMessages.edit.units[figures[figure].unit])}
        value={aim}
        onValue={(next) => onAim({ figure, aim: next })}
        required
      />
      <button type="button" class="icon-button" aria-label={words.removeAim(name)} onClick={onRemove}>
        ×
      </button>
    </fieldset>
  );
}
