import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { defineErrors } from '@leeward/contracts';

const cipherErrors = defineErrors({
  LW_FERNET_KEY: {
    status: 500,
    exitCode: 2,
    sentence: '[core] fernet_key: key {number} is no Fernet key; expected 32 bytes in URL-safe base64.',
  },
  LW_FERNET_UNREADABLE: {
    status: 500,
    exitCode: 3,
    sentence: 'A stored secret cannot be read with the keys of [core] fernet_key; it was encrypted with another one.',
  },
});

/** Encrypts what lies in the tables: Fernet, as Airflow's, with the keys of `[core] fernet_key`; without a key it stores as it is. */
export interface Cipher {
  seal(text: string | null): { text: string | null; encrypted: boolean };
  /** Throws LW_FERNET_UNREADABLE where no key fits. */
  open(text: string | null, encrypted: boolean): string | null;
  /** For a page that shows it among others: null where no key fits. */
  openOrNull(text: string | null, encrypted: boolean): string | null;
}

/** `keys` is the value of `[core] fernet_key`: keys separated by commas, the first one encrypts. */
export function createCipher(keys: string): Cipher {
  const parsed = keys
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
    .map(parseKey);
  return {
    seal(text) {
      const [key] = parsed;
      if (text === null || key === undefined) return { text, encrypted: false };
      return { text: encrypt(key, text), encrypted: true };
    },
    open(text, encrypted) {
      const opened = openWith(parsed, text, encrypted);
      if (opened === undefined) throw cipherErrors.LW_FERNET_UNREADABLE();
      return opened;
    },
    openOrNull: (text, encrypted) => openWith(parsed, text, encrypted) ?? null,
  };
}

/** Undefined where no key fits. */
function openWith(keys: readonly FernetKey[], text: string | null, encrypted: boolean): string | null | undefined {
  if (text === null || !encrypted) return text;
  for (const key of keys) {
    const opened = decrypt(key, text);
    if (opened !== undefined) return opened;
  }
  return undefined;
}

interface FernetKey {
  signing: Buffer;
  encryption: Buffer;
}

function parseKey(text: string, index: number): FernetKey {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 32) throw cipherErrors.LW_FERNET_KEY({ number: index + 1 });
  return { signing: bytes.subarray(0, 16), encryption: bytes.subarray(16) };
}

const version = 0x80;
const headerBytes = 25;
const signatureBytes = 32;

/** version, seconds as 8 bytes, initialisation vector, AES-128-CBC, HMAC-SHA256 of all before it. */
function encrypt(key: FernetKey, text: string): string {
  const header = Buffer.alloc(headerBytes);
  header[0] = version;
  header.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1_000)), 1);
  randomBytes(16).copy(header, 9);
  const cipher = createCipheriv('aes-128-cbc', key.encryption, header.subarray(9));
  const signed = Buffer.concat([header, cipher.update(text, 'utf8'), cipher.final()]);
  return base64(Buffer.concat([signed, sign(key, signed)]));
}

function decrypt(key: FernetKey, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length < headerBytes + 16 + signatureBytes || bytes[0] !== version) return undefined;
  const signed = bytes.subarray(0, -signatureBytes);
  if (!timingSafeEqual(sign(key, signed), bytes.subarray(-signatureBytes))) return undefined;
  const decipher = createDecipheriv('aes-128-cbc', key.encryption, signed.subarray(9, headerBytes));
  return Buffer.concat([decipher.update(signed.subarray(headerBytes)), decipher.final()]).toString('utf8');
}

function sign(key: FernetKey, bytes: Buffer): Buffer {
  return createHmac('sha256', key.signing).update(bytes).digest();
}

/** URL-safe with padding, as Python reads it. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
