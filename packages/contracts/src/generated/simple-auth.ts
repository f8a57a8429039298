// Generated from packages/contracts/data/simple-auth-3.3.2.json by scripts/generate-contracts.ts. Do not edit.

export type HTTPExceptionResponse = {
  detail: string | Record<string, unknown>;
};

export type HTTPValidationError = {
  detail?: ValidationError[];
};

export type LoginBody = {
  username: string;
  password: string;
};

export type LoginResponse = {
  access_token: string;
};

export type ValidationError = {
  loc: (string | number)[];
  msg: string;
  type: string;
  input?: unknown;
  ctx?: Record<string, unknown>;
};

/** Parameters, body and responses by operation id. Header names are in lower case. */
export type SimpleAuthOperations = {
  create_token: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: {
      "content-type"?: "application/json" | "application/x-www-form-urlencoded";
    };
    body: LoginBody;
    responses: {
      201: LoginResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      415: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  create_token_all_admins: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      201: LoginResponse;
      403: HTTPExceptionResponse;
    };
  };
  login_all_admins: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      307: unknown;
      403: HTTPExceptionResponse;
    };
  };
  create_token_cli: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: LoginBody;
    responses: {
      201: LoginResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
};

export type SimpleAuthOperationId = keyof SimpleAuthOperations;

/** Where each operation is, and the names of its schemas in the schema set `simple-auth`. */
export const simpleAuthOperations = {
  create_token: {"operationId":"create_token","method":"POST","path":"/auth/token","parameters":{"header":"create_token.header"},"body":"LoginBody","responses":{"201":"LoginResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","415":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  create_token_all_admins: {"operationId":"create_token_all_admins","method":"GET","path":"/auth/token","parameters":{},"body":null,"responses":{"201":"LoginResponse","403":"HTTPExceptionResponse"}},
  login_all_admins: {"operationId":"login_all_admins","method":"GET","path":"/auth/token/login","parameters":{},"body":null,"responses":{"307":"login_all_admins.307","403":"HTTPExceptionResponse"}},
  create_token_cli: {"operationId":"create_token_cli","method":"POST","path":"/auth/token/cli","parameters":{},"body":"LoginBody","responses":{"201":"LoginResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","422":"HTTPValidationError"}},
} as const;
