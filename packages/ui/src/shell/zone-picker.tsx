import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { texts } from '../texts.ts';
import { localZone, useZone } from '../time/zone.tsx';
import classes from './shell.module.css';

/** Which zone the pages show times in. */
export function ZonePicker() {
  const { zone, choose } = useZone();
  const zones = useMemo(() => {
    const others = Intl.supportedValuesOf('timeZone').filter((name) => name !== localZone && name !== 'UTC');
    const local = localZone === 'UTC' ? [] : [{ value: localZone, label: texts.header.localZone(localZone) }];
    return [...local, ...['UTC', ...others].map((name) => ({ value: name, label: name }))];
  }, []);
  return (
    <Select
      className={classes.zone ?? ''}
      size="xs"
      aria-label={texts.header.zone}
      data={zones}
      value={zone}
      onChange={(value) => value !== null && choose(value)}
      allowDeselect={false}
      searchable
      limit={100}
      comboboxProps={{ width: 260, position: 'bottom-end' }}
    />
  );
}
