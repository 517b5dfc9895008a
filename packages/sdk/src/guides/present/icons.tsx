/** @jsxImportSource #kit */
import type { Tone } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';

const TONES: Record<Tone, string> = {
  note: 'M8 7.2v3.6M8 5v.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0',
  success: 'm5.4 8.2 1.8 1.8 3.4-3.8M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0',
  warning: 'M8 6.2v3M8 11.2v.01M7.1 2.6 1.7 12a1 1 0 0 0 .9 1.5h10.8a1 1 0 0 0 .9-1.5L8.9 2.6a1 1 0 0 0-1.8 0',
  danger: 'M8 4.8v3.7M8 11.1v.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0',
};

/** A line drawing of 16 by 16; what it says is said by the words beside it, unless it has a label. */
export function Icon({ path, label }: { path: string; label?: string | undefined }): Child {
  return (
    <svg
      viewBox="0 0 16 16"
      {...(label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': true as const })}
    >
      <path d={path} />
    </svg>
  );
}

export function ToneIcon({ tone, label }: { tone: Tone; label?: string }): Child {
  return (
    <span class="tone">
      <Icon path={TONES[tone] ?? TONES.note} label={label} />
    </span>
  );
}
