import type { ownDefinitions as English } from '../en/definitions.ts';

export const ownDefinitions: typeof English = {
  starts: {
    term: 'Démarrages',
    meaning:
      'Combien de fois le guide a commencé pour quelqu’un. Une même personne peut le commencer plusieurs fois. Les fois où nous montrons, faisons ou exerçons seulement la tâche ne comptent pas.',
    formula: 'nombre d’événements guide.started',
  },
  people: {
    term: 'Personnes',
    meaning:
      'Combien de personnes ont commencé le guide. Chacune compte une fois. Un navigateur où personne n’est connecté compte comme une personne à part, jusqu’à ce que l’application dise qui c’est.',
    formula: 'personnes différentes avec un événement guide.started',
  },
  completionRate: {
    term: 'Taux d’achèvement',
    meaning:
      'Combien de ceux qui ont commencé le guide ont terminé sa dernière étape. Terminée veut dire faite, pas seulement affichée.',
    formula: 'personnes qui ont terminé ÷ personnes qui ont commencé',
  },
  completed: {
    term: 'Terminé',
    meaning: 'Combien des personnes qui ont commencé le guide ont terminé sa dernière étape. Chacune compte une fois.',
    formula: 'personnes différentes avec les événements guide.started et guide.completed',
  },
  affected: {
    term: 'Aussi concernées',
    meaning: 'Combien de personnes ont dit avoir aussi ce problème. Chacune compte une fois.',
    formula: 'personnes différentes avec un événement issue.affected',
  },
  funnel: {
    term: 'Entonnoir des étapes',
    meaning:
      'Jusqu’où les personnes sont allées. Chaque barre est le nombre de personnes à qui l’étape a été montrée ; ce qui manque d’une barre à la suivante est parti là.',
    formula: 'personnes différentes pour chaque étape ; les parts sont de ceux qui ont commencé',
  },
  reached: {
    term: 'Personnes',
    meaning:
      'À combien de personnes l’étape a été montrée. Chacune compte une fois par étape, même si elle y est revenue.',
    formula: 'personnes différentes avec un événement step.shown',
  },
  lost: {
    term: 'Parties',
    meaning:
      'Combien de ceux qui ont atteint cette étape n’ont pas atteint la suivante. À la dernière étape : n’ont pas terminé.',
    formula: 'personnes à cette étape − personnes à la suivante, et cela ÷ personnes à cette étape',
  },
  dismissed: {
    term: 'Fermé',
    meaning: 'Parmi ceux qui sont partis ici : combien ont fermé le guide à cette étape sans le reprendre plus tard.',
    formula: 'personnes parties dont le dernier événement du guide est guide.dismissed à cette étape',
  },
  missed: {
    term: 'Introuvable',
    meaning: 'Combien de fois cette étape n’a pas trouvé sa place dans la page.',
    formula: 'nombre d’événements step.missed',
  },
  activeVisitors: {
    term: 'Visiteurs actifs par jour',
    meaning:
      'Combien de personnes ont utilisé l’application ce jour-là. Ce que Handrail leur a montré ne les rend pas actives.',
    formula: 'personnes différentes par jour avec un événement qui ne concerne pas un guide',
  },
  featureUses: {
    term: 'Utilisations',
    meaning:
      'Combien de fois la fonction a été utilisée : clics sur ses éléments, ou vues de ses pages. Un clic est une utilisation.',
    formula: 'nombre d’événements element.clicked ou page.viewed qui correspondent à la fonction',
  },
  elementPeople: {
    term: 'Personnes',
    meaning:
      'Combien de personnes ont cliqué sur l’élément, et leur part de toutes les personnes actives. Des éléments qui se ressemblent, comme les boutons des lignes d’un tableau, n’en font qu’un.',
    formula: 'personnes différentes avec un événement element.clicked ÷ personnes actives',
  },
  elementClicks: {
    term: 'Clics',
    meaning: 'Combien de fois on a cliqué sur l’élément.',
    formula: 'nombre d’événements element.clicked',
  },
  pagePeople: {
    term: 'Personnes',
    meaning: 'Combien de personnes ont vu la page, et leur part de toutes les personnes actives.',
    formula: 'personnes différentes avec un événement page.viewed ÷ personnes actives',
  },
  pageViews: {
    term: 'Vues',
    meaning: 'Combien de fois la page a été ouverte ou retrouvée.',
    formula: 'nombre d’événements page.viewed',
  },
  nextShare: {
    term: 'Part',
    meaning:
      'Où les personnes sont allées depuis la page, dans une même session. Rouvrir la même page n’est pas un passage, quitter l’application non plus.',
    formula: 'passages vers cette page ÷ tous les passages depuis la page',
  },
  rage: {
    term: 'Clics de rage',
    meaning:
      'Trois clics ou plus en une seconde sur un élément, ou dans un rayon de 24 pixels. Compteurs, curseurs, lecteurs et canevas n’en sont pas, ni les clics qui sélectionnent du texte.',
    formula: 'nombre d’événements frustration.noticed du type rage',
  },
  dead: {
    term: 'Clics sans effet',
    meaning:
      'Un clic sur quelque chose qui semble agir, après lequel rien n’a changé pendant une seconde. Il n’est pas jugé là où du texte est sélectionné, ni là où un canevas occupe un quart de la fenêtre.',
    formula: 'nombre d’événements frustration.noticed du type dead',
  },
  errorClick: {
    term: 'Erreurs',
    meaning: 'Un clic suivi d’une erreur non interceptée en moins d’une seconde.',
    formula: 'nombre d’événements frustration.noticed du type error',
  },
  abandoned: {
    term: 'Formulaires abandonnés',
    meaning: 'Un champ du formulaire a été modifié, et la page a été quittée sans l’envoyer.',
    formula: 'nombre d’événements form.abandoned',
  },
  stuckPeople: {
    term: 'Personnes',
    meaning:
      'Combien de personnes sont restées bloquées ici d’une de ces façons, et leur part de toutes les personnes actives.',
    formula: 'personnes différentes avec un de ces événements ÷ personnes actives',
  },
  solvedTickets: {
    term: 'Résolus',
    meaning: 'Combien d’entre eux ont été résolus au moins une fois.',
    formula: 'tickets passés à l’état résolu',
  },
  lastSolved: {
    term: 'Résolus pour de bon',
    meaning:
      'Combien de temps il a fallu jusqu’à la dernière résolution d’un ticket. Seuls comptent ceux qui sont résolus maintenant.',
    formula: 'dernier passage à résolu − ouverture',
  },
  escalatedL2: {
    term: 'N2 vers N3',
    meaning: 'Combien des tickets qui étaient au deuxième niveau sont allés au troisième.',
    formula: 'passés de N2 à N3 ÷ tickets qui étaient en N2',
  },
  selfSolved: {
    term: 'Résolu seul',
    meaning:
      'Visites du panneau d’aide où un article a été ouvert, une recherche faite, ou commencé un guide qu’aucun agent n’a envoyé, et que n’a suivies aucun ticket de la personne en 24 heures.',
    formula: 'visites sans ticket en 24 heures, sur les visites vieilles d’un jour',
  },
  saved: {
    term: 'Valeur de ce qui s’est résolu seul',
    meaning: 'Ce que cela aurait coûté en tickets, au prix indiqué dans les réglages.',
    formula: 'résolu seul × prix d’un ticket',
  },
};
