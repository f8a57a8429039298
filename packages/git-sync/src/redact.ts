/** Keeps secrets out of everything that is written: logs, errors, the error file. */

const redacted = 'REDACTED';

const urlPasswordPattern = /([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi;
const shortestSecret = 4;

/** A URL (or any text that holds one) with its password replaced. */
function redactUrls(text: string): string {
  return text.replace(urlPasswordPattern, `$1:${redacted}@`);
}

/** Knows the secrets in use and replaces each of them, and passwords in URLs, in a text. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** Texts shorter than four characters are not replaced: they would garble every line and hide nothing. */
  add(secret: string): void {
    if (secret.length < shortestSecret) return;
    this.#secrets.add(secret);
    this.#secrets.add(encodeURIComponent(secret));
    // As it stands in a JSON record.
    this.#secrets.add(JSON.stringify(secret).slice(1, -1));
  }

  clean(text: string): string {
    let cleaned = redactUrls(text);
    for (const secret of this.#secrets) cleaned = cleaned.replaceAll(secret, redacted);
    return cleaned;
  }
}
