import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SigningKey, SigningKeys } from './signing-keys.ts';

/** Small values given to clients that they hand back later unchanged: `keyId.value.signature`. */
export interface SignedValues {
  sign(value: unknown): string;
  /** Undefined for what was not signed here, or changed, or is too old for any key. */
  read(text: string): Promise<unknown>;
}

/** `purpose` keeps a value that was signed for one use from being taken for another. */
export function createSignedValues(keys: SigningKeys, purpose: string): SignedValues {
  function signature(key: SigningKey, payload: string): Buffer {
    const secret =
      key.signWith.type === 'secret' ? key.signWith.export() : key.signWith.export({ format: 'der', type: 'pkcs8' });
    return createHmac('sha256', secret as Buffer)
      .update(`${purpose}\0${payload}`)
      .digest();
  }
  return {
    sign(value) {
      const key = keys.current();
      const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${key.keyId}.${payload}.${signature(key, payload).toString('base64url')}`;
    },
    async read(text) {
      const [keyId, payload, given, ...rest] = text.split('.');
      if (payload === undefined || given === undefined || rest.length > 0) return undefined;
      const key = await keys.find(keyId);
      if (key === undefined) return undefined;
      const expected = signature(key, payload);
      const actual = Buffer.from(given, 'base64url');
      if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
      return JSON.parse(Buffer.from(payload, 'base64url').toString());
    },
  };
}
