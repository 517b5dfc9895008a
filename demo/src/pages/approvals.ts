import { showApprovals } from '../approvals/queue.ts';
import { openDesk } from '../page/desk.ts';

openDesk('approvals', showApprovals);
