import { useEffect, useState } from 'react';

/** The present instant, anew each second while `running` and the page is seen, for durations that still grow. */
export function useNow(running: boolean): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!running) return;
    setNow(new Date());
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') setNow(new Date());
    }, 1_000);
    return () => window.clearInterval(timer);
  }, [running]);
  return now;
}
