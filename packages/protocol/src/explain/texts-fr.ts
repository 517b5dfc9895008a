import type { ReasonTexts } from './reason.ts';

const times = (count: number): string => `${count} fois`;
const counted = (count: number, noun: string): string => `${count} ${noun}${count < 2 ? '' : 's'}`;
const DONE = { started: 'commencé', completed: 'terminé', dismissed: 'fermé' };

export const french: ReasonTexts = {
  locale: 'fr',
  quote: (text) => `« ${text} »`,
  and: ' et ',
  oneOf: (values) => `l’un de ${values}`,
  atLeast: (value) => `au moins ${value}`,
  atMost: (value) => `au plus ${value}`,
  below: (value) => `inférieur à ${value}`,
  textWith: (value) => `un texte avec ${value}`,
  subject: {
    locale: 'la langue',
    device: 'l’appareil',
    'app-version': 'la version de l’application',
    trait: (name) => `l’attribut ${name}`,
  },
  is: (subject, fact) => `${subject} est ${fact}`,
  isNot: (subject, fact, wanted) => `${subject} est ${fact}, et non ${wanted}`,
  isUnknown: (subject) => `${subject} n’est pas connu(e)`,
  hasToBe: (subject, wanted) => `${subject} doit être ${wanted}`,
  hasToBeKnown: (subject) => `${subject} doit être connu(e)`,
  page: (address, path, fits) =>
    fits
      ? `la page est ${address}, ce qui correspond à ${path}`
      : `la page est ${address}, ce qui ne correspond pas à ${path}`,
  pageHasTo: (path) => `la page doit correspondre à ${path}`,
  within: (days) => (days === 1 ? 'en un jour' : `en ${days} jours`),
  guide: (guide, state, within, holds) =>
    `le guide ${guide} ${holds ? 'a été' : 'n’a pas été'} ${DONE[state]}${within}`,
  lastOn: (did, date) => `${did} ; dernière fois le ${date}`,
  event: (event, count, within) =>
    count ? `${event} s’est produit ${times(count)}${within}` : `${event} ne s’est jamais produit${within}`,
  eventNot: (happened, wanted) => `${happened}, et non au moins ${times(wanted)}`,
  eventUnknown: (event) => `on ne sait pas combien de fois ${event} s’est produit`,
  eventHasTo: (event, wanted, within) => `${event} doit se produire au moins ${times(wanted)}${within}`,
  element: {
    name: (name) => (name === undefined ? 'l’élément' : `l’élément ${name}`),
    absent: (element) => `${element} n’est pas visible sur la page`,
    there: (element) => `${element} est sur la page`,
    disabled: (is) => (is ? 'est désactivé' : 'n’est pas désactivé'),
    says: (text) => `dit ${text}`,
    beDisabled: (be) => `être ${be ? 'désactivé' : 'activé'}`,
    hold: (text) => `contenir ${text}`,
    should: (fact, wanted) => `${fact}, et devrait ${wanted}`,
    hasTo: (element, wanted) => `${element} doit être visible sur la page${wanted && ` et ${wanted}`}`,
  },
  time: {
    between: (from, to) => `entre ${from} et ${to}`,
    from: (from) => `à partir de ${from}`,
    before: (to) => `avant ${to}`,
    on: (weekdays) => `le ${weekdays}`,
    any: 'toute heure convient',
    unknown: 'l’heure n’est pas connue',
    is: (fact, wanted, holds) => `il est ${fact}, ${holds ? 'donc' : 'et non'} ${wanted}`,
    hasTo: (wanted) => `le moment doit être ${wanted}, dans le fuseau horaire de la personne`,
  },
  unknownType: (type) => `une condition de type « ${type} » n’est pas connue ici`,
  segment: (name, holds) =>
    holds ? `la personne est dans le segment ${name}` : `la personne n’est pas dans le segment ${name}`,
  noSegment: (segmentId) => `il n’y a pas de segment ${segmentId}`,
  all: (holds) => (holds ? 'toutes celles-ci sont remplies' : 'toutes celles-ci ne sont pas remplies'),
  any: (holds) => (holds ? 'au moins une de celles-ci est remplie' : 'aucune de celles-ci n’est remplie'),
  not: (holds) =>
    holds ? 'ceci ne doit pas être rempli, et ne l’est pas' : 'ceci ne doit pas être rempli, mais l’est',
  allInPage: 'toutes celles-ci doivent être remplies',
  anyInPage: 'au moins une de celles-ci doit être remplie',
  notInPage: 'ceci ne doit pas être rempli',
  segmentInPage: (name) => `la personne doit être dans le segment ${name}`,
  trigger: {
    shownHere: 'il a été montré depuis l’arrivée de la personne sur cette page',
    anyPage: 'il peut commencer sur toute page',
    element: (holds) =>
      holds
        ? 'son élément est trouvé et visible'
        : 'son élément n’est ni trouvé ni visible, ou il est là depuis que le guide a été montré',
    elementHasTo: 'son élément doit être trouvé et visible sur la page',
    event: (event, count, wanted, within, isPast) =>
      `l’événement ${event} s’est produit ${times(count)}${within}, sur ${wanted}${isPast ? ', mais pas à l’instant' : ''}`,
    idle: (seconds, holds) =>
      `la personne ${holds ? 'est restée' : 'n’est pas restée'} inactive ${counted(seconds, 'seconde')}`,
    idleHasTo: (seconds) => `la personne doit rester inactive ${counted(seconds, 'seconde')}`,
    scroll: (percent, holds) => `la page ${holds ? 'a' : 'n’a pas'} défilé de ${percent} %`,
    scrollHasTo: (percent) => `la page doit défiler de ${percent} %`,
    exit: (holds) => `le pointeur ${holds ? 'vient' : 'ne vient pas'} de quitter la fenêtre par le haut`,
    exitHasTo: 'le pointeur doit quitter la fenêtre par le haut',
    asked: {
      call: 'il ne commence que sur demande, par handrail.show(…)',
      link: 'il ne commence que par un lien avec ?handrail=…',
      checklist: 'il ne commence que depuis une liste de tâches',
      help: 'il ne commence que depuis la recherche de l’aide',
    },
    several: (holds) =>
      holds ? 'l’un de ses déclencheurs s’est produit' : 'aucun de ses déclencheurs ne s’est produit',
    severalInPage: 'l’un de ses déclencheurs doit se produire',
  },
  history: {
    awaited: 'ce que la personne a vu ailleurs est en train d’être demandé',
    unseen: 'la personne ne l’a pas vu',
    again: (at) => `il a commencé pour la dernière fois le ${at}, et peut revenir`,
    completed: (at) => `la personne l’a terminé le ${at}`,
    seen: (at) => `la personne l’a fermé le ${at}, et il n’est montré qu’une fois`,
    muted: (at) => `la personne a dit le ${at} de ne plus le montrer`,
    snoozed: (at) => `la personne l’a remis au ${at}`,
    tooSoon: (at, days) => `il a été montré pour la dernière fois le ${at}, et revient après ${counted(days, 'jour')}`,
  },
  limits: {
    perDay: (count, most) => `${counted(count, 'guide')} aujourd’hui sans être demandés, sur ${most} au plus`,
    quiet: (from, to, within) => `ce ${within ? 'sont' : 'ne sont pas'} les heures calmes, de ${from} à ${to}`,
    free: 'aucun autre guide ne gêne',
    shown: (guide) => `le guide ${guide} est affiché`,
    otherTab: 'un autre onglet montre un guide',
    underWay: 'un guide est en cours, ou vient de finir',
    inPage: 'aucun autre guide ne doit gêner, ni une limite de l’application pour le jour ou l’heure',
  },
  heldOut: 'la personne est tenue à l’écart, pour que son effet se voie',
  maybeHeldOut: (percent) => `${percent} % des personnes sont tenues à l’écart, pour que son effet se voie`,
};
