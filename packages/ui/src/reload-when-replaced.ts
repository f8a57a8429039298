const storageKey = 'leeward-reloaded-at';
/** A part that is missing even so is an error for the page to show, and no reason to load it for ever. */
const pauseMs = 10_000;

/**
 * A page that was open while the server was replaced by another version asks for parts of the old one, which are gone: it is loaded
 * anew, at the same address (https://vite.dev/guide/build, "Load Error Handling").
 */
export function reloadWhenReplaced(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const now = Date.now();
    if (now - Number(sessionStorage.getItem(storageKey) ?? 0) < pauseMs) return;
    sessionStorage.setItem(storageKey, String(now));
    event.preventDefault();
    location.reload();
  });
}
