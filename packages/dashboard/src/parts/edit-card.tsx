import type { ComponentChildren } from 'preact';
import { Form, type Doing } from './form.tsx';

interface EditCardProps {
  title: string;
  words: { save: string; cancel: string };
  doing: Pick<Doing, 'busy' | 'fault'>;
  /** Before the fields. */
  lead?: ComponentChildren;
  onSave: () => void;
  onCancel: () => void;
  children: ComponentChildren;
}

/** A card in which one thing of a list is made or changed. */
export function EditCard({ title, words, doing, lead, onSave, onCancel, children }: EditCardProps) {
  return (
    <section class="card" aria-label={title}>
      <h2 dir="auto">{title}</h2>
      {lead}
      <Form
        {...{ label: title, button: words.save, doing, onSubmit: onSave }}
        beside={
          <button type="button" class="button" onClick={onCancel}>
            {words.cancel}
          </button>
        }
      >
        {children}
      </Form>
    </section>
  );
}
