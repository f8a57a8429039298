{{/* Pod Security Standard "restricted". User 50000 and group 0 are those of Airflow's own image. */}}
{{- define "airflow.podSecurityContext" -}}
{{- $ours := dict "runAsNonRoot" true "runAsUser" 50000 "runAsGroup" 0 "fsGroup" 0 "fsGroupChangePolicy" "OnRootMismatch" "seccompProfile" (dict "type" "RuntimeDefault") -}}
{{- toYaml (mergeOverwrite $ours (. | default dict | deepCopy)) -}}
{{- end }}

{{- define "airflow.containerSecurityContext" -}}
{{- $ours := dict "allowPrivilegeEscalation" false "readOnlyRootFilesystem" true "privileged" false "capabilities" (dict "drop" (list "ALL")) -}}
{{- toYaml (mergeOverwrite $ours (. | default dict | deepCopy)) -}}
{{- end }}
