{{/* The name of the component in labels: "postgresql", or postgresql.nameOverride. */}}
{{- define "airflow.postgresqlComponent" -}}
{{- .Values.postgresql.nameOverride | default "postgresql" -}}
{{- end }}

{{/* The server that our own image holds: `leeward postgres`. */}}
{{- define "airflow.bundledPostgresql" -}}
{{- include "airflow.image" (list . nil) }}
args: [postgres, --data, /data/postgresql, --port, "5432", --listen, 0.0.0.0]
env:
  - name: LEEWARD_POSTGRES_USER
    value: {{ .Values.postgresql.postgresUser | quote }}
  - name: LEEWARD_POSTGRES_DATABASE
    value: {{ .Values.postgresql.postgresDatabase | quote }}
  - name: LEEWARD_POSTGRES_PASSWORD_FILE
    value: /run/secrets/postgresql/postgres-password
{{- end }}

{{/* An image that follows the conventions of the official one. */}}
{{- define "airflow.givenPostgresql" -}}
image: {{ .Values.postgresql.image | quote }}
imagePullPolicy: IfNotPresent
env:
  - name: POSTGRES_USER
    value: {{ .Values.postgresql.postgresUser | quote }}
  - name: POSTGRES_DB
    value: {{ .Values.postgresql.postgresDatabase | quote }}
  - name: POSTGRES_PASSWORD_FILE
    value: /run/secrets/postgresql/postgres-password
  - name: PGDATA
    value: /data/postgresql
{{- end }}

{{- define "airflow.postgresqlSecretName" -}}
{{- .Values.postgresql.existingSecret | default (include "airflow.postgresqlName" .) -}}
{{- end }}
