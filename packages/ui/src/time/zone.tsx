import { useLocalStorage } from '@mantine/hooks';
import { createContext, type ReactNode, useContext } from 'react';

export const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const storageKey = 'leeward-time-zone';
const Zone = createContext<{ zone: string; choose(zone: string): void }>({ zone: localZone, choose: () => undefined });

/** The zone that every instant of the pages is shown in; remembered by this browser. */
export function useZone() {
  return useContext(Zone);
}

export function ZoneProvider({ children }: { children: ReactNode }) {
  const [stored, choose] = useLocalStorage({
    key: storageKey,
    defaultValue: localZone,
    getInitialValueInEffect: false,
  });
  return <Zone value={{ zone: isZone(stored) ? stored : localZone, choose }}>{children}</Zone>;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
