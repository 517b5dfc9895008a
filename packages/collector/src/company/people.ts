import { createDice, type Dice } from './dice.ts';

interface Department {
  name: string;
  /** Of the whole company. */
  share: number;
  /** How many of its people ever take to an application. */
  open: number;
  /** How often one who did comes on a working day. */
  habit: number;
}

const DEPARTMENTS: readonly Department[] = [
  { name: 'Production', share: 0.3, open: 0.55, habit: 0.25 },
  { name: 'Sales', share: 0.22, open: 0.7, habit: 0.35 },
  { name: 'Engineering', share: 0.16, open: 0.82, habit: 0.4 },
  { name: 'Finance', share: 0.12, open: 0.95, habit: 0.65 },
  { name: 'Purchasing', share: 0.12, open: 0.98, habit: 0.8 },
  { name: 'Human resources', share: 0.08, open: 0.75, habit: 0.3 },
];

const FIRST = [
  ...['Ada', 'Ben', 'Carla', 'Deniz', 'Elif', 'Farid', 'Greta', 'Hannes', 'Ines', 'Jonas', 'Katja', 'Lena', 'Marek'],
  ...['Nadia', 'Olaf', 'Priya', 'Quentin', 'Rosa', 'Stefan', 'Tomas', 'Ute', 'Vera', 'Wanda', 'Yusuf', 'Zoe'],
];
const LAST = [
  ...['Adler', 'Bakker', 'Conti', 'Dubois', 'Evers', 'Fischer', 'Garcia', 'Hansen', 'Ivanov', 'Jansen', 'Keller'],
  ...['Lang', 'Moreau', 'Novak', 'Okafor', 'Petit', 'Quast', 'Rossi', 'Sato', 'Tanaka', 'Ueda', 'Vogel', 'Weber'],
];

export interface Person {
  visitorId: string;
  name: string;
  department: Department;
  locale: string;
  browser: string;
  /** The first day that they work here, by its place in the year; 0 for who was there before. */
  joins: number;
  /** The first day that they do not any more. */
  leaves: number;
}

/**
 * Everybody who works in the company at some time of the year. `count` are there on the last day; a seventh of those came
 * during the year, and a tenth more left.
 */
export function createPeople(seed: number, count: number, days: number): Person[] {
  const dice = createDice(seed, 'people');
  const gone = Math.round(count * 0.1);
  return Array.from({ length: count + gone }, (_, index) => {
    const isGone = index >= count;
    const joins = dice.chance(isGone ? 0.1 : 0.14) ? dice.between(1, Math.floor(days * 0.7)) : 0;
    const leaves = isGone ? dice.between(joins + Math.ceil(days * 0.1), Math.floor(days * 0.95)) : days;
    return { ...nameOf(index, dice), department: departmentOf(index), ...deviceOf(dice), joins, leaves };
  });
}

/** Spread by the golden ratio, so that small companies have every department too. */
function departmentOf(index: number): Department {
  const place = (index * 0.618_033_988_75) % 1;
  let before = 0;
  for (const department of DEPARTMENTS) {
    before += department.share;
    if (place < before) return department;
  }
  // The shares make up one, but for what is lost in rounding.
  return DEPARTMENTS[0] as Department;
}

function nameOf(index: number, dice: Dice): Pick<Person, 'visitorId' | 'name'> {
  const [first, last] = [dice.pick(FIRST), dice.pick(LAST)];
  return { visitorId: `${first}.${last}.${index + 1}`.toLowerCase(), name: `${first} ${last}` };
}

function deviceOf(dice: Dice): Pick<Person, 'locale' | 'browser'> {
  const at = dice.next();
  return {
    locale: dice.chance(0.6) ? 'en' : dice.pick(['de', 'fr']),
    browser: at < 0.55 ? 'Chrome 141' : at < 0.85 ? 'Edge 141' : 'Firefox 143',
  };
}

/** How many people each department has on the last day. */
export function headcountOf(people: readonly Person[], days: number): Record<string, number> {
  const counts = new Map(DEPARTMENTS.map(({ name }) => [name, 0]));
  for (const { department, leaves } of people) {
    if (leaves >= days) counts.set(department.name, (counts.get(department.name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}
