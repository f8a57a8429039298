import { useLocalStorage } from '@mantine/hooks';

export interface LogOptions {
  wrap: boolean;
  times: boolean;
}

/** How this browser shows logs. */
export function useLogOptions() {
  return useLocalStorage<LogOptions>({
    key: 'leeward-log',
    defaultValue: { wrap: true, times: true },
    getInitialValueInEffect: false,
  });
}
