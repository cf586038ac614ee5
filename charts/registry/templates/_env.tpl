{{- /* Generated from schema/ by "gatectl generate"; edits are lost. */ -}}
{{- define "registry.secretReferences" -}}
{{- with .Values.app.registrationGateAuthCredentialExistingSecret }}
- name: REGISTRATION_GATE_AUTH_CREDENTIAL
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateAuthCredentialExistingSecretKey | default "REGISTRATION_GATE_AUTH_CREDENTIAL" | quote }}
{{- end }}
{{- with .Values.app.registrationGateSigningKeysExistingSecret }}
- name: REGISTRATION_GATE_SIGNING_KEYS
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateSigningKeysExistingSecretKey | default "REGISTRATION_GATE_SIGNING_KEYS" | quote }}
{{- end }}
{{- with .Values.app.registrationGateOauth2ClientSecretExistingSecret }}
- name: REGISTRATION_GATE_OAUTH2_CLIENT_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateOauth2ClientSecretExistingSecretKey | default "REGISTRATION_GATE_OAUTH2_CLIENT_SECRET" | quote }}
{{- end }}
{{- with .Values.app.registrationGateOauth2PrivateKeyExistingSecret }}
- name: REGISTRATION_GATE_OAUTH2_PRIVATE_KEY
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationGateOauth2PrivateKeyExistingSecretKey | default "REGISTRATION_GATE_OAUTH2_PRIVATE_KEY" | quote }}
{{- end }}
{{- with .Values.app.registryDatabaseUrlExistingSecret }}
- name: REGISTRY_DATABASE_URL
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registryDatabaseUrlExistingSecretKey | default "REGISTRY_DATABASE_URL" | quote }}
{{- end }}
{{- with .Values.app.registryApiKeysExistingSecret }}
- name: REGISTRY_API_KEYS
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registryApiKeysExistingSecretKey | default "REGISTRY_API_KEYS" | quote }}
{{- end }}
{{- with .Values.app.registryEncryptionKeyExistingSecret }}
- name: REGISTRY_ENCRYPTION_KEY
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registryEncryptionKeyExistingSecretKey | default "REGISTRY_ENCRYPTION_KEY" | quote }}
{{- end }}
{{- with .Values.app.registrationWebhookAuthTokenExistingSecret }}
- name: REGISTRATION_WEBHOOK_AUTH_TOKEN
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationWebhookAuthTokenExistingSecretKey | default "REGISTRATION_WEBHOOK_AUTH_TOKEN" | quote }}
{{- end }}
{{- with .Values.app.registrationWebhookSigningSecretExistingSecret }}
- name: REGISTRATION_WEBHOOK_SIGNING_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.registrationWebhookSigningSecretExistingSecretKey | default "REGISTRATION_WEBHOOK_SIGNING_SECRET" | quote }}
{{- end }}
{{- end }}
