import { describe, expect, test } from 'vitest';
import { createSearch, type SearchDocument } from './index.ts';
import { tokenizer } from './tokens.ts';

function searchOf(locale: string, documents: Record<string, string | Omit<SearchDocument, 'id'>>) {
  const search = createSearch(locale);
  search.add(
    Object.entries(documents).map(([id, one]) => (typeof one === 'string' ? { id, title: one } : { id, ...one })),
  );
  return (words: string, limit?: number) => search.find(words, limit).map(({ id }) => id);
}

const english = searchOf('en', {
  password: { title: 'Reset your password', summary: 'When you cannot sign in.', words: 'locked out E-1042' },
  invoice: { title: 'Send an invoice', summary: 'From the order to the customer.', words: 'billing' },
  policies: { title: 'Travel policies', words: 'expenses receipts' },
  order: { title: 'Cancel an order', summary: 'Before it was sent.' },
});

describe('a search', () => {
  test.each([
    ['as somebody types', 'passw', ['password']],
    ['with a wrong letter', 'pasword', ['password']],
    ['with two letters changed about in a long word', 'polciies travle', ['policies']],
    ['in another form of the word', 'invoicing', ['invoice']],
    ['in another form of the word, the other way round', 'policy', ['policies']],
    ['by what is said around it', 'how do I reset my password?', ['password']],
    ['by the words of its authors', 'billing', ['invoice']],
    ['by a number, exactly', '1042', ['password']],
    ['by a number that is another', '1043', []],
    ['for nothing that is there', 'zebra crossing', []],
    ['for nothing', '  ', []],
  ])('%s', (_, words, ids) => {
    expect(english(words)).toEqual(ids);
  });

  test('finds first what has it in its title', () => {
    expect(english('order')).toEqual(['order', 'invoice']);
    expect(english('order', 1)).toEqual(['order']);
  });

  test('has a document once, as it was added last', () => {
    const search = createSearch('en');
    search.add([{ id: 'a', title: 'Holidays' }]);
    search.add([{ id: 'a', title: 'Leave' }]);
    expect([search.find('holidays'), search.find('leave')]).toMatchObject([[], [{ id: 'a' }]]);
  });

  test('is not held up by a long question', () => {
    expect(english('password '.repeat(5_000))).toEqual(['password']);
  });
});

describe.each([
  ['en', 'Approving requests', ['approve request', 'approved requests'], 'zebra'],
  ['de', 'Rechnungen verschicken', ['rechnung', 'Verschickte Rechnung', 'rechnugn'], 'zebra'],
  ['de-AT', 'Passwort zurücksetzen', ['passwort zurucksetzen', 'Wie kann ich mein Passwort zurücksetzen?'], 'Zug'],
  ['fr', 'Réinitialiser le mot de passe', ['reinitialisation', 'réinitialisé', 'mots de passe'], 'facture'],
  ['es', 'Cambiar la contraseña', ['cambio contrasena', 'contraseñas', 'como cambiar mi contraseña'], 'pedido'],
  ['it', 'Modificare le fatture', ['fattura', 'modifica fatture', 'fatura'], 'ordine'],
  ['pt', 'Alterações do pedido', ['alteracao', 'pedidos', 'alterar pedido'], 'senha'],
  ['pt-BR', 'Redefinir a senha', ['senhas', 'redefinir senha'], 'pedido'],
  ['nl', 'Facturen versturen', ['factuur', 'facturen', 'versturen'], 'wachtwoord'],
  ['pl', 'Łączenie zamówień', ['laczenie', 'zamówienia', 'zamowienie'], 'haslo'],
  ['ar', 'إعادة تعيين كلمة المرور', ['كلمه المرور', 'اعادة', 'مرور'], 'فاتورة'],
  ['ja', 'パスワードを再設定する', ['パスワード', 'パスワ', '再設定', 'パスワードの設定'], '請求書'],
])('in %s, %s', (locale, title, questions, other) => {
  const find = searchOf(locale, { it: title });
  test.each(questions)('is found by %s', (words) => {
    expect(find(words)).toEqual(['it']);
  });
  test('and not by another word', () => {
    expect(find(other)).toEqual([]);
  });
});

test('a browser that knows no words of Japanese cuts it into pairs', () => {
  const known = Object.getOwnPropertyDescriptor(Intl, 'Segmenter');
  Reflect.deleteProperty(Intl, 'Segmenter');
  try {
    expect(tokenizer('ja')('再設定 abc')).toEqual(['再設', '設定', 'abc']);
  } finally {
    if (known) Object.defineProperty(Intl, 'Segmenter', known);
  }
});
