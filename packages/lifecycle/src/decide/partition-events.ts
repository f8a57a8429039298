import type { TimetableSpec } from '@leeward/contracts';
import { InvalidPartition, mapperFor, partitionDefinition } from '@leeward/timetables';

/** An event of an asset, and a Dag that makes a run for each of its partitions. */
export interface PartitionedEvent {
  readonly dagId: string;
  readonly timetable: TimetableSpec;
  readonly eventId: number;
  readonly assetId: number;
  readonly name: string;
  readonly uri: string;
  readonly partitionKey: string | null;
  /** The date of the partition of the run that made the event, as JSON has it. */
  readonly partitionDate: string | null;
}

/** A partition of the Dag that the event counts for. */
interface AwaitedPartition {
  readonly dagId: string;
  readonly targetKey: string;
  readonly partitionDate: string | null;
  readonly definition: string;
  readonly eventId: number;
  readonly assetId: number;
  readonly sourceKey: string;
}

/** `event`: its name in the audit log, as Airflow has it. */
type Mapped =
  | { readonly kind: 'partitions'; readonly partitions: AwaitedPartition[] }
  | { readonly kind: 'refused'; readonly event: string; readonly text: string };

/**
 * The partitions of a Dag that an event leads to; or why it leads to none.
 * airflow/assets/manager.py (_queue_partitioned_dags).
 * @param mostKeys `[scheduler] partition_mapper_max_downstream_keys`
 */
export function mapEvent(event: PartitionedEvent, mostKeys: number): Mapped {
  const { dagId, timetable, eventId, assetId, name, uri, partitionKey: sourceKey } = event;
  const asset = `asset (name='${name}', uri='${uri}')`;
  if (sourceKey === null || sourceKey === '') {
    const text = `The Dag '${dagId}' waits for partitions of ${asset}, and the event has no partition key`;
    return { kind: 'refused', event: 'missing partition key', text };
  }
  try {
    const mapper = mapperFor(timetable, { name, uri });
    const keys = mapper.toDownstream(sourceKey);
    const most = mapper.maxDownstreamKeys ?? mostKeys;
    if (keys.length > most) {
      const text = `Partition mapper for ${asset} in target Dag '${dagId}' produced ${keys.length} downstream keys from partition_key='${sourceKey}', exceeding the ${most} that are allowed. No Dag runs were queued for this event.`;
      return { kind: 'refused', event: 'partition fan-out exceeded', text };
    }
    const partitionDate = mapper.carriesDate ? event.partitionDate : null;
    const definition = partitionDefinition(timetable);
    const partitions = keys.map((targetKey) => ({
      ...{ dagId, targetKey, partitionDate, definition },
      ...{ eventId, assetId, sourceKey },
    }));
    return { kind: 'partitions', partitions };
  } catch (error) {
    if (!(error instanceof InvalidPartition)) throw error;
    const text = `Could not map partition_key '${sourceKey}' for ${asset} in target Dag '${dagId}': ${error.message}`;
    return { kind: 'refused', event: 'failed to map partition_key', text };
  }
}
