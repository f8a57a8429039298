import { useEffect, useRef } from 'react';

/** Of a sequence of two keys the second must follow the first within this. */
const sequenceMs = 1_000;

/** Keys of a page: `?`, `shift+d`, or two in a row, `g d`. They rest while a person types or a dialog is open. */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;

  useEffect(() => {
    let before = { key: '', at: 0 };
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      const key = event.shiftKey && /^[A-Z]$/.test(event.key) ? `shift+${event.key.toLowerCase()}` : event.key;
      const isSecond = event.timeStamp - before.at < sequenceMs;
      const action = (isSecond ? latest.current[`${before.key} ${key}`] : undefined) ?? latest.current[key];
      before = { key, at: event.timeStamp };
      if (action === undefined) return;
      event.preventDefault();
      action();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Puts the cursor into the search field of the page in view. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-search]');
  field?.focus();
  field?.select();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])');
}
