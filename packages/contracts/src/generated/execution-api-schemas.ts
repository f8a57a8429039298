// Generated from packages/contracts/data/execution-api-2026-06-30.json by scripts/generate-contracts.ts. Do not edit.

import type { SchemaSet } from '../schema-set.ts';

export const executionApiSchemas: SchemaSet = {
 "$id": "execution-api",
 "definitions": {
  "AssetAliasReferenceAssetEventDagRun": {
   "properties": {
    "name": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "name"
   ]
  },
  "AssetEventDagRunReference": {
   "properties": {
    "asset": {
     "$ref": "execution-api#/definitions/AssetReferenceAssetEventDagRun"
    },
    "extra": {
     "additionalProperties": {
      "$ref": "execution-api#/definitions/JsonValue"
     },
     "type": "object"
    },
    "source_task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "source_dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "source_run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "source_map_index": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "source_aliases": {
     "items": {
      "$ref": "execution-api#/definitions/AssetAliasReferenceAssetEventDagRun"
     },
     "type": "array"
    },
    "timestamp": {
     "type": "string",
     "format": "date-time"
    },
    "partition_key": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "asset",
    "extra",
    "source_task_id",
    "source_dag_id",
    "source_run_id",
    "source_map_index",
    "source_aliases",
    "timestamp"
   ]
  },
  "AssetEventResponse": {
   "properties": {
    "id": {
     "type": "integer"
    },
    "timestamp": {
     "type": "string",
     "format": "date-time"
    },
    "extra": {
     "anyOf": [
      {
       "additionalProperties": {
        "$ref": "execution-api#/definitions/JsonValue"
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ]
    },
    "asset": {
     "$ref": "execution-api#/definitions/AssetResponse"
    },
    "created_dagruns": {
     "items": {
      "$ref": "execution-api#/definitions/DagRunAssetReference"
     },
     "type": "array"
    },
    "source_task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "source_dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "source_run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "source_map_index": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "partition_key": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "id",
    "timestamp",
    "asset",
    "created_dagruns"
   ]
  },
  "AssetEventsResponse": {
   "properties": {
    "asset_events": {
     "items": {
      "$ref": "execution-api#/definitions/AssetEventResponse"
     },
     "type": "array"
    }
   },
   "type": "object",
   "required": [
    "asset_events"
   ]
  },
  "AssetProfile": {
   "properties": {
    "name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "uri": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "type": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "type"
   ]
  },
  "AssetReferenceAssetEventDagRun": {
   "properties": {
    "name": {
     "type": "string"
    },
    "uri": {
     "type": "string"
    },
    "extra": {
     "additionalProperties": {
      "$ref": "execution-api#/definitions/JsonValue"
     },
     "type": "object"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "name",
    "uri",
    "extra"
   ]
  },
  "AssetResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "uri": {
     "type": "string"
    },
    "group": {
     "type": "string"
    },
    "extra": {
     "anyOf": [
      {
       "additionalProperties": {
        "$ref": "execution-api#/definitions/JsonValue"
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "name",
    "uri",
    "group"
   ]
  },
  "AssetStateStorePutBody": {
   "properties": {
    "value": {
     "$ref": "execution-api#/definitions/JsonValue"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "value"
   ]
  },
  "AssetStateStoreResponse": {
   "properties": {
    "value": {
     "$ref": "execution-api#/definitions/JsonValue"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "value"
   ]
  },
  "ConnectionResponse": {
   "properties": {
    "conn_id": {
     "type": "string"
    },
    "conn_type": {
     "type": "string"
    },
    "host": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "schema": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "login": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "password": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "port": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "extra": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "conn_id",
    "conn_type",
    "host",
    "schema",
    "login",
    "password",
    "port",
    "extra"
   ]
  },
  "ConnectionTestConnectionResponse": {
   "properties": {
    "conn_id": {
     "type": "string"
    },
    "conn_type": {
     "type": "string"
    },
    "host": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "login": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "password": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "schema": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "port": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "extra": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "conn_id",
    "conn_type"
   ]
  },
  "ConnectionTestResultBody": {
   "properties": {
    "state": {
     "$ref": "execution-api#/definitions/ConnectionTestState"
    },
    "result_message": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 2000
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state"
   ]
  },
  "ConnectionTestState": {
   "type": "string",
   "enum": [
    "pending",
    "queued",
    "running",
    "success",
    "failed"
   ]
  },
  "DagResponse": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "is_paused": {
     "type": "boolean"
    },
    "bundle_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "bundle_version": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "relative_fileloc": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "owners": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "tags": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "next_dagrun": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "dag_id",
    "is_paused",
    "bundle_name",
    "bundle_version",
    "relative_fileloc",
    "owners",
    "tags",
    "next_dagrun"
   ]
  },
  "DagRun": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "logical_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "data_interval_start": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "data_interval_end": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_after": {
     "type": "string",
     "format": "date-time"
    },
    "start_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "end_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "clear_number": {
     "type": "integer",
     "default": 0
    },
    "run_type": {
     "$ref": "execution-api#/definitions/DagRunType"
    },
    "state": {
     "$ref": "execution-api#/definitions/DagRunState"
    },
    "conf": {
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "null"
      }
     ]
    },
    "triggering_user_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "consumed_asset_events": {
     "items": {
      "$ref": "execution-api#/definitions/AssetEventDagRunReference"
     },
     "type": "array"
    },
    "partition_key": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "partition_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "team_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "dag_id",
    "run_id",
    "logical_date",
    "data_interval_start",
    "data_interval_end",
    "run_after",
    "start_date",
    "end_date",
    "run_type",
    "state",
    "consumed_asset_events",
    "partition_key"
   ]
  },
  "DagRunAssetReference": {
   "properties": {
    "run_id": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "logical_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "start_date": {
     "type": "string",
     "format": "date-time"
    },
    "end_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "state": {
     "type": "string"
    },
    "data_interval_start": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "data_interval_end": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "partition_key": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "run_id",
    "dag_id",
    "logical_date",
    "start_date",
    "end_date",
    "state",
    "data_interval_start",
    "data_interval_end",
    "partition_key"
   ]
  },
  "DagRunState": {
   "type": "string",
   "enum": [
    "queued",
    "running",
    "success",
    "failed"
   ]
  },
  "DagRunStateResponse": {
   "properties": {
    "state": {
     "$ref": "execution-api#/definitions/DagRunState"
    }
   },
   "type": "object",
   "required": [
    "state"
   ]
  },
  "DagRunType": {
   "type": "string",
   "enum": [
    "backfill",
    "scheduled",
    "manual",
    "operator_triggered",
    "asset_triggered",
    "asset_materialization"
   ]
  },
  "HITLDetailRequest": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "options": {
     "items": {
      "type": "string"
     },
     "type": "array",
     "minItems": 1
    },
    "subject": {
     "type": "string"
    },
    "body": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "defaults": {
     "anyOf": [
      {
       "items": {
        "type": "string"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ]
    },
    "multiple": {
     "type": "boolean",
     "default": false
    },
    "params": {
     "additionalProperties": true,
     "type": "object"
    },
    "assigned_users": {
     "items": {
      "$ref": "execution-api#/definitions/HITLUser"
     },
     "type": "array"
    }
   },
   "type": "object",
   "required": [
    "ti_id",
    "options",
    "subject"
   ]
  },
  "HITLDetailResponse": {
   "properties": {
    "response_received": {
     "type": "boolean"
    },
    "responded_by_user": {
     "anyOf": [
      {
       "$ref": "execution-api#/definitions/HITLUser"
      },
      {
       "type": "null"
      }
     ]
    },
    "responded_at": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "chosen_options": {
     "anyOf": [
      {
       "items": {
        "type": "string"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ]
    },
    "params_input": {
     "additionalProperties": true,
     "type": "object"
    }
   },
   "type": "object",
   "required": [
    "response_received",
    "responded_at",
    "chosen_options"
   ]
  },
  "HITLUser": {
   "properties": {
    "id": {
     "type": "string"
    },
    "name": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "id",
    "name"
   ]
  },
  "HTTPExceptionResponse": {
   "properties": {
    "detail": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "additionalProperties": true,
       "type": "object"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "detail"
   ]
  },
  "HTTPValidationError": {
   "properties": {
    "detail": {
     "items": {
      "$ref": "execution-api#/definitions/ValidationError"
     },
     "type": "array"
    }
   },
   "type": "object"
  },
  "InactiveAssetsResponse": {
   "properties": {
    "inactive_assets": {
     "items": {
      "$ref": "execution-api#/definitions/AssetProfile"
     },
     "type": "array"
    }
   },
   "type": "object"
  },
  "IntermediateTIState": {
   "type": "string",
   "enum": [
    "scheduled",
    "queued",
    "restarting",
    "up_for_retry",
    "up_for_reschedule",
    "deferred",
    "awaiting_input"
   ]
  },
  "JsonValue": {},
  "PrevSuccessfulDagRunResponse": {
   "properties": {
    "data_interval_start": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "data_interval_end": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "start_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "end_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object"
  },
  "PreviousTIResponse": {
   "properties": {
    "task_id": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "logical_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "start_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "end_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "state": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "try_number": {
     "type": "integer"
    },
    "map_index": {
     "default": -1,
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "task_id",
    "dag_id",
    "run_id",
    "try_number"
   ]
  },
  "TIAwaitingInputStatePayload": {
   "properties": {
    "state": {
     "type": "string",
     "enum": [
      "awaiting_input"
     ],
     "default": "awaiting_input"
    },
    "timeout": {
     "anyOf": [
      {
       "type": "string",
       "format": "duration"
      },
      {
       "type": "null"
      }
     ]
    },
    "next_method": {
     "type": "string"
    },
    "next_kwargs": {
     "additionalProperties": {
      "$ref": "execution-api#/definitions/JsonValue"
     },
     "type": "object"
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state",
    "next_method"
   ]
  },
  "TIDeferredStatePayload": {
   "properties": {
    "state": {
     "type": "string",
     "enum": [
      "deferred"
     ],
     "default": "deferred"
    },
    "classpath": {
     "type": "string"
    },
    "trigger_kwargs": {
     "anyOf": [
      {
       "additionalProperties": {
        "$ref": "execution-api#/definitions/JsonValue"
       },
       "type": "object"
      },
      {
       "type": "string"
      }
     ]
    },
    "trigger_timeout": {
     "anyOf": [
      {
       "type": "string",
       "format": "duration"
      },
      {
       "type": "null"
      }
     ]
    },
    "queue": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "next_method": {
     "type": "string"
    },
    "next_kwargs": {
     "additionalProperties": {
      "$ref": "execution-api#/definitions/JsonValue"
     },
     "type": "object"
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state",
    "classpath",
    "next_method"
   ]
  },
  "TIEnterRunningPayload": {
   "properties": {
    "state": {
     "type": "string",
     "enum": [
      "running"
     ],
     "default": "running"
    },
    "hostname": {
     "type": "string"
    },
    "unixname": {
     "type": "string"
    },
    "pid": {
     "type": "integer"
    },
    "start_date": {
     "type": "string",
     "format": "date-time"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state",
    "hostname",
    "unixname",
    "pid",
    "start_date"
   ]
  },
  "TIHeartbeatInfo": {
   "properties": {
    "hostname": {
     "type": "string"
    },
    "pid": {
     "type": "integer"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "hostname",
    "pid"
   ]
  },
  "TIRescheduleStatePayload": {
   "properties": {
    "state": {
     "type": "string",
     "enum": [
      "up_for_reschedule"
     ],
     "default": "up_for_reschedule"
    },
    "reschedule_date": {
     "type": "string",
     "format": "date-time"
    },
    "end_date": {
     "type": "string",
     "format": "date-time"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state",
    "reschedule_date",
    "end_date"
   ]
  },
  "TIRetryStatePayload": {
   "properties": {
    "state": {
     "type": "string",
     "enum": [
      "up_for_retry"
     ],
     "default": "up_for_retry"
    },
    "end_date": {
     "type": "string",
     "format": "date-time"
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "retry_delay_seconds": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "retry_reason": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state",
    "end_date"
   ]
  },
  "TIRunContext": {
   "properties": {
    "dag_run": {
     "$ref": "execution-api#/definitions/DagRun"
    },
    "task_reschedule_count": {
     "type": "integer",
     "default": 0
    },
    "max_tries": {
     "type": "integer"
    },
    "variables": {
     "items": {
      "$ref": "execution-api#/definitions/VariableResponse"
     },
     "type": "array"
    },
    "connections": {
     "items": {
      "$ref": "execution-api#/definitions/ConnectionResponse"
     },
     "type": "array"
    },
    "next_method": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "next_kwargs": {
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "xcom_keys_to_clear": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "should_retry": {
     "type": "boolean",
     "default": false
    },
    "start_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "dag_run",
    "max_tries"
   ]
  },
  "TISkippedDownstreamTasksStatePayload": {
   "properties": {
    "tasks": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "array",
        "maxItems": 2,
        "minItems": 2,
        "items": [
         {
          "type": "string"
         },
         {
          "type": "integer"
         }
        ],
        "additionalItems": false
       }
      ]
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "tasks"
   ]
  },
  "TISuccessStatePayload": {
   "properties": {
    "state": {
     "type": "string",
     "enum": [
      "success"
     ],
     "default": "success"
    },
    "end_date": {
     "type": "string",
     "format": "date-time"
    },
    "task_outlets": {
     "items": {
      "$ref": "execution-api#/definitions/AssetProfile"
     },
     "type": "array"
    },
    "outlet_events": {
     "items": {
      "additionalProperties": true,
      "type": "object"
     },
     "type": "array"
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state",
    "end_date"
   ]
  },
  "TITargetStatePayload": {
   "properties": {
    "state": {
     "$ref": "execution-api#/definitions/IntermediateTIState"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state"
   ]
  },
  "TITerminalStatePayload": {
   "properties": {
    "state": {
     "$ref": "execution-api#/definitions/TerminalStateNonSuccess"
    },
    "end_date": {
     "type": "string",
     "format": "date-time"
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "state",
    "end_date"
   ]
  },
  "TaskBreadcrumbsResponse": {
   "properties": {
    "breadcrumbs": {
     "items": {
      "additionalProperties": true,
      "type": "object"
     },
     "type": "array"
    }
   },
   "type": "object",
   "required": [
    "breadcrumbs"
   ]
  },
  "TaskInstanceState": {
   "type": "string",
   "enum": [
    "removed",
    "scheduled",
    "queued",
    "running",
    "success",
    "restarting",
    "failed",
    "up_for_retry",
    "up_for_reschedule",
    "upstream_failed",
    "skipped",
    "deferred",
    "awaiting_input"
   ]
  },
  "TaskStateStorePutBody": {
   "properties": {
    "value": {
     "$ref": "execution-api#/definitions/JsonValue"
    },
    "expires_at": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "value"
   ]
  },
  "TaskStateStoreResponse": {
   "properties": {
    "value": {
     "$ref": "execution-api#/definitions/JsonValue"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "value"
   ]
  },
  "TaskStatesResponse": {
   "properties": {
    "task_states": {
     "additionalProperties": true,
     "type": "object"
    }
   },
   "type": "object",
   "required": [
    "task_states"
   ]
  },
  "TerminalStateNonSuccess": {
   "type": "string",
   "enum": [
    "failed",
    "skipped",
    "removed",
    "upstream_failed"
   ]
  },
  "TriggerDAGRunPayload": {
   "properties": {
    "logical_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_after": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "conf": {
     "additionalProperties": true,
     "type": "object"
    },
    "reset_dag_run": {
     "type": "boolean",
     "default": false
    },
    "partition_key": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object"
  },
  "UpdateHITLDetailPayload": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "chosen_options": {
     "items": {
      "type": "string"
     },
     "type": "array",
     "minItems": 1
    },
    "params_input": {
     "additionalProperties": true,
     "type": "object"
    }
   },
   "type": "object",
   "required": [
    "ti_id",
    "chosen_options"
   ]
  },
  "ValidationError": {
   "properties": {
    "loc": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "integer"
       }
      ]
     },
     "type": "array"
    },
    "msg": {
     "type": "string"
    },
    "type": {
     "type": "string"
    },
    "input": {},
    "ctx": {
     "type": "object"
    }
   },
   "type": "object",
   "required": [
    "loc",
    "msg",
    "type"
   ]
  },
  "VariableKeysResponse": {
   "properties": {
    "keys": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "keys",
    "total_entries"
   ]
  },
  "VariablePostBody": {
   "properties": {
    "val": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "description": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "val"
   ]
  },
  "VariableResponse": {
   "properties": {
    "key": {
     "type": "string"
    },
    "value": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "key",
    "value"
   ]
  },
  "XComResponse": {
   "properties": {
    "key": {
     "type": "string"
    },
    "value": {
     "$ref": "execution-api#/definitions/JsonValue"
    }
   },
   "type": "object",
   "required": [
    "key",
    "value"
   ]
  },
  "XComSequenceIndexResponse": {
   "$ref": "execution-api#/definitions/JsonValue"
  },
  "XComSequenceSliceResponse": {
   "items": {
    "$ref": "execution-api#/definitions/JsonValue"
   },
   "type": "array"
  },
  "TaskInstance": {
   "properties": {
    "id": {
     "type": "string",
     "format": "uuid"
    },
    "task_id": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "try_number": {
     "type": "integer"
    },
    "dag_version_id": {
     "type": "string",
     "format": "uuid"
    },
    "map_index": {
     "default": -1,
     "type": "integer"
    },
    "hostname": {
     "default": null,
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "context_carrier": {
     "default": null,
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "null"
      }
     ]
    },
    "queue": {
     "default": "default",
     "type": "string"
    }
   },
   "required": [
    "id",
    "task_id",
    "dag_id",
    "run_id",
    "try_number",
    "dag_version_id"
   ],
   "type": "object"
  },
  "BundleInfo": {
   "properties": {
    "name": {
     "type": "string"
    },
    "version": {
     "default": null,
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "name"
   ],
   "type": "object"
  },
  "TerminalTIState": {
   "type": "string",
   "enum": [
    "success",
    "failed",
    "skipped",
    "upstream_failed",
    "removed"
   ]
  },
  "WeightRule": {
   "type": "string",
   "enum": [
    "downstream",
    "upstream",
    "absolute"
   ]
  },
  "TriggerRule": {
   "type": "string",
   "enum": [
    "all_success",
    "all_failed",
    "all_done",
    "all_done_min_one_success",
    "all_done_setup_success",
    "one_success",
    "one_failed",
    "one_done",
    "none_failed",
    "none_skipped",
    "always",
    "none_failed_min_one_success",
    "all_skipped"
   ]
  },
  "DagAttributeTypes": {
   "type": "string",
   "enum": [
    "operator",
    "taskgroup"
   ]
  },
  "health.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "health.200": {
   "type": "object",
   "additionalProperties": true
  },
  "ping.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "ping.200": {},
  "get_asset_by_name.query": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    }
   },
   "required": [
    "name"
   ]
  },
  "get_asset_by_name.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_asset_by_uri.query": {
   "type": "object",
   "properties": {
    "uri": {
     "type": "string"
    }
   },
   "required": [
    "uri"
   ]
  },
  "get_asset_by_uri.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_assets_by_alias.query": {
   "type": "object",
   "properties": {
    "alias_name": {
     "type": "string"
    }
   },
   "required": [
    "alias_name"
   ]
  },
  "get_assets_by_alias.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_assets_by_alias.200": {
   "type": "array",
   "items": {
    "$ref": "execution-api#/definitions/AssetResponse"
   }
  },
  "get_asset_event_by_asset_name_uri.query": {
   "type": "object",
   "properties": {
    "name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "uri": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "after": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "before": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "ascending": {
     "type": "boolean",
     "default": true
    },
    "limit": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "name",
    "uri"
   ]
  },
  "get_asset_event_by_asset_name_uri.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_asset_event_by_asset_alias.query": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string"
    },
    "after": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "before": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "ascending": {
     "type": "boolean",
     "default": true
    },
    "limit": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "name"
   ]
  },
  "get_asset_event_by_asset_alias.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_connection_test_connection.path": {
   "type": "object",
   "properties": {
    "connection_test_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "connection_test_id"
   ]
  },
  "get_connection_test_connection.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "patch_connection_test.path": {
   "type": "object",
   "properties": {
    "connection_test_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "connection_test_id"
   ]
  },
  "patch_connection_test.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_connection.path": {
   "type": "object",
   "properties": {
    "connection_id": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "connection_id"
   ]
  },
  "get_connection.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ]
  },
  "get_dag_run.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "trigger_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ]
  },
  "trigger_dag_run.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "clear_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ]
  },
  "clear_dag_run.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_dagrun_state.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ]
  },
  "get_dagrun_state.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_dr_count.query": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "logical_dates": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string",
        "format": "date-time"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "run_ids": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "states": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "dag_id"
   ]
  },
  "get_dr_count.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_dr_count.200": {
   "type": "integer"
  },
  "get_previous_dagrun.query": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "logical_date": {
     "type": "string",
     "format": "date-time"
    },
    "state": {
     "anyOf": [
      {
       "$ref": "execution-api#/definitions/DagRunState"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "dag_id",
    "logical_date"
   ]
  },
  "get_previous_dagrun.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_previous_dagrun.200": {
   "anyOf": [
    {
     "$ref": "execution-api#/definitions/DagRun"
    },
    {
     "type": "null"
    }
   ]
  },
  "get_dag.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id"
   ]
  },
  "get_dag.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_task_instance_count.query": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "map_index": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_ids": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "task_group_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "logical_dates": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string",
        "format": "date-time"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "run_ids": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "states": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "dag_id"
   ]
  },
  "get_task_instance_count.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_task_instance_count.200": {
   "type": "integer"
  },
  "get_previous_task_instance.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "task_id"
   ]
  },
  "get_previous_task_instance.query": {
   "type": "object",
   "properties": {
    "logical_date": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ]
    },
    "map_index": {
     "type": "integer",
     "default": -1
    },
    "state": {
     "anyOf": [
      {
       "$ref": "execution-api#/definitions/TaskInstanceState"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": []
  },
  "get_previous_task_instance.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_previous_task_instance.200": {
   "anyOf": [
    {
     "$ref": "execution-api#/definitions/PreviousTIResponse"
    },
    {
     "type": "null"
    }
   ]
  },
  "get_task_instance_states.query": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "map_index": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_ids": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "task_group_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "logical_dates": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string",
        "format": "date-time"
       }
      },
      {
       "type": "null"
      }
     ]
    },
    "run_ids": {
     "anyOf": [
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": [
    "dag_id"
   ]
  },
  "get_task_instance_states.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_task_instance_breadcrumbs.query": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ]
  },
  "get_task_instance_breadcrumbs.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "ti_run.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "ti_run.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "ti_update_state.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "ti_update_state.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "ti_update_state.body": {
   "anyOf": [
    {
     "$ref": "execution-api#/definitions/TITerminalStatePayload"
    },
    {
     "$ref": "execution-api#/definitions/TISuccessStatePayload"
    },
    {
     "$ref": "execution-api#/definitions/TITargetStatePayload"
    },
    {
     "$ref": "execution-api#/definitions/TIDeferredStatePayload"
    },
    {
     "$ref": "execution-api#/definitions/TIRescheduleStatePayload"
    },
    {
     "$ref": "execution-api#/definitions/TIAwaitingInputStatePayload"
    },
    {
     "$ref": "execution-api#/definitions/TIRetryStatePayload"
    }
   ]
  },
  "ti_skip_downstream.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "ti_skip_downstream.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "ti_heartbeat.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "ti_heartbeat.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "put_rtif.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "put_rtif.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "put_rtif.201": {},
  "put_rtif.body": {
   "type": "object",
   "additionalProperties": {
    "$ref": "execution-api#/definitions/JsonValue"
   }
  },
  "ti_patch_rendered_map_index.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "ti_patch_rendered_map_index.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "ti_patch_rendered_map_index.body": {
   "type": "string"
  },
  "get_previous_successful_dagrun.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "get_previous_successful_dagrun.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "validate_inlets_and_outlets.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "validate_inlets_and_outlets.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_start_date.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "get_start_date.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_start_date.200": {
   "anyOf": [
    {
     "type": "string",
     "format": "date-time"
    },
    {
     "type": "null"
    }
   ]
  },
  "get_variable_keys.query": {
   "type": "object",
   "properties": {
    "prefix": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "limit": {
     "type": "integer",
     "maximum": 10000,
     "minimum": 1,
     "default": 1000
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    }
   },
   "required": []
  },
  "get_variable_keys.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_variable.path": {
   "type": "object",
   "properties": {
    "variable_key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "variable_key"
   ]
  },
  "get_variable.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "put_variable.path": {
   "type": "object",
   "properties": {
    "variable_key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "variable_key"
   ]
  },
  "put_variable.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "put_variable.201": {},
  "delete_variable.path": {
   "type": "object",
   "properties": {
    "variable_key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "variable_key"
   ]
  },
  "delete_variable.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_mapped_xcom_by_index.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "key": {
     "type": "string",
     "minLength": 1
    },
    "offset": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "run_id",
    "task_id",
    "key",
    "offset"
   ]
  },
  "get_mapped_xcom_by_index.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_mapped_xcom_by_slice.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "dag_id",
    "run_id",
    "task_id",
    "key"
   ]
  },
  "get_mapped_xcom_by_slice.query": {
   "type": "object",
   "properties": {
    "start": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "stop": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "step": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "include_prior_dates": {
     "type": "boolean",
     "default": false
    }
   },
   "required": []
  },
  "get_mapped_xcom_by_slice.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "head_xcom.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "key": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id",
    "task_id",
    "key"
   ]
  },
  "head_xcom.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": []
  },
  "head_xcom.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "head_xcom.200": {},
  "get_xcom.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "dag_id",
    "run_id",
    "task_id",
    "key"
   ]
  },
  "get_xcom.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    },
    "include_prior_dates": {
     "type": "boolean",
     "default": false
    },
    "offset": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": []
  },
  "get_xcom.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "set_xcom.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "dag_id",
    "run_id",
    "task_id",
    "key"
   ]
  },
  "set_xcom.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    },
    "dag_result": {
     "type": "boolean",
     "default": false
    },
    "mapped_length": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": []
  },
  "set_xcom.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "set_xcom.201": {},
  "delete_xcom.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "dag_id",
    "run_id",
    "task_id",
    "key"
   ]
  },
  "delete_xcom.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    }
   },
   "required": []
  },
  "delete_xcom.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "delete_xcom.200": {},
  "upsert_hitl_detail.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "upsert_hitl_detail.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "update_hitl_detail.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "update_hitl_detail.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_hitl_detail.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "get_hitl_detail.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_task_state_store.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "task_instance_id",
    "key"
   ]
  },
  "get_task_state_store.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "set_task_state_store.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "task_instance_id",
    "key"
   ]
  },
  "set_task_state_store.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "delete_task_state_store.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "task_instance_id",
    "key"
   ]
  },
  "delete_task_state_store.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "clear_task_state_store.path": {
   "type": "object",
   "properties": {
    "task_instance_id": {
     "type": "string",
     "format": "uuid"
    }
   },
   "required": [
    "task_instance_id"
   ]
  },
  "clear_task_state_store.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_asset_state_store_by_name.query": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string",
     "minLength": 1
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "name",
    "key"
   ]
  },
  "get_asset_state_store_by_name.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "set_asset_state_store_by_name.query": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string",
     "minLength": 1
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "name",
    "key"
   ]
  },
  "set_asset_state_store_by_name.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "delete_asset_state_store_by_name.query": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string",
     "minLength": 1
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "name",
    "key"
   ]
  },
  "delete_asset_state_store_by_name.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "clear_asset_state_store_by_name.query": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "name"
   ]
  },
  "clear_asset_state_store_by_name.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "get_asset_state_store_by_uri.query": {
   "type": "object",
   "properties": {
    "uri": {
     "type": "string",
     "minLength": 1
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "uri",
    "key"
   ]
  },
  "get_asset_state_store_by_uri.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "set_asset_state_store_by_uri.query": {
   "type": "object",
   "properties": {
    "uri": {
     "type": "string",
     "minLength": 1
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "uri",
    "key"
   ]
  },
  "set_asset_state_store_by_uri.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "delete_asset_state_store_by_uri.query": {
   "type": "object",
   "properties": {
    "uri": {
     "type": "string",
     "minLength": 1
    },
    "key": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "uri",
    "key"
   ]
  },
  "delete_asset_state_store_by_uri.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  },
  "clear_asset_state_store_by_uri.query": {
   "type": "object",
   "properties": {
    "uri": {
     "type": "string",
     "minLength": 1
    }
   },
   "required": [
    "uri"
   ]
  },
  "clear_asset_state_store_by_uri.header": {
   "type": "object",
   "properties": {
    "airflow-api-version": {
     "type": "string",
     "default": "2026-06-30",
     "format": "date"
    }
   },
   "required": []
  }
 }
};
