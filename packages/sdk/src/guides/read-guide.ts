import { isRecord } from '../core/saved.ts';

/** A guide as it came, of which nothing is known. */
export type Body = Readonly<Record<string, unknown>>;

export const isId = (value: unknown): boolean => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
export const isText = (value: unknown): boolean => typeof value === 'string';
export const isList = (value: unknown, isOne: (one: Body) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isRecord(one) && isOne(one));
export const hasBlocks = ({ blocks }: Body): boolean => Array.isArray(blocks);
