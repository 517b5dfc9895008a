import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  Dialog,
  DialogPanel,
  Listbox,
  ListboxButton,
  ListboxOption,
  ListboxOptions,
  Menu,
  MenuButton,
  MenuItem,
  MenuItems,
} from '@headlessui/react';

const panel = { position: 'fixed', top: 120, left: 60, width: 260, padding: 12, background: '#eee' };

function ModalDialog() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button id="dialog-open" onClick={() => setOpen(true)}>
        Dialog
      </button>
      <Dialog open={open} onClose={setOpen}>
        <DialogPanel id="dialog" style={panel}>
          <input id="dialog-inside" aria-label="Amount" />
          <button id="dialog-choice" onClick={() => setOpen(false)}>
            Save
          </button>
        </DialogPanel>
      </Dialog>
    </>
  );
}

function Choice() {
  const [value, setValue] = useState('One');
  return (
    <Listbox value={value} onChange={setValue}>
      <ListboxButton id="listbox-open">{value}</ListboxButton>
      <ListboxOptions id="listbox" anchor="bottom" style={{ background: '#eee', padding: 12 }}>
        <ListboxOption id="listbox-inside" value="One">
          One
        </ListboxOption>
        <ListboxOption id="listbox-choice" value="Two">
          Two
        </ListboxOption>
      </ListboxOptions>
    </Listbox>
  );
}

createRoot(document.querySelector('#app')).render(
  <>
    <ModalDialog />
    <Choice />
    <Menu>
      <MenuButton id="menu-open">Menu</MenuButton>
      <MenuItems id="menu" anchor="bottom" style={{ background: '#eee', padding: 12 }}>
        <MenuItem>
          <button id="menu-inside">One</button>
        </MenuItem>
        <MenuItem>
          <button id="menu-choice">Two</button>
        </MenuItem>
      </MenuItems>
    </Menu>
  </>,
);
