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

{{/* The Secret that holds the URL of the database that the stack brings, in the entry uri; empty when it brings none. */}}
{{- define "stack.databaseSecret" -}}
{{- if .Values.postgresql.enabled }}
{{- default (include "stack.name" (list . "postgresql")) (tpl (default "" .Values.postgresql.existingSecret) . | trim) }}
{{- else if .Values.cloudNativePg.enabled }}
{{- include "stack.name" (list . "database") }}-app
{{- end }}
{{- end }}

{{/* Labels of the pods of that database. */}}
{{- define "stack.databaseLabels" -}}
{{- if .Values.postgresql.enabled }}
{{- include "stack.selectorLabels" (list . "postgresql") }}
{{- else }}
cnpg.io/cluster: {{ include "stack.name" (list . "database") | quote }}
{{- end }}
{{- end }}

{{/* "true" when the registry stores in it, rather than in a database that its values name. */}}
{{- define "stack.usesDatabase" -}}
{{- $secret := include "stack.databaseSecret" . }}
{{- if and $secret (eq (tpl (default "" .Values.registry.app.registryDatabaseUrlExistingSecret) .Subcharts.registry) $secret) }}true{{ end }}
{{- end }}

{{/* Where the registry reaches the policy gate. */}}
{{- define "stack.policyGateUrl" -}}
http://{{ include "stack.name" (list . "policy-gate") }}:8090/check
{{- end }}

{{/* "true" when the one Secret of the registry is known to say which gate it asks. */}}
{{- define "stack.secretNamesGate" -}}
{{- include "registry.existingSecretHolds" (list .Subcharts.registry "REGISTRATION_GATE_URL") }}
{{- end }}

{{/* "true" when the registry asks it, rather than a gate that its values name: by the Service's name, alone or with the namespace. */}}
{{- define "stack.asksPolicyGate" -}}
{{- $address := printf "(?i)^http://%s([.]%s([.]svc([.][a-z0-9.-]+)?)?)?:8090([/?]|$)" (include "stack.name" (list . "policy-gate")) .Release.Namespace }}
{{- if and .Values.policyGate.enabled (not (include "stack.secretNamesGate" .)) (regexMatch $address (toString .Values.registry.app.registrationGateUrl)) }}true{{ end }}
{{- end }}

{{/* A rule of egress: (list "labels of pods" 8090). */}}
{{- define "stack.egress" -}}
to:
  - podSelector:
      matchLabels:
        {{- index . 0 | nindent 8 }}
ports:
  - port: {{ index . 1 }}
    protocol: TCP
{{- end }}
