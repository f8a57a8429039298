import { useQuery } from '@tanstack/react-query';
import { structureQuery } from '../../../api/queries.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { texts } from '../../../texts.ts';
import { TriggerForm } from './trigger-form.tsx';

export interface TriggerableDag {
  dag_id: string;
  dag_display_name: string;
  is_paused: boolean;
  timetable_partitioned: boolean;
  timetable_summary: string | null;
}

interface TriggerDialogProps {
  dag: TriggerableDag;
  /** That of an earlier run, to start with. */
  conf?: Readonly<Record<string, unknown>>;
  onClose(): void;
}

/** Asks for a run's params and starts it. */
export default function TriggerDialog({ dag, conf = {}, onClose }: TriggerDialogProps) {
  const structure = useQuery(structureQuery(dag.dag_id));
  return (
    <Dialog onClose={onClose} title={texts.trigger.title(dag.dag_display_name)} size="lg">
      <QueryView query={structure}>
        {({ params }) => <TriggerForm dag={dag} params={params} conf={conf} onDone={onClose} />}
      </QueryView>
    </Dialog>
  );
}
