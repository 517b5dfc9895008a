import { expect, test } from 'vitest';
import { shapeWalks } from './walks.ts';
import { tellGroups } from './small-group.ts';

test('of the pages of a step the six most frequent are told by name, the rest together and without people', () => {
  const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((page, index) => ({
    ...{ step: 1, from: null, to: `/${page}`, people: 2, times: 10 - index },
  }));
  const after = { step: 2, from: '/h', to: '/a', people: 1, times: 3 };
  const { nodes, links } = shapeWalks({ times: 52, people: 9, rows: [...rows, after] });
  expect(nodes.map(({ nodeId }) => nodeId)).toEqual([
    ...['0', '1 /a', '1 /b', '1 /c', '1 /d', '1 /e', '1 /f', '1 others', '2 /a'],
  ]);
  const others = { kind: 'others', path: null, sessions: 4 + 3 };
  expect(nodes.find(({ nodeId }) => nodeId === '1 others')).toMatchObject(others);
  expect(links.find(({ to }) => to === '1 others')).toMatchObject({ from: '0', people: null, share: { numerator: 7 } });
  expect(links.find(({ from }) => from === '1 others')).toMatchObject({
    to: '2 /a',
    people: 1,
    share: { value: 3 / 52 },
  });
  expect(shapeWalks({ times: 0, people: 0, rows: [] })).toEqual({ sessions: 0, people: 0, nodes: [], links: [] });
});

test('groups of one to four are counted and not told; an empty one is nobody', () => {
  expect(tellGroups([5, 4, 0, 1], (people) => people)).toEqual({ told: [5, 0], untold: 2 });
});
