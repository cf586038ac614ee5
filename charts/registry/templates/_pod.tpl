{{/*
Variables that the chart sets one by one: references to Secrets, files of secrets, what workload identity and CA bundle bring, and what
the templates of a parent chart put into parentVariables, which is no key of the values: no Secret overrides it.
*/}}
{{- define "registry.variables" -}}
{{- $parent := default dict .Values.parentVariables }}
{{- range $env, $value := $parent }}
- name: {{ $env }}
  value: {{ $value | quote }}
{{- end }}
{{- if .Values.secretsAsFiles }}
{{- range $env := include "registry.fileVariables" . | fromYamlArray }}
- name: {{ $env }}_FILE
  value: {{ printf "/etc/registry/secrets/%s" $env | quote }}
{{- end }}
{{- with .Values.app.existingSecret }}
{{- $secrets := include "registry.secretVariables" $ | fromYamlArray }}
{{- range $env := include "registry.existingSecretVariables" $ | fromYamlArray }}
{{- if not (or (has $env $secrets) (hasKey $parent $env)) }}
- name: {{ $env }}
  valueFrom:
    secretKeyRef:
      name: {{ tpl $.Values.app.existingSecret $ | quote }}
      key: {{ $env }}
{{- end }}
{{- end }}
{{- end }}
{{- else }}
{{- include "registry.secretReferences" . }}
{{- end }}
{{- if .Values.workloadIdentity.audience }}
- name: REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE
  value: /var/run/secrets/registration-gate/token
{{- end }}
{{- if or .Values.caBundle.configMap .Values.caBundle.secret }}
- name: NODE_EXTRA_CA_CERTS
  value: /etc/registry/ca/ca.crt
{{- end }}
{{- end }}

{{/* Environment names that app.existingSecret is known to hold, as a YAML list. */}}
{{- define "registry.existingSecretVariables" -}}
{{- $names := .Values.existingSecretKeys }}
{{- if .Values.externalSecret.enabled }}{{ $names = concat $names (keys .Values.externalSecret.data) }}{{ end }}
{{- $names | uniq | sortAlpha | toYaml }}
{{- end }}

{{/* Environment names of the secrets that are mounted as files, as a YAML list. */}}
{{- define "registry.fileVariables" -}}
{{- $names := include "registry.ownSecretVariables" . | fromYamlArray }}
{{- if .Values.app.existingSecret }}
{{- $secrets := include "registry.secretVariables" . | fromYamlArray }}
{{- range include "registry.existingSecretVariables" . | fromYamlArray }}
{{- if has . $secrets }}{{ $names = append $names . }}{{ end }}
{{- end }}
{{- end }}
{{- $names | uniq | sortAlpha | toYaml }}
{{- end }}

{{- define "registry.volumeMounts" -}}
{{- if and .Values.secretsAsFiles (include "registry.fileVariables" . | fromYamlArray) }}
- name: secrets
  mountPath: /etc/registry/secrets
  readOnly: true
{{- end }}
{{- if .Values.workloadIdentity.audience }}
- name: identity
  mountPath: /var/run/secrets/registration-gate
  readOnly: true
{{- end }}
{{- if or .Values.caBundle.configMap .Values.caBundle.secret }}
- name: ca
  mountPath: /etc/registry/ca
  readOnly: true
{{- end }}
{{- end }}

{{- define "registry.volumes" -}}
{{- if and .Values.secretsAsFiles (include "registry.fileVariables" . | fromYamlArray) }}
- name: secrets
  projected:
    # Read by the group that the pod runs with, by nobody else.
    defaultMode: 0440
    sources:
      {{- include "registry.secretSources" . | trim | nindent 6 }}
      {{- with .Values.app.existingSecret }}
      {{- $secrets := include "registry.secretVariables" $ | fromYamlArray }}
      {{- range $env := include "registry.existingSecretVariables" $ | fromYamlArray }}
      {{- if has $env $secrets }}
      - secret:
          name: {{ tpl $.Values.app.existingSecret $ | quote }}
          items:
            - key: {{ $env }}
              path: {{ $env }}
      {{- end }}
      {{- end }}
      {{- end }}
{{- end }}
{{- if .Values.workloadIdentity.audience }}
- name: identity
  projected:
    defaultMode: 0440
    sources:
      - serviceAccountToken:
          audience: {{ .Values.workloadIdentity.audience | quote }}
          expirationSeconds: {{ int .Values.workloadIdentity.expirationSeconds }}
          path: token
{{- end }}
{{- with .Values.caBundle.configMap }}
- name: ca
  configMap:
    name: {{ tpl . $ | quote }}
    items:
      - key: {{ $.Values.caBundle.key | quote }}
        path: ca.crt
{{- end }}
{{- with .Values.caBundle.secret }}
- name: ca
  secret:
    secretName: {{ tpl . $ | quote }}
    defaultMode: 0440
    items:
      - key: {{ $.Values.caBundle.key | quote }}
        path: ca.crt
{{- end }}
{{- end }}
