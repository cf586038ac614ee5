{{/* Name of an object of the stack, at most 63 characters: (list $ "policy-gate"). */}}
{{- define "stack.name" -}}
{{- $suffix := index . 1 }}
{{- printf "%s-%s" ((index . 0).Release.Name | trunc (sub 62 (len $suffix) | int) | trimSuffix "-") $suffix }}
{{- end }}

{{/* Labels that never change: (list $ "policy-gate"). */}}
{{- define "stack.selectorLabels" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
{{- end }}

{{- define "stack.labels" -}}
{{- $root := index . 0 }}
{{- include "stack.selectorLabels" . }}
app.kubernetes.io/part-of: {{ $root.Chart.Name }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Image by digest if there is one, else by tag: (list $ .Values.policyGate.image). */}}
{{- define "stack.image" -}}
{{- $image := index . 1 }}
{{- with $image.digest }}
{{- printf "%s@%s" $image.repository . }}
{{- else }}
{{- printf "%s:%s" $image.repository (default (index . 0).Chart.AppVersion $image.tag) }}
{{- end }}
{{- end }}

{{/* The Secret that holds the URL of the database that the stack brings; empty when it brings none. */}}
{{- define "stack.databaseSecret" -}}
{{- if .Values.postgresql.enabled }}
{{- default (include "stack.name" (list . "postgresql")) .Values.postgresql.existingSecret }}
{{- else if .Values.cloudNativePg.enabled }}
{{- include "stack.name" (list . "database") }}-app
{{- end }}
{{- end }}

{{/* Where the registry reaches the policy gate. */}}
{{- define "stack.policyGateUrl" -}}
http://{{ include "stack.name" (list . "policy-gate") }}:8090/check
{{- end }}
