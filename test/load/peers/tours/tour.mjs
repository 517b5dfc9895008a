// The one tour that every contestant gives.
export const STEPS = [
  { id: 'new-order', title: 'Make an order', text: 'Every order begins with this button.' },
  { id: 'search', title: 'Find an order', text: 'By number, by name or by what was bought.' },
  { id: 'export', title: 'Take it with you', text: 'The list as you see it, as a file.' },
];
