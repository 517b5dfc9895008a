import type { editMessages as English, switchMessages as EnglishSwitch } from '../en/edit.ts';

export const editMessages: typeof English = {
  title: 'Modifier sur la page réelle',
  text: 'Ouvre une page de votre application avec l’éditeur par-dessus. Le lien sert une fois, pendant dix minutes.',
  address: 'Adresse de la page',
  open: 'Modifier sur la page réelle',
  newTitle: 'Nouveau guide',
  newText:
    'Ouvre une page de votre application avec l’éditeur par-dessus. Faites-y la tâche : chaque geste devient une étape, que vous pourrez ensuite mieux formuler. Le lien sert une fois, pendant dix minutes.',
  record: 'Enregistrer sur la page réelle',
  opened: 'Ouvert dans un nouvel onglet. En attente de la réponse de l’éditeur…',
  there: 'L’éditeur est sur la page, dans l’autre onglet.',
  late: (origin) =>
    `L’éditeur n’a pas répondu depuis ${origin}. Regardez l’autre onglet ; le plus souvent, c’est l’un de ces cas :`,
  causes: {
    script: 'La page n’a pas la balise de cette application, ou porte la clé d’une autre.',
    signIn: 'La page a demandé une connexion et perdu le lien. Connectez-vous là-bas, puis appuyez ici de nouveau.',
    policy:
      'La politique de sécurité de la page interdit le script ou l’éditeur. Il lui faut, en plus de ce qu’elle a :',
    rewritten:
      'L’application réécrit son adresse avant notre script, comme certains routeurs. Mettez la balise en premier dans l’en-tête, sans « async » :',
    origin: (allowed, origin) =>
      allowed === ''
        ? `La page mène à une autre origine que ${origin}.`
        : `La page mène à une origine qui n’est pas parmi celles de l’application : ${allowed}.`,
  },
  blocked:
    'Le navigateur a bloqué le nouvel onglet. Autorisez les fenêtres du tableau de bord, puis appuyez de nouveau.',
  sessionsTitle: 'Où vous êtes en train de modifier',
  end: 'Terminer',
};

export const switchMessages: typeof EnglishSwitch = {
  off: 'Suspendu',
  switchOff: 'Suspendre',
  switchOffOf: (name) => `Suspendre ${name}`,
  switchOn: 'Reprendre',
  switchOnOf: (name) => `Reprendre ${name}`,
  isOff: (name) => `« ${name} » est en suspens et reste tel quel.`,
  isOn: (name) => `« ${name} » reprend.`,
};
