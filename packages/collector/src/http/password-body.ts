import Type from 'typebox';
import { PASSWORD_LENGTH, type PasswordMistake } from '../services/passwords.ts';
import { problem } from './problem.ts';

/** Longer than any that may be chosen, so that the length is judged by the rule for passwords. */
export const passwordSchema = Type.String({ minLength: 1, maxLength: 4 * PASSWORD_LENGTH.most });
export const codeSchema = Type.String({ minLength: 1, maxLength: 40 });

const PASSWORD_WORDS: Readonly<Record<PasswordMistake, string>> = {
  'too-short': `A password needs ${PASSWORD_LENGTH.least} characters or more. Several words that do not belong together are easy to keep.`,
  'too-long': `A password may have ${PASSWORD_LENGTH.most} characters at most.`,
  common:
    'This password, or one like it, is on lists of stolen ones. Choose several words that do not belong together.',
  'about-you':
    'This password is little more than your name or address. Choose several words that do not belong together.',
};

export const badPassword = (mistake: PasswordMistake): Response =>
  problem(422, `password-${mistake}`, PASSWORD_WORDS[mistake]);
