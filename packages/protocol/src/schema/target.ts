import Type from 'typebox';

const short = Type.String({ minLength: 1, maxLength: 200 });
const word = Type.String({ minLength: 1, maxLength: 80 });
const words = (maxItems: number) => Type.Array(word, { maxItems });
const count = Type.Integer({ minimum: 0, maximum: 1_000_000 });
/** Number `index`, counted from 0, of `of` elements. */
const place = Type.Object({ index: count, of: count }, { additionalProperties: false });

const signals = {
  v: Type.Literal(1),
  /** Element name in lower case, e.g. `button`. */
  tag: Type.Optional(short),
  /** A CSS selector given by the author's own hand; when it is there it alone decides. */
  css: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
  /** An attribute that the application's developers set for tests, and its value. */
  testId: Type.Optional(Type.Object({ attribute: short, value: short }, { additionalProperties: false })),
  id: Type.Optional(short),
  /** `name` of a form control. */
  name: Type.Optional(short),
  /** Role by WAI-ARIA, given or implied. */
  role: Type.Optional(short),
  /** Accessible name, else the element's own text, one line. */
  label: Type.Optional(short),
  /** Further attributes that say what the element is for; `href` is the last part of the address, without its ending. */
  attributes: Type.Optional(Type.Record(word, word, { maxProperties: 12 })),
  /** Class names that a person seems to have given. */
  classes: Type.Optional(words(8)),
  /** Words for the picture on the element. */
  icon: Type.Optional(word),
  /** The last heading before the element. */
  heading: Type.Optional(word),
  /** Texts just before and just after the element, nearest first. */
  before: Type.Optional(words(3)),
  after: Type.Optional(words(3)),
  /**
   * Three letters for each text: of the twelve before and after the element, nearest first, and of the labels of its like.
   * A text is known again by them without being kept.
   */
  prints: Type.Optional(
    Type.Object({
      before: Type.Optional(Type.String({ maxLength: 60 })),
      after: Type.Optional(Type.String({ maxLength: 60 })),
      like: Type.Optional(Type.String({ maxLength: 180 })),
    }),
  ),
  /** Ancestors that mean something, nearest first: `li`, `navigation`, `form#filters`. */
  trail: Type.Optional(words(12)),
  /** Words in the class names of the ancestors, nearest first. */
  area: Type.Optional(words(14)),
  /** Every ancestor with its number among its like, outermost first: `div0/main0/button2`. */
  route: Type.Optional(Type.String({ maxLength: 300 })),
  /** Place among its siblings, or of the nearest ancestor that has siblings of its kind. */
  slot: Type.Optional(place),
  /** Place among all elements of the page with its tag. */
  order: Type.Optional(place),
  /** Place among the elements of the page with its role and label; a hundred of them are counted. */
  alike: Type.Optional(place),
  /** The item of a list in which the element stands, and how that item is meant: by the texts that only it holds, or by its place. */
  item: Type.Optional(
    Type.Object({
      by: Type.Enum(['key', 'place']),
      keys: Type.Optional(words(3)),
      /** Whether the element's own label is what names the item. */
      own: Type.Optional(Type.Boolean()),
      index: count,
      of: count,
    }),
  ),
  /** Left, top, width and height in CSS pixels from the page's corner, and the width of the window. */
  box: Type.Optional(
    Type.Array(Type.Integer({ minimum: -1_000_000, maximum: 10_000_000 }), { minItems: 5, maxItems: 5 }),
  ),
  /** Whether texts were left out on purpose, so that a translated interface is still found. */
  languageFree: Type.Optional(Type.Boolean()),
  /** Language of the page. */
  lang: Type.Optional(word),
};

const level = Type.Object(signals);

/**
 * The stored description of an element: independent signals, each optional, so that the loss of some leaves enough to
 * find it again. Written by `describe` of `@handrail/target`; short ones can be written by hand.
 * Unknown signals are kept and ignored, so a record of a newer version can be read by an older reader.
 */
export const targetSchema = Type.Object({
  ...signals,
  /** The shadow hosts and frames around the element, outermost first, each a target inside the one before. */
  within: Type.Optional(Type.Array(level, { maxItems: 6 })),
});

export type Target = Type.Static<typeof targetSchema>;
