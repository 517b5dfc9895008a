import { expect, test } from 'vitest';
import { maskMessage } from './mask-message.ts';

test.each([
  ["Cannot read properties of undefined (reading 'total')", "Cannot read properties of undefined (reading 'total')"],
  [`Unexpected token 'h', "{"Lovelace": hunter2" is not valid JSON`, 'Unexpected token :text, :text is not valid JSON'],
  ['GET https://ada:pw@example.org/people/ada%40example.org?token=x#y', 'GET /people/:email'],
  ['wrong password: opensesame', 'wrong password: :text'],
  ["No one is called 'Ada Lovelace'", 'No one is called :text'],
  ['card 4111 1111 1111 1111', 'card :number'],
  ['user hunter2 is gone', 'user :text is gone'],
])('%s is told of as %s', (message, told) => expect(maskMessage(message)).toBe(told));
