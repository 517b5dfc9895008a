import { expect, test } from 'vitest';
import { secretOf, signedHeaders } from './sign.ts';

test('a call is signed as the vector of Standard Webhooks has it', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
  expect(signedHeaders(id, 1_614_265_330_999, '{"test": 2432232314}', [secret])).toEqual({
    'webhook-id': id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('while a secret is changed, a call has a signature by each', () => {
  const [one, two] = [secretOf(Buffer.alloc(32, 1)), secretOf(Buffer.alloc(32, 2))];
  const by = (...secrets: string[]) => signedHeaders('msg_a', 0, '{}', secrets)['webhook-signature'];
  expect(by(one, two)).toBe(`${by(one)} ${by(two)}`);
  expect(by(one)).not.toBe(by(two));
});
