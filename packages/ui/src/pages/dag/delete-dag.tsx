import type { DAGDetailsResponse } from '@leeward/contracts/rest-api';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useDeleteDag } from '../../api/mutations.ts';
import { useMe } from '../../api/use-me.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { texts } from '../../texts.ts';
import { pagePath } from '../paths.ts';

const text = texts.dag.deletion;

/** For people who may: deletes the Dag after asking, and leads to the others. */
export function DeleteDag({ dag }: { dag: DAGDetailsResponse }) {
  const [asking, setAsking] = useState(false);
  const { may_change_dags } = useMe();
  const deletion = useDeleteDag(dag.dag_id);
  const navigate = useNavigate();
  if (!may_change_dags) return null;
  return (
    <>
      <Button size="xs" mt="md" variant="default" onClick={() => setAsking(true)}>
        {text.button}
      </Button>
      {asking ? (
        <ConfirmDialog
          title={text.title(dag.dag_display_name)}
          confirm={text.button}
          isFinal
          onConfirm={async () => {
            await deletion.mutateAsync();
            navigate(pagePath.dags);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{text.sentence}</p>
          {dag.is_stale ? null : <p>{text.comesBack}</p>}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
