import { Title } from '@mantine/core';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { AuditLog } from './audit-log.tsx';

/** Who did what, whatever it was done to. */
export default function AuditPage() {
  useTitle(texts.audit.title);
  return (
    <>
      <Title order={1} mb="sm">
        {texts.audit.title}
      </Title>
      <AuditLog dagId={undefined} />
    </>
  );
}
