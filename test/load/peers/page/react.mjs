// The same list in React.
import { createElement as h, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';

let made = 0;
function change(items, { what, id, text }) {
  if (what === 'add') return [...items, { id: (made += 1), text, isDone: false }];
  if (what === 'remove') return items.filter((item) => item.id !== id);
  return items.map((item) => (item.id === id ? { ...item, isDone: !item.isDone } : item));
}

function Item({ item: { id, text, isDone }, dispatch }) {
  const toggle = { type: 'checkbox', className: 'toggle', checked: isDone };
  return h(
    'li',
    { className: isDone ? 'completed' : '' },
    h('input', { ...toggle, onChange: () => dispatch({ what: 'toggle', id }) }),
    h('label', null, text),
    h('button', { className: 'destroy', onClick: () => dispatch({ what: 'remove', id }) }, '×'),
  );
}

function App() {
  const [items, dispatch] = useReducer(change, []);
  const [text, setText] = useState('');
  const enter = ({ key }) => {
    if (key !== 'Enter' || !text.trim()) return;
    dispatch({ what: 'add', text: text.trim() });
    setText('');
  };
  return [
    h('input', { key: 'new', value: text, onChange: (event) => setText(event.target.value), onKeyDown: enter }),
    h('ul', { key: 'list' }, ...items.map((item) => h(Item, { key: item.id, item, dispatch }))),
    h('output', { key: 'count' }, `${items.filter((item) => !item.isDone).length} left`),
  ];
}

createRoot(document.querySelector('main')).render(h(App));
