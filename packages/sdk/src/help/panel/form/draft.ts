import type { TicketFields } from '@handrail/protocol';
import { isRecord } from '../../../core/saved.ts';
import { newKey, newSecret } from '../../keys.ts';
import type { Letter, LetterFile } from '../../letter.ts';
import type { Part } from '../../words/words.ts';

/** A request that is being written. Its key is made with its first word, so that it becomes one ticket however it is sent. */
export interface Draft {
  key: string;
  secret: string;
  categoryId: string;
  fields: TicketFields;
  title: string;
  text: string;
  name: string;
  email: string;
  /** What does not go along. */
  off: Part[];
  files: LetterFile[];
}

export const newKeys = (): Pick<Draft, 'key' | 'secret'> => ({ key: newKey(), secret: newSecret() });

export const newDraft = (text = ''): Draft => ({
  ...{ ...newKeys(), categoryId: '', fields: {}, title: '', text },
  ...{ name: '', email: '', off: [], files: [] },
});

/** What an older release left there is not picked apart. */
export const isDraft = (value: unknown): value is Draft =>
  isRecord(value) && typeof value.key === 'string' && typeof value.text === 'string' && Array.isArray(value.files);

export const isEmpty = ({ title, text, files, fields }: Draft): boolean =>
  !title && !text && !files.length && !Object.values(fields).some((value) => value.length > 0);

const LONGEST_TITLE = 200;

/** Where nobody has written a subject, the first line says what it is about. */
export const titleOf = ({ title, text }: Draft): string =>
  (title.trim() || (text.trim().split('\n')[0] ?? '')).replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, LONGEST_TITLE);

/** The letter that a draft becomes. */
export function letterOf(
  draft: Draft,
  more: Pick<Letter, 'owner' | 'at'> & { fields: TicketFields; context: object },
): Letter {
  const { key, secret, categoryId, text, name, email, files } = draft;
  const { owner, at, fields, context } = more;
  return {
    ...{ key, secret, owner, at, text: text.trim(), files },
    ticket: {
      title: titleOf(draft),
      ...{ fields, context },
      ...(categoryId && { categoryId }),
      ...(name.trim() && { name: name.trim() }),
      ...(email.trim() && { email: email.trim() }),
    },
  };
}
