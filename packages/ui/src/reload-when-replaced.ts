const storageKey = 'leeward-reloaded-at';
/** A part that is missing even so is an error for the page to show, and no reason to load it for ever. */
const pauseMs = 10_000;

/**
 * A page that was open while the server was replaced by another version asks for parts of the old one, which are gone: it is loaded
 * anew, at the same address (https://vite.dev/guide/build, "Load Error Handling"). Where no server answers, the page stays, for it can
 * still show what it has and go on later.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener('vite:preloadError', () => void reloadIfServed());
}

/** The server gives a page to what asks for HTML alone, as a browser does that loads it. */
async function reloadIfServed(): Promise<void> {
  const isServed = await fetch(location.href, { headers: { accept: 'text/html' } }).then(
    (answer) => answer.ok,
    () => false,
  );
  const now = Date.now();
  if (!isServed || now - Number(sessionStorage.getItem(storageKey) ?? 0) < pauseMs) return;
  sessionStorage.setItem(storageKey, String(now));
  location.reload();
}
