import type { problemWords as English } from '../en/problems.ts';

/** By the collector's codes, where a code says it all; the others stay as the collector words them. */
export const problemWords: typeof English = {
  'already-there': 'Le ticket y est déjà, ou il est en route.',
  'app-exists': 'Une application porte déjà cet id.',
  'code-needed': 'Saisissez le code de votre application d’authentification.',
  'code-wrong': 'Le code ne convient pas, est trop ancien ou a déjà servi. Attendez le suivant.',
  'draft-changed': 'Le brouillon a été modifié entre-temps. Rechargez-le.',
  'email-taken': 'Un autre membre a cette adresse e-mail.',
  empty: 'Il n’y a rien à dire, à envoyer ou à diviser ici.',
  'file-refused': 'L’antivirus refuse ce fichier ; il a été supprimé.',
  'invalid-locale': 'Une langue s’écrit « de » ou « pt-BR ».',
  'last-admin': 'C’est le dernier administrateur de tout ; nommez-en d’abord un autre.',
  'link-not-valid': 'Ce lien a déjà servi ou est trop ancien ; demandez-en un autre à un administrateur.',
  'link-unknown': 'Ce lien est trop ancien ou n’a jamais été donné. Créez-en un nouveau dans le tableau de bord.',
  'no-member': 'Aucun membre n’a cet id.',
  'no-second-factor':
    'Les codes de secours remplacent des codes ou une clé d’accès ; vous n’avez ni les uns ni l’autre.',
  'not-permitted': 'Vos rôles ne vous le permettent pas ; un administrateur peut vous en donner un.',
  'only-way':
    'Choisissez d’abord un mot de passe ou ajoutez une clé d’accès : sinon vous ne pourriez plus vous connecter.',
  'own-work': 'Vous avez écrit dans ce brouillon ; quelqu’un d’autre l’approuve.',
  'passkey-needed': 'Utilisez votre clé d’accès en plus du mot de passe, ou saisissez un code de secours.',
  'passkey-not-valid': 'Cette clé d’accès n’est pas valable, ou cela a pris trop de temps. Créez-la de nouveau.',
  'passkeys-need-https':
    'Les navigateurs n’acceptent les clés d’accès que pour des noms en https : donnez une telle adresse à HANDRAIL_PUBLIC_URL.',
  'password-wrong': 'Le mot de passe actuel ne convient pas.',
  'provider-unreachable':
    'Le fournisseur d’identité ne répond pas comme il devrait. Réessayez, ou demandez à un administrateur de consulter le journal d’audit.',
  'rollout-in-use': 'Seul un brouillon que personne n’a testé peut être supprimé ; terminez plutôt celui-ci.',
  'same-ticket': 'Un ticket ne peut pas être joint à lui-même.',
  'scanner-unavailable': 'Les fichiers ne peuvent pas être examinés maintenant ; renvoyez le dernier morceau.',
  'sign-in-again': 'Déconnectez-vous puis reconnectez-vous d’abord : ceci change votre façon de vous connecter.',
  'sign-in-refused': 'L’adresse e-mail et le mot de passe ne vont pas ensemble.',
  'store-unavailable': 'Les données sont indisponibles pour le moment. Réessayez dans un instant.',
  'support-changed': 'Les réglages ont été modifiés entre-temps ; regardez-les d’abord.',
  'ticket-changed': 'Le ticket a été modifié entre-temps ; regardez-le d’abord.',
  'too-many-segments': 'Une application a 200 segments au plus ; supprimez-en d’abord un.',
  'too-slow': 'Cela a pris trop de temps ici ; demandez moins, ou réessayez plus tard.',
  'two-alive': 'Deux sont actifs ; terminez-en d’abord un.',
  'unknown-guide': 'L’application n’a aucun guide publié qui porte cet id.',
  'unknown-member': 'Aucun membre qui porte cet id ne répond aux tickets de l’application.',
  'unknown-ticket': 'Il n’y a pas de tel ticket non fermé dans la même application.',
  'unknown-upload': 'Un fichier n’est pas arrivé, ou pas en entier ; envoyez-le de nouveau.',
  'unsafe-address': 'Les adresses doivent être http, https, mailto ou tel, ou relatives à la page.',
  'small-group':
    'Moins de cinq de ces personnes ont été actives ces jours-ci ; d’un groupe si petit, rien n’est montré.',
};
