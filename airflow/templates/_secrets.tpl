{{/*
  A secret's text: the value given, else what the release's Secret holds already, else a made-up one, which every template
  of this rendering then shares. Takes root, secret (suffix of its name), key, value, path (of the value, for the message), make
  ("fernet" or "password").
*/}}
{{- define "airflow.secretValue" -}}
{{- $root := .root -}}
{{- if not (hasKey $root.Values "madeSecrets") -}}
{{- $_ := set $root.Values "madeSecrets" dict -}}
{{- end -}}
{{- $made := $root.Values.madeSecrets -}}
{{- $id := printf "%s/%s" .secret .key -}}
{{- if not (empty .value) -}}
{{- .value -}}
{{- else if hasKey $made $id -}}
{{- get $made $id -}}
{{- else -}}
{{- $kept := get (include "airflow.keptSecret" (list $root .secret) | fromJson) .key | default "" | b64dec -}}
{{- if and (empty $kept) (not $root.Values.secrets.generate) -}}
{{- fail (printf "secrets.generate is false, so %s or an existing Secret must be given" .path) -}}
{{- end -}}
{{- $new := eq .make "fernet" | ternary (randBytes 32 | replace "+" "-" | replace "/" "_") (randAlphaNum 32) -}}
{{- $text := $kept | default $new -}}
{{- $_ := set $made $id $text -}}
{{- $text -}}
{{- end -}}
{{- end }}

{{/* (list $ "users"): the data of the release's Secret in the cluster, as JSON; {} where there is none. */}}
{{- define "airflow.keptSecret" -}}
{{- $root := index . 0 -}}
{{- $name := printf "%s-%s" (include "airflow.fullname" $root) (index . 1) -}}
{{- $found := lookup "v1" "Secret" $root.Release.Namespace $name | default dict -}}
{{- $found.data | default dict | toJson -}}
{{- end }}

{{/* (list $ "fernetKey" "fernet-key"): the name of the Secret that holds it, the user's or the release's. */}}
{{- define "airflow.secretName" -}}
{{- $root := index . 0 -}}
{{- $existing := (get $root.Values.secrets (index . 1)).existingSecret -}}
{{- $existing | default (printf "%s-%s" (include "airflow.fullname" $root) (index . 2)) -}}
{{- end }}

{{- define "airflow.databaseSecretName" -}}
{{- if and .Values.postgresql.enabled .Values.postgresql.existingSecret (empty .Values.secrets.database.existingSecret) -}}
{{- .Values.postgresql.existingSecret -}}
{{- else -}}
{{- include "airflow.secretName" (list . "database" "database") -}}
{{- end -}}
{{- end }}

{{/* Without the end of line that --set-file brings: servers leave it out where they read the file, and the connection must agree. */}}
{{- define "airflow.postgresqlPassword" -}}
{{- include "airflow.secretValue" (dict
  "root" .
  "secret" (include "airflow.postgresqlComponent" .)
  "key" "postgres-password"
  "value" (regexReplaceAll "[\\r\\n]+$" (.Values.postgresql.postgresPassword | default "") "")
  "path" "postgresql.postgresPassword"
  "make" "password"
) -}}
{{- end }}

{{/* Percent-encoding for the user, password and path of an address. */}}
{{- define "airflow.urlPart" -}}
{{- . | toString | urlquery | replace "+" "%20" -}}
{{- end }}

{{/* The database's address in airflow.config, as for Airflow 1.10; "" where there is none. */}}
{{- define "airflow.configuredConnection" -}}
{{- get (include "airflow.environment" . | fromJson).controlPlane "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN" -}}
{{- end }}

{{/* The database's address, where the chart knows it. */}}
{{- define "airflow.connection" -}}
{{- $postgresql := .Values.postgresql -}}
{{- if $postgresql.uri -}}
{{- if $postgresql.enabled -}}
{{- fail "postgresql.uri names a database of yours and postgresql.enabled asks for one in the release: set postgresql.enabled=false or drop postgresql.uri" -}}
{{- end -}}
{{- $postgresql.uri -}}
{{- else if $postgresql.enabled -}}
postgresql://{{ include "airflow.urlPart" $postgresql.postgresUser }}:{{ include "airflow.urlPart" (include "airflow.postgresqlPassword" .) }}@{{ include "airflow.postgresqlName" . }}:5432/{{ include "airflow.urlPart" $postgresql.postgresDatabase }}
{{- else if include "airflow.configuredConnection" . -}}
{{- include "airflow.configuredConnection" . -}}
{{- else -}}
{{- fail "postgresql.enabled is false, so postgresql.uri or secrets.database.existingSecret must be given" -}}
{{- end -}}
{{- end }}

{{/* Who may log in, as JSON: [{username, role, password}]; without users, one admin. A password that is null or "random" is made once. */}}
{{- define "airflow.users" -}}
{{- $users := list (dict "username" "admin" "role" "admin") -}}
{{- if and .Values.airflow.rbac.enabled .Values.airflow.rbac.users -}}
{{- $users = .Values.airflow.rbac.users -}}
{{- end -}}
{{- $out := list -}}
{{- range $users -}}
{{- $out = append $out (dict "username" .username "role" (.role | default "Viewer" | lower) "password" (.password | default "random")) -}}
{{- end -}}
{{- $out | toJson -}}
{{- end }}

{{/* The users' passwords as Airflow's simple auth manager reads them: {"username": "password"}. */}}
{{- define "airflow.passwords" -}}
{{- $root := . -}}
{{- $kept := get (include "airflow.keptSecret" (list . "users") | fromJson) .Values.secrets.users.key | default "" | b64dec | default "{}" | fromJson -}}
{{- $passwords := dict -}}
{{- range $i, $user := include "airflow.users" . | fromJsonArray -}}
{{- $password := $user.password -}}
{{- if eq $password "random" -}}
{{- $given := get $kept $user.username -}}
{{- $path := ternary (printf "airflow.rbac.users[%d].password" $i) "airflow.rbac.users" (not (empty $root.Values.airflow.rbac.enabled)) -}}
{{- $password = include "airflow.secretValue" (dict
  "root" $root
  "secret" "users"
  "key" (printf "password of %s" $user.username)
  "value" $given
  "path" $path
  "make" "password"
) -}}
{{- end -}}
{{- $_ := set $passwords $user.username $password -}}
{{- end -}}
{{- $passwords | toJson -}}
{{- end }}

{{/* (list $ "database" "fernet"): a volume with those secrets, one file each, under /run/secrets/leeward. */}}
{{- define "airflow.secretsVolume" -}}
{{- $root := index . 0 -}}
{{- $values := $root.Values -}}
projected:
  defaultMode: 288
  sources:
    {{- range rest . }}
    {{- if eq . "database" }}
    - secret:
        name: {{ include "airflow.databaseSecretName" $root | quote }}
        items: [{ key: {{ $values.secrets.database.key | quote }}, path: connection }]
    {{- else if eq . "fernet-key" }}
    - secret:
        name: {{ include "airflow.secretName" (list $root "fernetKey" "fernet-key") | quote }}
        items: [{ key: {{ $values.secrets.fernetKey.key | quote }}, path: fernet-key }]
    {{- else if eq . "jwt" }}
    - secret:
        name: {{ include "airflow.secretName" (list $root "jwt" "jwt") | quote }}
        items: [{ key: {{ $values.secrets.jwt.key | quote }}, path: jwt-secret }]
    {{- else if eq . "users" }}
    - secret:
        name: {{ include "airflow.secretName" (list $root "users" "users") | quote }}
        items: [{ key: {{ $values.secrets.users.key | quote }}, path: passwords.json }]
    {{- else if eq . "logs" }}
    {{- if include "airflow.logsSecretName" $root }}
    - secret:
        name: {{ include "airflow.logsSecretName" $root | quote }}
        items: [{ key: {{ $values.secrets.logs.key | quote }}, path: aws-credentials }]
    {{- end }}
    {{- end }}
    {{- end }}
{{- end }}

{{/* (list $ "database" "fernet-key"): the variables that name those files, as Airflow's _CMD variables do. */}}
{{- define "airflow.secretsEnv" -}}
{{- $root := index . 0 -}}
{{- $variables := dict
  "database" (dict "name" "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_CMD" "value" "cat /run/secrets/leeward/connection")
  "fernet-key" (dict "name" "AIRFLOW__CORE__FERNET_KEY_CMD" "value" "cat /run/secrets/leeward/fernet-key")
  "jwt" (dict "name" "AIRFLOW__API_AUTH__JWT_SECRET_CMD" "value" "cat /run/secrets/leeward/jwt-secret")
  "users" (dict "name" "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE" "value" "/run/secrets/leeward/passwords.json")
  "logs" (dict "name" "AWS_SHARED_CREDENTIALS_FILE" "value" "/run/secrets/leeward/aws-credentials")
-}}
{{- $out := list -}}
{{- range rest . -}}
{{- if or (ne . "logs") (include "airflow.logsSecretName" $root) -}}
{{- $out = append $out (get $variables .) -}}
{{- end -}}
{{- end -}}
{{- $out | toJson -}}
{{- end }}

{{/* The Secret with the log store's credentials; empty where the pod's own identity is used. */}}
{{- define "airflow.logsSecretName" -}}
{{- $s3 := .Values.airflow.logs.s3 -}}
{{- if and $s3.url (or $s3.accessKeyId .Values.secrets.logs.existingSecret) -}}
{{- include "airflow.secretName" (list . "logs" "logs") -}}
{{- end -}}
{{- end }}
