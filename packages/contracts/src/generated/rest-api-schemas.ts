// Generated from packages/contracts/data/rest-api-v2.json by scripts/generate-contracts.ts. Do not edit.

import type { SchemaSet } from '../schema-set.ts';

export const restApiSchemas: SchemaSet = {
 "$id": "rest-api",
 "definitions": {
  "AppBuilderMenuItemResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "href": {
     "type": "string"
    },
    "category": {
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
   "additionalProperties": true,
   "type": "object",
   "required": [
    "name",
    "href"
   ]
  },
  "AppBuilderViewResponse": {
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
    "category": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "view": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "label": {
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
   "additionalProperties": true,
   "type": "object"
  },
  "AssetAliasCollectionResponse": {
   "properties": {
    "asset_aliases": {
     "items": {
      "$ref": "rest-api#/definitions/AssetAliasResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "asset_aliases",
    "total_entries"
   ]
  },
  "AssetAliasResponse": {
   "properties": {
    "id": {
     "type": "integer"
    },
    "name": {
     "type": "string"
    },
    "group": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "id",
    "name",
    "group"
   ]
  },
  "AssetCollectionResponse": {
   "properties": {
    "assets": {
     "items": {
      "$ref": "rest-api#/definitions/AssetResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "assets",
    "total_entries"
   ]
  },
  "AssetEventAccessControl": {
   "properties": {
    "consumer_teams": {
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
    "allow_global": {
     "type": "boolean",
     "default": true
    }
   },
   "additionalProperties": false,
   "type": "object"
  },
  "AssetEventCollectionResponse": {
   "properties": {
    "asset_events": {
     "items": {
      "$ref": "rest-api#/definitions/AssetEventResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "asset_events",
    "total_entries"
   ]
  },
  "AssetEventResponse": {
   "properties": {
    "id": {
     "type": "integer"
    },
    "asset_id": {
     "type": "integer"
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
    "group": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "extra": {
     "anyOf": [
      {
       "additionalProperties": {
        "$ref": "rest-api#/definitions/JsonValue"
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ]
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
     "type": "integer"
    },
    "created_dagruns": {
     "items": {
      "$ref": "rest-api#/definitions/DagRunAssetReference"
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
   "type": "object",
   "required": [
    "id",
    "asset_id",
    "source_map_index",
    "created_dagruns",
    "timestamp"
   ]
  },
  "AssetResponse": {
   "properties": {
    "id": {
     "type": "integer"
    },
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
        "$ref": "rest-api#/definitions/JsonValue"
       },
       "type": "object"
      },
      {
       "type": "null"
      }
     ]
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "updated_at": {
     "type": "string",
     "format": "date-time"
    },
    "scheduled_dags": {
     "items": {
      "$ref": "rest-api#/definitions/DagScheduleAssetReference"
     },
     "type": "array"
    },
    "producing_tasks": {
     "items": {
      "$ref": "rest-api#/definitions/TaskOutletAssetReference"
     },
     "type": "array"
    },
    "consuming_tasks": {
     "items": {
      "$ref": "rest-api#/definitions/TaskInletAssetReference"
     },
     "type": "array"
    },
    "aliases": {
     "items": {
      "$ref": "rest-api#/definitions/AssetAliasResponse"
     },
     "type": "array"
    },
    "watchers": {
     "items": {
      "$ref": "rest-api#/definitions/AssetWatcherResponse"
     },
     "type": "array"
    },
    "last_asset_event": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/LastAssetEventResponse"
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
    "name",
    "uri",
    "group",
    "created_at",
    "updated_at",
    "scheduled_dags",
    "producing_tasks",
    "consuming_tasks",
    "aliases",
    "watchers"
   ]
  },
  "AssetStateStoreBody": {
   "properties": {
    "value": {
     "$ref": "rest-api#/definitions/JsonValue"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "value"
   ]
  },
  "AssetStateStoreCollectionResponse": {
   "properties": {
    "asset_state_store": {
     "items": {
      "$ref": "rest-api#/definitions/AssetStateStoreResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "asset_state_store",
    "total_entries"
   ]
  },
  "AssetStateStoreLastUpdatedBy": {
   "properties": {
    "kind": {
     "$ref": "rest-api#/definitions/AssetStateStoreWriterKind"
    },
    "dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
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
    }
   },
   "type": "object",
   "required": [
    "kind"
   ]
  },
  "AssetStateStoreResponse": {
   "properties": {
    "key": {
     "type": "string"
    },
    "value": {
     "$ref": "rest-api#/definitions/JsonValue"
    },
    "updated_at": {
     "type": "string",
     "format": "date-time"
    },
    "last_updated_by": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/AssetStateStoreLastUpdatedBy"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "key",
    "value",
    "updated_at"
   ]
  },
  "AssetStateStoreWriterKind": {
   "type": "string",
   "enum": [
    "task",
    "watcher",
    "api"
   ]
  },
  "AssetWatcherResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "trigger_id": {
     "type": "integer"
    },
    "created_date": {
     "type": "string",
     "format": "date-time"
    }
   },
   "type": "object",
   "required": [
    "name",
    "trigger_id",
    "created_date"
   ]
  },
  "AsyncConnectionTestResponse": {
   "properties": {
    "token": {
     "type": "string"
    },
    "connection_id": {
     "type": "string"
    },
    "state": {
     "type": "string"
    },
    "result_message": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    }
   },
   "type": "object",
   "required": [
    "token",
    "connection_id",
    "state",
    "created_at"
   ]
  },
  "BackfillCollectionResponse": {
   "properties": {
    "backfills": {
     "items": {
      "$ref": "rest-api#/definitions/BackfillResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "backfills",
    "total_entries"
   ]
  },
  "BackfillPostBody": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "from_date": {
     "type": "string",
     "format": "date-time"
    },
    "to_date": {
     "type": "string",
     "format": "date-time"
    },
    "run_backwards": {
     "type": "boolean",
     "default": false
    },
    "dag_run_conf": {
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
    "reprocess_behavior": {
     "$ref": "rest-api#/definitions/ReprocessBehavior",
     "default": "none"
    },
    "max_active_runs": {
     "type": "integer",
     "default": 10
    },
    "run_on_latest_version": {
     "anyOf": [
      {
       "type": "boolean"
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
    "from_date",
    "to_date"
   ]
  },
  "BackfillResponse": {
   "properties": {
    "id": {
     "type": "integer",
     "minimum": 0
    },
    "dag_id": {
     "type": "string"
    },
    "from_date": {
     "type": "string",
     "format": "date-time"
    },
    "to_date": {
     "type": "string",
     "format": "date-time"
    },
    "dag_run_conf": {
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
    "is_paused": {
     "type": "boolean"
    },
    "reprocess_behavior": {
     "$ref": "rest-api#/definitions/ReprocessBehavior"
    },
    "max_active_runs": {
     "type": "integer"
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "completed_at": {
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
    "updated_at": {
     "type": "string",
     "format": "date-time"
    },
    "dag_display_name": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "id",
    "dag_id",
    "from_date",
    "to_date",
    "dag_run_conf",
    "is_paused",
    "reprocess_behavior",
    "max_active_runs",
    "created_at",
    "completed_at",
    "updated_at",
    "dag_display_name"
   ]
  },
  "BaseInfoResponse": {
   "properties": {
    "status": {
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
    "status"
   ]
  },
  "BulkActionNotOnExistence": {
   "type": "string",
   "enum": [
    "fail",
    "skip"
   ]
  },
  "BulkActionOnExistence": {
   "type": "string",
   "enum": [
    "fail",
    "skip",
    "overwrite"
   ]
  },
  "BulkActionResponse": {
   "properties": {
    "success": {
     "items": {
      "type": "string"
     },
     "type": "array",
     "default": []
    },
    "errors": {
     "items": {
      "additionalProperties": true,
      "type": "object"
     },
     "type": "array",
     "default": []
    }
   },
   "type": "object"
  },
  "BulkBody_BulkDAGRunBody_": {
   "properties": {
    "actions": {
     "items": {
      "anyOf": [
       {
        "$ref": "rest-api#/definitions/BulkCreateAction_BulkDAGRunBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkUpdateAction_BulkDAGRunBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkDeleteAction_BulkDAGRunBody_"
       }
      ]
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "actions"
   ]
  },
  "BulkBody_BulkTaskInstanceBody_": {
   "properties": {
    "actions": {
     "items": {
      "anyOf": [
       {
        "$ref": "rest-api#/definitions/BulkCreateAction_BulkTaskInstanceBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkUpdateAction_BulkTaskInstanceBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkDeleteAction_BulkTaskInstanceBody_"
       }
      ]
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "actions"
   ]
  },
  "BulkBody_ConnectionBody_": {
   "properties": {
    "actions": {
     "items": {
      "anyOf": [
       {
        "$ref": "rest-api#/definitions/BulkCreateAction_ConnectionBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkUpdateAction_ConnectionBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkDeleteAction_ConnectionBody_"
       }
      ]
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "actions"
   ]
  },
  "BulkBody_PoolBody_": {
   "properties": {
    "actions": {
     "items": {
      "anyOf": [
       {
        "$ref": "rest-api#/definitions/BulkCreateAction_PoolBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkUpdateAction_PoolBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkDeleteAction_PoolBody_"
       }
      ]
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "actions"
   ]
  },
  "BulkBody_VariableBody_": {
   "properties": {
    "actions": {
     "items": {
      "anyOf": [
       {
        "$ref": "rest-api#/definitions/BulkCreateAction_VariableBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkUpdateAction_VariableBody_"
       },
       {
        "$ref": "rest-api#/definitions/BulkDeleteAction_VariableBody_"
       }
      ]
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "actions"
   ]
  },
  "BulkCreateAction_BulkDAGRunBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "create"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/BulkDAGRunBody"
     },
     "type": "array"
    },
    "action_on_existence": {
     "$ref": "rest-api#/definitions/BulkActionOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkCreateAction_BulkTaskInstanceBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "create"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/BulkTaskInstanceBody"
     },
     "type": "array"
    },
    "action_on_existence": {
     "$ref": "rest-api#/definitions/BulkActionOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkCreateAction_ConnectionBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "create"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/ConnectionBody"
     },
     "type": "array"
    },
    "action_on_existence": {
     "$ref": "rest-api#/definitions/BulkActionOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkCreateAction_PoolBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "create"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/PoolBody"
     },
     "type": "array"
    },
    "action_on_existence": {
     "$ref": "rest-api#/definitions/BulkActionOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkCreateAction_VariableBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "create"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/VariableBody"
     },
     "type": "array"
    },
    "action_on_existence": {
     "$ref": "rest-api#/definitions/BulkActionOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkDAGRunBody": {
   "properties": {
    "dag_run_id": {
     "type": "string"
    },
    "dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "state": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagRunMutableStates"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 1000
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
    "dag_run_id"
   ]
  },
  "BulkDAGRunClearBody": {
   "properties": {
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
    "partition_date_start": {
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
    "partition_date_end": {
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
    "dry_run": {
     "type": "boolean",
     "default": true
    },
    "only_failed": {
     "type": "boolean",
     "default": false
    },
    "only_new": {
     "type": "boolean",
     "default": false
    },
    "run_on_latest_version": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 1000
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_runs": {
     "items": {
      "$ref": "rest-api#/definitions/BulkDAGRunBody"
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object"
  },
  "BulkDeleteAction_BulkDAGRunBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "delete"
    },
    "entities": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "$ref": "rest-api#/definitions/BulkDAGRunBody"
       }
      ]
     },
     "type": "array"
    },
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkDeleteAction_BulkTaskInstanceBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "delete"
    },
    "entities": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "$ref": "rest-api#/definitions/BulkTaskInstanceBody"
       }
      ]
     },
     "type": "array"
    },
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkDeleteAction_ConnectionBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "delete"
    },
    "entities": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "$ref": "rest-api#/definitions/ConnectionBody"
       }
      ]
     },
     "type": "array"
    },
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkDeleteAction_PoolBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "delete"
    },
    "entities": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "$ref": "rest-api#/definitions/PoolBody"
       }
      ]
     },
     "type": "array"
    },
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkDeleteAction_VariableBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "delete"
    },
    "entities": {
     "items": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "$ref": "rest-api#/definitions/VariableBody"
       }
      ]
     },
     "type": "array"
    },
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkResponse": {
   "properties": {
    "create": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/BulkActionResponse"
      },
      {
       "type": "null"
      }
     ]
    },
    "update": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/BulkActionResponse"
      },
      {
       "type": "null"
      }
     ]
    },
    "delete": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/BulkActionResponse"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object"
  },
  "BulkTaskInstanceBody": {
   "properties": {
    "new_state": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/TaskInstanceState"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 1000
      },
      {
       "type": "null"
      }
     ]
    },
    "include_upstream": {
     "type": "boolean",
     "default": false
    },
    "include_downstream": {
     "type": "boolean",
     "default": false
    },
    "include_future": {
     "type": "boolean",
     "default": false
    },
    "include_past": {
     "type": "boolean",
     "default": false
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
     ]
    },
    "dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_run_id": {
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
    "task_id"
   ]
  },
  "BulkUpdateAction_BulkDAGRunBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "update"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/BulkDAGRunBody"
     },
     "type": "array"
    },
    "update_mask": {
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
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkUpdateAction_BulkTaskInstanceBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "update"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/BulkTaskInstanceBody"
     },
     "type": "array"
    },
    "update_mask": {
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
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkUpdateAction_ConnectionBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "update"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/ConnectionBody"
     },
     "type": "array"
    },
    "update_mask": {
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
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkUpdateAction_PoolBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "update"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/PoolBody"
     },
     "type": "array"
    },
    "update_mask": {
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
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "BulkUpdateAction_VariableBody_": {
   "properties": {
    "action": {
     "type": "string",
     "const": "update"
    },
    "entities": {
     "items": {
      "$ref": "rest-api#/definitions/VariableBody"
     },
     "type": "array"
    },
    "update_mask": {
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
    "action_on_non_existence": {
     "$ref": "rest-api#/definitions/BulkActionNotOnExistence",
     "default": "fail"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "action",
    "entities"
   ]
  },
  "ClearPartitionsBody": {
   "properties": {
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
    "partition_date_start": {
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
    "partition_date_end": {
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
    "run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "clear_task_instances": {
     "type": "boolean",
     "default": false
    },
    "dry_run": {
     "type": "boolean",
     "default": true
    }
   },
   "additionalProperties": false,
   "type": "object"
  },
  "ClearPartitionsResponse": {
   "properties": {
    "dag_runs_cleared": {
     "type": "integer"
    },
    "task_instances_cleared": {
     "type": "integer"
    },
    "dry_run": {
     "type": "boolean"
    }
   },
   "type": "object",
   "required": [
    "dag_runs_cleared",
    "task_instances_cleared",
    "dry_run"
   ]
  },
  "ClearTaskInstanceCollectionResponse": {
   "properties": {
    "task_instances": {
     "items": {
      "anyOf": [
       {
        "$ref": "rest-api#/definitions/TaskInstanceResponse"
       },
       {
        "$ref": "rest-api#/definitions/NewTaskResponse"
       }
      ]
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "task_instances",
    "total_entries"
   ]
  },
  "ClearTaskInstancesBody": {
   "properties": {
    "dry_run": {
     "type": "boolean",
     "default": true
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
    "only_failed": {
     "type": "boolean",
     "default": true
    },
    "only_running": {
     "type": "boolean",
     "default": false
    },
    "reset_dag_runs": {
     "type": "boolean",
     "default": true
    },
    "task_ids": {
     "anyOf": [
      {
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
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "include_upstream": {
     "type": "boolean",
     "default": false
    },
    "include_downstream": {
     "type": "boolean",
     "default": false
    },
    "include_future": {
     "type": "boolean",
     "default": false
    },
    "include_past": {
     "type": "boolean",
     "default": false
    },
    "run_on_latest_version": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "prevent_running_task": {
     "type": "boolean",
     "default": false
    },
    "note": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 1000
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
  "Config": {
   "properties": {
    "sections": {
     "items": {
      "$ref": "rest-api#/definitions/ConfigSection"
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "sections"
   ]
  },
  "ConfigOption": {
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
       "type": "array",
       "maxItems": 2,
       "minItems": 2,
       "items": [
        {
         "type": "string"
        },
        {
         "type": "string"
        }
       ],
       "additionalItems": false
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
  "ConfigSection": {
   "properties": {
    "name": {
     "type": "string"
    },
    "options": {
     "items": {
      "$ref": "rest-api#/definitions/ConfigOption"
     },
     "type": "array"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "name",
    "options"
   ]
  },
  "ConnectionBody": {
   "properties": {
    "connection_id": {
     "type": "string",
     "maxLength": 200,
     "pattern": "^[\\w.-]+$"
    },
    "conn_type": {
     "type": "string"
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
    "team_name": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 50
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
    "connection_id",
    "conn_type"
   ]
  },
  "ConnectionCollectionResponse": {
   "properties": {
    "connections": {
     "items": {
      "$ref": "rest-api#/definitions/ConnectionResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "connections",
    "total_entries"
   ]
  },
  "ConnectionResponse": {
   "properties": {
    "connection_id": {
     "type": "string"
    },
    "conn_type": {
     "type": "string"
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
   "type": "object",
   "required": [
    "connection_id",
    "conn_type",
    "description",
    "host",
    "login",
    "schema",
    "port",
    "password",
    "extra",
    "team_name"
   ]
  },
  "ConnectionTestQueuedResponse": {
   "properties": {
    "token": {
     "type": "string"
    },
    "connection_id": {
     "type": "string"
    },
    "state": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "token",
    "connection_id",
    "state"
   ]
  },
  "ConnectionTestRequestBody": {
   "properties": {
    "connection_id": {
     "type": "string",
     "maxLength": 200,
     "pattern": "^[\\w.-]+$"
    },
    "conn_type": {
     "type": "string"
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
    "team_name": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 50
      },
      {
       "type": "null"
      }
     ]
    },
    "commit_on_success": {
     "type": "boolean",
     "default": false
    },
    "executor": {
     "anyOf": [
      {
       "type": "string"
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
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "connection_id",
    "conn_type"
   ]
  },
  "ConnectionTestResponse": {
   "properties": {
    "status": {
     "type": "boolean"
    },
    "message": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "status",
    "message"
   ]
  },
  "CreateAssetEventsBody": {
   "properties": {
    "asset_id": {
     "type": "integer"
    },
    "partition_key": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 250,
       "pattern": "\\S"
      },
      {
       "type": "null"
      }
     ]
    },
    "extra": {
     "additionalProperties": true,
     "type": "object"
    },
    "access_control": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/AssetEventAccessControl"
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
    "asset_id"
   ]
  },
  "DAGCollectionResponse": {
   "properties": {
    "dags": {
     "items": {
      "$ref": "rest-api#/definitions/DAGResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "dags",
    "total_entries"
   ]
  },
  "DAGDetailsResponse": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_display_name": {
     "type": "string"
    },
    "is_paused": {
     "type": "boolean"
    },
    "is_stale": {
     "type": "boolean"
    },
    "last_parsed_time": {
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
    "last_parse_duration": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "last_expired": {
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
    "fileloc": {
     "type": "string"
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
    "timetable_summary": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "timetable_description": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "timetable_partitioned": {
     "type": "boolean"
    },
    "timetable_periodic": {
     "type": "boolean"
    },
    "tags": {
     "items": {
      "$ref": "rest-api#/definitions/DagTagResponse"
     },
     "type": "array"
    },
    "max_active_tasks": {
     "type": "integer"
    },
    "max_active_runs": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "max_consecutive_failed_dag_runs": {
     "type": "integer"
    },
    "has_task_concurrency_limits": {
     "type": "boolean"
    },
    "has_import_errors": {
     "type": "boolean"
    },
    "next_dagrun_logical_date": {
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
    "next_dagrun_data_interval_start": {
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
    "next_dagrun_data_interval_end": {
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
    "next_dagrun_run_after": {
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
    "allowed_run_types": {
     "anyOf": [
      {
       "items": {
        "$ref": "rest-api#/definitions/DagRunType"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ]
    },
    "owners": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "catchup": {
     "type": "boolean"
    },
    "dag_run_timeout": {
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
    "asset_expression": {
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
    "doc_md": {
     "anyOf": [
      {
       "type": "string"
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
    "is_paused_upon_creation": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
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
     ]
    },
    "render_template_as_native_obj": {
     "type": "boolean"
    },
    "template_search_path": {
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
    "timezone": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "last_parsed": {
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
    "default_args": {
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
    "rerun_with_latest_version": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "owner_links": {
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
     ]
    },
    "is_favorite": {
     "type": "boolean",
     "default": false
    },
    "active_runs_count": {
     "type": "integer",
     "default": 0
    },
    "is_backfillable": {
     "type": "boolean"
    },
    "file_token": {
     "type": "string"
    },
    "concurrency": {
     "type": "integer",
     "deprecated": true
    },
    "latest_dag_version": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagVersionResponse"
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
    "dag_display_name",
    "is_paused",
    "is_stale",
    "last_parsed_time",
    "last_parse_duration",
    "last_expired",
    "bundle_name",
    "bundle_version",
    "relative_fileloc",
    "fileloc",
    "description",
    "timetable_summary",
    "timetable_description",
    "timetable_partitioned",
    "timetable_periodic",
    "tags",
    "max_active_tasks",
    "max_active_runs",
    "max_consecutive_failed_dag_runs",
    "has_task_concurrency_limits",
    "has_import_errors",
    "next_dagrun_logical_date",
    "next_dagrun_data_interval_start",
    "next_dagrun_data_interval_end",
    "next_dagrun_run_after",
    "allowed_run_types",
    "owners",
    "catchup",
    "dag_run_timeout",
    "asset_expression",
    "doc_md",
    "start_date",
    "end_date",
    "is_paused_upon_creation",
    "params",
    "render_template_as_native_obj",
    "template_search_path",
    "timezone",
    "last_parsed",
    "default_args",
    "is_backfillable",
    "file_token",
    "concurrency",
    "latest_dag_version"
   ]
  },
  "DAGPatchBody": {
   "properties": {
    "is_paused": {
     "type": "boolean"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "is_paused"
   ]
  },
  "DAGResponse": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_display_name": {
     "type": "string"
    },
    "is_paused": {
     "type": "boolean"
    },
    "is_stale": {
     "type": "boolean"
    },
    "last_parsed_time": {
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
    "last_parse_duration": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "last_expired": {
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
    "fileloc": {
     "type": "string"
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
    "timetable_summary": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "timetable_description": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "timetable_partitioned": {
     "type": "boolean"
    },
    "timetable_periodic": {
     "type": "boolean"
    },
    "tags": {
     "items": {
      "$ref": "rest-api#/definitions/DagTagResponse"
     },
     "type": "array"
    },
    "max_active_tasks": {
     "type": "integer"
    },
    "max_active_runs": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "max_consecutive_failed_dag_runs": {
     "type": "integer"
    },
    "has_task_concurrency_limits": {
     "type": "boolean"
    },
    "has_import_errors": {
     "type": "boolean"
    },
    "next_dagrun_logical_date": {
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
    "next_dagrun_data_interval_start": {
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
    "next_dagrun_data_interval_end": {
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
    "next_dagrun_run_after": {
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
    "allowed_run_types": {
     "anyOf": [
      {
       "items": {
        "$ref": "rest-api#/definitions/DagRunType"
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ]
    },
    "owners": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "is_backfillable": {
     "type": "boolean"
    },
    "file_token": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "dag_id",
    "dag_display_name",
    "is_paused",
    "is_stale",
    "last_parsed_time",
    "last_parse_duration",
    "last_expired",
    "bundle_name",
    "bundle_version",
    "relative_fileloc",
    "fileloc",
    "description",
    "timetable_summary",
    "timetable_description",
    "timetable_partitioned",
    "timetable_periodic",
    "tags",
    "max_active_tasks",
    "max_active_runs",
    "max_consecutive_failed_dag_runs",
    "has_task_concurrency_limits",
    "has_import_errors",
    "next_dagrun_logical_date",
    "next_dagrun_data_interval_start",
    "next_dagrun_data_interval_end",
    "next_dagrun_run_after",
    "allowed_run_types",
    "owners",
    "is_backfillable",
    "file_token"
   ]
  },
  "DAGRunClearBody": {
   "properties": {
    "dry_run": {
     "type": "boolean",
     "default": true
    },
    "only_failed": {
     "type": "boolean",
     "default": false
    },
    "only_new": {
     "type": "boolean",
     "default": false
    },
    "run_on_latest_version": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 1000
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
  "DAGRunCollectionResponse": {
   "properties": {
    "dag_runs": {
     "items": {
      "$ref": "rest-api#/definitions/DAGRunResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "total_entries_limit": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "next_cursor": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "previous_cursor": {
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
    "dag_runs"
   ]
  },
  "DAGRunPatchBody": {
   "properties": {
    "state": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagRunMutableStates"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 1000
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
  "DAGRunResponse": {
   "properties": {
    "dag_run_id": {
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
    "queued_at": {
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
    "duration": {
     "anyOf": [
      {
       "type": "number"
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
    "last_scheduling_decision": {
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
    "run_type": {
     "$ref": "rest-api#/definitions/DagRunType"
    },
    "state": {
     "$ref": "rest-api#/definitions/DagRunState"
    },
    "triggered_by": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagRunTriggeredByType"
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
    "dag_versions": {
     "items": {
      "$ref": "rest-api#/definitions/DagVersionResponse"
     },
     "type": "array"
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
    "dag_display_name": {
     "type": "string"
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
    }
   },
   "type": "object",
   "required": [
    "dag_run_id",
    "dag_id",
    "logical_date",
    "queued_at",
    "start_date",
    "end_date",
    "duration",
    "data_interval_start",
    "data_interval_end",
    "run_after",
    "last_scheduling_decision",
    "run_type",
    "state",
    "triggered_by",
    "triggering_user_name",
    "conf",
    "note",
    "dag_versions",
    "bundle_version",
    "dag_display_name",
    "partition_key",
    "partition_date"
   ]
  },
  "DAGRunsBatchBody": {
   "properties": {
    "order_by": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "page_offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "page_limit": {
     "type": "integer",
     "minimum": 0,
     "default": 100
    },
    "dag_ids": {
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
    "states": {
     "anyOf": [
      {
       "items": {
        "anyOf": [
         {
          "$ref": "rest-api#/definitions/DagRunState"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_after_gte": {
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
    "run_after_gt": {
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
    "run_after_lte": {
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
    "run_after_lt": {
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
    "logical_date_gte": {
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
    "logical_date_gt": {
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
    "logical_date_lte": {
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
    "logical_date_lt": {
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
    "start_date_gte": {
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
    "start_date_gt": {
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
    "start_date_lte": {
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
    "start_date_lt": {
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
    "end_date_gte": {
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
    "end_date_gt": {
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
    "end_date_lte": {
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
    "end_date_lt": {
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
    "duration_gte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_gt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "conf_contains": {
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
  "DAGSourceResponse": {
   "properties": {
    "content": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id": {
     "type": "string"
    },
    "version_number": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_display_name": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "content",
    "dag_id",
    "version_number",
    "dag_display_name"
   ]
  },
  "DAGTagCollectionResponse": {
   "properties": {
    "tags": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "tags",
    "total_entries"
   ]
  },
  "DAGVersionCollectionResponse": {
   "properties": {
    "dag_versions": {
     "items": {
      "$ref": "rest-api#/definitions/DagVersionResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "dag_versions",
    "total_entries"
   ]
  },
  "DAGWarningCollectionResponse": {
   "properties": {
    "dag_warnings": {
     "items": {
      "$ref": "rest-api#/definitions/DAGWarningResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "dag_warnings",
    "total_entries"
   ]
  },
  "DAGWarningResponse": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "warning_type": {
     "$ref": "rest-api#/definitions/DagWarningType"
    },
    "message": {
     "type": "string"
    },
    "timestamp": {
     "type": "string",
     "format": "date-time"
    },
    "dag_display_name": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "dag_id",
    "warning_type",
    "message",
    "timestamp",
    "dag_display_name"
   ]
  },
  "DagProcessorInfoResponse": {
   "properties": {
    "status": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "latest_dag_processor_heartbeat": {
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
    "status",
    "latest_dag_processor_heartbeat"
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
    },
    "triggering": {
     "type": "boolean"
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
    "partition_key",
    "triggering"
   ]
  },
  "DagRunMutableStates": {
   "type": "string",
   "enum": [
    "queued",
    "success",
    "failed"
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
  "DagRunTriggeredByType": {
   "type": "string",
   "enum": [
    "cli",
    "operator",
    "rest_api",
    "ui",
    "test",
    "timetable",
    "asset",
    "backfill"
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
  "DagScheduleAssetReference": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "updated_at": {
     "type": "string",
     "format": "date-time"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "dag_id",
    "created_at",
    "updated_at"
   ]
  },
  "DagStatsCollectionResponse": {
   "properties": {
    "dags": {
     "items": {
      "$ref": "rest-api#/definitions/DagStatsResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "dags",
    "total_entries"
   ]
  },
  "DagStatsResponse": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_display_name": {
     "type": "string"
    },
    "stats": {
     "items": {
      "$ref": "rest-api#/definitions/DagStatsStateResponse"
     },
     "type": "array"
    }
   },
   "type": "object",
   "required": [
    "dag_id",
    "dag_display_name",
    "stats"
   ]
  },
  "DagStatsStateResponse": {
   "properties": {
    "state": {
     "$ref": "rest-api#/definitions/DagRunState"
    },
    "count": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "state",
    "count"
   ]
  },
  "DagTagResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "dag_display_name": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "name",
    "dag_id",
    "dag_display_name"
   ]
  },
  "DagVersionResponse": {
   "properties": {
    "id": {
     "type": "string",
     "format": "uuid"
    },
    "version_number": {
     "type": "integer"
    },
    "dag_id": {
     "type": "string"
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
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "dag_display_name": {
     "type": "string"
    },
    "bundle_url": {
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
    "version_number",
    "dag_id",
    "bundle_name",
    "bundle_version",
    "created_at",
    "dag_display_name",
    "bundle_url"
   ]
  },
  "DagWarningType": {
   "type": "string",
   "enum": [
    "asset conflict",
    "non-existent pool",
    "runtime varying value"
   ]
  },
  "DryRunBackfillCollectionResponse": {
   "properties": {
    "backfills": {
     "items": {
      "$ref": "rest-api#/definitions/DryRunBackfillResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "backfills",
    "total_entries"
   ]
  },
  "DryRunBackfillResponse": {
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
    }
   },
   "type": "object",
   "required": [
    "logical_date",
    "partition_key",
    "partition_date"
   ]
  },
  "EventLogCollectionResponse": {
   "properties": {
    "event_logs": {
     "items": {
      "$ref": "rest-api#/definitions/EventLogResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "event_logs",
    "total_entries"
   ]
  },
  "EventLogResponse": {
   "properties": {
    "event_log_id": {
     "type": "integer"
    },
    "when": {
     "type": "string",
     "format": "date-time"
    },
    "dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
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
    "try_number": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "event": {
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
    "owner": {
     "anyOf": [
      {
       "type": "string"
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
    "dag_display_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_display_name": {
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
    "event_log_id",
    "when",
    "dag_id",
    "task_id",
    "run_id",
    "map_index",
    "try_number",
    "event",
    "logical_date",
    "owner",
    "extra"
   ]
  },
  "ExternalLogUrlResponse": {
   "properties": {
    "url": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "url"
   ]
  },
  "ExternalViewResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "icon": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "icon_dark_mode": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "url_route": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "category": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "nav_top_level": {
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
    "href": {
     "type": "string"
    },
    "destination": {
     "type": "string",
     "enum": [
      "nav",
      "dag",
      "dag_run",
      "task",
      "task_instance",
      "base"
     ],
     "default": "nav"
    }
   },
   "additionalProperties": true,
   "type": "object",
   "required": [
    "name",
    "href"
   ]
  },
  "ExtraLinkCollectionResponse": {
   "properties": {
    "extra_links": {
     "additionalProperties": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "type": "object"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "extra_links",
    "total_entries"
   ]
  },
  "FastAPIAppResponse": {
   "properties": {
    "app": {
     "type": "string"
    },
    "url_prefix": {
     "type": "string"
    },
    "name": {
     "type": "string"
    }
   },
   "additionalProperties": true,
   "type": "object",
   "required": [
    "app",
    "url_prefix",
    "name"
   ]
  },
  "FastAPIRootMiddlewareResponse": {
   "properties": {
    "middleware": {
     "type": "string"
    },
    "name": {
     "type": "string"
    }
   },
   "additionalProperties": true,
   "type": "object",
   "required": [
    "middleware",
    "name"
   ]
  },
  "HITLDetail": {
   "properties": {
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
      "$ref": "rest-api#/definitions/HITLUser"
     },
     "type": "array"
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "responded_by_user": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/HITLUser"
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
    },
    "response_received": {
     "type": "boolean",
     "default": false
    },
    "task_instance": {
     "$ref": "rest-api#/definitions/TaskInstanceResponse"
    }
   },
   "type": "object",
   "required": [
    "options",
    "subject",
    "created_at",
    "task_instance"
   ]
  },
  "HITLDetailCollection": {
   "properties": {
    "hitl_details": {
     "items": {
      "$ref": "rest-api#/definitions/HITLDetail"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "hitl_details",
    "total_entries"
   ]
  },
  "HITLDetailHistory": {
   "properties": {
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
      "$ref": "rest-api#/definitions/HITLUser"
     },
     "type": "array"
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "responded_by_user": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/HITLUser"
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
    },
    "response_received": {
     "type": "boolean",
     "default": false
    },
    "task_instance": {
     "$ref": "rest-api#/definitions/TaskInstanceHistoryResponse"
    }
   },
   "type": "object",
   "required": [
    "options",
    "subject",
    "created_at",
    "task_instance"
   ]
  },
  "HITLDetailResponse": {
   "properties": {
    "responded_by": {
     "$ref": "rest-api#/definitions/HITLUser"
    },
    "responded_at": {
     "type": "string",
     "format": "date-time"
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
    "responded_by",
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
      "$ref": "rest-api#/definitions/ValidationError"
     },
     "type": "array"
    }
   },
   "type": "object"
  },
  "HealthInfoResponse": {
   "properties": {
    "metadatabase": {
     "$ref": "rest-api#/definitions/BaseInfoResponse"
    },
    "scheduler": {
     "$ref": "rest-api#/definitions/SchedulerInfoResponse"
    },
    "triggerer": {
     "$ref": "rest-api#/definitions/TriggererInfoResponse"
    },
    "dag_processor": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagProcessorInfoResponse"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "type": "object",
   "required": [
    "metadatabase",
    "scheduler",
    "triggerer"
   ]
  },
  "ImportErrorCollectionResponse": {
   "properties": {
    "import_errors": {
     "items": {
      "$ref": "rest-api#/definitions/ImportErrorResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "import_errors",
    "total_entries"
   ]
  },
  "ImportErrorResponse": {
   "properties": {
    "import_error_id": {
     "type": "integer"
    },
    "timestamp": {
     "type": "string",
     "format": "date-time"
    },
    "filename": {
     "type": "string"
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
    "stack_trace": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "import_error_id",
    "timestamp",
    "filename",
    "bundle_name",
    "stack_trace"
   ]
  },
  "JobCollectionResponse": {
   "properties": {
    "jobs": {
     "items": {
      "$ref": "rest-api#/definitions/JobResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "jobs",
    "total_entries"
   ]
  },
  "JobResponse": {
   "properties": {
    "id": {
     "type": "integer"
    },
    "dag_id": {
     "anyOf": [
      {
       "type": "string"
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
    "job_type": {
     "anyOf": [
      {
       "type": "string"
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
    "latest_heartbeat": {
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
    "executor_class": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "hostname": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "unixname": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_display_name": {
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
    "dag_id",
    "state",
    "job_type",
    "start_date",
    "end_date",
    "latest_heartbeat",
    "executor_class",
    "hostname",
    "unixname"
   ]
  },
  "JsonValue": {},
  "LastAssetEventResponse": {
   "properties": {
    "id": {
     "anyOf": [
      {
       "type": "integer",
       "minimum": 0
      },
      {
       "type": "null"
      }
     ]
    },
    "timestamp": {
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
  "MaterializeAssetBody": {
   "properties": {
    "dag_run_id": {
     "anyOf": [
      {
       "type": "string"
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
   "type": "object"
  },
  "NewTaskResponse": {
   "properties": {
    "task_id": {
     "type": "string"
    },
    "task_display_name": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "task_id",
    "task_display_name"
   ]
  },
  "PatchTaskInstanceBody": {
   "properties": {
    "new_state": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/TaskInstanceState"
      },
      {
       "type": "null"
      }
     ]
    },
    "note": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 1000
      },
      {
       "type": "null"
      }
     ]
    },
    "include_upstream": {
     "type": "boolean",
     "default": false
    },
    "include_downstream": {
     "type": "boolean",
     "default": false
    },
    "include_future": {
     "type": "boolean",
     "default": false
    },
    "include_past": {
     "type": "boolean",
     "default": false
    }
   },
   "additionalProperties": false,
   "type": "object"
  },
  "PluginCollectionResponse": {
   "properties": {
    "plugins": {
     "items": {
      "$ref": "rest-api#/definitions/PluginResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "plugins",
    "total_entries"
   ]
  },
  "PluginImportErrorCollectionResponse": {
   "properties": {
    "import_errors": {
     "items": {
      "$ref": "rest-api#/definitions/PluginImportErrorResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "import_errors",
    "total_entries"
   ]
  },
  "PluginImportErrorResponse": {
   "properties": {
    "source": {
     "type": "string"
    },
    "error": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "source",
    "error"
   ]
  },
  "PluginResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "macros": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "flask_blueprints": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "fastapi_apps": {
     "items": {
      "$ref": "rest-api#/definitions/FastAPIAppResponse"
     },
     "type": "array"
    },
    "fastapi_root_middlewares": {
     "items": {
      "$ref": "rest-api#/definitions/FastAPIRootMiddlewareResponse"
     },
     "type": "array"
    },
    "external_views": {
     "items": {
      "$ref": "rest-api#/definitions/ExternalViewResponse"
     },
     "type": "array"
    },
    "react_apps": {
     "items": {
      "$ref": "rest-api#/definitions/ReactAppResponse"
     },
     "type": "array"
    },
    "appbuilder_views": {
     "items": {
      "$ref": "rest-api#/definitions/AppBuilderViewResponse"
     },
     "type": "array"
    },
    "appbuilder_menu_items": {
     "items": {
      "$ref": "rest-api#/definitions/AppBuilderMenuItemResponse"
     },
     "type": "array",
     "deprecated": true
    },
    "global_operator_extra_links": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "operator_extra_links": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "source": {
     "type": "string"
    },
    "listeners": {
     "items": {
      "type": "string"
     },
     "type": "array"
    },
    "timetables": {
     "items": {
      "type": "string"
     },
     "type": "array"
    }
   },
   "type": "object",
   "required": [
    "name",
    "macros",
    "flask_blueprints",
    "fastapi_apps",
    "fastapi_root_middlewares",
    "external_views",
    "react_apps",
    "appbuilder_views",
    "appbuilder_menu_items",
    "global_operator_extra_links",
    "operator_extra_links",
    "source",
    "listeners",
    "timetables"
   ]
  },
  "PoolBody": {
   "properties": {
    "name": {
     "type": "string",
     "maxLength": 256
    },
    "slots": {
     "type": "integer",
     "minimum": -1
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
    "include_deferred": {
     "type": "boolean",
     "default": false
    },
    "team_name": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 50
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
    "name",
    "slots"
   ]
  },
  "PoolCollectionResponse": {
   "properties": {
    "pools": {
     "items": {
      "$ref": "rest-api#/definitions/PoolResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "pools",
    "total_entries"
   ]
  },
  "PoolPatchBody": {
   "properties": {
    "pool": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "slots": {
     "anyOf": [
      {
       "type": "integer",
       "minimum": -1
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
    "include_deferred": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "team_name": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 50
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
  "PoolResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "slots": {
     "type": "integer",
     "minimum": -1
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
    "include_deferred": {
     "type": "boolean"
    },
    "occupied_slots": {
     "type": "integer"
    },
    "running_slots": {
     "type": "integer"
    },
    "queued_slots": {
     "type": "integer"
    },
    "scheduled_slots": {
     "type": "integer"
    },
    "open_slots": {
     "type": "integer"
    },
    "deferred_slots": {
     "type": "integer"
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
   "type": "object",
   "required": [
    "name",
    "slots",
    "include_deferred",
    "occupied_slots",
    "running_slots",
    "queued_slots",
    "scheduled_slots",
    "open_slots",
    "deferred_slots",
    "team_name"
   ]
  },
  "ProviderCollectionResponse": {
   "properties": {
    "providers": {
     "items": {
      "$ref": "rest-api#/definitions/ProviderResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "providers",
    "total_entries"
   ]
  },
  "ProviderResponse": {
   "properties": {
    "package_name": {
     "type": "string"
    },
    "description": {
     "type": "string"
    },
    "version": {
     "type": "string"
    },
    "documentation_url": {
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
    "package_name",
    "description",
    "version",
    "documentation_url"
   ]
  },
  "QueuedEventCollectionResponse": {
   "properties": {
    "queued_events": {
     "items": {
      "$ref": "rest-api#/definitions/QueuedEventResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "queued_events",
    "total_entries"
   ]
  },
  "QueuedEventResponse": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "asset_id": {
     "type": "integer"
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "dag_display_name": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "dag_id",
    "asset_id",
    "created_at",
    "dag_display_name"
   ]
  },
  "ReactAppResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "icon": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "icon_dark_mode": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "url_route": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "category": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "nav_top_level": {
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
    "bundle_url": {
     "type": "string"
    },
    "destination": {
     "type": "string",
     "enum": [
      "nav",
      "dag",
      "dag_run",
      "task",
      "task_instance",
      "base",
      "dashboard"
     ],
     "default": "nav"
    }
   },
   "additionalProperties": true,
   "type": "object",
   "required": [
    "name",
    "bundle_url"
   ]
  },
  "ReprocessBehavior": {
   "type": "string",
   "enum": [
    "failed",
    "completed",
    "none"
   ]
  },
  "SchedulerInfoResponse": {
   "properties": {
    "status": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "latest_scheduler_heartbeat": {
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
    "status",
    "latest_scheduler_heartbeat"
   ]
  },
  "StructuredLogMessage": {
   "properties": {
    "timestamp": {
     "type": "string",
     "format": "date-time"
    },
    "event": {
     "type": "string"
    }
   },
   "additionalProperties": true,
   "type": "object",
   "required": [
    "event"
   ]
  },
  "TaskCollectionResponse": {
   "properties": {
    "tasks": {
     "items": {
      "$ref": "rest-api#/definitions/TaskResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "tasks",
    "total_entries"
   ]
  },
  "TaskDependencyCollectionResponse": {
   "properties": {
    "dependencies": {
     "items": {
      "$ref": "rest-api#/definitions/TaskDependencyResponse"
     },
     "type": "array"
    }
   },
   "type": "object",
   "required": [
    "dependencies"
   ]
  },
  "TaskDependencyResponse": {
   "properties": {
    "name": {
     "type": "string"
    },
    "reason": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "name",
    "reason"
   ]
  },
  "TaskInletAssetReference": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "updated_at": {
     "type": "string",
     "format": "date-time"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "dag_id",
    "task_id",
    "created_at",
    "updated_at"
   ]
  },
  "TaskInstanceCollectionResponse": {
   "properties": {
    "task_instances": {
     "items": {
      "$ref": "rest-api#/definitions/TaskInstanceResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "total_entries_limit": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "next_cursor": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "previous_cursor": {
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
    "task_instances"
   ]
  },
  "TaskInstanceHistoryCollectionResponse": {
   "properties": {
    "task_instances": {
     "items": {
      "$ref": "rest-api#/definitions/TaskInstanceHistoryResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "task_instances",
    "total_entries"
   ]
  },
  "TaskInstanceHistoryResponse": {
   "properties": {
    "task_id": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
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
    "duration": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "state": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/TaskInstanceState"
      },
      {
       "type": "null"
      }
     ]
    },
    "try_number": {
     "type": "integer"
    },
    "max_tries": {
     "type": "integer"
    },
    "task_display_name": {
     "type": "string"
    },
    "dag_display_name": {
     "type": "string"
    },
    "hostname": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "unixname": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "pool": {
     "type": "string"
    },
    "pool_slots": {
     "type": "integer"
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
    "priority_weight": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "operator": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "operator_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "queued_when": {
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
    "scheduled_when": {
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
    "pid": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "executor": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "executor_config": {
     "type": "string"
    },
    "dag_version": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagVersionResponse"
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
    "dag_run_id",
    "map_index",
    "start_date",
    "end_date",
    "duration",
    "state",
    "try_number",
    "max_tries",
    "task_display_name",
    "dag_display_name",
    "hostname",
    "unixname",
    "pool",
    "pool_slots",
    "queue",
    "priority_weight",
    "operator",
    "operator_name",
    "queued_when",
    "scheduled_when",
    "pid",
    "executor",
    "executor_config",
    "dag_version"
   ]
  },
  "TaskInstanceResponse": {
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
    "dag_run_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
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
    "duration": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "state": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/TaskInstanceState"
      },
      {
       "type": "null"
      }
     ]
    },
    "try_number": {
     "type": "integer"
    },
    "max_tries": {
     "type": "integer"
    },
    "task_display_name": {
     "type": "string"
    },
    "dag_display_name": {
     "type": "string"
    },
    "hostname": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "unixname": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "pool": {
     "type": "string"
    },
    "pool_slots": {
     "type": "integer"
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
    "priority_weight": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "operator": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "operator_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "queued_when": {
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
    "scheduled_when": {
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
    "pid": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "executor": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "executor_config": {
     "type": "string"
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
    "rendered_fields": {
     "additionalProperties": true,
     "type": "object"
    },
    "trigger": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/TriggerResponse"
      },
      {
       "type": "null"
      }
     ]
    },
    "triggerer_job": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/JobResponse"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_version": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagVersionResponse"
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
    "task_id",
    "dag_id",
    "dag_run_id",
    "map_index",
    "logical_date",
    "run_after",
    "start_date",
    "end_date",
    "duration",
    "state",
    "try_number",
    "max_tries",
    "task_display_name",
    "dag_display_name",
    "hostname",
    "unixname",
    "pool",
    "pool_slots",
    "queue",
    "priority_weight",
    "operator",
    "operator_name",
    "queued_when",
    "scheduled_when",
    "pid",
    "executor",
    "executor_config",
    "note",
    "rendered_map_index",
    "trigger",
    "triggerer_job",
    "dag_version"
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
  "TaskInstancesBatchBody": {
   "properties": {
    "dag_ids": {
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
    "dag_run_ids": {
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
     ]
    },
    "state": {
     "anyOf": [
      {
       "items": {
        "anyOf": [
         {
          "$ref": "rest-api#/definitions/TaskInstanceState"
         },
         {
          "type": "null"
         }
        ]
       },
       "type": "array"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_after_gte": {
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
    "run_after_gt": {
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
    "run_after_lte": {
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
    "run_after_lt": {
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
    "logical_date_gte": {
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
    "logical_date_gt": {
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
    "logical_date_lte": {
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
    "logical_date_lt": {
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
    "start_date_gte": {
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
    "start_date_gt": {
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
    "start_date_lte": {
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
    "start_date_lt": {
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
    "end_date_gte": {
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
    "end_date_gt": {
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
    "end_date_lte": {
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
    "end_date_lt": {
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
    "duration_gte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_gt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "pool": {
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
    "queue": {
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
    "executor": {
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
    "page_offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "page_limit": {
     "type": "integer",
     "minimum": 0,
     "default": 100
    },
    "order_by": {
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
  "TaskInstancesLogResponse": {
   "properties": {
    "content": {
     "anyOf": [
      {
       "items": {
        "$ref": "rest-api#/definitions/StructuredLogMessage"
       },
       "type": "array"
      },
      {
       "items": {
        "type": "string"
       },
       "type": "array"
      }
     ]
    },
    "continuation_token": {
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
    "content",
    "continuation_token"
   ]
  },
  "TaskOutletAssetReference": {
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "created_at": {
     "type": "string",
     "format": "date-time"
    },
    "updated_at": {
     "type": "string",
     "format": "date-time"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "dag_id",
    "task_id",
    "created_at",
    "updated_at"
   ]
  },
  "TaskResponse": {
   "properties": {
    "task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_display_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "owner": {
     "anyOf": [
      {
       "type": "string"
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
    "trigger_rule": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "depends_on_past": {
     "type": "boolean"
    },
    "wait_for_downstream": {
     "type": "boolean"
    },
    "retries": {
     "anyOf": [
      {
       "type": "number"
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
    "pool": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "pool_slots": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "execution_timeout": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/TimeDelta"
      },
      {
       "type": "null"
      }
     ]
    },
    "retry_delay": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/TimeDelta"
      },
      {
       "type": "null"
      }
     ]
    },
    "retry_exponential_backoff": {
     "type": "number"
    },
    "priority_weight": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "weight_rule": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "ui_color": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "ui_fgcolor": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "template_fields": {
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
    "downstream_task_ids": {
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
    "doc_md": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "operator_name": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
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
     ]
    },
    "class_ref": {
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
    "is_mapped": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "extra_links": {
     "items": {
      "type": "string"
     },
     "type": "array"
    }
   },
   "type": "object",
   "required": [
    "task_id",
    "task_display_name",
    "owner",
    "start_date",
    "end_date",
    "trigger_rule",
    "depends_on_past",
    "wait_for_downstream",
    "retries",
    "queue",
    "pool",
    "pool_slots",
    "execution_timeout",
    "retry_delay",
    "retry_exponential_backoff",
    "priority_weight",
    "weight_rule",
    "ui_color",
    "ui_fgcolor",
    "template_fields",
    "downstream_task_ids",
    "doc_md",
    "operator_name",
    "params",
    "class_ref",
    "is_mapped",
    "extra_links"
   ]
  },
  "TaskStateStoreBody": {
   "properties": {
    "value": {
     "$ref": "rest-api#/definitions/JsonValue"
    },
    "expires_at": {
     "anyOf": [
      {
       "type": "string",
       "format": "date-time"
      },
      {
       "type": "string",
       "const": "default"
      },
      {
       "type": "null"
      }
     ],
     "default": "default"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "value"
   ]
  },
  "TaskStateStoreCollectionResponse": {
   "properties": {
    "task_state_store": {
     "items": {
      "$ref": "rest-api#/definitions/TaskStateStoreResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "task_state_store",
    "total_entries"
   ]
  },
  "TaskStateStorePatchBody": {
   "properties": {
    "value": {
     "$ref": "rest-api#/definitions/JsonValue"
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
    "key": {
     "type": "string"
    },
    "value": {
     "$ref": "rest-api#/definitions/JsonValue"
    },
    "updated_at": {
     "type": "string",
     "format": "date-time"
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
   "type": "object",
   "required": [
    "key",
    "value",
    "updated_at",
    "expires_at"
   ]
  },
  "TimeDelta": {
   "properties": {
    "__type": {
     "type": "string",
     "default": "TimeDelta"
    },
    "days": {
     "type": "integer"
    },
    "seconds": {
     "type": "integer"
    },
    "microseconds": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "days",
    "seconds",
    "microseconds"
   ]
  },
  "TriggerDAGRunPostBody": {
   "properties": {
    "dag_run_id": {
     "anyOf": [
      {
       "type": "string"
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
    "logical_date"
   ]
  },
  "TriggerResponse": {
   "properties": {
    "id": {
     "type": "integer"
    },
    "classpath": {
     "type": "string"
    },
    "kwargs": {
     "type": "string",
     "deprecated": true
    },
    "created_date": {
     "type": "string",
     "format": "date-time"
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
    "triggerer_id": {
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
   "type": "object",
   "required": [
    "id",
    "classpath",
    "kwargs",
    "created_date",
    "queue",
    "triggerer_id"
   ]
  },
  "TriggererInfoResponse": {
   "properties": {
    "status": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "latest_triggerer_heartbeat": {
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
    "status",
    "latest_triggerer_heartbeat"
   ]
  },
  "UpdateHITLDetailPayload": {
   "properties": {
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
  "VariableBody": {
   "properties": {
    "key": {
     "type": "string",
     "maxLength": 250
    },
    "value": {
     "$ref": "rest-api#/definitions/JsonValue"
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
    "team_name": {
     "anyOf": [
      {
       "type": "string",
       "maxLength": 50
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
  "VariableCollectionResponse": {
   "properties": {
    "variables": {
     "items": {
      "$ref": "rest-api#/definitions/VariableResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "variables",
    "total_entries"
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
    "is_encrypted": {
     "type": "boolean"
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
   "type": "object",
   "required": [
    "key",
    "description",
    "is_encrypted",
    "team_name"
   ]
  },
  "VersionInfo": {
   "properties": {
    "version": {
     "type": "string"
    },
    "git_version": {
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
    "version",
    "git_version"
   ]
  },
  "XComCollectionResponse": {
   "properties": {
    "xcom_entries": {
     "items": {
      "$ref": "rest-api#/definitions/XComResponse"
     },
     "type": "array"
    },
    "total_entries": {
     "type": "integer"
    }
   },
   "type": "object",
   "required": [
    "xcom_entries",
    "total_entries"
   ]
  },
  "XComCreateBody": {
   "properties": {
    "key": {
     "type": "string"
    },
    "value": {},
    "map_index": {
     "type": "integer",
     "default": -1
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
    "timestamp": {
     "type": "string",
     "format": "date-time"
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
    "map_index": {
     "type": "integer"
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
    "dag_display_name": {
     "type": "string"
    },
    "task_display_name": {
     "type": "string"
    },
    "run_after": {
     "type": "string",
     "format": "date-time"
    }
   },
   "type": "object",
   "required": [
    "key",
    "timestamp",
    "logical_date",
    "map_index",
    "task_id",
    "dag_id",
    "run_id",
    "dag_display_name",
    "task_display_name",
    "run_after"
   ]
  },
  "XComResponseNative": {
   "properties": {
    "key": {
     "type": "string"
    },
    "timestamp": {
     "type": "string",
     "format": "date-time"
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
    "map_index": {
     "type": "integer"
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
    "dag_display_name": {
     "type": "string"
    },
    "task_display_name": {
     "type": "string"
    },
    "run_after": {
     "type": "string",
     "format": "date-time"
    },
    "value": {}
   },
   "type": "object",
   "required": [
    "key",
    "timestamp",
    "logical_date",
    "map_index",
    "task_id",
    "dag_id",
    "run_id",
    "dag_display_name",
    "task_display_name",
    "run_after",
    "value"
   ]
  },
  "XComResponseString": {
   "properties": {
    "key": {
     "type": "string"
    },
    "timestamp": {
     "type": "string",
     "format": "date-time"
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
    "map_index": {
     "type": "integer"
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
    "dag_display_name": {
     "type": "string"
    },
    "task_display_name": {
     "type": "string"
    },
    "run_after": {
     "type": "string",
     "format": "date-time"
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
   "type": "object",
   "required": [
    "key",
    "timestamp",
    "logical_date",
    "map_index",
    "task_id",
    "dag_id",
    "run_id",
    "dag_display_name",
    "task_display_name",
    "run_after",
    "value"
   ]
  },
  "XComUpdateBody": {
   "properties": {
    "value": {},
    "map_index": {
     "type": "integer",
     "default": -1
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "value"
   ]
  },
  "get_assets.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "uri_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "uri_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_ids": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "only_active": {
     "type": "boolean",
     "default": true
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    }
   },
   "required": []
  },
  "get_asset_aliases.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    }
   },
   "required": []
  },
  "get_asset_alias.path": {
   "type": "object",
   "properties": {
    "asset_alias_id": {
     "type": "integer"
    }
   },
   "required": [
    "asset_alias_id"
   ]
  },
  "get_asset_alias.200": {},
  "get_asset_events.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "timestamp"
     ]
    },
    "asset_id": {
     "anyOf": [
      {
       "type": "integer"
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
    "name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "timestamp_gte": {
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
    "timestamp_gt": {
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
    "timestamp_lte": {
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
    "timestamp_lt": {
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
   "required": []
  },
  "materialize_asset.path": {
   "type": "object",
   "properties": {
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "asset_id"
   ]
  },
  "materialize_asset.body": {
   "anyOf": [
    {
     "$ref": "rest-api#/definitions/MaterializeAssetBody"
    },
    {
     "type": "null"
    }
   ]
  },
  "get_asset_queued_events.path": {
   "type": "object",
   "properties": {
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "asset_id"
   ]
  },
  "get_asset_queued_events.query": {
   "type": "object",
   "properties": {
    "before": {
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
   "required": []
  },
  "delete_asset_queued_events.path": {
   "type": "object",
   "properties": {
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "asset_id"
   ]
  },
  "delete_asset_queued_events.query": {
   "type": "object",
   "properties": {
    "before": {
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
   "required": []
  },
  "get_asset.path": {
   "type": "object",
   "properties": {
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "asset_id"
   ]
  },
  "get_dag_asset_queued_events.path": {
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
  "get_dag_asset_queued_events.query": {
   "type": "object",
   "properties": {
    "before": {
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
   "required": []
  },
  "delete_dag_asset_queued_events.path": {
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
  "delete_dag_asset_queued_events.query": {
   "type": "object",
   "properties": {
    "before": {
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
   "required": []
  },
  "get_dag_asset_queued_event.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "asset_id"
   ]
  },
  "get_dag_asset_queued_event.query": {
   "type": "object",
   "properties": {
    "before": {
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
   "required": []
  },
  "delete_dag_asset_queued_event.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "asset_id"
   ]
  },
  "delete_dag_asset_queued_event.query": {
   "type": "object",
   "properties": {
    "before": {
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
   "required": []
  },
  "list_backfills.query": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    }
   },
   "required": [
    "dag_id"
   ]
  },
  "get_backfill.path": {
   "type": "object",
   "properties": {
    "backfill_id": {
     "type": "integer",
     "minimum": 0
    }
   },
   "required": [
    "backfill_id"
   ]
  },
  "pause_backfill.path": {
   "type": "object",
   "properties": {
    "backfill_id": {
     "type": "integer",
     "minimum": 0
    }
   },
   "required": [
    "backfill_id"
   ]
  },
  "unpause_backfill.path": {
   "type": "object",
   "properties": {
    "backfill_id": {
     "type": "integer",
     "minimum": 0
    }
   },
   "required": [
    "backfill_id"
   ]
  },
  "cancel_backfill.path": {
   "type": "object",
   "properties": {
    "backfill_id": {
     "type": "integer",
     "minimum": 0
    }
   },
   "required": [
    "backfill_id"
   ]
  },
  "delete_connection.path": {
   "type": "object",
   "properties": {
    "connection_id": {
     "type": "string"
    }
   },
   "required": [
    "connection_id"
   ]
  },
  "get_connection.path": {
   "type": "object",
   "properties": {
    "connection_id": {
     "type": "string"
    }
   },
   "required": [
    "connection_id"
   ]
  },
  "patch_connection.path": {
   "type": "object",
   "properties": {
    "connection_id": {
     "type": "string"
    }
   },
   "required": [
    "connection_id"
   ]
  },
  "patch_connection.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "get_connection_test.header": {
   "type": "object",
   "properties": {
    "airflow-connection-test-token": {
     "type": "string"
    }
   },
   "required": [
    "airflow-connection-test-token"
   ]
  },
  "get_connections.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    },
    "connection_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "connection_id_prefix_pattern": {
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
   "required": []
  },
  "get_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "delete_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "patch_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "patch_dag_run.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "bulk_dag_runs.path": {
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
  "get_dag_runs.path": {
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
  "get_dag_runs.query": {
   "type": "object",
   "properties": {
    "partition_date_gte": {
     "anyOf": [
      {
       "type": "string",
       "format": "date"
      },
      {
       "type": "null"
      }
     ]
    },
    "partition_date_lte": {
     "anyOf": [
      {
       "type": "string",
       "format": "date"
      },
      {
       "type": "null"
      }
     ]
    },
    "cursor": {
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
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "run_after_gte": {
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
    "run_after_gt": {
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
    "run_after_lte": {
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
    "run_after_lt": {
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
    "logical_date_gte": {
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
    "logical_date_gt": {
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
    "logical_date_lte": {
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
    "logical_date_lt": {
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
    "start_date_gte": {
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
    "start_date_gt": {
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
    "start_date_lte": {
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
    "start_date_lt": {
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
    "end_date_gte": {
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
    "end_date_gt": {
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
    "end_date_lte": {
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
    "end_date_lt": {
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
    "duration_gte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_gt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "updated_at_gte": {
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
    "updated_at_gt": {
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
    "updated_at_lte": {
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
    "updated_at_lt": {
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
    "conf_contains": {
     "type": "string"
    },
    "run_type": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "state": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "dag_version": {
     "type": "array",
     "items": {
      "type": "integer"
     }
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
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    },
    "run_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "triggering_user_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "triggering_user_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "partition_key_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "partition_key_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "consuming_asset_pattern": {
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
   "required": []
  },
  "trigger_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {}
   },
   "required": [
    "dag_id"
   ]
  },
  "get_upstream_asset_events.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "clear_dag_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "clear_dag_run.200": {
   "anyOf": [
    {
     "$ref": "rest-api#/definitions/ClearTaskInstanceCollectionResponse"
    },
    {
     "$ref": "rest-api#/definitions/DAGRunResponse"
    }
   ]
  },
  "wait_dag_run_until_finished.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "wait_dag_run_until_finished.query": {
   "type": "object",
   "properties": {
    "interval": {
     "type": "number",
     "exclusiveMinimum": 0
    },
    "result": {
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
    "interval"
   ]
  },
  "wait_dag_run_until_finished.200": {},
  "get_list_dag_runs_batch.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "const": "~",
     "type": "string"
    }
   },
   "required": [
    "dag_id"
   ]
  },
  "clear_dag_runs.path": {
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
  "clear_dag_runs.200": {
   "anyOf": [
    {
     "$ref": "rest-api#/definitions/ClearTaskInstanceCollectionResponse"
    },
    {
     "$ref": "rest-api#/definitions/DAGRunCollectionResponse"
    }
   ]
  },
  "clear_dag_run_partitions.path": {
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
  "get_dag_source.path": {
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
  "get_dag_source.query": {
   "type": "object",
   "properties": {
    "version_number": {
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
  "get_dag_source.header": {
   "type": "object",
   "properties": {
    "accept": {
     "type": "string",
     "enum": [
      "application/json",
      "text/plain",
      "*/*"
     ],
     "default": "*/*"
    }
   },
   "required": []
  },
  "get_dag_stats.query": {
   "type": "object",
   "properties": {
    "dag_ids": {
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "required": []
  },
  "get_config.query": {
   "type": "object",
   "properties": {
    "section": {
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
   "required": []
  },
  "get_config.header": {
   "type": "object",
   "properties": {
    "accept": {
     "type": "string",
     "enum": [
      "application/json",
      "text/plain",
      "*/*"
     ],
     "default": "*/*"
    }
   },
   "required": []
  },
  "get_config_value.path": {
   "type": "object",
   "properties": {
    "section": {
     "type": "string"
    },
    "option": {
     "type": "string"
    }
   },
   "required": [
    "section",
    "option"
   ]
  },
  "get_config_value.header": {
   "type": "object",
   "properties": {
    "accept": {
     "type": "string",
     "enum": [
      "application/json",
      "text/plain",
      "*/*"
     ],
     "default": "*/*"
    }
   },
   "required": []
  },
  "list_dag_warnings.query": {
   "type": "object",
   "properties": {
    "dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "warning_type": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagWarningType"
      },
      {
       "type": "null"
      }
     ]
    },
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "dag_id"
     ]
    }
   },
   "required": []
  },
  "get_dags.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "tags": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "tags_match_mode": {
     "anyOf": [
      {
       "enum": [
        "any",
        "all"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "owners": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "dag_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_display_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_display_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "exclude_stale": {
     "type": "boolean",
     "default": true
    },
    "paused": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "has_import_errors": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "last_dag_run_state": {
     "anyOf": [
      {
       "$ref": "rest-api#/definitions/DagRunState"
      },
      {
       "type": "null"
      }
     ]
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
    "has_asset_schedule": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "asset_dependency": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_run_start_date_gte": {
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
    "dag_run_start_date_gt": {
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
    "dag_run_start_date_lte": {
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
    "dag_run_start_date_lt": {
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
    "dag_run_end_date_gte": {
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
    "dag_run_end_date_gt": {
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
    "dag_run_end_date_lte": {
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
    "dag_run_end_date_lt": {
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
    "dag_run_state": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "dag_id"
     ]
    },
    "is_favorite": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "timetable_type": {
     "type": "array",
     "items": {
      "type": "string"
     }
    }
   },
   "required": []
  },
  "patch_dags.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "tags": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "tags_match_mode": {
     "anyOf": [
      {
       "enum": [
        "any",
        "all"
       ],
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "owners": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "dag_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "exclude_stale": {
     "type": "boolean",
     "default": true
    },
    "paused": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "required": []
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
  "patch_dag.path": {
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
  "patch_dag.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "delete_dag.path": {
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
  "delete_dag.200": {},
  "get_dag_details.path": {
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
  "favorite_dag.path": {
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
  "unfavorite_dag.path": {
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
  "get_event_log.path": {
   "type": "object",
   "properties": {
    "event_log_id": {
     "type": "integer"
    }
   },
   "required": [
    "event_log_id"
   ]
  },
  "get_event_logs.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    },
    "dag_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
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
    "try_number": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "owner": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "event": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "excluded_events": {
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
    "included_events": {
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
    "dag_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "owner_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "event_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "owner_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "event_prefix_pattern": {
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
   "required": []
  },
  "get_extra_links.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "get_extra_links.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    },
    "try_number": {
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
  "get_import_error.path": {
   "type": "object",
   "properties": {
    "import_error_id": {
     "type": "integer"
    }
   },
   "required": [
    "import_error_id"
   ]
  },
  "get_import_errors.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    },
    "filename_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "filename_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "filename": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
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
    }
   },
   "required": []
  },
  "get_jobs.query": {
   "type": "object",
   "properties": {
    "is_alive": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "start_date_gte": {
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
    "start_date_gt": {
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
    "start_date_lte": {
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
    "start_date_lt": {
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
    "end_date_gte": {
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
    "end_date_gt": {
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
    "end_date_lte": {
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
    "end_date_lt": {
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
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    },
    "job_state": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "job_type": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "hostname": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "executor_class": {
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
   "required": []
  },
  "get_plugins.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    }
   },
   "required": []
  },
  "delete_pool.path": {
   "type": "object",
   "properties": {
    "pool_name": {
     "type": "string"
    }
   },
   "required": [
    "pool_name"
   ]
  },
  "get_pool.path": {
   "type": "object",
   "properties": {
    "pool_name": {
     "type": "string"
    }
   },
   "required": [
    "pool_name"
   ]
  },
  "patch_pool.path": {
   "type": "object",
   "properties": {
    "pool_name": {
     "type": "string"
    }
   },
   "required": [
    "pool_name"
   ]
  },
  "patch_pool.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "get_pools.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    },
    "pool_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "pool_name_prefix_pattern": {
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
   "required": []
  },
  "get_providers.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    }
   },
   "required": []
  },
  "list_asset_state_store.path": {
   "type": "object",
   "properties": {
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "asset_id"
   ]
  },
  "list_asset_state_store.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    }
   },
   "required": []
  },
  "clear_asset_state_store.path": {
   "type": "object",
   "properties": {
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "asset_id"
   ]
  },
  "get_asset_state_store.path": {
   "type": "object",
   "properties": {
    "key": {
     "type": "string"
    },
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "key",
    "asset_id"
   ]
  },
  "set_asset_state_store.path": {
   "type": "object",
   "properties": {
    "key": {
     "type": "string"
    },
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "key",
    "asset_id"
   ]
  },
  "delete_asset_state_store.path": {
   "type": "object",
   "properties": {
    "key": {
     "type": "string"
    },
    "asset_id": {
     "type": "integer"
    }
   },
   "required": [
    "key",
    "asset_id"
   ]
  },
  "list_task_state_store.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "list_task_state_store.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    },
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    }
   },
   "required": []
  },
  "clear_task_state_store.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "clear_task_state_store.query": {
   "type": "object",
   "properties": {
    "all_map_indices": {
     "type": "boolean",
     "default": false
    },
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    }
   },
   "required": []
  },
  "get_task_state_store.path": {
   "type": "object",
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "get_task_state_store.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    }
   },
   "required": []
  },
  "set_task_state_store.path": {
   "type": "object",
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "set_task_state_store.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    }
   },
   "required": []
  },
  "patch_task_state_store.path": {
   "type": "object",
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "patch_task_state_store.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    }
   },
   "required": []
  },
  "patch_task_state_store.200": {},
  "delete_task_state_store.path": {
   "type": "object",
   "properties": {
    "key": {
     "type": "string"
    },
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "key",
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "delete_task_state_store.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    }
   },
   "required": []
  },
  "get_xcom_entry.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "xcom_key": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "task_id",
    "dag_run_id",
    "xcom_key"
   ]
  },
  "get_xcom_entry.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    },
    "deserialize": {
     "type": "boolean",
     "default": false
    },
    "stringify": {
     "type": "boolean",
     "default": false
    }
   },
   "required": []
  },
  "get_xcom_entry.200": {
   "anyOf": [
    {
     "$ref": "rest-api#/definitions/XComResponseNative"
    },
    {
     "$ref": "rest-api#/definitions/XComResponseString"
    }
   ]
  },
  "update_xcom_entry.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "xcom_key": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "task_id",
    "dag_run_id",
    "xcom_key"
   ]
  },
  "delete_xcom_entry.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "xcom_key": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "task_id",
    "dag_run_id",
    "xcom_key"
   ]
  },
  "delete_xcom_entry.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "minimum": -1,
     "default": -1
    }
   },
   "required": []
  },
  "get_xcom_entries.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "get_xcom_entries.query": {
   "type": "object",
   "properties": {
    "xcom_key": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "map_index": {
     "anyOf": [
      {
       "type": "integer",
       "minimum": -1
      },
      {
       "type": "null"
      }
     ]
    },
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "xcom_key_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "xcom_key_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_display_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_display_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "map_index_filter": {
     "anyOf": [
      {
       "type": "integer"
      },
      {
       "type": "null"
      }
     ]
    },
    "logical_date_gte": {
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
    "logical_date_gt": {
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
    "logical_date_lte": {
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
    "logical_date_lt": {
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
    "run_after_gte": {
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
    "run_after_gt": {
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
    "run_after_lte": {
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
    "run_after_lt": {
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
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "dag_id",
      "task_id",
      "run_id",
      "map_index",
      "key"
     ]
    }
   },
   "required": []
  },
  "create_xcom_entry.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "task_id",
    "dag_run_id"
   ]
  },
  "get_task_instance.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "patch_task_instance.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "patch_task_instance.query": {
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
    },
    "update_mask": {
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
   "required": []
  },
  "delete_task_instance.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "delete_task_instance.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    }
   },
   "required": []
  },
  "delete_task_instance.200": {},
  "get_mapped_task_instances.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "get_mapped_task_instances.query": {
   "type": "object",
   "properties": {
    "run_after_gte": {
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
    "run_after_gt": {
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
    "run_after_lte": {
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
    "run_after_lt": {
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
    "logical_date_gte": {
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
    "logical_date_gt": {
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
    "logical_date_lte": {
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
    "logical_date_lt": {
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
    "start_date_gte": {
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
    "start_date_gt": {
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
    "start_date_lte": {
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
    "start_date_lt": {
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
    "end_date_gte": {
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
    "end_date_gt": {
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
    "end_date_lte": {
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
    "end_date_lt": {
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
    "updated_at_gte": {
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
    "updated_at_gt": {
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
    "updated_at_lte": {
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
    "updated_at_lt": {
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
    "duration_gte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_gt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "state": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "pool": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "pool_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "pool_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "queue": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "queue_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "queue_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "executor": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "version_number": {
     "type": "array",
     "items": {
      "type": "integer"
     }
    },
    "try_number": {
     "type": "array",
     "items": {
      "type": "integer"
     }
    },
    "operator": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "operator_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "operator_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "map_index": {
     "type": "array",
     "items": {
      "type": "integer"
     }
    },
    "rendered_map_index_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "rendered_map_index_prefix_pattern": {
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
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "map_index"
     ]
    }
   },
   "required": []
  },
  "get_task_instance_dependencies_by_map_index.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index"
   ]
  },
  "get_task_instance_dependencies.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "get_task_instance_dependencies.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    }
   },
   "required": []
  },
  "get_task_instance_tries.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "get_task_instance_tries.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    }
   },
   "required": []
  },
  "get_mapped_task_instance_tries.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index"
   ]
  },
  "get_mapped_task_instance.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index"
   ]
  },
  "patch_task_instance_by_map_index.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
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
     ]
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index"
   ]
  },
  "patch_task_instance_by_map_index.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "get_task_instances.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "get_task_instances.query": {
   "type": "object",
   "properties": {
    "cursor": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_after_gte": {
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
    "run_after_gt": {
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
    "run_after_lte": {
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
    "run_after_lt": {
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
    "logical_date_gte": {
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
    "logical_date_gt": {
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
    "logical_date_lte": {
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
    "logical_date_lt": {
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
    "start_date_gte": {
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
    "start_date_gt": {
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
    "start_date_lte": {
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
    "start_date_lt": {
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
    "end_date_gte": {
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
    "end_date_gt": {
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
    "end_date_lte": {
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
    "end_date_lt": {
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
    "updated_at_gte": {
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
    "updated_at_gt": {
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
    "updated_at_lte": {
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
    "updated_at_lt": {
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
    "duration_gte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_gt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lte": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "duration_lt": {
     "anyOf": [
      {
       "type": "number"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_display_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_display_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
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
    "dag_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "run_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "state": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "pool": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "pool_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "pool_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "queue": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "queue_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "queue_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "executor": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "version_number": {
     "type": "array",
     "items": {
      "type": "integer"
     }
    },
    "try_number": {
     "type": "array",
     "items": {
      "type": "integer"
     }
    },
    "operator": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "operator_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "operator_name_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "map_index": {
     "type": "array",
     "items": {
      "type": "integer"
     }
    },
    "rendered_map_index_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "rendered_map_index_prefix_pattern": {
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
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "map_index"
     ]
    }
   },
   "required": []
  },
  "bulk_task_instances.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "get_task_instances_batch.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "const": "~",
     "type": "string"
    },
    "dag_run_id": {
     "const": "~",
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "get_task_instance_try_details.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "task_try_number": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "task_try_number"
   ]
  },
  "get_task_instance_try_details.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    }
   },
   "required": []
  },
  "get_mapped_task_instance_try_details.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "task_try_number": {
     "type": "integer"
    },
    "map_index": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "task_try_number",
    "map_index"
   ]
  },
  "post_clear_task_instances.path": {
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
  "patch_task_group_instances.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "group_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "group_id"
   ]
  },
  "patch_task_group_instances.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "patch_task_group_instances_dry_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "group_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "group_id"
   ]
  },
  "patch_task_instance_dry_run_by_map_index.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
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
     ]
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index"
   ]
  },
  "patch_task_instance_dry_run_by_map_index.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "patch_task_instance_dry_run.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id"
   ]
  },
  "patch_task_instance_dry_run.query": {
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
    },
    "update_mask": {
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
   "required": []
  },
  "get_tasks.path": {
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
  "get_tasks.query": {
   "type": "object",
   "properties": {
    "order_by": {
     "type": "string",
     "default": "task_id"
    }
   },
   "required": []
  },
  "get_task.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "task_id": {}
   },
   "required": [
    "dag_id",
    "task_id"
   ]
  },
  "delete_variable.path": {
   "type": "object",
   "properties": {
    "variable_key": {
     "type": "string"
    }
   },
   "required": [
    "variable_key"
   ]
  },
  "get_variable.path": {
   "type": "object",
   "properties": {
    "variable_key": {
     "type": "string"
    }
   },
   "required": [
    "variable_key"
   ]
  },
  "patch_variable.path": {
   "type": "object",
   "properties": {
    "variable_key": {
     "type": "string"
    }
   },
   "required": [
    "variable_key"
   ]
  },
  "patch_variable.query": {
   "type": "object",
   "properties": {
    "update_mask": {
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
   "required": []
  },
  "get_variables.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    },
    "variable_key_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "variable_key_prefix_pattern": {
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
   "required": []
  },
  "get_log.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "try_number": {
     "type": "integer",
     "minimum": 0
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "try_number"
   ]
  },
  "get_log.query": {
   "type": "object",
   "properties": {
    "full_content": {
     "type": "boolean",
     "default": false
    },
    "map_index": {
     "type": "integer",
     "default": -1
    },
    "token": {
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
   "required": []
  },
  "get_log.header": {
   "type": "object",
   "properties": {
    "accept": {
     "type": "string",
     "enum": [
      "application/json",
      "application/x-ndjson",
      "*/*"
     ],
     "default": "*/*"
    }
   },
   "required": []
  },
  "get_external_log_url.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "try_number": {
     "type": "integer",
     "exclusiveMinimum": 0
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "try_number"
   ]
  },
  "get_external_log_url.query": {
   "type": "object",
   "properties": {
    "map_index": {
     "type": "integer",
     "default": -1
    }
   },
   "required": []
  },
  "reparse_dag_file.path": {
   "type": "object",
   "properties": {
    "file_token": {
     "type": "string"
    }
   },
   "required": [
    "file_token"
   ]
  },
  "reparse_dag_file.201": {},
  "get_dag_tags.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "name"
     ]
    },
    "tag_name_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "tag_name_prefix_pattern": {
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
   "required": []
  },
  "get_dag_version.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "version_number": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "version_number"
   ]
  },
  "get_dag_versions.path": {
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
  "get_dag_versions.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "version_number": {
     "type": "integer"
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
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "id"
     ]
    }
   },
   "required": []
  },
  "update_hitl_detail.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index"
   ]
  },
  "get_hitl_detail.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index"
   ]
  },
  "get_hitl_detail_try_detail.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    },
    "task_id": {
     "type": "string"
    },
    "map_index": {
     "type": "integer"
    },
    "try_number": {
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
    "dag_id",
    "dag_run_id",
    "task_id",
    "map_index",
    "try_number"
   ]
  },
  "get_hitl_details.path": {
   "type": "object",
   "properties": {
    "dag_id": {
     "type": "string"
    },
    "dag_run_id": {
     "type": "string"
    }
   },
   "required": [
    "dag_id",
    "dag_run_id"
   ]
  },
  "get_hitl_details.query": {
   "type": "object",
   "properties": {
    "limit": {
     "type": "integer",
     "minimum": 0,
     "default": 50
    },
    "offset": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    },
    "order_by": {
     "type": "array",
     "items": {
      "type": "string"
     },
     "default": [
      "ti_id"
     ]
    },
    "dag_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "dag_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "task_id_prefix_pattern": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
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
    "state": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "response_received": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "null"
      }
     ]
    },
    "responded_by_user_id": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "responded_by_user_name": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "subject_search": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "body_search": {
     "anyOf": [
      {
       "type": "string"
      },
      {
       "type": "null"
      }
     ]
    },
    "created_at_gte": {
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
    "created_at_gt": {
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
    "created_at_lte": {
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
    "created_at_lt": {
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
   "required": []
  },
  "login.query": {
   "type": "object",
   "properties": {
    "next": {
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
   "required": []
  },
  "login.200": {},
  "logout.200": {}
 }
};
