import { openDesk } from '../page/desk.ts';
import { startRouter } from '../requests/router.ts';

openDesk('requests', startRouter);
