import Type from 'typebox';

const closed = { additionalProperties: false };

export const seatPriceSchema = Type.Object(
  {
    amount: Type.Number({ minimum: 0, maximum: 1_000_000 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'a currency such as EUR' }),
    per: Type.Enum(['month', 'year']),
  },
  closed,
);

/** The seats that were bought, by department, and what one costs. */
export const licencesSchema = Type.Object(
  {
    seats: Type.Record(
      Type.String({ minLength: 1, maxLength: 120 }),
      Type.Integer({ minimum: 0, maximum: 10_000_000 }),
      { maxProperties: 500 },
    ),
    price: Type.Optional(seatPriceSchema),
  },
  closed,
);

export type Licences = Type.Static<typeof licencesSchema>;
