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
  opened: 'Ouvert dans un nouvel onglet.',
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
