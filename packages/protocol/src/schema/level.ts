import Type from 'typebox';

/** The lines of a service centre: what the first cannot solve goes to the second, and so on. */
export const LEVELS = ['l1', 'l2', 'l3'] as const;
export const levelSchema = Type.Enum([...LEVELS]);

/** From the least to the most pressing. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export const prioritySchema = Type.Enum([...PRIORITIES]);

/** What a policy promises: the first answer, every further one, and an end. */
export const CLOCKS = ['firstReply', 'nextReply', 'resolution'] as const;
export const clockNameSchema = Type.Enum([...CLOCKS]);

export type Level = (typeof LEVELS)[number];
export type Priority = (typeof PRIORITIES)[number];
export type ClockName = (typeof CLOCKS)[number];
