// A list of things to do as TodoMVC has it, in plain DOM: one listener for the list, an element for each thing.
const list = document.querySelector('ul');
const input = document.querySelector('input');
const count = document.querySelector('output');
const tell = () => (count.textContent = `${list.querySelectorAll('li:not(.completed)').length} left`);

input.addEventListener('keydown', ({ key }) => {
  if (key !== 'Enter' || !input.value.trim()) return;
  const item = document.createElement('li');
  const [toggle, label, destroy] = ['input', 'label', 'button'].map((name) => document.createElement(name));
  Object.assign(toggle, { type: 'checkbox', className: 'toggle' });
  Object.assign(destroy, { className: 'destroy', textContent: '×' });
  label.textContent = input.value.trim();
  item.append(toggle, label, destroy);
  list.append(item);
  input.value = '';
  tell();
});
list.addEventListener('click', ({ target }) => {
  const item = target.closest('li');
  if (target.className === 'toggle') item.classList.toggle('completed', target.checked);
  if (target.className === 'destroy') item.remove();
  tell();
});
