// Generated from packages/contracts/data/simple-auth-3.3.2.json by scripts/generate-contracts.ts. Do not edit.

import type { SchemaSet } from '../schema-set.ts';

export const simpleAuthSchemas: SchemaSet = {
 "$id": "simple-auth",
 "definitions": {
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
      "$ref": "simple-auth#/definitions/ValidationError"
     },
     "type": "array"
    }
   },
   "type": "object"
  },
  "LoginBody": {
   "properties": {
    "username": {
     "type": "string"
    },
    "password": {
     "type": "string"
    }
   },
   "additionalProperties": false,
   "type": "object",
   "required": [
    "username",
    "password"
   ]
  },
  "LoginResponse": {
   "properties": {
    "access_token": {
     "type": "string"
    }
   },
   "type": "object",
   "required": [
    "access_token"
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
  "create_token.header": {
   "type": "object",
   "properties": {
    "content-type": {
     "type": "string",
     "enum": [
      "application/json",
      "application/x-www-form-urlencoded"
     ],
     "default": "application/json"
    }
   },
   "required": []
  },
  "login_all_admins.307": {}
 }
};
