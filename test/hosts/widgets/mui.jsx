import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import TextField from '@mui/material/TextField';

function ModalDialog() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button id="dialog-open" onClick={() => setOpen(true)}>
        Dialog
      </Button>
      <Dialog id="dialog" open={open} onClose={() => setOpen(false)}>
        <DialogContent>
          <TextField id="dialog-inside" label="Amount" />
          <Button id="dialog-choice" onClick={() => setOpen(false)}>
            Save
          </Button>
        </DialogContent>
      </Dialog>
    </>
  );
}

function ActionMenu() {
  const [anchor, setAnchor] = useState(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button id="menu-open" onClick={(event) => setAnchor(event.currentTarget)}>
        Menu
      </Button>
      <Menu id="menu" anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem id="menu-inside" onClick={close}>
          One
        </MenuItem>
        <MenuItem id="menu-choice" onClick={close}>
          Two
        </MenuItem>
      </Menu>
    </>
  );
}

function Fields() {
  const [value, setValue] = useState('1');
  return (
    <>
      <Select
        value={value}
        onChange={(event) => setValue(event.target.value)}
        SelectDisplayProps={{ id: 'select-open' }}
        MenuProps={{ id: 'select' }}
      >
        <MenuItem id="select-inside" value="1">
          One
        </MenuItem>
        <MenuItem id="select-choice" value="2">
          Two
        </MenuItem>
      </Select>
      <Autocomplete
        id="autocomplete-open"
        options={['apple', 'apricot', 'avocado']}
        sx={{ width: 240, mt: 20 }}
        renderInput={(params) => <TextField {...params} label="Fruit" />}
      />
    </>
  );
}

createRoot(document.querySelector('#app')).render(
  <>
    <ModalDialog />
    <ActionMenu />
    <Fields />
  </>,
);
