{{- define "airflow.schedulerContainers" -}}
{{- $values := .Values.scheduler -}}
{{- include "airflow.processContainer" (dict
  "root" .
  "name" "scheduler"
  "args" (list "scheduler")
  "values" $values
  "secrets" (include "airflow.schedulerSecrets" . | fromJsonArray)
  "secretsVolume" "secrets"
  "monitoringPort" 9102
  "ports" (include "airflow.metricsPort" .)
  "probes" (include "airflow.monitoringProbes" (list "metrics" $values))
  "mounts" (include "airflow.schedulerMounts" .)
) }}
{{- if not .Values.dagProcessor.standalone }}
{{ include "airflow.dagProcessorContainers" . }}
{{- end }}
{{- end }}

{{/* .Values.scheduler, and where the Dag processor is in the pod, what dagProcessor adds to it; of one name the scheduler's stays. */}}
{{- define "airflow.schedulerPodValues" -}}
{{- $values := deepCopy .Values.scheduler -}}
{{- if not .Values.dagProcessor.standalone -}}
{{- $processor := .Values.dagProcessor -}}
{{- range $field := list "extraVolumes" "extraContainers" "extraInitContainers" -}}
{{- $all := get $values $field | default list -}}
{{- $names := list -}}
{{- range $all }}{{ $names = append $names .name }}{{ end -}}
{{- range get $processor $field | default list -}}
{{- if not (has .name $names) }}{{ $all = append $all . }}{{ end -}}
{{- end -}}
{{- $_ := set $values $field $all -}}
{{- end -}}
{{- end -}}
{{- toYaml $values -}}
{{- end }}

{{- define "airflow.metricsPort" -}}
- { name: metrics, containerPort: 9102 }
{{- end }}

{{/* Only this container holds the token that may create pods. */}}
{{- define "airflow.schedulerMounts" -}}
- name: kube-api-access
  mountPath: /var/run/secrets/kubernetes.io/serviceaccount
  readOnly: true
- name: pod-template
  mountPath: /etc/leeward/pod-template
  readOnly: true
{{- end }}

{{- define "airflow.schedulerSecrets" -}}
["database", "fernet-key", "jwt"]
{{- end }}

{{- define "airflow.schedulerVolumes" -}}
- name: secrets
  {{- include "airflow.secretsVolume" (prepend (include "airflow.schedulerSecrets" . | fromJsonArray) .) | nindent 2 }}
- name: pod-template
  configMap:
    name: {{ include "airflow.fullname" . }}-pod-template
- name: kube-api-access
  projected:
    defaultMode: 288
    sources:
      - serviceAccountToken: { path: token, expirationSeconds: 3607 }
      - configMap:
          name: kube-root-ca.crt
          items: [{ key: ca.crt, path: ca.crt }]
      - downwardAPI:
          items: [{ path: namespace, fieldRef: { apiVersion: v1, fieldPath: metadata.namespace } }]
{{- if not .Values.dagProcessor.standalone }}
{{ include "airflow.dagProcessorVolumes" . }}
{{- end }}
{{- end }}
