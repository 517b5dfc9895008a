import Type from 'typebox';

/** What is said to be missing, rather than left out. */
export const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
