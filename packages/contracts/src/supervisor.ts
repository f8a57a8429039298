/**
 * The supervisor schema: what a worker or a Dag processor and the language runtime that it started say to each other. The messages
 * are generated; who may say which is here (Airflow: `ToTask`, `ToSupervisor` of task-sdk's comms.py; `ToDagProcessor`, `ToManager`
 * of dag_processing/processor.py).
 */
import type { SupervisorMessage } from './generated/supervisor.ts';

export * from './generated/supervisor.ts';

type Message<Type extends SupervisorMessage['type']> = Extract<SupervisorMessage, { type: Type }>;

/** Answers that a task and a parser may get alike. */
type SharedAnswer = Message<
  | 'ConnectionResult'
  | 'ErrorResponse'
  | 'OKResponse'
  | 'PrevSuccessfulDagRunResult'
  | 'PreviousDagRunResult'
  | 'PreviousTIResult'
  | 'TaskStatesResult'
  | 'VariableKeysResult'
  | 'VariableResult'
  | 'XComCountResponse'
  | 'XComResult'
  | 'XComSequenceIndexResult'
  | 'XComSequenceSliceResult'
>;

/** Questions that a task and a parser may ask alike. */
type SharedQuestion = Message<
  | 'DeleteVariable'
  | 'GetConnection'
  | 'GetPrevSuccessfulDagRun'
  | 'GetPreviousDagRun'
  | 'GetPreviousTI'
  | 'GetTICount'
  | 'GetTaskStates'
  | 'GetVariable'
  | 'GetVariableKeys'
  | 'GetXCom'
  | 'GetXComCount'
  | 'GetXComSequenceItem'
  | 'GetXComSequenceSlice'
  | 'MaskSecret'
  | 'PutVariable'
>;

export type ToParser = SharedAnswer | Message<'DagFileParseRequest'>;
export type FromParser = SharedQuestion | Message<'DagFileParsingResult'>;

export type ToTask =
  | SharedAnswer
  | Message<
      | 'AssetEventsResult'
      | 'AssetResult'
      | 'AssetStateStoreResult'
      | 'AssetsByAliasResult'
      | 'CreateHITLDetailPayload'
      | 'DRCount'
      | 'DagResult'
      | 'DagRunResult'
      | 'DagRunStateResult'
      | 'HITLDetailRequestResult'
      | 'InactiveAssetsResult'
      | 'SentFDs'
      | 'StartupDetails'
      | 'TICount'
      | 'TaskBreadcrumbsResult'
      | 'TaskRescheduleStartDate'
      | 'TaskStateStoreResult'
    >;

export type FromTask =
  | SharedQuestion
  | Message<
      | 'AwaitInputTask'
      | 'ClearAssetStateStoreByName'
      | 'ClearAssetStateStoreByUri'
      | 'ClearTaskStateStore'
      | 'CreateHITLDetailPayload'
      | 'DeferTask'
      | 'DeleteAssetStateStoreByName'
      | 'DeleteAssetStateStoreByUri'
      | 'DeleteTaskStateStore'
      | 'DeleteXCom'
      | 'GetAssetByName'
      | 'GetAssetByUri'
      | 'GetAssetEventByAsset'
      | 'GetAssetEventByAssetAlias'
      | 'GetAssetStateStoreByName'
      | 'GetAssetStateStoreByUri'
      | 'GetAssetsByAlias'
      | 'GetDRCount'
      | 'GetDag'
      | 'GetDagRun'
      | 'GetDagRunState'
      | 'GetHITLDetailResponse'
      | 'GetTaskBreadcrumbs'
      | 'GetTaskRescheduleStartDate'
      | 'GetTaskStateStore'
      | 'RescheduleTask'
      | 'ResendLoggingFD'
      | 'RetryTask'
      | 'SetAssetStateStoreByName'
      | 'SetAssetStateStoreByUri'
      | 'SetRenderedFields'
      | 'SetRenderedMapIndex'
      | 'SetTaskStateStore'
      | 'SetXCom'
      | 'SkipDownstreamTasks'
      | 'SucceedTask'
      | 'TaskState'
      | 'TriggerDagRun'
      | 'UpdateHITLDetail'
      | 'ValidateInletsAndOutlets'
    >;
