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
  #longestFirst: readonly string[] = [];

  /** Texts shorter than four characters are not replaced: they would garble every line and hide nothing. */
  add(secret: string): void {
    if (secret.length < shortestSecret) return;
    const inJson = JSON.stringify(secret).slice(1, -1);
    const forms = new Set([...this.#longestFirst, secret, encodeURIComponent(secret), inJson]);
    // One that begins like a shorter one would keep its end otherwise.
    this.#longestFirst = [...forms].sort((one, other) => other.length - one.length);
  }

  clean(text: string): string {
    let cleaned = redactUrls(text);
    for (const secret of this.#longestFirst) cleaned = cleaned.replaceAll(secret, redacted);
    return cleaned;
  }
}
