import type { FigureTexts } from './figure-words.ts';

const DAYS = 'les jours de la période, premier et dernier compris';
const OPENED = 'tickets ouverts les jours de la période, tels qu’ils sont maintenant';
const SOLVED = 'tickets résolus au moins une fois';

export const figureWords: Required<FigureTexts> = {
  adoption: {
    term: 'Adoption',
    meaning:
      'Combien des personnes qui doivent utiliser l’application l’ont fait. Leur nombre est l’effectif, par service, dans les réglages de l’application. Plus de 100 % veut dire qu’il en est venu plus que prévu.',
    formula: 'personnes actives des services comptés ÷ personnes qui y travaillent',
    denominator: 'personnes qui travaillent dans les services comptés',
    window: DAYS,
  },
  licenceUse: {
    term: 'Licences utilisées',
    meaning:
      'Combien des postes achetés sont utilisés. Les postes sont, par service, dans les réglages de l’application.',
    formula: 'personnes actives de 30 jours ÷ postes',
    denominator: 'postes de l’application',
    window: 'les 30 jours qui finissent avec le dernier jour de la période',
  },
  activePeople: {
    term: 'Personnes actives',
    meaning:
      'Combien de personnes ont utilisé l’application. Chacune compte une fois, quels que soient ses navigateurs. Ce que Handrail leur a montré ne les rend pas actives.',
    formula: 'personnes différentes avec un événement qui ne concerne pas un guide',
    denominator: null,
    window: DAYS,
  },
  stickiness: {
    term: 'Régularité',
    meaning:
      'Combien des personnes d’un mois viennent un jour donné. Pour chaque jour, ses personnes actives sur celles des 30 jours qui finissent avec lui ; ceci est la moyenne des jours.',
    formula: 'moyenne de (personnes actives du jour ÷ personnes actives de ses 30 jours)',
    denominator: 'jours dont les 30 jours ont vu quelqu’un',
    window: 'les jours de la période, chacun avec les 29 d’avant',
  },
  timeInApp: {
    term: 'Minutes par personne',
    meaning:
      'Combien de temps les personnes y ont passé, en moyenne : minutes de l’horloge où elles ont fait quelque chose.',
    formula: 'minutes différentes avec une activité, additionnées sur les personnes ÷ personnes actives',
    denominator: 'personnes actives',
    window: DAYS,
  },
  sessionsEach: {
    term: 'Sessions par personne',
    meaning:
      'Combien de fois les personnes sont venues, en moyenne. Une demi-heure sans rien faire termine une session, quels que soient les onglets ; la fin de ces jours aussi.',
    formula: 'sessions ÷ personnes actives',
    denominator: 'personnes actives',
    window: DAYS,
  },
  retention: {
    term: 'Revenus',
    meaning: 'Combien de ceux qui sont venus pour la première fois une semaine sont revenus la semaine suivante.',
    formula: 'nouveaux d’une semaine actifs la suivante ÷ nouveaux de ces semaines',
    denominator: 'personnes dont la toute première activité est dans une semaine dont la suivante est terminée',
    window: 'les semaines du lundi au dimanche qui sont entières dans la période',
  },
  frustration: {
    term: 'Frustration',
    meaning:
      'Combien de fois des personnes sont restées bloquées : clics de rage, clics sans effet, clics finissant en erreur et formulaires abandonnés.',
    formula: '100 × (clics de rage + clics sans effet + erreurs + formulaires abandonnés) ÷ personnes actives',
    denominator: 'personnes actives',
    window: DAYS,
  },
  featureAdoption: {
    term: 'Adoption',
    meaning:
      'La part des personnes actives qui ont utilisé la fonction. Les clics d’avant qu’elle ait un nom comptent aussi.',
    formula: 'personnes qui ont utilisé la fonction ÷ personnes actives',
    denominator: 'personnes actives',
    window: DAYS,
  },
  guideStarts: {
    term: 'Guides commencés',
    meaning:
      'Combien de fois des guides ont commencé pour quelqu’un. Une personne peut commencer plusieurs fois. Les fois où nous montrons, faisons ou exerçons seulement la tâche ne comptent pas.',
    formula: 'nombre d’événements guide.started',
    denominator: null,
    window: DAYS,
  },
  guideCompletion: {
    term: 'Guides terminés',
    meaning:
      'Combien de ceux qui ont commencé un guide ont terminé sa dernière étape. Terminée veut dire faite, pas seulement affichée. Sur plusieurs guides, chaque personne compte une fois par guide.',
    formula: 'personnes qui ont terminé ÷ personnes qui ont commencé',
    denominator: 'personnes qui ont commencé le guide',
    window: DAYS,
  },
  goalConversion: {
    term: 'Objectif atteint',
    meaning:
      'Combien de ceux qui ont commencé un guide ont atteint son objectif dans les jours qu’il a. Seuls comptent les débuts dont les jours sont passés, pour que ne manque personne qui a encore le temps. Sur plusieurs guides, chaque personne compte une fois par guide.',
    formula: 'personnes qui ont atteint l’objectif dans ses jours ÷ personnes qui ont commencé',
    denominator: 'personnes qui ont commencé un guide qui a un objectif',
    window: 'les jours de la période, chacun reculé des jours de l’objectif',
  },
  missRate: {
    term: 'Taux d’échec',
    meaning:
      'Combien de fois une étape n’a pas trouvé sa place dans la page et n’a donc pas pu aider. À partir de 5 %, c’est signalé : la page a sans doute changé.',
    formula: 'step.missed ÷ (step.shown + step.missed)',
    denominator: 'étapes qui devaient s’afficher',
    window: DAYS,
  },
  tickets: {
    term: 'Tickets',
    meaning:
      'Combien de tickets ont été ouverts. Les indésirables et les tickets fusionnés dans d’autres ne comptent pas.',
    formula: 'nombre de tickets ouverts',
    denominator: null,
    window: OPENED,
  },
  ticketsPer100: {
    term: 'Tickets pour 100 personnes',
    meaning: 'Combien de tickets ont été ouverts pour cent personnes qui ont utilisé l’application.',
    formula: '100 × tickets ÷ personnes actives',
    denominator: 'personnes actives',
    window: OPENED,
  },
  firstReply: {
    term: 'Première réponse',
    meaning:
      'Combien de temps les personnes ont attendu la première réponse publique de quelqu’un. Les réponses automatiques ne comptent pas. La moitié a attendu moins que la médiane, neuf sur dix moins que le second chiffre.',
    formula: 'première réponse publique d’un membre − ouverture, au calendrier',
    denominator: null,
    window: OPENED,
  },
  firstReplyWork: {
    term: 'Première réponse, temps de travail',
    meaning: 'La même chose dans les heures de travail de l’équipe qui avait le ticket.',
    formula: 'première réponse publique d’un membre − ouverture, en heures de travail',
    denominator: null,
    window: OPENED,
  },
  resolution: {
    term: 'Première résolution',
    meaning: 'Combien de temps il a fallu pour qu’un ticket soit résolu une première fois.',
    formula: 'premier passage à résolu − ouverture',
    denominator: null,
    window: OPENED,
  },
  resolutionWork: {
    term: 'Première résolution, temps de travail',
    meaning: 'La même chose dans les heures de travail de l’équipe qui avait le ticket.',
    formula: 'premier passage à résolu − ouverture, en heures de travail',
    denominator: null,
    window: OPENED,
  },
  firstContactResolution: {
    term: 'Résolus au premier contact',
    meaning: 'Combien des tickets résolus n’ont demandé qu’une réponse et n’ont pas été rouverts en 7 jours.',
    formula: 'résolus avec une réponse publique et non rouverts en 7 jours ÷ résolus',
    denominator: SOLVED,
    window: OPENED,
  },
  reopened: {
    term: 'Rouverts',
    meaning: 'Combien des tickets résolus ont été rouverts.',
    formula: 'rouverts ÷ résolus',
    denominator: SOLVED,
    window: OPENED,
  },
  escalation: {
    term: 'N1 vers N2',
    meaning: 'Combien des tickets qui étaient au premier niveau sont allés au deuxième.',
    formula: 'passés de N1 à N2 ÷ tickets qui étaient en N1',
    denominator: 'tickets qui étaient en N1',
    window: OPENED,
  },
  l1Capable: {
    term: 'À la portée du N1, en N2',
    meaning: 'Combien des tickets résolus en N2 auraient pu l’être en N1, selon leurs agents.',
    formula: 'marqués « Le N1 aurait pu le résoudre » ÷ résolus en N2',
    denominator: 'tickets résolus en N2',
    window: OPENED,
  },
  slaFirstReply: {
    term: 'Engagements : première réponse',
    meaning:
      'Combien de fois la première réponse est venue dans le délai promis. L’horloge s’arrête tant qu’un ticket attend le visiteur.',
    formula: 'tenus ÷ (tenus + manqués)',
    denominator: 'tickets dont l’engagement de première réponse a été tenu ou manqué',
    window: OPENED,
  },
  slaResolution: {
    term: 'Engagements : résolution',
    meaning:
      'Combien de fois la résolution est venue dans le délai promis. Ce qui est en cours n’est ni tenu ni manqué.',
    formula: 'tenus ÷ (tenus + manqués)',
    denominator: 'tickets dont l’engagement de résolution a été tenu ou manqué',
    window: OPENED,
  },
  csat: {
    term: 'Satisfaction',
    meaning: 'Combien de ceux qui ont noté ont donné 4 ou 5 sur 5. Qui n’a pas noté ne compte pas.',
    formula: 'notes de 4 et 5 ÷ notes',
    denominator: 'tickets notés',
    window: OPENED,
  },
  nps: {
    term: 'Recommandation (NPS)',
    meaning:
      'De combien les personnes qui recommanderaient l’application dépassent les autres, parmi celles qu’une enquête a interrogées.',
    formula: 'part de 9 et 10 − part de 0 à 6, en centièmes',
    denominator: 'réponses aux questions de ce type',
    window: 'réponses des jours de la période',
  },
  deflection: {
    term: 'Tickets évités',
    meaning:
      'À combien de questions le panneau d’aide a répondu avant qu’elles deviennent un ticket. Regardez à côté ce qui a été rouvert.',
    formula: 'résolu seul ÷ (résolu seul + tickets du panneau)',
    denominator: 'visites de l’aide sans ticket en 24 heures, et tickets du panneau',
    window: 'visites de l’aide commencées les jours de la période, et tickets ouverts ces jours-là',
  },
  failedSearch: {
    term: 'Recherches vaines',
    meaning: 'Combien de recherches dans le panneau d’aide n’ont rien trouvé, ou rien qui ait été ouvert.',
    formula: 'recherches sans résultat, ou sans résultat ouvert ÷ recherches',
    denominator: 'recherches dans le panneau d’aide',
    window: 'recherches des jours de la période',
  },
};
