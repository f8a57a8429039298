import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { defineErrors } from '@leeward/contracts';

export const cipherErrors = defineErrors({
  LW_FERNET_KEY: {
    status: 500,
    exitCode: 2,
    sentence: '[core] fernet_key: key {number} is not 32 bytes in URL-safe base64.',
  },
  LW_FERNET_TOKEN: {
    status: 500,
    exitCode: 3,
    sentence: '{what} cannot be decrypted with the keys of [core] fernet_key; was the key changed without keeping the old one?',
  },
});

/** Keeps values of connections and variables from being read in the database. Airflow's scheme, so its rows stay readable. */
export interface Cipher {
  /** False where no key is configured: values are stored as they are, as Airflow does. */
  readonly encrypts: boolean;
  encrypt(text: string): string;
  /** Throws LW_FERNET_TOKEN; `what` names the value in the message. */
  decrypt(token: string, what: string): string;
}

const version = 0x80;
const macBytes = 32;

/** The first of the comma-separated keys encrypts; all of them decrypt, so a key is changed without downtime. */
export function createCipher(fernetKeys: string): Cipher {
  const keys = fernetKeys
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
    .map((key, index) => {
      const bytes = Buffer.from(key, 'base64url');
      if (bytes.length !== 32) throw cipherErrors.LW_FERNET_KEY({ number: index + 1 });
      return { signing: bytes.subarray(0, 16), encryption: bytes.subarray(16) };
    });
  const [first] = keys;
  if (first === undefined) return { encrypts: false, encrypt: (text) => text, decrypt: (token) => token };
  return {
    encrypts: true,
    encrypt(text) {
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-128-cbc', first.encryption, iv);
      const head = Buffer.alloc(9);
      head[0] = version;
      head.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1_000)), 1);
      const signed = Buffer.concat([head, iv, cipher.update(text, 'utf8'), cipher.final()]);
      const mac = createHmac('sha256', first.signing).update(signed).digest();
      return Buffer.concat([signed, mac]).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    },
    decrypt(token, what) {
      const bytes = Buffer.from(token, 'base64url');
      const signed = bytes.subarray(0, -macBytes);
      const mac = bytes.subarray(-macBytes);
      for (const key of keys) {
        if (signed.length < 41 || signed[0] !== version) break;
        if (!timingSafeEqual(createHmac('sha256', key.signing).update(signed).digest(), mac)) continue;
        const decipher = createDecipheriv('aes-128-cbc', key.encryption, signed.subarray(9, 25));
        return Buffer.concat([decipher.update(signed.subarray(25)), decipher.final()]).toString('utf8');
      }
      throw cipherErrors.LW_FERNET_TOKEN({ what });
    },
  };
}
