import { expect, test } from 'vitest';
import { passwdWith, wrapperEnvironment } from './name-unknown-user.ts';

test('a user without a name gets one beside those that there are', () => {
  const user = { uid: 1000650000, gid: 0, home: '/usr/local/airflow' };
  const line = 'user-1000650000:x:1000650000:0::/usr/local/airflow:/bin/sh\n';
  expect(passwdWith('root:x:0:0:root:/root:/bin/bash\n', user)).toBe(`root:x:0:0:root:/root:/bin/bash\n${line}`);
  expect(passwdWith('root:x:0:0:root:/root:/bin/bash', user)).toBe(`root:x:0:0:root:/root:/bin/bash\n${line}`);
});

test('what is preloaded already still is, and a name that is given stays', () => {
  const given = { LD_PRELOAD: '/lib/libjemalloc.so', USER: 'ann' };
  const { LD_PRELOAD, ...rest } = wrapperEnvironment(given, '/tmp/passwd', 'user-7');
  expect(LD_PRELOAD).toMatch(/libnss_wrapper\.so:\/lib\/libjemalloc\.so$/);
  const files = { NSS_WRAPPER_PASSWD: '/tmp/passwd', NSS_WRAPPER_GROUP: '/etc/group' };
  expect(rest).toEqual({ ...files, USER: 'ann', LOGNAME: 'user-7' });
});
