// Generated from packages/contracts/data/supervisor-2026-06-16.json by scripts/generate-contracts.ts. Do not edit.

import type { SchemaSet } from '../schema-set.ts';

export const supervisorSchemas: SchemaSet = {
 "$id": "supervisor",
 "definitions": {
  "AssetAliasReferenceAssetEventDagRun": {
   "additionalProperties": false,
   "properties": {
    "name": {
     "type": "string"
    }
   },
   "required": [
    "name"
   ],
   "type": "object"
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
        "anyOf": [
         {
          "$ref": "supervisor#/definitions/JsonValue"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "asset": {
     "$ref": "supervisor#/definitions/AssetResponse"
    },
    "created_dagruns": {
     "items": {
      "$ref": "supervisor#/definitions/DagRunAssetReference"
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
     ],
     "default": null
    },
    "source_dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "source_run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "source_map_index": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "partition_key": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
   "required": [
    "id",
    "timestamp",
    "asset",
    "created_dagruns"
   ],
   "type": "object"
  },
  "AssetEventsResult": {
   "properties": {
    "asset_events": {
     "items": {
      "$ref": "supervisor#/definitions/AssetEventResponse"
     },
     "type": "array"
    },
    "type": {
     "const": "AssetEventsResult",
     "default": "AssetEventsResult",
     "type": "string"
    }
   },
   "required": [
    "asset_events"
   ],
   "type": "object"
  },
  "AssetProfile": {
   "additionalProperties": false,
   "properties": {
    "name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "uri": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "type": "string"
    }
   },
   "required": [
    "type"
   ],
   "type": "object"
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
        "anyOf": [
         {
          "$ref": "supervisor#/definitions/JsonValue"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
   "required": [
    "name",
    "uri",
    "group"
   ],
   "type": "object"
  },
  "AssetResult": {
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
        "anyOf": [
         {
          "$ref": "supervisor#/definitions/JsonValue"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "AssetResult",
     "default": "AssetResult",
     "type": "string"
    }
   },
   "required": [
    "name",
    "uri",
    "group"
   ],
   "type": "object"
  },
  "AssetStateStoreResult": {
   "additionalProperties": false,
   "properties": {
    "value": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/JsonValue"
      },
      {
       "type": "null"
      }
     ]
    },
    "type": {
     "const": "AssetStateStoreResult",
     "default": "AssetStateStoreResult",
     "type": "string"
    }
   },
   "required": [
    "value"
   ],
   "type": "object"
  },
  "AssetsByAliasResult": {
   "properties": {
    "assets": {
     "items": {
      "$ref": "supervisor#/definitions/AssetResult"
     },
     "type": "array"
    },
    "type": {
     "const": "AssetsByAliasResult",
     "default": "AssetsByAliasResult",
     "type": "string"
    }
   },
   "required": [
    "assets"
   ],
   "type": "object"
  },
  "AwaitInputTask": {
   "additionalProperties": false,
   "properties": {
    "state": {
     "const": "awaiting_input",
     "default": "awaiting_input",
     "type": "string"
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
     ],
     "default": null
    },
    "next_method": {
     "type": "string"
    },
    "next_kwargs": {
     "anyOf": [
      {
       "additionalProperties": {
        "anyOf": [
         {
          "$ref": "supervisor#/definitions/JsonValue"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "AwaitInputTask",
     "default": "AwaitInputTask",
     "type": "string"
    }
   },
   "required": [
    "next_method"
   ],
   "type": "object"
  },
  "BundleInfo": {
   "properties": {
    "name": {
     "type": "string"
    },
    "version": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
   "required": [
    "name"
   ],
   "type": "object"
  },
  "ClearAssetStateStoreByName": {
   "properties": {
    "name": {
     "type": "string"
    },
    "type": {
     "const": "ClearAssetStateStoreByName",
     "default": "ClearAssetStateStoreByName",
     "type": "string"
    }
   },
   "required": [
    "name"
   ],
   "type": "object"
  },
  "ClearAssetStateStoreByUri": {
   "properties": {
    "uri": {
     "type": "string"
    },
    "type": {
     "const": "ClearAssetStateStoreByUri",
     "default": "ClearAssetStateStoreByUri",
     "type": "string"
    }
   },
   "required": [
    "uri"
   ],
   "type": "object"
  },
  "ClearTaskStateStore": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "type": {
     "const": "ClearTaskStateStore",
     "default": "ClearTaskStateStore",
     "type": "string"
    }
   },
   "required": [
    "ti_id"
   ],
   "type": "object"
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
   "required": [
    "conn_id",
    "conn_type",
    "host",
    "schema",
    "login",
    "password",
    "port",
    "extra"
   ],
   "type": "object"
  },
  "ConnectionResult": {
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
    },
    "type": {
     "const": "ConnectionResult",
     "default": "ConnectionResult",
     "type": "string"
    }
   },
   "required": [
    "conn_id",
    "conn_type",
    "host",
    "schema",
    "login",
    "password",
    "port",
    "extra"
   ],
   "type": "object"
  },
  "CreateHITLDetailPayload": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "options": {
     "items": {
      "type": "string"
     },
     "minItems": 1,
     "type": "array"
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "multiple": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ],
     "default": false
    },
    "params": {
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "assigned_users": {
     "anyOf": [
      {
       "items": {
        "$ref": "supervisor#/definitions/HITLUser"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "CreateHITLDetailPayload",
     "default": "CreateHITLDetailPayload",
     "type": "string"
    }
   },
   "required": [
    "ti_id",
    "options",
    "subject"
   ],
   "type": "object"
  },
  "DRCount": {
   "properties": {
    "count": {
     "type": "integer"
    },
    "type": {
     "const": "DRCount",
     "default": "DRCount",
     "type": "string"
    }
   },
   "required": [
    "count"
   ],
   "type": "object"
  },
  "DagCallbackRequest": {
   "properties": {
    "filepath": {
     "type": "string"
    },
    "bundle_name": {
     "type": "string"
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
    "msg": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "context_from_server": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/DagRunContext"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "is_failure_callback": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ],
     "default": true
    },
    "type": {
     "const": "DagCallbackRequest",
     "default": "DagCallbackRequest",
     "type": "string"
    }
   },
   "required": [
    "filepath",
    "bundle_name",
    "bundle_version",
    "dag_id",
    "run_id"
   ],
   "type": "object"
  },
  "DagFileParseRequest": {
   "properties": {
    "file": {
     "type": "string"
    },
    "bundle_path": {
     "type": "string"
    },
    "bundle_name": {
     "type": "string"
    },
    "callback_requests": {
     "items": {
      "anyOf": [
       {
        "$ref": "supervisor#/definitions/DagCallbackRequest"
       },
       {
        "$ref": "supervisor#/definitions/TaskCallbackRequest"
       },
       {
        "$ref": "supervisor#/definitions/EmailRequest"
       }
      ]
     },
     "type": "array"
    },
    "type": {
     "const": "DagFileParseRequest",
     "default": "DagFileParseRequest",
     "type": "string"
    }
   },
   "required": [
    "file",
    "bundle_path",
    "bundle_name"
   ],
   "type": "object"
  },
  "DagFileParsingResult": {
   "properties": {
    "fileloc": {
     "type": "string"
    },
    "serialized_dags": {
     "items": {
      "$ref": "supervisor#/definitions/LazyDeserializedDAG"
     },
     "type": "array"
    },
    "warnings": {
     "anyOf": [
      {
       "items": {},
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "import_errors": {
     "anyOf": [
      {
       "additionalProperties": {
        "type": "string"
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "DagFileParsingResult",
     "default": "DagFileParsingResult",
     "type": "string"
    }
   },
   "required": [
    "fileloc",
    "serialized_dags"
   ],
   "type": "object"
  },
  "DagResult": {
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
    },
    "type": {
     "const": "DagResult",
     "default": "DagResult",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "is_paused",
    "bundle_name",
    "bundle_version",
    "relative_fileloc",
    "owners",
    "tags",
    "next_dagrun"
   ],
   "type": "object"
  },
  "DagRunAssetReference": {
   "additionalProperties": false,
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
   ],
   "type": "object"
  },
  "DagRunContext": {
   "properties": {
    "dag_run": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/DagRun"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "last_ti": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/TaskInstance"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
   "type": "object"
  },
  "DagRunResult": {
   "additionalProperties": false,
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
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ],
     "default": 0
    },
    "run_type": {
     "$ref": "supervisor#/definitions/DagRunType"
    },
    "state": {
     "$ref": "supervisor#/definitions/DagRunState"
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
     ],
     "default": null
    },
    "triggering_user_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "consumed_asset_events": {
     "items": {
      "$ref": "supervisor#/definitions/AssetEventDagRunReference"
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
     ],
     "default": null
    },
    "note": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "team_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "DagRunResult",
     "default": "DagRunResult",
     "type": "string"
    }
   },
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
   ],
   "type": "object"
  },
  "DagRunState": {
   "enum": [
    "queued",
    "running",
    "success",
    "failed"
   ],
   "type": "string"
  },
  "DagRunStateResult": {
   "properties": {
    "state": {
     "$ref": "supervisor#/definitions/DagRunState"
    },
    "type": {
     "const": "DagRunStateResult",
     "default": "DagRunStateResult",
     "type": "string"
    }
   },
   "required": [
    "state"
   ],
   "type": "object"
  },
  "DagRunType": {
   "enum": [
    "backfill",
    "scheduled",
    "manual",
    "operator_triggered",
    "asset_triggered",
    "asset_materialization"
   ],
   "type": "string"
  },
  "DeferTask": {
   "additionalProperties": false,
   "properties": {
    "state": {
     "const": "deferred",
     "default": "deferred",
     "type": "string"
    },
    "classpath": {
     "type": "string"
    },
    "trigger_kwargs": {
     "anyOf": [
      {
       "additionalProperties": {
        "anyOf": [
         {
          "$ref": "supervisor#/definitions/JsonValue"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "object"
      },
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
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
     ],
     "default": null
    },
    "queue": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "next_method": {
     "type": "string"
    },
    "next_kwargs": {
     "anyOf": [
      {
       "additionalProperties": {
        "anyOf": [
         {
          "$ref": "supervisor#/definitions/JsonValue"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "DeferTask",
     "default": "DeferTask",
     "type": "string"
    }
   },
   "required": [
    "classpath",
    "next_method"
   ],
   "type": "object"
  },
  "DeleteAssetStateStoreByName": {
   "properties": {
    "name": {
     "type": "string"
    },
    "key": {
     "type": "string"
    },
    "type": {
     "const": "DeleteAssetStateStoreByName",
     "default": "DeleteAssetStateStoreByName",
     "type": "string"
    }
   },
   "required": [
    "name",
    "key"
   ],
   "type": "object"
  },
  "DeleteAssetStateStoreByUri": {
   "properties": {
    "uri": {
     "type": "string"
    },
    "key": {
     "type": "string"
    },
    "type": {
     "const": "DeleteAssetStateStoreByUri",
     "default": "DeleteAssetStateStoreByUri",
     "type": "string"
    }
   },
   "required": [
    "uri",
    "key"
   ],
   "type": "object"
  },
  "DeleteTaskStateStore": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "key": {
     "type": "string"
    },
    "type": {
     "const": "DeleteTaskStateStore",
     "default": "DeleteTaskStateStore",
     "type": "string"
    }
   },
   "required": [
    "ti_id",
    "key"
   ],
   "type": "object"
  },
  "DeleteVariable": {
   "properties": {
    "key": {
     "type": "string"
    },
    "type": {
     "const": "DeleteVariable",
     "default": "DeleteVariable",
     "type": "string"
    }
   },
   "required": [
    "key"
   ],
   "type": "object"
  },
  "DeleteXCom": {
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
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
     ],
     "default": null
    },
    "type": {
     "const": "DeleteXCom",
     "default": "DeleteXCom",
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "run_id",
    "task_id"
   ],
   "type": "object"
  },
  "EmailRequest": {
   "properties": {
    "filepath": {
     "type": "string"
    },
    "bundle_name": {
     "type": "string"
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
    "msg": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "ti": {
     "$ref": "supervisor#/definitions/TaskInstance"
    },
    "email_type": {
     "default": "failure",
     "enum": [
      "failure",
      "retry"
     ],
     "type": "string"
    },
    "context_from_server": {
     "$ref": "supervisor#/definitions/TIRunContext"
    },
    "type": {
     "const": "EmailRequest",
     "default": "EmailRequest",
     "type": "string"
    }
   },
   "required": [
    "filepath",
    "bundle_name",
    "bundle_version",
    "ti",
    "context_from_server"
   ],
   "type": "object"
  },
  "ErrorResponse": {
   "properties": {
    "error": {
     "$ref": "supervisor#/definitions/ErrorType",
     "default": "GENERIC_ERROR"
    },
    "detail": {
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "ErrorResponse",
     "default": "ErrorResponse",
     "type": "string"
    }
   },
   "type": "object"
  },
  "ErrorType": {
   "enum": [
    "CONNECTION_NOT_FOUND",
    "VARIABLE_NOT_FOUND",
    "XCOM_NOT_FOUND",
    "ASSET_NOT_FOUND",
    "TASK_STORE_NOT_FOUND",
    "ASSET_STORE_NOT_FOUND",
    "DAGRUN_ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "GENERIC_ERROR",
    "API_SERVER_ERROR"
   ],
   "type": "string"
  },
  "GetAssetByName": {
   "properties": {
    "name": {
     "type": "string"
    },
    "type": {
     "const": "GetAssetByName",
     "default": "GetAssetByName",
     "type": "string"
    }
   },
   "required": [
    "name"
   ],
   "type": "object"
  },
  "GetAssetByUri": {
   "properties": {
    "uri": {
     "type": "string"
    },
    "type": {
     "const": "GetAssetByUri",
     "default": "GetAssetByUri",
     "type": "string"
    }
   },
   "required": [
    "uri"
   ],
   "type": "object"
  },
  "GetAssetEventByAsset": {
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "limit": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "ascending": {
     "default": true,
     "type": "boolean"
    },
    "type": {
     "const": "GetAssetEventByAsset",
     "default": "GetAssetEventByAsset",
     "type": "string"
    }
   },
   "required": [
    "name",
    "uri"
   ],
   "type": "object"
  },
  "GetAssetEventByAssetAlias": {
   "properties": {
    "alias_name": {
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "limit": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "ascending": {
     "default": true,
     "type": "boolean"
    },
    "type": {
     "const": "GetAssetEventByAssetAlias",
     "default": "GetAssetEventByAssetAlias",
     "type": "string"
    }
   },
   "required": [
    "alias_name"
   ],
   "type": "object"
  },
  "GetAssetStateStoreByName": {
   "properties": {
    "name": {
     "type": "string"
    },
    "key": {
     "type": "string"
    },
    "type": {
     "const": "GetAssetStateStoreByName",
     "default": "GetAssetStateStoreByName",
     "type": "string"
    }
   },
   "required": [
    "name",
    "key"
   ],
   "type": "object"
  },
  "GetAssetStateStoreByUri": {
   "properties": {
    "uri": {
     "type": "string"
    },
    "key": {
     "type": "string"
    },
    "type": {
     "const": "GetAssetStateStoreByUri",
     "default": "GetAssetStateStoreByUri",
     "type": "string"
    }
   },
   "required": [
    "uri",
    "key"
   ],
   "type": "object"
  },
  "GetAssetsByAlias": {
   "properties": {
    "alias_name": {
     "type": "string"
    },
    "type": {
     "const": "GetAssetsByAlias",
     "default": "GetAssetsByAlias",
     "type": "string"
    }
   },
   "required": [
    "alias_name"
   ],
   "type": "object"
  },
  "GetConnection": {
   "properties": {
    "conn_id": {
     "type": "string"
    },
    "type": {
     "const": "GetConnection",
     "default": "GetConnection",
     "type": "string"
    }
   },
   "required": [
    "conn_id"
   ],
   "type": "object"
  },
  "GetDRCount": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "logical_dates": {
     "anyOf": [
      {
       "items": {
        "type": "string",
        "format": "date-time"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "run_ids": {
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
     ],
     "default": null
    },
    "states": {
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
     ],
     "default": null
    },
    "type": {
     "const": "GetDRCount",
     "default": "GetDRCount",
     "type": "string"
    }
   },
   "required": [
    "dag_id"
   ],
   "type": "object"
  },
  "GetDag": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "type": {
     "const": "GetDag",
     "default": "GetDag",
     "type": "string"
    }
   },
   "required": [
    "dag_id"
   ],
   "type": "object"
  },
  "GetDagRun": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "type": {
     "const": "GetDagRun",
     "default": "GetDagRun",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ],
   "type": "object"
  },
  "GetDagRunState": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "type": {
     "const": "GetDagRunState",
     "default": "GetDagRunState",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ],
   "type": "object"
  },
  "GetHITLDetailResponse": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "type": {
     "const": "GetHITLDetailResponse",
     "default": "GetHITLDetailResponse",
     "type": "string"
    }
   },
   "required": [
    "ti_id"
   ],
   "type": "object"
  },
  "GetPrevSuccessfulDagRun": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "type": {
     "const": "GetPrevSuccessfulDagRun",
     "default": "GetPrevSuccessfulDagRun",
     "type": "string"
    }
   },
   "required": [
    "ti_id"
   ],
   "type": "object"
  },
  "GetPreviousDagRun": {
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
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "GetPreviousDagRun",
     "default": "GetPreviousDagRun",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "logical_date"
   ],
   "type": "object"
  },
  "GetPreviousTI": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
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
     ],
     "default": null
    },
    "map_index": {
     "default": -1,
     "type": "integer"
    },
    "state": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/TaskInstanceState"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "GetPreviousTI",
     "default": "GetPreviousTI",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "task_id"
   ],
   "type": "object"
  },
  "GetTICount": {
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
     ],
     "default": null
    },
    "task_ids": {
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
     ],
     "default": null
    },
    "task_group_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "logical_dates": {
     "anyOf": [
      {
       "items": {
        "type": "string",
        "format": "date-time"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "run_ids": {
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
     ],
     "default": null
    },
    "states": {
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
     ],
     "default": null
    },
    "type": {
     "const": "GetTICount",
     "default": "GetTICount",
     "type": "string"
    }
   },
   "required": [
    "dag_id"
   ],
   "type": "object"
  },
  "GetTaskBreadcrumbs": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "type": {
     "const": "GetTaskBreadcrumbs",
     "default": "GetTaskBreadcrumbs",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ],
   "type": "object"
  },
  "GetTaskRescheduleStartDate": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "try_number": {
     "default": 1,
     "type": "integer"
    },
    "type": {
     "const": "GetTaskRescheduleStartDate",
     "default": "GetTaskRescheduleStartDate",
     "type": "string"
    }
   },
   "required": [
    "ti_id"
   ],
   "type": "object"
  },
  "GetTaskStateStore": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "key": {
     "type": "string"
    },
    "type": {
     "const": "GetTaskStateStore",
     "default": "GetTaskStateStore",
     "type": "string"
    }
   },
   "required": [
    "ti_id",
    "key"
   ],
   "type": "object"
  },
  "GetTaskStates": {
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
     ],
     "default": null
    },
    "task_ids": {
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
     ],
     "default": null
    },
    "task_group_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "logical_dates": {
     "anyOf": [
      {
       "items": {
        "type": "string",
        "format": "date-time"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "run_ids": {
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
     ],
     "default": null
    },
    "type": {
     "const": "GetTaskStates",
     "default": "GetTaskStates",
     "type": "string"
    }
   },
   "required": [
    "dag_id"
   ],
   "type": "object"
  },
  "GetVariable": {
   "properties": {
    "key": {
     "type": "string"
    },
    "type": {
     "const": "GetVariable",
     "default": "GetVariable",
     "type": "string"
    }
   },
   "required": [
    "key"
   ],
   "type": "object"
  },
  "GetVariableKeys": {
   "properties": {
    "prefix": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "limit": {
     "default": 1000,
     "type": "integer"
    },
    "offset": {
     "default": 0,
     "type": "integer"
    },
    "type": {
     "const": "GetVariableKeys",
     "default": "GetVariableKeys",
     "type": "string"
    }
   },
   "type": "object"
  },
  "GetXCom": {
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
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
     ],
     "default": null
    },
    "include_prior_dates": {
     "default": false,
     "type": "boolean"
    },
    "type": {
     "const": "GetXCom",
     "default": "GetXCom",
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "run_id",
    "task_id"
   ],
   "type": "object"
  },
  "GetXComCount": {
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "type": {
     "const": "GetXComCount",
     "default": "GetXComCount",
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "run_id",
    "task_id"
   ],
   "type": "object"
  },
  "GetXComSequenceItem": {
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "offset": {
     "type": "integer"
    },
    "type": {
     "const": "GetXComSequenceItem",
     "default": "GetXComSequenceItem",
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "run_id",
    "task_id",
    "offset"
   ],
   "type": "object"
  },
  "GetXComSequenceSlice": {
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
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
     "default": false,
     "type": "boolean"
    },
    "type": {
     "const": "GetXComSequenceSlice",
     "default": "GetXComSequenceSlice",
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "run_id",
    "task_id",
    "start",
    "stop",
    "step"
   ],
   "type": "object"
  },
  "HITLDetailRequestResult": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "options": {
     "items": {
      "type": "string"
     },
     "minItems": 1,
     "type": "array"
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "multiple": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ],
     "default": false
    },
    "params": {
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "assigned_users": {
     "anyOf": [
      {
       "items": {
        "$ref": "supervisor#/definitions/HITLUser"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "HITLDetailRequestResult",
     "default": "HITLDetailRequestResult",
     "type": "string"
    }
   },
   "required": [
    "ti_id",
    "options",
    "subject"
   ],
   "type": "object"
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
   "required": [
    "id",
    "name"
   ],
   "type": "object"
  },
  "InactiveAssetsResult": {
   "properties": {
    "inactive_assets": {
     "anyOf": [
      {
       "items": {
        "$ref": "supervisor#/definitions/AssetProfile"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "InactiveAssetsResult",
     "default": "InactiveAssetsResult",
     "type": "string"
    }
   },
   "type": "object"
  },
  "JsonValue": {},
  "LazyDeserializedDAG": {
   "properties": {
    "data": {
     "additionalProperties": true,
     "type": "object"
    },
    "last_loaded": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
   "required": [
    "data"
   ],
   "type": "object"
  },
  "MaskSecret": {
   "properties": {
    "value": {
     "$ref": "supervisor#/definitions/JsonValue"
    },
    "name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "MaskSecret",
     "default": "MaskSecret",
     "type": "string"
    }
   },
   "required": [
    "value"
   ],
   "type": "object"
  },
  "OKResponse": {
   "properties": {
    "ok": {
     "type": "boolean"
    },
    "type": {
     "const": "OKResponse",
     "default": "OKResponse",
     "type": "string"
    }
   },
   "required": [
    "ok"
   ],
   "type": "object"
  },
  "PrevSuccessfulDagRunResult": {
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
     ],
     "default": null
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
     ],
     "default": null
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "type": {
     "const": "PrevSuccessfulDagRunResult",
     "default": "PrevSuccessfulDagRunResult",
     "type": "string"
    }
   },
   "type": "object"
  },
  "PreviousDagRunResult": {
   "properties": {
    "dag_run": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/DagRun"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "PreviousDagRunResult",
     "default": "PreviousDagRunResult",
     "type": "string"
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
     ],
     "default": null
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "state": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "try_number": {
     "type": "integer"
    },
    "map_index": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ],
     "default": -1
    },
    "duration": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
   "required": [
    "task_id",
    "dag_id",
    "run_id",
    "try_number"
   ],
   "type": "object"
  },
  "PreviousTIResult": {
   "properties": {
    "task_instance": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/PreviousTIResponse"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "PreviousTIResult",
     "default": "PreviousTIResult",
     "type": "string"
    }
   },
   "type": "object"
  },
  "PutVariable": {
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
    },
    "type": {
     "const": "PutVariable",
     "default": "PutVariable",
     "type": "string"
    }
   },
   "required": [
    "key",
    "value",
    "description"
   ],
   "type": "object"
  },
  "RescheduleTask": {
   "additionalProperties": false,
   "properties": {
    "state": {
     "const": "up_for_reschedule",
     "default": "up_for_reschedule",
     "type": "string"
    },
    "reschedule_date": {
     "type": "string",
     "format": "date-time"
    },
    "end_date": {
     "type": "string",
     "format": "date-time"
    },
    "type": {
     "const": "RescheduleTask",
     "default": "RescheduleTask",
     "type": "string"
    }
   },
   "required": [
    "reschedule_date",
    "end_date"
   ],
   "type": "object"
  },
  "ResendLoggingFD": {
   "properties": {
    "type": {
     "const": "ResendLoggingFD",
     "default": "ResendLoggingFD",
     "type": "string"
    }
   },
   "type": "object"
  },
  "RetryTask": {
   "additionalProperties": false,
   "properties": {
    "state": {
     "const": "up_for_retry",
     "default": "up_for_retry",
     "type": "string"
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
     ],
     "default": null
    },
    "retry_delay_seconds": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "retry_reason": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "RetryTask",
     "default": "RetryTask",
     "type": "string"
    }
   },
   "required": [
    "end_date"
   ],
   "type": "object"
  },
  "SentFDs": {
   "properties": {
    "type": {
     "const": "SentFDs",
     "default": "SentFDs",
     "type": "string"
    },
    "fds": {
     "items": {
      "type": "integer"
     },
     "type": "array"
    }
   },
   "required": [
    "fds"
   ],
   "type": "object"
  },
  "SetAssetStateStoreByName": {
   "properties": {
    "name": {
     "type": "string"
    },
    "key": {
     "type": "string"
    },
    "value": {
     "$ref": "supervisor#/definitions/JsonValue"
    },
    "type": {
     "const": "SetAssetStateStoreByName",
     "default": "SetAssetStateStoreByName",
     "type": "string"
    }
   },
   "required": [
    "name",
    "key",
    "value"
   ],
   "type": "object"
  },
  "SetAssetStateStoreByUri": {
   "properties": {
    "uri": {
     "type": "string"
    },
    "key": {
     "type": "string"
    },
    "value": {
     "$ref": "supervisor#/definitions/JsonValue"
    },
    "type": {
     "const": "SetAssetStateStoreByUri",
     "default": "SetAssetStateStoreByUri",
     "type": "string"
    }
   },
   "required": [
    "uri",
    "key",
    "value"
   ],
   "type": "object"
  },
  "SetRenderedFields": {
   "properties": {
    "rendered_fields": {
     "additionalProperties": {
      "$ref": "supervisor#/definitions/JsonValue"
     },
     "type": "object"
    },
    "type": {
     "const": "SetRenderedFields",
     "default": "SetRenderedFields",
     "type": "string"
    }
   },
   "required": [
    "rendered_fields"
   ],
   "type": "object"
  },
  "SetRenderedMapIndex": {
   "properties": {
    "rendered_map_index": {
     "type": "string"
    },
    "type": {
     "const": "SetRenderedMapIndex",
     "default": "SetRenderedMapIndex",
     "type": "string"
    }
   },
   "required": [
    "rendered_map_index"
   ],
   "type": "object"
  },
  "SetTaskStateStore": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "key": {
     "type": "string"
    },
    "value": {
     "$ref": "supervisor#/definitions/JsonValue"
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
    },
    "type": {
     "const": "SetTaskStateStore",
     "default": "SetTaskStateStore",
     "type": "string"
    }
   },
   "required": [
    "ti_id",
    "key",
    "value",
    "expires_at"
   ],
   "type": "object"
  },
  "SetXCom": {
   "properties": {
    "key": {
     "type": "string"
    },
    "value": {
     "$ref": "supervisor#/definitions/JsonValue"
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "task_id": {
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
     ],
     "default": null
    },
    "dag_result": {
     "default": false,
     "type": "boolean"
    },
    "mapped_length": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "SetXCom",
     "default": "SetXCom",
     "type": "string"
    }
   },
   "required": [
    "key",
    "value",
    "dag_id",
    "run_id",
    "task_id"
   ],
   "type": "object"
  },
  "SkipDownstreamTasks": {
   "additionalProperties": false,
   "properties": {
    "tasks": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "maxItems": 2,
        "minItems": 2,
        "type": "array",
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
    },
    "type": {
     "const": "SkipDownstreamTasks",
     "default": "SkipDownstreamTasks",
     "type": "string"
    }
   },
   "required": [
    "tasks"
   ],
   "type": "object"
  },
  "StartupDetails": {
   "properties": {
    "ti": {
     "$ref": "supervisor#/definitions/TaskInstance"
    },
    "dag_rel_path": {
     "type": "string"
    },
    "bundle_info": {
     "$ref": "supervisor#/definitions/BundleInfo"
    },
    "start_date": {
     "type": "string",
     "format": "date-time"
    },
    "ti_context": {
     "$ref": "supervisor#/definitions/TIRunContext"
    },
    "sentry_integration": {
     "type": "string"
    },
    "type": {
     "const": "StartupDetails",
     "default": "StartupDetails",
     "type": "string"
    }
   },
   "required": [
    "ti",
    "dag_rel_path",
    "bundle_info",
    "start_date",
    "ti_context",
    "sentry_integration"
   ],
   "type": "object"
  },
  "SucceedTask": {
   "additionalProperties": false,
   "properties": {
    "state": {
     "const": "success",
     "default": "success",
     "type": "string"
    },
    "end_date": {
     "type": "string",
     "format": "date-time"
    },
    "task_outlets": {
     "anyOf": [
      {
       "items": {
        "$ref": "supervisor#/definitions/AssetProfile"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "outlet_events": {
     "anyOf": [
      {
       "items": {
        "additionalProperties": true,
        "type": "object"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "SucceedTask",
     "default": "SucceedTask",
     "type": "string"
    }
   },
   "required": [
    "end_date"
   ],
   "type": "object"
  },
  "TICount": {
   "properties": {
    "count": {
     "type": "integer"
    },
    "type": {
     "const": "TICount",
     "default": "TICount",
     "type": "string"
    }
   },
   "required": [
    "count"
   ],
   "type": "object"
  },
  "TaskBreadcrumbsResult": {
   "properties": {
    "breadcrumbs": {
     "items": {
      "additionalProperties": true,
      "type": "object"
     },
     "type": "array"
    },
    "type": {
     "const": "TaskBreadcrumbsResult",
     "default": "TaskBreadcrumbsResult",
     "type": "string"
    }
   },
   "required": [
    "breadcrumbs"
   ],
   "type": "object"
  },
  "TaskCallbackRequest": {
   "properties": {
    "filepath": {
     "type": "string"
    },
    "bundle_name": {
     "type": "string"
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
    "msg": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "ti": {
     "$ref": "supervisor#/definitions/TaskInstance"
    },
    "task_callback_type": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/TaskInstanceState"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "context_from_server": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/TIRunContext"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "TaskCallbackRequest",
     "default": "TaskCallbackRequest",
     "type": "string"
    }
   },
   "required": [
    "filepath",
    "bundle_name",
    "bundle_version",
    "ti"
   ],
   "type": "object"
  },
  "TaskInstanceState": {
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
   ],
   "type": "string"
  },
  "TaskRescheduleStartDate": {
   "properties": {
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
    "type": {
     "const": "TaskRescheduleStartDate",
     "default": "TaskRescheduleStartDate",
     "type": "string"
    }
   },
   "required": [
    "start_date"
   ],
   "type": "object"
  },
  "TaskState": {
   "properties": {
    "state": {
     "enum": [
      "failed",
      "skipped",
      "removed"
     ],
     "type": "string"
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
     ],
     "default": null
    },
    "type": {
     "const": "TaskState",
     "default": "TaskState",
     "type": "string"
    },
    "rendered_map_index": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
   "required": [
    "state"
   ],
   "type": "object"
  },
  "TaskStateStoreResult": {
   "additionalProperties": false,
   "properties": {
    "value": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/JsonValue"
      },
      {
       "type": "null"
      }
     ]
    },
    "type": {
     "const": "TaskStateStoreResult",
     "default": "TaskStateStoreResult",
     "type": "string"
    }
   },
   "required": [
    "value"
   ],
   "type": "object"
  },
  "TaskStatesResult": {
   "properties": {
    "task_states": {
     "additionalProperties": true,
     "type": "object"
    },
    "type": {
     "const": "TaskStatesResult",
     "default": "TaskStatesResult",
     "type": "string"
    }
   },
   "required": [
    "task_states"
   ],
   "type": "object"
  },
  "TriggerDagRun": {
   "additionalProperties": false,
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
     ],
     "default": null
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "reset_dag_run": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ],
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
     ],
     "default": null
    },
    "note": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "dag_id": {
     "type": "string"
    },
    "run_id": {
     "type": "string"
    },
    "type": {
     "const": "TriggerDagRun",
     "default": "TriggerDagRun",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "run_id"
   ],
   "type": "object"
  },
  "UpdateHITLDetail": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "chosen_options": {
     "items": {
      "type": "string"
     },
     "minItems": 1,
     "type": "array"
    },
    "params_input": {
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "type": {
     "const": "UpdateHITLDetail",
     "default": "UpdateHITLDetail",
     "type": "string"
    }
   },
   "required": [
    "ti_id",
    "chosen_options"
   ],
   "type": "object"
  },
  "ValidateInletsAndOutlets": {
   "properties": {
    "ti_id": {
     "type": "string",
     "format": "uuid"
    },
    "type": {
     "const": "ValidateInletsAndOutlets",
     "default": "ValidateInletsAndOutlets",
     "type": "string"
    }
   },
   "required": [
    "ti_id"
   ],
   "type": "object"
  },
  "VariableKeysResult": {
   "properties": {
    "keys": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    },
    "type": {
     "const": "VariableKeysResult",
     "default": "VariableKeysResult",
     "type": "string"
    }
   },
   "required": [
    "keys",
    "total_entries"
   ],
   "type": "object"
  },
  "VariableResponse": {
   "additionalProperties": false,
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
   "required": [
    "key",
    "value"
   ],
   "type": "object"
  },
  "VariableResult": {
   "additionalProperties": false,
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
    },
    "type": {
     "const": "VariableResult",
     "default": "VariableResult",
     "type": "string"
    }
   },
   "required": [
    "key",
    "value"
   ],
   "type": "object"
  },
  "XComCountResponse": {
   "properties": {
    "len": {
     "type": "integer"
    },
    "type": {
     "const": "XComCountResponse",
     "default": "XComCountResponse",
     "type": "string"
    }
   },
   "required": [
    "len"
   ],
   "type": "object"
  },
  "XComResult": {
   "properties": {
    "key": {
     "type": "string"
    },
    "value": {
     "anyOf": [
      {
       "$ref": "supervisor#/definitions/JsonValue"
      },
      {
       "type": "null"
      }
     ]
    },
    "type": {
     "const": "XComResult",
     "default": "XComResult",
     "type": "string"
    }
   },
   "required": [
    "key",
    "value"
   ],
   "type": "object"
  },
  "XComSequenceIndexResult": {
   "properties": {
    "root": {
     "$ref": "supervisor#/definitions/JsonValue"
    },
    "type": {
     "const": "XComSequenceIndexResult",
     "default": "XComSequenceIndexResult",
     "type": "string"
    }
   },
   "required": [
    "root"
   ],
   "type": "object"
  },
  "XComSequenceSliceResult": {
   "properties": {
    "root": {
     "items": {
      "$ref": "supervisor#/definitions/JsonValue"
     },
     "type": "array"
    },
    "type": {
     "const": "XComSequenceSliceResult",
     "default": "XComSequenceSliceResult",
     "type": "string"
    }
   },
   "required": [
    "root"
   ],
   "type": "object"
  },
  "AssetEventDagRunReference": {
   "additionalProperties": false,
   "properties": {
    "asset": {
     "$ref": "supervisor#/definitions/AssetReferenceAssetEventDagRun"
    },
    "extra": {
     "additionalProperties": {
      "$ref": "supervisor#/definitions/JsonValue"
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
      "$ref": "supervisor#/definitions/AssetAliasReferenceAssetEventDagRun"
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
     ],
     "default": null
    }
   },
   "required": [
    "asset",
    "extra",
    "source_task_id",
    "source_dag_id",
    "source_run_id",
    "source_map_index",
    "source_aliases",
    "timestamp"
   ],
   "type": "object"
  },
  "AssetReferenceAssetEventDagRun": {
   "additionalProperties": false,
   "properties": {
    "name": {
     "type": "string"
    },
    "uri": {
     "type": "string"
    },
    "extra": {
     "additionalProperties": {
      "$ref": "supervisor#/definitions/JsonValue"
     },
     "type": "object"
    }
   },
   "required": [
    "name",
    "uri",
    "extra"
   ],
   "type": "object"
  },
  "DagRun": {
   "additionalProperties": false,
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
     "default": 0,
     "type": "integer"
    },
    "run_type": {
     "$ref": "supervisor#/definitions/DagRunType"
    },
    "state": {
     "$ref": "supervisor#/definitions/DagRunState"
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
     ],
     "default": null
    },
    "triggering_user_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "consumed_asset_events": {
     "items": {
      "$ref": "supervisor#/definitions/AssetEventDagRunReference"
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
     ],
     "default": null
    },
    "note": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "team_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    }
   },
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
   ],
   "type": "object"
  },
  "TIRunContext": {
   "properties": {
    "dag_run": {
     "$ref": "supervisor#/definitions/DagRun"
    },
    "task_reschedule_count": {
     "default": 0,
     "type": "integer"
    },
    "max_tries": {
     "type": "integer"
    },
    "variables": {
     "items": {
      "$ref": "supervisor#/definitions/VariableResponse"
     },
     "type": "array"
    },
    "connections": {
     "items": {
      "$ref": "supervisor#/definitions/ConnectionResponse"
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
     ],
     "default": null
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
     ],
     "default": null
    },
    "xcom_keys_to_clear": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "should_retry": {
     "default": false,
     "type": "boolean"
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
     ],
     "default": null
    }
   },
   "required": [
    "dag_run",
    "max_tries"
   ],
   "type": "object"
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
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ],
     "default": null
    },
    "context_carrier": {
     "anyOf": [
      {
       "additionalProperties": true,
       "type": "object"
      },
      {
       "type": "null"
      }
     ],
     "default": null
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
  }
 }
};
