import { openDesk } from '../page/desk.ts';
import { showSuppliers } from '../suppliers/directory.ts';

openDesk('suppliers', showSuppliers);
