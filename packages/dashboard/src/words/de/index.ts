export { articleMessages } from './articles.ts';
export { connectorMessages } from './connectors.ts';
export { ownDefinitions } from '../en/definitions.ts';
export { editMessages } from './edit.ts';
export { exploreMessages } from '../en/explore.ts';
export { figureWords } from '../en/figures.ts';
<<<<<<< HEAD
export { frictionMessages } from './friction.ts';
export { messages } from '../en/general.ts';
=======
export { messages } from './general.ts';
>>>>>>> 6c51ada91d3a3bd616752da898c9358e6d790cdb
export { guideMessages } from '../en/guides.ts';
export { overviewMessages, goalMessages } from '../en/overview.ts';
export { rolloutMessages } from '../en/rollouts.ts';
export { segmentMessages } from './segments.ts';
export { serviceMessages } from './service.ts';
export { themeMessages } from './theme.ts';
export { ticketWords } from './ticket.ts';
export { listWords } from './ticket-list.ts';
export { workspaceMessages } from './workspace.ts';
