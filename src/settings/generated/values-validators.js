// Generated from schema/ by "gatectl generate"; edits are lost.
const countCharacters = (text) => [...text].length;
export const validateRegistryValues = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,"properties":{"app":{"type":"object","additionalProperties":false,"properties":{"registrationGateEnabled":{"default":false,"type":"boolean"},"registrationGateUrl":{"default":"","type":"string","maxLength":2048},"registrationGateAuthType":{"default":"none","type":"string","enum":["none","api_key","bearer","oauth2_client_credentials"]},"registrationGateAuthCredential":{"default":"","type":"string","maxLength":16384,"writeOnly":true},"registrationGateAuthHeaderName":{"default":"X-Api-Key","type":"string","maxLength":128},"registrationGateTimeoutSeconds":{"default":5,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":300},"registrationGateMaxRetries":{"default":2,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":10},"registrationGateDeadlineSeconds":{"default":30,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":600},"registrationGateMode":{"default":"enforce","type":"string","enum":["enforce","audit"]},"registrationGateAssetTypes":{"default":"agent,server,skill","type":"string","maxLength":64,"pattern":"^ *(agent|server|skill) *(, *(agent|server|skill) *)*$"},"registrationGateOperations":{"default":"register,update","type":"string","maxLength":64,"pattern":"^ *(register|update) *(, *(register|update) *)*$"},"registrationGateMaxConcurrency":{"default":64,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":10000},"registrationGateMaxQueue":{"default":1024,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":100000},"registrationGateRequireExplicitAllow":{"default":false,"type":"boolean"},"registrationGateSigningKeys":{"default":"","type":"string","maxLength":8192,"writeOnly":true},"registrationGateStartupCheck":{"default":"warn","type":"string","enum":["warn","require","off"]},"registrationGateOauth2TokenUrl":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2IssuerUrl":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2ClientId":{"default":"","type":"string","maxLength":512},"registrationGateOauth2ClientSecret":{"default":"","type":"string","maxLength":4096,"writeOnly":true},"registrationGateOauth2Scope":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2Audience":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2Resource":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2ExtraParams":{"default":"","type":"string","maxLength":4096},"registrationGateOauth2ClientAuthMethod":{"default":"client_secret_post","type":"string","enum":["client_secret_post","client_secret_basic","private_key_jwt","federated_token"]},"registrationGateOauth2PrivateKey":{"default":"","type":"string","maxLength":16384,"writeOnly":true},"registrationGateOauth2PrivateKeyId":{"default":"","type":"string","maxLength":512},"registrationGateOauth2Certificate":{"default":"","type":"string","maxLength":16384},"registrationGateOauth2SigningAlg":{"default":"","type":"string","enum":["","RS256","PS256","ES256"]},"registrationGateOauth2AssertionAudience":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2FederatedTokenFile":{"default":"","type":"string","maxLength":1024},"registrationGateOauth2TimeoutSeconds":{"default":5,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":300},"registrationGateOauth2TokenCache":{"default":"off","type":"string","enum":["off","on"]},"registrationGateCaFile":{"default":"","type":"string","maxLength":1024},"registryHost":{"default":"0.0.0.0","type":"string","maxLength":255},"registryPort":{"default":8080,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":65535},"registryDataDir":{"default":"/data","type":"string","minLength":1,"maxLength":1024},"registryDatabaseUrl":{"default":"","type":"string","maxLength":2048,"writeOnly":true},"registryApiKeys":{"default":"","type":"string","maxLength":262144,"writeOnly":true},"registryOidcIssuerUrl":{"default":"","type":"string","maxLength":2048},"registryOidcAudience":{"default":"","type":"string","maxLength":512},"registryOidcGroupsClaim":{"default":"groups","type":"string","minLength":1,"maxLength":128},"registryAdminGroup":{"default":"admins","type":"string","minLength":1,"maxLength":256},"registryRegisterGroup":{"default":"","type":"string","maxLength":256},"registryAllowAnonymous":{"default":"none","type":"string","enum":["none","read","all"]},"registryEncryptionKey":{"default":"","type":"string","maxLength":4096,"writeOnly":true},"registryNamespace":{"default":"local.registry","type":"string","maxLength":128,"pattern":"^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$"},"registryRateLimitPerMinute":{"default":0,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":100000},"registryAuditRetentionDays":{"default":0,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":36500},"registryLogLevel":{"default":"info","type":"string","enum":["fatal","error","warn","info","debug","trace","silent"]},"registrationWebhookUrl":{"default":"","type":"string","maxLength":2048},"registrationWebhookAuthHeader":{"default":"Authorization","type":"string","maxLength":128},"registrationWebhookAuthToken":{"default":"","type":"string","maxLength":16384,"writeOnly":true},"registrationWebhookTimeoutSeconds":{"default":10,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":300},"registrationWebhookSigningSecret":{"default":"","type":"string","maxLength":8192,"writeOnly":true},"registrationEnforcedStatus":{"default":"","type":"string","maxLength":64,"pattern":"^[a-z][a-z_-]*$|^$"},"httpsProxy":{"default":"","type":"string","maxLength":2048},"noProxy":{"default":"","type":"string","maxLength":4096},"nodeExtraCaCerts":{"default":"","type":"string","maxLength":1024},"otelExporterOtlpEndpoint":{"default":"","type":"string","maxLength":2048},"existingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateAuthCredentialExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateAuthCredentialExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationGateSigningKeysExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateSigningKeysExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2ClientSecretExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2ClientSecretExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2PrivateKeyExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2PrivateKeyExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registryDatabaseUrlExistingSecret":{"type":"string","maxLength":253,"default":""},"registryDatabaseUrlExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registryApiKeysExistingSecret":{"type":"string","maxLength":253,"default":""},"registryApiKeysExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registryEncryptionKeyExistingSecret":{"type":"string","maxLength":253,"default":""},"registryEncryptionKeyExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationWebhookAuthTokenExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationWebhookAuthTokenExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationWebhookSigningSecretExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationWebhookSigningSecretExistingSecretKey":{"type":"string","maxLength":253,"default":""}}},"nameOverride":{"type":"string","default":"","maxLength":63,"pattern":"^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"},"fullnameOverride":{"type":"string","default":"","maxLength":63,"pattern":"^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"},"commonLabels":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"image":{"type":"object","additionalProperties":false,"properties":{"repository":{"type":"string","default":"localhost/registration-gate","minLength":1},"tag":{"type":"string","default":"","maxLength":128},"digest":{"type":"string","default":"","pattern":"^(sha256:[0-9a-f]{64})?$"},"pullPolicy":{"type":"string","enum":["Always","IfNotPresent","Never"],"default":"IfNotPresent"}}},"imagePullSecrets":{"type":"array","default":[],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}},"replicaCount":{"type":"integer","minimum":1,"maximum":100,"default":1},"autoscaling":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"minReplicas":{"type":"integer","minimum":1,"maximum":100,"default":2},"maxReplicas":{"type":"integer","minimum":1,"maximum":1000,"default":6},"targetCPUUtilizationPercentage":{"type":"integer","minimum":0,"maximum":1000,"default":70},"targetMemoryUtilizationPercentage":{"type":"integer","minimum":0,"maximum":1000,"default":0},"behavior":{"type":"object","default":{}}}},"podDisruptionBudget":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"minAvailable":{"type":["integer","string"],"default":"","pattern":"^([0-9]{1,3}%?)?$","minimum":0,"maximum":1000},"maxUnavailable":{"type":["integer","string"],"default":"","pattern":"^([0-9]{1,3}%?)?$","minimum":0,"maximum":1000}}},"serviceAccount":{"type":"object","additionalProperties":false,"properties":{"create":{"type":"boolean","default":true},"name":{"type":"string","default":"","maxLength":253},"annotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}}}},"service":{"type":"object","additionalProperties":false,"properties":{"type":{"type":"string","enum":["ClusterIP","NodePort","LoadBalancer"],"default":"ClusterIP"},"port":{"type":"integer","minimum":1,"maximum":65535,"default":8080},"annotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}}}},"ingress":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"className":{"type":"string","default":"","maxLength":253},"annotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"hosts":{"type":"array","default":[],"items":{"type":"object","additionalProperties":false,"required":["host"],"properties":{"host":{"type":"string","minLength":1},"path":{"type":"string"},"pathType":{"type":"string","enum":["Prefix","Exact","ImplementationSpecific"]}}}},"tls":{"type":"array","default":[],"items":{"type":"object"}}}},"httpRoute":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"annotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"parentRefs":{"type":"array","default":[],"items":{"type":"object","required":["name"]}},"hostnames":{"type":"array","default":[],"items":{"type":"string"}},"path":{"type":"string","default":"/","pattern":"^/"}}},"networkPolicy":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"ingressFrom":{"type":"array","default":[],"items":{"type":"object"}},"dnsTo":{"type":"array","default":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}}}],"items":{"type":"object"}},"identityProvider":{"type":"object","additionalProperties":false,"properties":{"to":{"type":"array","default":[],"items":{"type":"object"}},"ports":{"type":"array","default":[443],"items":{"type":"integer","minimum":1,"maximum":65535}}}},"gate":{"type":"object","additionalProperties":false,"properties":{"to":{"type":"array","default":[],"items":{"type":"object"}},"ports":{"type":"array","default":[443],"items":{"type":"integer","minimum":1,"maximum":65535}}}},"database":{"type":"object","additionalProperties":false,"properties":{"to":{"type":"array","default":[],"items":{"type":"object"}},"ports":{"type":"array","default":[5432],"items":{"type":"integer","minimum":1,"maximum":65535}}}},"extraEgress":{"type":"array","default":[],"items":{"type":"object"}}}},"persistence":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":true},"existingClaim":{"type":"string","default":"","maxLength":253},"size":{"type":"string","default":"1Gi","pattern":"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},"storageClass":{"type":"string","default":"","maxLength":253},"annotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}}}},"secretsAsFiles":{"type":"boolean","default":false},"existingSecretKeys":{"type":"array","default":[],"items":{"type":"string","pattern":"^[A-Z0-9_]+$"}},"externalSecret":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"apiVersion":{"type":"string","default":"external-secrets.io/v1","enum":["external-secrets.io/v1","external-secrets.io/v1beta1"]},"refreshInterval":{"type":"string","default":"1h","pattern":"^([0-9]+(h|m|s))+$"},"secretStoreRef":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","default":"","maxLength":253},"kind":{"type":"string","default":"SecretStore","enum":["SecretStore","ClusterSecretStore"]}}},"data":{"type":"object","default":{},"propertyNames":{"pattern":"^[A-Z0-9_]+$"},"additionalProperties":{"type":"object","additionalProperties":false,"required":["key"],"properties":{"key":{"type":"string","minLength":1},"property":{"type":"string"},"version":{"type":"string"}}}}}},"workloadIdentity":{"type":"object","additionalProperties":false,"properties":{"azure":{"type":"boolean","default":false},"audience":{"type":"string","default":"","maxLength":2048},"expirationSeconds":{"type":"integer","minimum":600,"maximum":86400,"default":3600}}},"caBundle":{"type":"object","additionalProperties":false,"properties":{"configMap":{"type":"string","default":"","maxLength":253},"secret":{"type":"string","default":"","maxLength":253},"key":{"type":"string","default":"ca.crt","minLength":1,"maxLength":253}}},"serviceMonitor":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"renderMode":{"type":"string","default":"skipIfMissing","enum":["skipIfMissing","failIfMissing","alwaysRender"]},"labels":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"interval":{"type":"string","default":"","pattern":"^([0-9]+(h|m|s))*$"},"scrapeTimeout":{"type":"string","default":"","pattern":"^([0-9]+(h|m|s))*$"}}},"prometheusRule":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"renderMode":{"type":"string","default":"skipIfMissing","enum":["skipIfMissing","failIfMissing","alwaysRender"]},"labels":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"extraRules":{"type":"array","default":[],"items":{"type":"object"}}}},"resources":{"type":"object","default":{"requests":{"cpu":"50m","memory":"128Mi","ephemeral-storage":"64Mi"},"limits":{"cpu":"2","memory":"512Mi","ephemeral-storage":"1Gi"}}},"podSecurityContext":{"type":"object","default":{"runAsNonRoot":true,"runAsUser":65532,"runAsGroup":65532,"fsGroup":65532,"fsGroupChangePolicy":"OnRootMismatch","seccompProfile":{"type":"RuntimeDefault"}}},"securityContext":{"type":"object","default":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":["ALL"]}}},"openshift":{"type":"object","additionalProperties":false,"properties":{"adaptSecurityContext":{"type":"string","default":"auto","enum":["auto","force","disabled"]}}},"startupProbe":{"type":"object","default":{"periodSeconds":1,"failureThreshold":60}},"livenessProbe":{"type":"object","default":{"periodSeconds":10,"timeoutSeconds":3}},"readinessProbe":{"type":"object","default":{"periodSeconds":5,"timeoutSeconds":3}},"podAnnotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"podLabels":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"extraEnv":{"type":"array","default":[],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1}}}},"extraEnvFrom":{"type":"array","default":[],"items":{"type":"object"}},"extraVolumes":{"type":"array","default":[],"items":{"type":"object","required":["name"]}},"extraVolumeMounts":{"type":"array","default":[],"items":{"type":"object","required":["name","mountPath"]}},"extraObjects":{"type":"array","default":[],"items":{"type":["object","string"]}},"terminationGracePeriodSeconds":{"type":"integer","minimum":1,"maximum":3600,"default":60},"revisionHistoryLimit":{"type":"integer","minimum":0,"maximum":100,"default":5},"priorityClassName":{"type":"string","default":"","maxLength":253},"topologySpreadConstraints":{"type":"array","default":[],"items":{"type":"object"}},"nodeSelector":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"tolerations":{"type":"array","default":[],"items":{"type":"object"}},"affinity":{"type":"object","default":{}},"test":{"type":"object","additionalProperties":false,"properties":{"apiKeySecret":{"type":"string","default":"","maxLength":253},"apiKeySecretKey":{"type":"string","default":"api-key","minLength":1,"maxLength":253},"allowedPayload":{"type":"object","default":{}},"deniedPayload":{"type":"object","default":{}}}},"global":{"type":"object"},"enabled":{"type":"boolean"}}};
const func2 = Object.prototype.hasOwnProperty;
const func4 = countCharacters;
const pattern0 = new RegExp("^(0|[1-9][0-9]{0,5})$", "u");
const pattern3 = new RegExp("^ *(agent|server|skill) *(, *(agent|server|skill) *)*$", "u");
const pattern4 = new RegExp("^ *(register|update) *(, *(register|update) *)*$", "u");
const pattern9 = new RegExp("^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$", "u");
const pattern13 = new RegExp("^[a-z][a-z_-]*$|^$", "u");
const pattern14 = new RegExp("^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$", "u");
const pattern16 = new RegExp("^(sha256:[0-9a-f]{64})?$", "u");
const pattern17 = new RegExp("^([0-9]{1,3}%?)?$", "u");
const pattern19 = new RegExp("^/", "u");
const pattern20 = new RegExp("^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$", "u");
const pattern21 = new RegExp("^[A-Z0-9_]+$", "u");
const pattern22 = new RegExp("^([0-9]+(h|m|s))+$", "u");
const pattern24 = new RegExp("^([0-9]+(h|m|s))*$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.app !== undefined){
let data0 = data.app;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(func2.call(schema6.properties.app.properties, key1))){
const err1 = {instancePath:instancePath+"/app",schemaPath:"#/properties/app/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.registrationGateEnabled !== undefined){
if(typeof data0.registrationGateEnabled !== "boolean"){
const err2 = {instancePath:instancePath+"/app/registrationGateEnabled",schemaPath:"#/properties/app/properties/registrationGateEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.registrationGateUrl !== undefined){
let data2 = data0.registrationGateUrl;
if(typeof data2 === "string"){
if(func4(data2) > 2048){
const err3 = {instancePath:instancePath+"/app/registrationGateUrl",schemaPath:"#/properties/app/properties/registrationGateUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/app/registrationGateUrl",schemaPath:"#/properties/app/properties/registrationGateUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.registrationGateAuthType !== undefined){
let data3 = data0.registrationGateAuthType;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/app/registrationGateAuthType",schemaPath:"#/properties/app/properties/registrationGateAuthType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((((data3 === "none") || (data3 === "api_key")) || (data3 === "bearer")) || (data3 === "oauth2_client_credentials"))){
const err6 = {instancePath:instancePath+"/app/registrationGateAuthType",schemaPath:"#/properties/app/properties/registrationGateAuthType/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registrationGateAuthType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.registrationGateAuthCredential !== undefined){
let data4 = data0.registrationGateAuthCredential;
if(typeof data4 === "string"){
if(func4(data4) > 16384){
const err7 = {instancePath:instancePath+"/app/registrationGateAuthCredential",schemaPath:"#/properties/app/properties/registrationGateAuthCredential/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/app/registrationGateAuthCredential",schemaPath:"#/properties/app/properties/registrationGateAuthCredential/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.registrationGateAuthHeaderName !== undefined){
let data5 = data0.registrationGateAuthHeaderName;
if(typeof data5 === "string"){
if(func4(data5) > 128){
const err9 = {instancePath:instancePath+"/app/registrationGateAuthHeaderName",schemaPath:"#/properties/app/properties/registrationGateAuthHeaderName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/app/registrationGateAuthHeaderName",schemaPath:"#/properties/app/properties/registrationGateAuthHeaderName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.registrationGateTimeoutSeconds !== undefined){
let data6 = data0.registrationGateTimeoutSeconds;
if((!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) && (typeof data6 !== "string")){
const err11 = {instancePath:instancePath+"/app/registrationGateTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateTimeoutSeconds/type",keyword:"type",params:{type: schema6.properties.app.properties.registrationGateTimeoutSeconds.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 300 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/app/registrationGateTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/app/registrationGateTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err14 = {instancePath:instancePath+"/app/registrationGateTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateTimeoutSeconds/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data0.registrationGateMaxRetries !== undefined){
let data7 = data0.registrationGateMaxRetries;
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (typeof data7 !== "string")){
const err15 = {instancePath:instancePath+"/app/registrationGateMaxRetries",schemaPath:"#/properties/app/properties/registrationGateMaxRetries/type",keyword:"type",params:{type: schema6.properties.app.properties.registrationGateMaxRetries.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 10 || isNaN(data7)){
const err16 = {instancePath:instancePath+"/app/registrationGateMaxRetries",schemaPath:"#/properties/app/properties/registrationGateMaxRetries/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/app/registrationGateMaxRetries",schemaPath:"#/properties/app/properties/registrationGateMaxRetries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err18 = {instancePath:instancePath+"/app/registrationGateMaxRetries",schemaPath:"#/properties/app/properties/registrationGateMaxRetries/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data0.registrationGateDeadlineSeconds !== undefined){
let data8 = data0.registrationGateDeadlineSeconds;
if((!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) && (typeof data8 !== "string")){
const err19 = {instancePath:instancePath+"/app/registrationGateDeadlineSeconds",schemaPath:"#/properties/app/properties/registrationGateDeadlineSeconds/type",keyword:"type",params:{type: schema6.properties.app.properties.registrationGateDeadlineSeconds.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 600 || isNaN(data8)){
const err20 = {instancePath:instancePath+"/app/registrationGateDeadlineSeconds",schemaPath:"#/properties/app/properties/registrationGateDeadlineSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err21 = {instancePath:instancePath+"/app/registrationGateDeadlineSeconds",schemaPath:"#/properties/app/properties/registrationGateDeadlineSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
const err22 = {instancePath:instancePath+"/app/registrationGateDeadlineSeconds",schemaPath:"#/properties/app/properties/registrationGateDeadlineSeconds/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data0.registrationGateMode !== undefined){
let data9 = data0.registrationGateMode;
if(typeof data9 !== "string"){
const err23 = {instancePath:instancePath+"/app/registrationGateMode",schemaPath:"#/properties/app/properties/registrationGateMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!((data9 === "enforce") || (data9 === "audit"))){
const err24 = {instancePath:instancePath+"/app/registrationGateMode",schemaPath:"#/properties/app/properties/registrationGateMode/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registrationGateMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data0.registrationGateAssetTypes !== undefined){
let data10 = data0.registrationGateAssetTypes;
if(typeof data10 === "string"){
if(func4(data10) > 64){
const err25 = {instancePath:instancePath+"/app/registrationGateAssetTypes",schemaPath:"#/properties/app/properties/registrationGateAssetTypes/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern3.test(data10)){
const err26 = {instancePath:instancePath+"/app/registrationGateAssetTypes",schemaPath:"#/properties/app/properties/registrationGateAssetTypes/pattern",keyword:"pattern",params:{pattern: "^ *(agent|server|skill) *(, *(agent|server|skill) *)*$"},message:"must match pattern \""+"^ *(agent|server|skill) *(, *(agent|server|skill) *)*$"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/app/registrationGateAssetTypes",schemaPath:"#/properties/app/properties/registrationGateAssetTypes/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data0.registrationGateOperations !== undefined){
let data11 = data0.registrationGateOperations;
if(typeof data11 === "string"){
if(func4(data11) > 64){
const err28 = {instancePath:instancePath+"/app/registrationGateOperations",schemaPath:"#/properties/app/properties/registrationGateOperations/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern4.test(data11)){
const err29 = {instancePath:instancePath+"/app/registrationGateOperations",schemaPath:"#/properties/app/properties/registrationGateOperations/pattern",keyword:"pattern",params:{pattern: "^ *(register|update) *(, *(register|update) *)*$"},message:"must match pattern \""+"^ *(register|update) *(, *(register|update) *)*$"+"\""};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/app/registrationGateOperations",schemaPath:"#/properties/app/properties/registrationGateOperations/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data0.registrationGateMaxConcurrency !== undefined){
let data12 = data0.registrationGateMaxConcurrency;
if((!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) && (typeof data12 !== "string")){
const err31 = {instancePath:instancePath+"/app/registrationGateMaxConcurrency",schemaPath:"#/properties/app/properties/registrationGateMaxConcurrency/type",keyword:"type",params:{type: schema6.properties.app.properties.registrationGateMaxConcurrency.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 10000 || isNaN(data12)){
const err32 = {instancePath:instancePath+"/app/registrationGateMaxConcurrency",schemaPath:"#/properties/app/properties/registrationGateMaxConcurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err33 = {instancePath:instancePath+"/app/registrationGateMaxConcurrency",schemaPath:"#/properties/app/properties/registrationGateMaxConcurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err34 = {instancePath:instancePath+"/app/registrationGateMaxConcurrency",schemaPath:"#/properties/app/properties/registrationGateMaxConcurrency/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
if(data0.registrationGateMaxQueue !== undefined){
let data13 = data0.registrationGateMaxQueue;
if((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (typeof data13 !== "string")){
const err35 = {instancePath:instancePath+"/app/registrationGateMaxQueue",schemaPath:"#/properties/app/properties/registrationGateMaxQueue/type",keyword:"type",params:{type: schema6.properties.app.properties.registrationGateMaxQueue.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 100000 || isNaN(data13)){
const err36 = {instancePath:instancePath+"/app/registrationGateMaxQueue",schemaPath:"#/properties/app/properties/registrationGateMaxQueue/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err37 = {instancePath:instancePath+"/app/registrationGateMaxQueue",schemaPath:"#/properties/app/properties/registrationGateMaxQueue/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(typeof data13 === "string"){
if(!pattern0.test(data13)){
const err38 = {instancePath:instancePath+"/app/registrationGateMaxQueue",schemaPath:"#/properties/app/properties/registrationGateMaxQueue/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
if(data0.registrationGateRequireExplicitAllow !== undefined){
if(typeof data0.registrationGateRequireExplicitAllow !== "boolean"){
const err39 = {instancePath:instancePath+"/app/registrationGateRequireExplicitAllow",schemaPath:"#/properties/app/properties/registrationGateRequireExplicitAllow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data0.registrationGateSigningKeys !== undefined){
let data15 = data0.registrationGateSigningKeys;
if(typeof data15 === "string"){
if(func4(data15) > 8192){
const err40 = {instancePath:instancePath+"/app/registrationGateSigningKeys",schemaPath:"#/properties/app/properties/registrationGateSigningKeys/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/app/registrationGateSigningKeys",schemaPath:"#/properties/app/properties/registrationGateSigningKeys/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data0.registrationGateStartupCheck !== undefined){
let data16 = data0.registrationGateStartupCheck;
if(typeof data16 !== "string"){
const err42 = {instancePath:instancePath+"/app/registrationGateStartupCheck",schemaPath:"#/properties/app/properties/registrationGateStartupCheck/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!(((data16 === "warn") || (data16 === "require")) || (data16 === "off"))){
const err43 = {instancePath:instancePath+"/app/registrationGateStartupCheck",schemaPath:"#/properties/app/properties/registrationGateStartupCheck/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registrationGateStartupCheck.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data0.registrationGateOauth2TokenUrl !== undefined){
let data17 = data0.registrationGateOauth2TokenUrl;
if(typeof data17 === "string"){
if(func4(data17) > 2048){
const err44 = {instancePath:instancePath+"/app/registrationGateOauth2TokenUrl",schemaPath:"#/properties/app/properties/registrationGateOauth2TokenUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/app/registrationGateOauth2TokenUrl",schemaPath:"#/properties/app/properties/registrationGateOauth2TokenUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data0.registrationGateOauth2IssuerUrl !== undefined){
let data18 = data0.registrationGateOauth2IssuerUrl;
if(typeof data18 === "string"){
if(func4(data18) > 2048){
const err46 = {instancePath:instancePath+"/app/registrationGateOauth2IssuerUrl",schemaPath:"#/properties/app/properties/registrationGateOauth2IssuerUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/app/registrationGateOauth2IssuerUrl",schemaPath:"#/properties/app/properties/registrationGateOauth2IssuerUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data0.registrationGateOauth2ClientId !== undefined){
let data19 = data0.registrationGateOauth2ClientId;
if(typeof data19 === "string"){
if(func4(data19) > 512){
const err48 = {instancePath:instancePath+"/app/registrationGateOauth2ClientId",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientId/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/app/registrationGateOauth2ClientId",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data0.registrationGateOauth2ClientSecret !== undefined){
let data20 = data0.registrationGateOauth2ClientSecret;
if(typeof data20 === "string"){
if(func4(data20) > 4096){
const err50 = {instancePath:instancePath+"/app/registrationGateOauth2ClientSecret",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientSecret/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/app/registrationGateOauth2ClientSecret",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data0.registrationGateOauth2Scope !== undefined){
let data21 = data0.registrationGateOauth2Scope;
if(typeof data21 === "string"){
if(func4(data21) > 2048){
const err52 = {instancePath:instancePath+"/app/registrationGateOauth2Scope",schemaPath:"#/properties/app/properties/registrationGateOauth2Scope/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/app/registrationGateOauth2Scope",schemaPath:"#/properties/app/properties/registrationGateOauth2Scope/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data0.registrationGateOauth2Audience !== undefined){
let data22 = data0.registrationGateOauth2Audience;
if(typeof data22 === "string"){
if(func4(data22) > 2048){
const err54 = {instancePath:instancePath+"/app/registrationGateOauth2Audience",schemaPath:"#/properties/app/properties/registrationGateOauth2Audience/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/app/registrationGateOauth2Audience",schemaPath:"#/properties/app/properties/registrationGateOauth2Audience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data0.registrationGateOauth2Resource !== undefined){
let data23 = data0.registrationGateOauth2Resource;
if(typeof data23 === "string"){
if(func4(data23) > 2048){
const err56 = {instancePath:instancePath+"/app/registrationGateOauth2Resource",schemaPath:"#/properties/app/properties/registrationGateOauth2Resource/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/app/registrationGateOauth2Resource",schemaPath:"#/properties/app/properties/registrationGateOauth2Resource/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data0.registrationGateOauth2ExtraParams !== undefined){
let data24 = data0.registrationGateOauth2ExtraParams;
if(typeof data24 === "string"){
if(func4(data24) > 4096){
const err58 = {instancePath:instancePath+"/app/registrationGateOauth2ExtraParams",schemaPath:"#/properties/app/properties/registrationGateOauth2ExtraParams/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/app/registrationGateOauth2ExtraParams",schemaPath:"#/properties/app/properties/registrationGateOauth2ExtraParams/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data0.registrationGateOauth2ClientAuthMethod !== undefined){
let data25 = data0.registrationGateOauth2ClientAuthMethod;
if(typeof data25 !== "string"){
const err60 = {instancePath:instancePath+"/app/registrationGateOauth2ClientAuthMethod",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientAuthMethod/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!((((data25 === "client_secret_post") || (data25 === "client_secret_basic")) || (data25 === "private_key_jwt")) || (data25 === "federated_token"))){
const err61 = {instancePath:instancePath+"/app/registrationGateOauth2ClientAuthMethod",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientAuthMethod/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registrationGateOauth2ClientAuthMethod.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data0.registrationGateOauth2PrivateKey !== undefined){
let data26 = data0.registrationGateOauth2PrivateKey;
if(typeof data26 === "string"){
if(func4(data26) > 16384){
const err62 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKey",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKey/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKey",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data0.registrationGateOauth2PrivateKeyId !== undefined){
let data27 = data0.registrationGateOauth2PrivateKeyId;
if(typeof data27 === "string"){
if(func4(data27) > 512){
const err64 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKeyId",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKeyId/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKeyId",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKeyId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data0.registrationGateOauth2Certificate !== undefined){
let data28 = data0.registrationGateOauth2Certificate;
if(typeof data28 === "string"){
if(func4(data28) > 16384){
const err66 = {instancePath:instancePath+"/app/registrationGateOauth2Certificate",schemaPath:"#/properties/app/properties/registrationGateOauth2Certificate/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/app/registrationGateOauth2Certificate",schemaPath:"#/properties/app/properties/registrationGateOauth2Certificate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data0.registrationGateOauth2SigningAlg !== undefined){
let data29 = data0.registrationGateOauth2SigningAlg;
if(typeof data29 !== "string"){
const err68 = {instancePath:instancePath+"/app/registrationGateOauth2SigningAlg",schemaPath:"#/properties/app/properties/registrationGateOauth2SigningAlg/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!((((data29 === "") || (data29 === "RS256")) || (data29 === "PS256")) || (data29 === "ES256"))){
const err69 = {instancePath:instancePath+"/app/registrationGateOauth2SigningAlg",schemaPath:"#/properties/app/properties/registrationGateOauth2SigningAlg/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registrationGateOauth2SigningAlg.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data0.registrationGateOauth2AssertionAudience !== undefined){
let data30 = data0.registrationGateOauth2AssertionAudience;
if(typeof data30 === "string"){
if(func4(data30) > 2048){
const err70 = {instancePath:instancePath+"/app/registrationGateOauth2AssertionAudience",schemaPath:"#/properties/app/properties/registrationGateOauth2AssertionAudience/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/app/registrationGateOauth2AssertionAudience",schemaPath:"#/properties/app/properties/registrationGateOauth2AssertionAudience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data0.registrationGateOauth2FederatedTokenFile !== undefined){
let data31 = data0.registrationGateOauth2FederatedTokenFile;
if(typeof data31 === "string"){
if(func4(data31) > 1024){
const err72 = {instancePath:instancePath+"/app/registrationGateOauth2FederatedTokenFile",schemaPath:"#/properties/app/properties/registrationGateOauth2FederatedTokenFile/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/app/registrationGateOauth2FederatedTokenFile",schemaPath:"#/properties/app/properties/registrationGateOauth2FederatedTokenFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data0.registrationGateOauth2TimeoutSeconds !== undefined){
let data32 = data0.registrationGateOauth2TimeoutSeconds;
if((!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))) && (typeof data32 !== "string")){
const err74 = {instancePath:instancePath+"/app/registrationGateOauth2TimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateOauth2TimeoutSeconds/type",keyword:"type",params:{type: schema6.properties.app.properties.registrationGateOauth2TimeoutSeconds.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 300 || isNaN(data32)){
const err75 = {instancePath:instancePath+"/app/registrationGateOauth2TimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateOauth2TimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data32 < 1 || isNaN(data32)){
const err76 = {instancePath:instancePath+"/app/registrationGateOauth2TimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateOauth2TimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(typeof data32 === "string"){
if(!pattern0.test(data32)){
const err77 = {instancePath:instancePath+"/app/registrationGateOauth2TimeoutSeconds",schemaPath:"#/properties/app/properties/registrationGateOauth2TimeoutSeconds/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
if(data0.registrationGateOauth2TokenCache !== undefined){
let data33 = data0.registrationGateOauth2TokenCache;
if(typeof data33 !== "string"){
const err78 = {instancePath:instancePath+"/app/registrationGateOauth2TokenCache",schemaPath:"#/properties/app/properties/registrationGateOauth2TokenCache/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(!((data33 === "off") || (data33 === "on"))){
const err79 = {instancePath:instancePath+"/app/registrationGateOauth2TokenCache",schemaPath:"#/properties/app/properties/registrationGateOauth2TokenCache/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registrationGateOauth2TokenCache.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data0.registrationGateCaFile !== undefined){
let data34 = data0.registrationGateCaFile;
if(typeof data34 === "string"){
if(func4(data34) > 1024){
const err80 = {instancePath:instancePath+"/app/registrationGateCaFile",schemaPath:"#/properties/app/properties/registrationGateCaFile/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/app/registrationGateCaFile",schemaPath:"#/properties/app/properties/registrationGateCaFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data0.registryHost !== undefined){
let data35 = data0.registryHost;
if(typeof data35 === "string"){
if(func4(data35) > 255){
const err82 = {instancePath:instancePath+"/app/registryHost",schemaPath:"#/properties/app/properties/registryHost/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/app/registryHost",schemaPath:"#/properties/app/properties/registryHost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data0.registryPort !== undefined){
let data36 = data0.registryPort;
if((!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))) && (typeof data36 !== "string")){
const err84 = {instancePath:instancePath+"/app/registryPort",schemaPath:"#/properties/app/properties/registryPort/type",keyword:"type",params:{type: schema6.properties.app.properties.registryPort.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 65535 || isNaN(data36)){
const err85 = {instancePath:instancePath+"/app/registryPort",schemaPath:"#/properties/app/properties/registryPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data36 < 1 || isNaN(data36)){
const err86 = {instancePath:instancePath+"/app/registryPort",schemaPath:"#/properties/app/properties/registryPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(typeof data36 === "string"){
if(!pattern0.test(data36)){
const err87 = {instancePath:instancePath+"/app/registryPort",schemaPath:"#/properties/app/properties/registryPort/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
if(data0.registryDataDir !== undefined){
let data37 = data0.registryDataDir;
if(typeof data37 === "string"){
if(func4(data37) > 1024){
const err88 = {instancePath:instancePath+"/app/registryDataDir",schemaPath:"#/properties/app/properties/registryDataDir/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(func4(data37) < 1){
const err89 = {instancePath:instancePath+"/app/registryDataDir",schemaPath:"#/properties/app/properties/registryDataDir/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/app/registryDataDir",schemaPath:"#/properties/app/properties/registryDataDir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data0.registryDatabaseUrl !== undefined){
let data38 = data0.registryDatabaseUrl;
if(typeof data38 === "string"){
if(func4(data38) > 2048){
const err91 = {instancePath:instancePath+"/app/registryDatabaseUrl",schemaPath:"#/properties/app/properties/registryDatabaseUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/app/registryDatabaseUrl",schemaPath:"#/properties/app/properties/registryDatabaseUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data0.registryApiKeys !== undefined){
let data39 = data0.registryApiKeys;
if(typeof data39 === "string"){
if(func4(data39) > 262144){
const err93 = {instancePath:instancePath+"/app/registryApiKeys",schemaPath:"#/properties/app/properties/registryApiKeys/maxLength",keyword:"maxLength",params:{limit: 262144},message:"must NOT have more than 262144 characters"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/app/registryApiKeys",schemaPath:"#/properties/app/properties/registryApiKeys/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data0.registryOidcIssuerUrl !== undefined){
let data40 = data0.registryOidcIssuerUrl;
if(typeof data40 === "string"){
if(func4(data40) > 2048){
const err95 = {instancePath:instancePath+"/app/registryOidcIssuerUrl",schemaPath:"#/properties/app/properties/registryOidcIssuerUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {instancePath:instancePath+"/app/registryOidcIssuerUrl",schemaPath:"#/properties/app/properties/registryOidcIssuerUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data0.registryOidcAudience !== undefined){
let data41 = data0.registryOidcAudience;
if(typeof data41 === "string"){
if(func4(data41) > 512){
const err97 = {instancePath:instancePath+"/app/registryOidcAudience",schemaPath:"#/properties/app/properties/registryOidcAudience/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
else {
const err98 = {instancePath:instancePath+"/app/registryOidcAudience",schemaPath:"#/properties/app/properties/registryOidcAudience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data0.registryOidcGroupsClaim !== undefined){
let data42 = data0.registryOidcGroupsClaim;
if(typeof data42 === "string"){
if(func4(data42) > 128){
const err99 = {instancePath:instancePath+"/app/registryOidcGroupsClaim",schemaPath:"#/properties/app/properties/registryOidcGroupsClaim/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(func4(data42) < 1){
const err100 = {instancePath:instancePath+"/app/registryOidcGroupsClaim",schemaPath:"#/properties/app/properties/registryOidcGroupsClaim/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/app/registryOidcGroupsClaim",schemaPath:"#/properties/app/properties/registryOidcGroupsClaim/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data0.registryAdminGroup !== undefined){
let data43 = data0.registryAdminGroup;
if(typeof data43 === "string"){
if(func4(data43) > 256){
const err102 = {instancePath:instancePath+"/app/registryAdminGroup",schemaPath:"#/properties/app/properties/registryAdminGroup/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(func4(data43) < 1){
const err103 = {instancePath:instancePath+"/app/registryAdminGroup",schemaPath:"#/properties/app/properties/registryAdminGroup/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/app/registryAdminGroup",schemaPath:"#/properties/app/properties/registryAdminGroup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data0.registryRegisterGroup !== undefined){
let data44 = data0.registryRegisterGroup;
if(typeof data44 === "string"){
if(func4(data44) > 256){
const err105 = {instancePath:instancePath+"/app/registryRegisterGroup",schemaPath:"#/properties/app/properties/registryRegisterGroup/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/app/registryRegisterGroup",schemaPath:"#/properties/app/properties/registryRegisterGroup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data0.registryAllowAnonymous !== undefined){
let data45 = data0.registryAllowAnonymous;
if(typeof data45 !== "string"){
const err107 = {instancePath:instancePath+"/app/registryAllowAnonymous",schemaPath:"#/properties/app/properties/registryAllowAnonymous/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(!(((data45 === "none") || (data45 === "read")) || (data45 === "all"))){
const err108 = {instancePath:instancePath+"/app/registryAllowAnonymous",schemaPath:"#/properties/app/properties/registryAllowAnonymous/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registryAllowAnonymous.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data0.registryEncryptionKey !== undefined){
let data46 = data0.registryEncryptionKey;
if(typeof data46 === "string"){
if(func4(data46) > 4096){
const err109 = {instancePath:instancePath+"/app/registryEncryptionKey",schemaPath:"#/properties/app/properties/registryEncryptionKey/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/app/registryEncryptionKey",schemaPath:"#/properties/app/properties/registryEncryptionKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data0.registryNamespace !== undefined){
let data47 = data0.registryNamespace;
if(typeof data47 === "string"){
if(func4(data47) > 128){
const err111 = {instancePath:instancePath+"/app/registryNamespace",schemaPath:"#/properties/app/properties/registryNamespace/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(!pattern9.test(data47)){
const err112 = {instancePath:instancePath+"/app/registryNamespace",schemaPath:"#/properties/app/properties/registryNamespace/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$"},message:"must match pattern \""+"^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/app/registryNamespace",schemaPath:"#/properties/app/properties/registryNamespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data0.registryRateLimitPerMinute !== undefined){
let data48 = data0.registryRateLimitPerMinute;
if((!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))) && (typeof data48 !== "string")){
const err114 = {instancePath:instancePath+"/app/registryRateLimitPerMinute",schemaPath:"#/properties/app/properties/registryRateLimitPerMinute/type",keyword:"type",params:{type: schema6.properties.app.properties.registryRateLimitPerMinute.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 100000 || isNaN(data48)){
const err115 = {instancePath:instancePath+"/app/registryRateLimitPerMinute",schemaPath:"#/properties/app/properties/registryRateLimitPerMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(data48 < 0 || isNaN(data48)){
const err116 = {instancePath:instancePath+"/app/registryRateLimitPerMinute",schemaPath:"#/properties/app/properties/registryRateLimitPerMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(typeof data48 === "string"){
if(!pattern0.test(data48)){
const err117 = {instancePath:instancePath+"/app/registryRateLimitPerMinute",schemaPath:"#/properties/app/properties/registryRateLimitPerMinute/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
}
if(data0.registryAuditRetentionDays !== undefined){
let data49 = data0.registryAuditRetentionDays;
if((!(((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49))) && (isFinite(data49)))) && (typeof data49 !== "string")){
const err118 = {instancePath:instancePath+"/app/registryAuditRetentionDays",schemaPath:"#/properties/app/properties/registryAuditRetentionDays/type",keyword:"type",params:{type: schema6.properties.app.properties.registryAuditRetentionDays.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 > 36500 || isNaN(data49)){
const err119 = {instancePath:instancePath+"/app/registryAuditRetentionDays",schemaPath:"#/properties/app/properties/registryAuditRetentionDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 36500},message:"must be <= 36500"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data49 < 0 || isNaN(data49)){
const err120 = {instancePath:instancePath+"/app/registryAuditRetentionDays",schemaPath:"#/properties/app/properties/registryAuditRetentionDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(typeof data49 === "string"){
if(!pattern0.test(data49)){
const err121 = {instancePath:instancePath+"/app/registryAuditRetentionDays",schemaPath:"#/properties/app/properties/registryAuditRetentionDays/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
}
if(data0.registryLogLevel !== undefined){
let data50 = data0.registryLogLevel;
if(typeof data50 !== "string"){
const err122 = {instancePath:instancePath+"/app/registryLogLevel",schemaPath:"#/properties/app/properties/registryLogLevel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(!(((((((data50 === "fatal") || (data50 === "error")) || (data50 === "warn")) || (data50 === "info")) || (data50 === "debug")) || (data50 === "trace")) || (data50 === "silent"))){
const err123 = {instancePath:instancePath+"/app/registryLogLevel",schemaPath:"#/properties/app/properties/registryLogLevel/enum",keyword:"enum",params:{allowedValues: schema6.properties.app.properties.registryLogLevel.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data0.registrationWebhookUrl !== undefined){
let data51 = data0.registrationWebhookUrl;
if(typeof data51 === "string"){
if(func4(data51) > 2048){
const err124 = {instancePath:instancePath+"/app/registrationWebhookUrl",schemaPath:"#/properties/app/properties/registrationWebhookUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/app/registrationWebhookUrl",schemaPath:"#/properties/app/properties/registrationWebhookUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data0.registrationWebhookAuthHeader !== undefined){
let data52 = data0.registrationWebhookAuthHeader;
if(typeof data52 === "string"){
if(func4(data52) > 128){
const err126 = {instancePath:instancePath+"/app/registrationWebhookAuthHeader",schemaPath:"#/properties/app/properties/registrationWebhookAuthHeader/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {instancePath:instancePath+"/app/registrationWebhookAuthHeader",schemaPath:"#/properties/app/properties/registrationWebhookAuthHeader/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data0.registrationWebhookAuthToken !== undefined){
let data53 = data0.registrationWebhookAuthToken;
if(typeof data53 === "string"){
if(func4(data53) > 16384){
const err128 = {instancePath:instancePath+"/app/registrationWebhookAuthToken",schemaPath:"#/properties/app/properties/registrationWebhookAuthToken/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/app/registrationWebhookAuthToken",schemaPath:"#/properties/app/properties/registrationWebhookAuthToken/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data0.registrationWebhookTimeoutSeconds !== undefined){
let data54 = data0.registrationWebhookTimeoutSeconds;
if((!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))) && (typeof data54 !== "string")){
const err130 = {instancePath:instancePath+"/app/registrationWebhookTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationWebhookTimeoutSeconds/type",keyword:"type",params:{type: schema6.properties.app.properties.registrationWebhookTimeoutSeconds.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 > 300 || isNaN(data54)){
const err131 = {instancePath:instancePath+"/app/registrationWebhookTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationWebhookTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data54 < 1 || isNaN(data54)){
const err132 = {instancePath:instancePath+"/app/registrationWebhookTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationWebhookTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(typeof data54 === "string"){
if(!pattern0.test(data54)){
const err133 = {instancePath:instancePath+"/app/registrationWebhookTimeoutSeconds",schemaPath:"#/properties/app/properties/registrationWebhookTimeoutSeconds/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,5})$"+"\""};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
}
if(data0.registrationWebhookSigningSecret !== undefined){
let data55 = data0.registrationWebhookSigningSecret;
if(typeof data55 === "string"){
if(func4(data55) > 8192){
const err134 = {instancePath:instancePath+"/app/registrationWebhookSigningSecret",schemaPath:"#/properties/app/properties/registrationWebhookSigningSecret/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/app/registrationWebhookSigningSecret",schemaPath:"#/properties/app/properties/registrationWebhookSigningSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data0.registrationEnforcedStatus !== undefined){
let data56 = data0.registrationEnforcedStatus;
if(typeof data56 === "string"){
if(func4(data56) > 64){
const err136 = {instancePath:instancePath+"/app/registrationEnforcedStatus",schemaPath:"#/properties/app/properties/registrationEnforcedStatus/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if(!pattern13.test(data56)){
const err137 = {instancePath:instancePath+"/app/registrationEnforcedStatus",schemaPath:"#/properties/app/properties/registrationEnforcedStatus/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z_-]*$|^$"},message:"must match pattern \""+"^[a-z][a-z_-]*$|^$"+"\""};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
else {
const err138 = {instancePath:instancePath+"/app/registrationEnforcedStatus",schemaPath:"#/properties/app/properties/registrationEnforcedStatus/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data0.httpsProxy !== undefined){
let data57 = data0.httpsProxy;
if(typeof data57 === "string"){
if(func4(data57) > 2048){
const err139 = {instancePath:instancePath+"/app/httpsProxy",schemaPath:"#/properties/app/properties/httpsProxy/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {instancePath:instancePath+"/app/httpsProxy",schemaPath:"#/properties/app/properties/httpsProxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data0.noProxy !== undefined){
let data58 = data0.noProxy;
if(typeof data58 === "string"){
if(func4(data58) > 4096){
const err141 = {instancePath:instancePath+"/app/noProxy",schemaPath:"#/properties/app/properties/noProxy/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {instancePath:instancePath+"/app/noProxy",schemaPath:"#/properties/app/properties/noProxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data0.nodeExtraCaCerts !== undefined){
let data59 = data0.nodeExtraCaCerts;
if(typeof data59 === "string"){
if(func4(data59) > 1024){
const err143 = {instancePath:instancePath+"/app/nodeExtraCaCerts",schemaPath:"#/properties/app/properties/nodeExtraCaCerts/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/app/nodeExtraCaCerts",schemaPath:"#/properties/app/properties/nodeExtraCaCerts/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data0.otelExporterOtlpEndpoint !== undefined){
let data60 = data0.otelExporterOtlpEndpoint;
if(typeof data60 === "string"){
if(func4(data60) > 2048){
const err145 = {instancePath:instancePath+"/app/otelExporterOtlpEndpoint",schemaPath:"#/properties/app/properties/otelExporterOtlpEndpoint/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {instancePath:instancePath+"/app/otelExporterOtlpEndpoint",schemaPath:"#/properties/app/properties/otelExporterOtlpEndpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data0.existingSecret !== undefined){
let data61 = data0.existingSecret;
if(typeof data61 === "string"){
if(func4(data61) > 253){
const err147 = {instancePath:instancePath+"/app/existingSecret",schemaPath:"#/properties/app/properties/existingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
else {
const err148 = {instancePath:instancePath+"/app/existingSecret",schemaPath:"#/properties/app/properties/existingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data0.registrationGateAuthCredentialExistingSecret !== undefined){
let data62 = data0.registrationGateAuthCredentialExistingSecret;
if(typeof data62 === "string"){
if(func4(data62) > 253){
const err149 = {instancePath:instancePath+"/app/registrationGateAuthCredentialExistingSecret",schemaPath:"#/properties/app/properties/registrationGateAuthCredentialExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
else {
const err150 = {instancePath:instancePath+"/app/registrationGateAuthCredentialExistingSecret",schemaPath:"#/properties/app/properties/registrationGateAuthCredentialExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data0.registrationGateAuthCredentialExistingSecretKey !== undefined){
let data63 = data0.registrationGateAuthCredentialExistingSecretKey;
if(typeof data63 === "string"){
if(func4(data63) > 253){
const err151 = {instancePath:instancePath+"/app/registrationGateAuthCredentialExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateAuthCredentialExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
else {
const err152 = {instancePath:instancePath+"/app/registrationGateAuthCredentialExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateAuthCredentialExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data0.registrationGateSigningKeysExistingSecret !== undefined){
let data64 = data0.registrationGateSigningKeysExistingSecret;
if(typeof data64 === "string"){
if(func4(data64) > 253){
const err153 = {instancePath:instancePath+"/app/registrationGateSigningKeysExistingSecret",schemaPath:"#/properties/app/properties/registrationGateSigningKeysExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
else {
const err154 = {instancePath:instancePath+"/app/registrationGateSigningKeysExistingSecret",schemaPath:"#/properties/app/properties/registrationGateSigningKeysExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data0.registrationGateSigningKeysExistingSecretKey !== undefined){
let data65 = data0.registrationGateSigningKeysExistingSecretKey;
if(typeof data65 === "string"){
if(func4(data65) > 253){
const err155 = {instancePath:instancePath+"/app/registrationGateSigningKeysExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateSigningKeysExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
else {
const err156 = {instancePath:instancePath+"/app/registrationGateSigningKeysExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateSigningKeysExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data0.registrationGateOauth2ClientSecretExistingSecret !== undefined){
let data66 = data0.registrationGateOauth2ClientSecretExistingSecret;
if(typeof data66 === "string"){
if(func4(data66) > 253){
const err157 = {instancePath:instancePath+"/app/registrationGateOauth2ClientSecretExistingSecret",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientSecretExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
else {
const err158 = {instancePath:instancePath+"/app/registrationGateOauth2ClientSecretExistingSecret",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientSecretExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data0.registrationGateOauth2ClientSecretExistingSecretKey !== undefined){
let data67 = data0.registrationGateOauth2ClientSecretExistingSecretKey;
if(typeof data67 === "string"){
if(func4(data67) > 253){
const err159 = {instancePath:instancePath+"/app/registrationGateOauth2ClientSecretExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientSecretExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
else {
const err160 = {instancePath:instancePath+"/app/registrationGateOauth2ClientSecretExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateOauth2ClientSecretExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data0.registrationGateOauth2PrivateKeyExistingSecret !== undefined){
let data68 = data0.registrationGateOauth2PrivateKeyExistingSecret;
if(typeof data68 === "string"){
if(func4(data68) > 253){
const err161 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKeyExistingSecret",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKeyExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
else {
const err162 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKeyExistingSecret",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKeyExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data0.registrationGateOauth2PrivateKeyExistingSecretKey !== undefined){
let data69 = data0.registrationGateOauth2PrivateKeyExistingSecretKey;
if(typeof data69 === "string"){
if(func4(data69) > 253){
const err163 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKeyExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKeyExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
else {
const err164 = {instancePath:instancePath+"/app/registrationGateOauth2PrivateKeyExistingSecretKey",schemaPath:"#/properties/app/properties/registrationGateOauth2PrivateKeyExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data0.registryDatabaseUrlExistingSecret !== undefined){
let data70 = data0.registryDatabaseUrlExistingSecret;
if(typeof data70 === "string"){
if(func4(data70) > 253){
const err165 = {instancePath:instancePath+"/app/registryDatabaseUrlExistingSecret",schemaPath:"#/properties/app/properties/registryDatabaseUrlExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
else {
const err166 = {instancePath:instancePath+"/app/registryDatabaseUrlExistingSecret",schemaPath:"#/properties/app/properties/registryDatabaseUrlExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data0.registryDatabaseUrlExistingSecretKey !== undefined){
let data71 = data0.registryDatabaseUrlExistingSecretKey;
if(typeof data71 === "string"){
if(func4(data71) > 253){
const err167 = {instancePath:instancePath+"/app/registryDatabaseUrlExistingSecretKey",schemaPath:"#/properties/app/properties/registryDatabaseUrlExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
else {
const err168 = {instancePath:instancePath+"/app/registryDatabaseUrlExistingSecretKey",schemaPath:"#/properties/app/properties/registryDatabaseUrlExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data0.registryApiKeysExistingSecret !== undefined){
let data72 = data0.registryApiKeysExistingSecret;
if(typeof data72 === "string"){
if(func4(data72) > 253){
const err169 = {instancePath:instancePath+"/app/registryApiKeysExistingSecret",schemaPath:"#/properties/app/properties/registryApiKeysExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/app/registryApiKeysExistingSecret",schemaPath:"#/properties/app/properties/registryApiKeysExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data0.registryApiKeysExistingSecretKey !== undefined){
let data73 = data0.registryApiKeysExistingSecretKey;
if(typeof data73 === "string"){
if(func4(data73) > 253){
const err171 = {instancePath:instancePath+"/app/registryApiKeysExistingSecretKey",schemaPath:"#/properties/app/properties/registryApiKeysExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/app/registryApiKeysExistingSecretKey",schemaPath:"#/properties/app/properties/registryApiKeysExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data0.registryEncryptionKeyExistingSecret !== undefined){
let data74 = data0.registryEncryptionKeyExistingSecret;
if(typeof data74 === "string"){
if(func4(data74) > 253){
const err173 = {instancePath:instancePath+"/app/registryEncryptionKeyExistingSecret",schemaPath:"#/properties/app/properties/registryEncryptionKeyExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
else {
const err174 = {instancePath:instancePath+"/app/registryEncryptionKeyExistingSecret",schemaPath:"#/properties/app/properties/registryEncryptionKeyExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data0.registryEncryptionKeyExistingSecretKey !== undefined){
let data75 = data0.registryEncryptionKeyExistingSecretKey;
if(typeof data75 === "string"){
if(func4(data75) > 253){
const err175 = {instancePath:instancePath+"/app/registryEncryptionKeyExistingSecretKey",schemaPath:"#/properties/app/properties/registryEncryptionKeyExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {instancePath:instancePath+"/app/registryEncryptionKeyExistingSecretKey",schemaPath:"#/properties/app/properties/registryEncryptionKeyExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data0.registrationWebhookAuthTokenExistingSecret !== undefined){
let data76 = data0.registrationWebhookAuthTokenExistingSecret;
if(typeof data76 === "string"){
if(func4(data76) > 253){
const err177 = {instancePath:instancePath+"/app/registrationWebhookAuthTokenExistingSecret",schemaPath:"#/properties/app/properties/registrationWebhookAuthTokenExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
else {
const err178 = {instancePath:instancePath+"/app/registrationWebhookAuthTokenExistingSecret",schemaPath:"#/properties/app/properties/registrationWebhookAuthTokenExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data0.registrationWebhookAuthTokenExistingSecretKey !== undefined){
let data77 = data0.registrationWebhookAuthTokenExistingSecretKey;
if(typeof data77 === "string"){
if(func4(data77) > 253){
const err179 = {instancePath:instancePath+"/app/registrationWebhookAuthTokenExistingSecretKey",schemaPath:"#/properties/app/properties/registrationWebhookAuthTokenExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
else {
const err180 = {instancePath:instancePath+"/app/registrationWebhookAuthTokenExistingSecretKey",schemaPath:"#/properties/app/properties/registrationWebhookAuthTokenExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data0.registrationWebhookSigningSecretExistingSecret !== undefined){
let data78 = data0.registrationWebhookSigningSecretExistingSecret;
if(typeof data78 === "string"){
if(func4(data78) > 253){
const err181 = {instancePath:instancePath+"/app/registrationWebhookSigningSecretExistingSecret",schemaPath:"#/properties/app/properties/registrationWebhookSigningSecretExistingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
else {
const err182 = {instancePath:instancePath+"/app/registrationWebhookSigningSecretExistingSecret",schemaPath:"#/properties/app/properties/registrationWebhookSigningSecretExistingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data0.registrationWebhookSigningSecretExistingSecretKey !== undefined){
let data79 = data0.registrationWebhookSigningSecretExistingSecretKey;
if(typeof data79 === "string"){
if(func4(data79) > 253){
const err183 = {instancePath:instancePath+"/app/registrationWebhookSigningSecretExistingSecretKey",schemaPath:"#/properties/app/properties/registrationWebhookSigningSecretExistingSecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
else {
const err184 = {instancePath:instancePath+"/app/registrationWebhookSigningSecretExistingSecretKey",schemaPath:"#/properties/app/properties/registrationWebhookSigningSecretExistingSecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
}
else {
const err185 = {instancePath:instancePath+"/app",schemaPath:"#/properties/app/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data.nameOverride !== undefined){
let data80 = data.nameOverride;
if(typeof data80 === "string"){
if(func4(data80) > 63){
const err186 = {instancePath:instancePath+"/nameOverride",schemaPath:"#/properties/nameOverride/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(!pattern14.test(data80)){
const err187 = {instancePath:instancePath+"/nameOverride",schemaPath:"#/properties/nameOverride/pattern",keyword:"pattern",params:{pattern: "^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"},message:"must match pattern \""+"^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"+"\""};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
else {
const err188 = {instancePath:instancePath+"/nameOverride",schemaPath:"#/properties/nameOverride/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
if(data.fullnameOverride !== undefined){
let data81 = data.fullnameOverride;
if(typeof data81 === "string"){
if(func4(data81) > 63){
const err189 = {instancePath:instancePath+"/fullnameOverride",schemaPath:"#/properties/fullnameOverride/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(!pattern14.test(data81)){
const err190 = {instancePath:instancePath+"/fullnameOverride",schemaPath:"#/properties/fullnameOverride/pattern",keyword:"pattern",params:{pattern: "^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"},message:"must match pattern \""+"^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"+"\""};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
else {
const err191 = {instancePath:instancePath+"/fullnameOverride",schemaPath:"#/properties/fullnameOverride/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data.commonLabels !== undefined){
let data82 = data.commonLabels;
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
for(const key2 in data82){
if(typeof data82[key2] !== "string"){
const err192 = {instancePath:instancePath+"/commonLabels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/commonLabels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
}
else {
const err193 = {instancePath:instancePath+"/commonLabels",schemaPath:"#/properties/commonLabels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
if(data.image !== undefined){
let data84 = data.image;
if(data84 && typeof data84 == "object" && !Array.isArray(data84)){
for(const key3 in data84){
if(!((((key3 === "repository") || (key3 === "tag")) || (key3 === "digest")) || (key3 === "pullPolicy"))){
const err194 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data84.repository !== undefined){
let data85 = data84.repository;
if(typeof data85 === "string"){
if(func4(data85) < 1){
const err195 = {instancePath:instancePath+"/image/repository",schemaPath:"#/properties/image/properties/repository/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/image/repository",schemaPath:"#/properties/image/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data84.tag !== undefined){
let data86 = data84.tag;
if(typeof data86 === "string"){
if(func4(data86) > 128){
const err197 = {instancePath:instancePath+"/image/tag",schemaPath:"#/properties/image/properties/tag/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
else {
const err198 = {instancePath:instancePath+"/image/tag",schemaPath:"#/properties/image/properties/tag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data84.digest !== undefined){
let data87 = data84.digest;
if(typeof data87 === "string"){
if(!pattern16.test(data87)){
const err199 = {instancePath:instancePath+"/image/digest",schemaPath:"#/properties/image/properties/digest/pattern",keyword:"pattern",params:{pattern: "^(sha256:[0-9a-f]{64})?$"},message:"must match pattern \""+"^(sha256:[0-9a-f]{64})?$"+"\""};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {instancePath:instancePath+"/image/digest",schemaPath:"#/properties/image/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data84.pullPolicy !== undefined){
let data88 = data84.pullPolicy;
if(typeof data88 !== "string"){
const err201 = {instancePath:instancePath+"/image/pullPolicy",schemaPath:"#/properties/image/properties/pullPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(!(((data88 === "Always") || (data88 === "IfNotPresent")) || (data88 === "Never"))){
const err202 = {instancePath:instancePath+"/image/pullPolicy",schemaPath:"#/properties/image/properties/pullPolicy/enum",keyword:"enum",params:{allowedValues: schema6.properties.image.properties.pullPolicy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
}
else {
const err203 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data.imagePullSecrets !== undefined){
let data89 = data.imagePullSecrets;
if(Array.isArray(data89)){
const len0 = data89.length;
for(let i0=0; i0<len0; i0++){
let data90 = data89[i0];
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
if(data90.name === undefined){
const err204 = {instancePath:instancePath+"/imagePullSecrets/" + i0,schemaPath:"#/properties/imagePullSecrets/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if(data90.name !== undefined){
if(typeof data90.name !== "string"){
const err205 = {instancePath:instancePath+"/imagePullSecrets/" + i0+"/name",schemaPath:"#/properties/imagePullSecrets/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
}
else {
const err206 = {instancePath:instancePath+"/imagePullSecrets/" + i0,schemaPath:"#/properties/imagePullSecrets/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
}
else {
const err207 = {instancePath:instancePath+"/imagePullSecrets",schemaPath:"#/properties/imagePullSecrets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data.replicaCount !== undefined){
let data92 = data.replicaCount;
if(!(((typeof data92 == "number") && (!(data92 % 1) && !isNaN(data92))) && (isFinite(data92)))){
const err208 = {instancePath:instancePath+"/replicaCount",schemaPath:"#/properties/replicaCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if((typeof data92 == "number") && (isFinite(data92))){
if(data92 > 100 || isNaN(data92)){
const err209 = {instancePath:instancePath+"/replicaCount",schemaPath:"#/properties/replicaCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(data92 < 1 || isNaN(data92)){
const err210 = {instancePath:instancePath+"/replicaCount",schemaPath:"#/properties/replicaCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
}
if(data.autoscaling !== undefined){
let data93 = data.autoscaling;
if(data93 && typeof data93 == "object" && !Array.isArray(data93)){
for(const key4 in data93){
if(!((((((key4 === "enabled") || (key4 === "minReplicas")) || (key4 === "maxReplicas")) || (key4 === "targetCPUUtilizationPercentage")) || (key4 === "targetMemoryUtilizationPercentage")) || (key4 === "behavior"))){
const err211 = {instancePath:instancePath+"/autoscaling",schemaPath:"#/properties/autoscaling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
if(data93.enabled !== undefined){
if(typeof data93.enabled !== "boolean"){
const err212 = {instancePath:instancePath+"/autoscaling/enabled",schemaPath:"#/properties/autoscaling/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data93.minReplicas !== undefined){
let data95 = data93.minReplicas;
if(!(((typeof data95 == "number") && (!(data95 % 1) && !isNaN(data95))) && (isFinite(data95)))){
const err213 = {instancePath:instancePath+"/autoscaling/minReplicas",schemaPath:"#/properties/autoscaling/properties/minReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if((typeof data95 == "number") && (isFinite(data95))){
if(data95 > 100 || isNaN(data95)){
const err214 = {instancePath:instancePath+"/autoscaling/minReplicas",schemaPath:"#/properties/autoscaling/properties/minReplicas/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(data95 < 1 || isNaN(data95)){
const err215 = {instancePath:instancePath+"/autoscaling/minReplicas",schemaPath:"#/properties/autoscaling/properties/minReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
}
if(data93.maxReplicas !== undefined){
let data96 = data93.maxReplicas;
if(!(((typeof data96 == "number") && (!(data96 % 1) && !isNaN(data96))) && (isFinite(data96)))){
const err216 = {instancePath:instancePath+"/autoscaling/maxReplicas",schemaPath:"#/properties/autoscaling/properties/maxReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
if((typeof data96 == "number") && (isFinite(data96))){
if(data96 > 1000 || isNaN(data96)){
const err217 = {instancePath:instancePath+"/autoscaling/maxReplicas",schemaPath:"#/properties/autoscaling/properties/maxReplicas/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(data96 < 1 || isNaN(data96)){
const err218 = {instancePath:instancePath+"/autoscaling/maxReplicas",schemaPath:"#/properties/autoscaling/properties/maxReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
}
if(data93.targetCPUUtilizationPercentage !== undefined){
let data97 = data93.targetCPUUtilizationPercentage;
if(!(((typeof data97 == "number") && (!(data97 % 1) && !isNaN(data97))) && (isFinite(data97)))){
const err219 = {instancePath:instancePath+"/autoscaling/targetCPUUtilizationPercentage",schemaPath:"#/properties/autoscaling/properties/targetCPUUtilizationPercentage/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if((typeof data97 == "number") && (isFinite(data97))){
if(data97 > 1000 || isNaN(data97)){
const err220 = {instancePath:instancePath+"/autoscaling/targetCPUUtilizationPercentage",schemaPath:"#/properties/autoscaling/properties/targetCPUUtilizationPercentage/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(data97 < 0 || isNaN(data97)){
const err221 = {instancePath:instancePath+"/autoscaling/targetCPUUtilizationPercentage",schemaPath:"#/properties/autoscaling/properties/targetCPUUtilizationPercentage/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
}
if(data93.targetMemoryUtilizationPercentage !== undefined){
let data98 = data93.targetMemoryUtilizationPercentage;
if(!(((typeof data98 == "number") && (!(data98 % 1) && !isNaN(data98))) && (isFinite(data98)))){
const err222 = {instancePath:instancePath+"/autoscaling/targetMemoryUtilizationPercentage",schemaPath:"#/properties/autoscaling/properties/targetMemoryUtilizationPercentage/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if((typeof data98 == "number") && (isFinite(data98))){
if(data98 > 1000 || isNaN(data98)){
const err223 = {instancePath:instancePath+"/autoscaling/targetMemoryUtilizationPercentage",schemaPath:"#/properties/autoscaling/properties/targetMemoryUtilizationPercentage/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if(data98 < 0 || isNaN(data98)){
const err224 = {instancePath:instancePath+"/autoscaling/targetMemoryUtilizationPercentage",schemaPath:"#/properties/autoscaling/properties/targetMemoryUtilizationPercentage/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
}
if(data93.behavior !== undefined){
let data99 = data93.behavior;
if(!(data99 && typeof data99 == "object" && !Array.isArray(data99))){
const err225 = {instancePath:instancePath+"/autoscaling/behavior",schemaPath:"#/properties/autoscaling/properties/behavior/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
else {
const err226 = {instancePath:instancePath+"/autoscaling",schemaPath:"#/properties/autoscaling/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data.podDisruptionBudget !== undefined){
let data100 = data.podDisruptionBudget;
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
for(const key5 in data100){
if(!(((key5 === "enabled") || (key5 === "minAvailable")) || (key5 === "maxUnavailable"))){
const err227 = {instancePath:instancePath+"/podDisruptionBudget",schemaPath:"#/properties/podDisruptionBudget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data100.enabled !== undefined){
if(typeof data100.enabled !== "boolean"){
const err228 = {instancePath:instancePath+"/podDisruptionBudget/enabled",schemaPath:"#/properties/podDisruptionBudget/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data100.minAvailable !== undefined){
let data102 = data100.minAvailable;
if((!(((typeof data102 == "number") && (!(data102 % 1) && !isNaN(data102))) && (isFinite(data102)))) && (typeof data102 !== "string")){
const err229 = {instancePath:instancePath+"/podDisruptionBudget/minAvailable",schemaPath:"#/properties/podDisruptionBudget/properties/minAvailable/type",keyword:"type",params:{type: schema6.properties.podDisruptionBudget.properties.minAvailable.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if((typeof data102 == "number") && (isFinite(data102))){
if(data102 > 1000 || isNaN(data102)){
const err230 = {instancePath:instancePath+"/podDisruptionBudget/minAvailable",schemaPath:"#/properties/podDisruptionBudget/properties/minAvailable/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
if(data102 < 0 || isNaN(data102)){
const err231 = {instancePath:instancePath+"/podDisruptionBudget/minAvailable",schemaPath:"#/properties/podDisruptionBudget/properties/minAvailable/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(typeof data102 === "string"){
if(!pattern17.test(data102)){
const err232 = {instancePath:instancePath+"/podDisruptionBudget/minAvailable",schemaPath:"#/properties/podDisruptionBudget/properties/minAvailable/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,3}%?)?$"},message:"must match pattern \""+"^([0-9]{1,3}%?)?$"+"\""};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
}
if(data100.maxUnavailable !== undefined){
let data103 = data100.maxUnavailable;
if((!(((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103))) && (isFinite(data103)))) && (typeof data103 !== "string")){
const err233 = {instancePath:instancePath+"/podDisruptionBudget/maxUnavailable",schemaPath:"#/properties/podDisruptionBudget/properties/maxUnavailable/type",keyword:"type",params:{type: schema6.properties.podDisruptionBudget.properties.maxUnavailable.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if((typeof data103 == "number") && (isFinite(data103))){
if(data103 > 1000 || isNaN(data103)){
const err234 = {instancePath:instancePath+"/podDisruptionBudget/maxUnavailable",schemaPath:"#/properties/podDisruptionBudget/properties/maxUnavailable/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
if(data103 < 0 || isNaN(data103)){
const err235 = {instancePath:instancePath+"/podDisruptionBudget/maxUnavailable",schemaPath:"#/properties/podDisruptionBudget/properties/maxUnavailable/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
if(typeof data103 === "string"){
if(!pattern17.test(data103)){
const err236 = {instancePath:instancePath+"/podDisruptionBudget/maxUnavailable",schemaPath:"#/properties/podDisruptionBudget/properties/maxUnavailable/pattern",keyword:"pattern",params:{pattern: "^([0-9]{1,3}%?)?$"},message:"must match pattern \""+"^([0-9]{1,3}%?)?$"+"\""};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
}
}
else {
const err237 = {instancePath:instancePath+"/podDisruptionBudget",schemaPath:"#/properties/podDisruptionBudget/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data.serviceAccount !== undefined){
let data104 = data.serviceAccount;
if(data104 && typeof data104 == "object" && !Array.isArray(data104)){
for(const key6 in data104){
if(!(((key6 === "create") || (key6 === "name")) || (key6 === "annotations"))){
const err238 = {instancePath:instancePath+"/serviceAccount",schemaPath:"#/properties/serviceAccount/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
if(data104.create !== undefined){
if(typeof data104.create !== "boolean"){
const err239 = {instancePath:instancePath+"/serviceAccount/create",schemaPath:"#/properties/serviceAccount/properties/create/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
if(data104.name !== undefined){
let data106 = data104.name;
if(typeof data106 === "string"){
if(func4(data106) > 253){
const err240 = {instancePath:instancePath+"/serviceAccount/name",schemaPath:"#/properties/serviceAccount/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
else {
const err241 = {instancePath:instancePath+"/serviceAccount/name",schemaPath:"#/properties/serviceAccount/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
if(data104.annotations !== undefined){
let data107 = data104.annotations;
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
for(const key7 in data107){
if(typeof data107[key7] !== "string"){
const err242 = {instancePath:instancePath+"/serviceAccount/annotations/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/serviceAccount/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
}
else {
const err243 = {instancePath:instancePath+"/serviceAccount/annotations",schemaPath:"#/properties/serviceAccount/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
}
else {
const err244 = {instancePath:instancePath+"/serviceAccount",schemaPath:"#/properties/serviceAccount/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data.service !== undefined){
let data109 = data.service;
if(data109 && typeof data109 == "object" && !Array.isArray(data109)){
for(const key8 in data109){
if(!(((key8 === "type") || (key8 === "port")) || (key8 === "annotations"))){
const err245 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
if(data109.type !== undefined){
let data110 = data109.type;
if(typeof data110 !== "string"){
const err246 = {instancePath:instancePath+"/service/type",schemaPath:"#/properties/service/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(!(((data110 === "ClusterIP") || (data110 === "NodePort")) || (data110 === "LoadBalancer"))){
const err247 = {instancePath:instancePath+"/service/type",schemaPath:"#/properties/service/properties/type/enum",keyword:"enum",params:{allowedValues: schema6.properties.service.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
if(data109.port !== undefined){
let data111 = data109.port;
if(!(((typeof data111 == "number") && (!(data111 % 1) && !isNaN(data111))) && (isFinite(data111)))){
const err248 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if((typeof data111 == "number") && (isFinite(data111))){
if(data111 > 65535 || isNaN(data111)){
const err249 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(data111 < 1 || isNaN(data111)){
const err250 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
}
if(data109.annotations !== undefined){
let data112 = data109.annotations;
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
for(const key9 in data112){
if(typeof data112[key9] !== "string"){
const err251 = {instancePath:instancePath+"/service/annotations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/service/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
}
else {
const err252 = {instancePath:instancePath+"/service/annotations",schemaPath:"#/properties/service/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
}
else {
const err253 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
if(data.ingress !== undefined){
let data114 = data.ingress;
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
for(const key10 in data114){
if(!(((((key10 === "enabled") || (key10 === "className")) || (key10 === "annotations")) || (key10 === "hosts")) || (key10 === "tls"))){
const err254 = {instancePath:instancePath+"/ingress",schemaPath:"#/properties/ingress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
if(data114.enabled !== undefined){
if(typeof data114.enabled !== "boolean"){
const err255 = {instancePath:instancePath+"/ingress/enabled",schemaPath:"#/properties/ingress/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
if(data114.className !== undefined){
let data116 = data114.className;
if(typeof data116 === "string"){
if(func4(data116) > 253){
const err256 = {instancePath:instancePath+"/ingress/className",schemaPath:"#/properties/ingress/properties/className/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
else {
const err257 = {instancePath:instancePath+"/ingress/className",schemaPath:"#/properties/ingress/properties/className/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
if(data114.annotations !== undefined){
let data117 = data114.annotations;
if(data117 && typeof data117 == "object" && !Array.isArray(data117)){
for(const key11 in data117){
if(typeof data117[key11] !== "string"){
const err258 = {instancePath:instancePath+"/ingress/annotations/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/ingress/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
}
else {
const err259 = {instancePath:instancePath+"/ingress/annotations",schemaPath:"#/properties/ingress/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
if(data114.hosts !== undefined){
let data119 = data114.hosts;
if(Array.isArray(data119)){
const len1 = data119.length;
for(let i1=0; i1<len1; i1++){
let data120 = data119[i1];
if(data120 && typeof data120 == "object" && !Array.isArray(data120)){
if(data120.host === undefined){
const err260 = {instancePath:instancePath+"/ingress/hosts/" + i1,schemaPath:"#/properties/ingress/properties/hosts/items/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
for(const key12 in data120){
if(!(((key12 === "host") || (key12 === "path")) || (key12 === "pathType"))){
const err261 = {instancePath:instancePath+"/ingress/hosts/" + i1,schemaPath:"#/properties/ingress/properties/hosts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
if(data120.host !== undefined){
let data121 = data120.host;
if(typeof data121 === "string"){
if(func4(data121) < 1){
const err262 = {instancePath:instancePath+"/ingress/hosts/" + i1+"/host",schemaPath:"#/properties/ingress/properties/hosts/items/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
else {
const err263 = {instancePath:instancePath+"/ingress/hosts/" + i1+"/host",schemaPath:"#/properties/ingress/properties/hosts/items/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
if(data120.path !== undefined){
if(typeof data120.path !== "string"){
const err264 = {instancePath:instancePath+"/ingress/hosts/" + i1+"/path",schemaPath:"#/properties/ingress/properties/hosts/items/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
if(data120.pathType !== undefined){
let data123 = data120.pathType;
if(typeof data123 !== "string"){
const err265 = {instancePath:instancePath+"/ingress/hosts/" + i1+"/pathType",schemaPath:"#/properties/ingress/properties/hosts/items/properties/pathType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if(!(((data123 === "Prefix") || (data123 === "Exact")) || (data123 === "ImplementationSpecific"))){
const err266 = {instancePath:instancePath+"/ingress/hosts/" + i1+"/pathType",schemaPath:"#/properties/ingress/properties/hosts/items/properties/pathType/enum",keyword:"enum",params:{allowedValues: schema6.properties.ingress.properties.hosts.items.properties.pathType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
}
else {
const err267 = {instancePath:instancePath+"/ingress/hosts/" + i1,schemaPath:"#/properties/ingress/properties/hosts/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
}
else {
const err268 = {instancePath:instancePath+"/ingress/hosts",schemaPath:"#/properties/ingress/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
if(data114.tls !== undefined){
let data124 = data114.tls;
if(Array.isArray(data124)){
const len2 = data124.length;
for(let i2=0; i2<len2; i2++){
let data125 = data124[i2];
if(!(data125 && typeof data125 == "object" && !Array.isArray(data125))){
const err269 = {instancePath:instancePath+"/ingress/tls/" + i2,schemaPath:"#/properties/ingress/properties/tls/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
}
else {
const err270 = {instancePath:instancePath+"/ingress/tls",schemaPath:"#/properties/ingress/properties/tls/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
}
else {
const err271 = {instancePath:instancePath+"/ingress",schemaPath:"#/properties/ingress/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
if(data.httpRoute !== undefined){
let data126 = data.httpRoute;
if(data126 && typeof data126 == "object" && !Array.isArray(data126)){
for(const key13 in data126){
if(!(((((key13 === "enabled") || (key13 === "annotations")) || (key13 === "parentRefs")) || (key13 === "hostnames")) || (key13 === "path"))){
const err272 = {instancePath:instancePath+"/httpRoute",schemaPath:"#/properties/httpRoute/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
if(data126.enabled !== undefined){
if(typeof data126.enabled !== "boolean"){
const err273 = {instancePath:instancePath+"/httpRoute/enabled",schemaPath:"#/properties/httpRoute/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
if(data126.annotations !== undefined){
let data128 = data126.annotations;
if(data128 && typeof data128 == "object" && !Array.isArray(data128)){
for(const key14 in data128){
if(typeof data128[key14] !== "string"){
const err274 = {instancePath:instancePath+"/httpRoute/annotations/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/httpRoute/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
}
else {
const err275 = {instancePath:instancePath+"/httpRoute/annotations",schemaPath:"#/properties/httpRoute/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
if(data126.parentRefs !== undefined){
let data130 = data126.parentRefs;
if(Array.isArray(data130)){
const len3 = data130.length;
for(let i3=0; i3<len3; i3++){
let data131 = data130[i3];
if(data131 && typeof data131 == "object" && !Array.isArray(data131)){
if(data131.name === undefined){
const err276 = {instancePath:instancePath+"/httpRoute/parentRefs/" + i3,schemaPath:"#/properties/httpRoute/properties/parentRefs/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
else {
const err277 = {instancePath:instancePath+"/httpRoute/parentRefs/" + i3,schemaPath:"#/properties/httpRoute/properties/parentRefs/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
}
else {
const err278 = {instancePath:instancePath+"/httpRoute/parentRefs",schemaPath:"#/properties/httpRoute/properties/parentRefs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
if(data126.hostnames !== undefined){
let data132 = data126.hostnames;
if(Array.isArray(data132)){
const len4 = data132.length;
for(let i4=0; i4<len4; i4++){
if(typeof data132[i4] !== "string"){
const err279 = {instancePath:instancePath+"/httpRoute/hostnames/" + i4,schemaPath:"#/properties/httpRoute/properties/hostnames/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
}
else {
const err280 = {instancePath:instancePath+"/httpRoute/hostnames",schemaPath:"#/properties/httpRoute/properties/hostnames/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
if(data126.path !== undefined){
let data134 = data126.path;
if(typeof data134 === "string"){
if(!pattern19.test(data134)){
const err281 = {instancePath:instancePath+"/httpRoute/path",schemaPath:"#/properties/httpRoute/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
else {
const err282 = {instancePath:instancePath+"/httpRoute/path",schemaPath:"#/properties/httpRoute/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
}
else {
const err283 = {instancePath:instancePath+"/httpRoute",schemaPath:"#/properties/httpRoute/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
if(data.networkPolicy !== undefined){
let data135 = data.networkPolicy;
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
for(const key15 in data135){
if(!(((((((key15 === "enabled") || (key15 === "ingressFrom")) || (key15 === "dnsTo")) || (key15 === "identityProvider")) || (key15 === "gate")) || (key15 === "database")) || (key15 === "extraEgress"))){
const err284 = {instancePath:instancePath+"/networkPolicy",schemaPath:"#/properties/networkPolicy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
if(data135.enabled !== undefined){
if(typeof data135.enabled !== "boolean"){
const err285 = {instancePath:instancePath+"/networkPolicy/enabled",schemaPath:"#/properties/networkPolicy/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
if(data135.ingressFrom !== undefined){
let data137 = data135.ingressFrom;
if(Array.isArray(data137)){
const len5 = data137.length;
for(let i5=0; i5<len5; i5++){
let data138 = data137[i5];
if(!(data138 && typeof data138 == "object" && !Array.isArray(data138))){
const err286 = {instancePath:instancePath+"/networkPolicy/ingressFrom/" + i5,schemaPath:"#/properties/networkPolicy/properties/ingressFrom/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
}
else {
const err287 = {instancePath:instancePath+"/networkPolicy/ingressFrom",schemaPath:"#/properties/networkPolicy/properties/ingressFrom/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
if(data135.dnsTo !== undefined){
let data139 = data135.dnsTo;
if(Array.isArray(data139)){
const len6 = data139.length;
for(let i6=0; i6<len6; i6++){
let data140 = data139[i6];
if(!(data140 && typeof data140 == "object" && !Array.isArray(data140))){
const err288 = {instancePath:instancePath+"/networkPolicy/dnsTo/" + i6,schemaPath:"#/properties/networkPolicy/properties/dnsTo/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
}
else {
const err289 = {instancePath:instancePath+"/networkPolicy/dnsTo",schemaPath:"#/properties/networkPolicy/properties/dnsTo/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
if(data135.identityProvider !== undefined){
let data141 = data135.identityProvider;
if(data141 && typeof data141 == "object" && !Array.isArray(data141)){
for(const key16 in data141){
if(!((key16 === "to") || (key16 === "ports"))){
const err290 = {instancePath:instancePath+"/networkPolicy/identityProvider",schemaPath:"#/properties/networkPolicy/properties/identityProvider/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
if(data141.to !== undefined){
let data142 = data141.to;
if(Array.isArray(data142)){
const len7 = data142.length;
for(let i7=0; i7<len7; i7++){
let data143 = data142[i7];
if(!(data143 && typeof data143 == "object" && !Array.isArray(data143))){
const err291 = {instancePath:instancePath+"/networkPolicy/identityProvider/to/" + i7,schemaPath:"#/properties/networkPolicy/properties/identityProvider/properties/to/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
}
else {
const err292 = {instancePath:instancePath+"/networkPolicy/identityProvider/to",schemaPath:"#/properties/networkPolicy/properties/identityProvider/properties/to/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
if(data141.ports !== undefined){
let data144 = data141.ports;
if(Array.isArray(data144)){
const len8 = data144.length;
for(let i8=0; i8<len8; i8++){
let data145 = data144[i8];
if(!(((typeof data145 == "number") && (!(data145 % 1) && !isNaN(data145))) && (isFinite(data145)))){
const err293 = {instancePath:instancePath+"/networkPolicy/identityProvider/ports/" + i8,schemaPath:"#/properties/networkPolicy/properties/identityProvider/properties/ports/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if((typeof data145 == "number") && (isFinite(data145))){
if(data145 > 65535 || isNaN(data145)){
const err294 = {instancePath:instancePath+"/networkPolicy/identityProvider/ports/" + i8,schemaPath:"#/properties/networkPolicy/properties/identityProvider/properties/ports/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(data145 < 1 || isNaN(data145)){
const err295 = {instancePath:instancePath+"/networkPolicy/identityProvider/ports/" + i8,schemaPath:"#/properties/networkPolicy/properties/identityProvider/properties/ports/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
}
}
else {
const err296 = {instancePath:instancePath+"/networkPolicy/identityProvider/ports",schemaPath:"#/properties/networkPolicy/properties/identityProvider/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
}
else {
const err297 = {instancePath:instancePath+"/networkPolicy/identityProvider",schemaPath:"#/properties/networkPolicy/properties/identityProvider/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data135.gate !== undefined){
let data146 = data135.gate;
if(data146 && typeof data146 == "object" && !Array.isArray(data146)){
for(const key17 in data146){
if(!((key17 === "to") || (key17 === "ports"))){
const err298 = {instancePath:instancePath+"/networkPolicy/gate",schemaPath:"#/properties/networkPolicy/properties/gate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
if(data146.to !== undefined){
let data147 = data146.to;
if(Array.isArray(data147)){
const len9 = data147.length;
for(let i9=0; i9<len9; i9++){
let data148 = data147[i9];
if(!(data148 && typeof data148 == "object" && !Array.isArray(data148))){
const err299 = {instancePath:instancePath+"/networkPolicy/gate/to/" + i9,schemaPath:"#/properties/networkPolicy/properties/gate/properties/to/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
}
else {
const err300 = {instancePath:instancePath+"/networkPolicy/gate/to",schemaPath:"#/properties/networkPolicy/properties/gate/properties/to/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
if(data146.ports !== undefined){
let data149 = data146.ports;
if(Array.isArray(data149)){
const len10 = data149.length;
for(let i10=0; i10<len10; i10++){
let data150 = data149[i10];
if(!(((typeof data150 == "number") && (!(data150 % 1) && !isNaN(data150))) && (isFinite(data150)))){
const err301 = {instancePath:instancePath+"/networkPolicy/gate/ports/" + i10,schemaPath:"#/properties/networkPolicy/properties/gate/properties/ports/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
if((typeof data150 == "number") && (isFinite(data150))){
if(data150 > 65535 || isNaN(data150)){
const err302 = {instancePath:instancePath+"/networkPolicy/gate/ports/" + i10,schemaPath:"#/properties/networkPolicy/properties/gate/properties/ports/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
if(data150 < 1 || isNaN(data150)){
const err303 = {instancePath:instancePath+"/networkPolicy/gate/ports/" + i10,schemaPath:"#/properties/networkPolicy/properties/gate/properties/ports/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
}
}
else {
const err304 = {instancePath:instancePath+"/networkPolicy/gate/ports",schemaPath:"#/properties/networkPolicy/properties/gate/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
}
else {
const err305 = {instancePath:instancePath+"/networkPolicy/gate",schemaPath:"#/properties/networkPolicy/properties/gate/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
if(data135.database !== undefined){
let data151 = data135.database;
if(data151 && typeof data151 == "object" && !Array.isArray(data151)){
for(const key18 in data151){
if(!((key18 === "to") || (key18 === "ports"))){
const err306 = {instancePath:instancePath+"/networkPolicy/database",schemaPath:"#/properties/networkPolicy/properties/database/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
if(data151.to !== undefined){
let data152 = data151.to;
if(Array.isArray(data152)){
const len11 = data152.length;
for(let i11=0; i11<len11; i11++){
let data153 = data152[i11];
if(!(data153 && typeof data153 == "object" && !Array.isArray(data153))){
const err307 = {instancePath:instancePath+"/networkPolicy/database/to/" + i11,schemaPath:"#/properties/networkPolicy/properties/database/properties/to/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
}
else {
const err308 = {instancePath:instancePath+"/networkPolicy/database/to",schemaPath:"#/properties/networkPolicy/properties/database/properties/to/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
if(data151.ports !== undefined){
let data154 = data151.ports;
if(Array.isArray(data154)){
const len12 = data154.length;
for(let i12=0; i12<len12; i12++){
let data155 = data154[i12];
if(!(((typeof data155 == "number") && (!(data155 % 1) && !isNaN(data155))) && (isFinite(data155)))){
const err309 = {instancePath:instancePath+"/networkPolicy/database/ports/" + i12,schemaPath:"#/properties/networkPolicy/properties/database/properties/ports/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
if((typeof data155 == "number") && (isFinite(data155))){
if(data155 > 65535 || isNaN(data155)){
const err310 = {instancePath:instancePath+"/networkPolicy/database/ports/" + i12,schemaPath:"#/properties/networkPolicy/properties/database/properties/ports/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
if(data155 < 1 || isNaN(data155)){
const err311 = {instancePath:instancePath+"/networkPolicy/database/ports/" + i12,schemaPath:"#/properties/networkPolicy/properties/database/properties/ports/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
}
}
else {
const err312 = {instancePath:instancePath+"/networkPolicy/database/ports",schemaPath:"#/properties/networkPolicy/properties/database/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
}
else {
const err313 = {instancePath:instancePath+"/networkPolicy/database",schemaPath:"#/properties/networkPolicy/properties/database/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
if(data135.extraEgress !== undefined){
let data156 = data135.extraEgress;
if(Array.isArray(data156)){
const len13 = data156.length;
for(let i13=0; i13<len13; i13++){
let data157 = data156[i13];
if(!(data157 && typeof data157 == "object" && !Array.isArray(data157))){
const err314 = {instancePath:instancePath+"/networkPolicy/extraEgress/" + i13,schemaPath:"#/properties/networkPolicy/properties/extraEgress/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
}
else {
const err315 = {instancePath:instancePath+"/networkPolicy/extraEgress",schemaPath:"#/properties/networkPolicy/properties/extraEgress/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
}
}
else {
const err316 = {instancePath:instancePath+"/networkPolicy",schemaPath:"#/properties/networkPolicy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
}
if(data.persistence !== undefined){
let data158 = data.persistence;
if(data158 && typeof data158 == "object" && !Array.isArray(data158)){
for(const key19 in data158){
if(!(((((key19 === "enabled") || (key19 === "existingClaim")) || (key19 === "size")) || (key19 === "storageClass")) || (key19 === "annotations"))){
const err317 = {instancePath:instancePath+"/persistence",schemaPath:"#/properties/persistence/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
if(data158.enabled !== undefined){
if(typeof data158.enabled !== "boolean"){
const err318 = {instancePath:instancePath+"/persistence/enabled",schemaPath:"#/properties/persistence/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
if(data158.existingClaim !== undefined){
let data160 = data158.existingClaim;
if(typeof data160 === "string"){
if(func4(data160) > 253){
const err319 = {instancePath:instancePath+"/persistence/existingClaim",schemaPath:"#/properties/persistence/properties/existingClaim/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
else {
const err320 = {instancePath:instancePath+"/persistence/existingClaim",schemaPath:"#/properties/persistence/properties/existingClaim/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
if(data158.size !== undefined){
let data161 = data158.size;
if(typeof data161 === "string"){
if(!pattern20.test(data161)){
const err321 = {instancePath:instancePath+"/persistence/size",schemaPath:"#/properties/persistence/properties/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\""};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
else {
const err322 = {instancePath:instancePath+"/persistence/size",schemaPath:"#/properties/persistence/properties/size/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
if(data158.storageClass !== undefined){
let data162 = data158.storageClass;
if(typeof data162 === "string"){
if(func4(data162) > 253){
const err323 = {instancePath:instancePath+"/persistence/storageClass",schemaPath:"#/properties/persistence/properties/storageClass/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
else {
const err324 = {instancePath:instancePath+"/persistence/storageClass",schemaPath:"#/properties/persistence/properties/storageClass/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
}
if(data158.annotations !== undefined){
let data163 = data158.annotations;
if(data163 && typeof data163 == "object" && !Array.isArray(data163)){
for(const key20 in data163){
if(typeof data163[key20] !== "string"){
const err325 = {instancePath:instancePath+"/persistence/annotations/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/persistence/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
}
else {
const err326 = {instancePath:instancePath+"/persistence/annotations",schemaPath:"#/properties/persistence/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
}
else {
const err327 = {instancePath:instancePath+"/persistence",schemaPath:"#/properties/persistence/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
if(data.secretsAsFiles !== undefined){
if(typeof data.secretsAsFiles !== "boolean"){
const err328 = {instancePath:instancePath+"/secretsAsFiles",schemaPath:"#/properties/secretsAsFiles/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
}
if(data.existingSecretKeys !== undefined){
let data166 = data.existingSecretKeys;
if(Array.isArray(data166)){
const len14 = data166.length;
for(let i14=0; i14<len14; i14++){
let data167 = data166[i14];
if(typeof data167 === "string"){
if(!pattern21.test(data167)){
const err329 = {instancePath:instancePath+"/existingSecretKeys/" + i14,schemaPath:"#/properties/existingSecretKeys/items/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9_]+$"},message:"must match pattern \""+"^[A-Z0-9_]+$"+"\""};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
else {
const err330 = {instancePath:instancePath+"/existingSecretKeys/" + i14,schemaPath:"#/properties/existingSecretKeys/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
}
else {
const err331 = {instancePath:instancePath+"/existingSecretKeys",schemaPath:"#/properties/existingSecretKeys/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
if(data.externalSecret !== undefined){
let data168 = data.externalSecret;
if(data168 && typeof data168 == "object" && !Array.isArray(data168)){
for(const key21 in data168){
if(!(((((key21 === "enabled") || (key21 === "apiVersion")) || (key21 === "refreshInterval")) || (key21 === "secretStoreRef")) || (key21 === "data"))){
const err332 = {instancePath:instancePath+"/externalSecret",schemaPath:"#/properties/externalSecret/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
if(data168.enabled !== undefined){
if(typeof data168.enabled !== "boolean"){
const err333 = {instancePath:instancePath+"/externalSecret/enabled",schemaPath:"#/properties/externalSecret/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
if(data168.apiVersion !== undefined){
let data170 = data168.apiVersion;
if(typeof data170 !== "string"){
const err334 = {instancePath:instancePath+"/externalSecret/apiVersion",schemaPath:"#/properties/externalSecret/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
if(!((data170 === "external-secrets.io/v1") || (data170 === "external-secrets.io/v1beta1"))){
const err335 = {instancePath:instancePath+"/externalSecret/apiVersion",schemaPath:"#/properties/externalSecret/properties/apiVersion/enum",keyword:"enum",params:{allowedValues: schema6.properties.externalSecret.properties.apiVersion.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
}
if(data168.refreshInterval !== undefined){
let data171 = data168.refreshInterval;
if(typeof data171 === "string"){
if(!pattern22.test(data171)){
const err336 = {instancePath:instancePath+"/externalSecret/refreshInterval",schemaPath:"#/properties/externalSecret/properties/refreshInterval/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(h|m|s))+$"},message:"must match pattern \""+"^([0-9]+(h|m|s))+$"+"\""};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
else {
const err337 = {instancePath:instancePath+"/externalSecret/refreshInterval",schemaPath:"#/properties/externalSecret/properties/refreshInterval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
if(data168.secretStoreRef !== undefined){
let data172 = data168.secretStoreRef;
if(data172 && typeof data172 == "object" && !Array.isArray(data172)){
for(const key22 in data172){
if(!((key22 === "name") || (key22 === "kind"))){
const err338 = {instancePath:instancePath+"/externalSecret/secretStoreRef",schemaPath:"#/properties/externalSecret/properties/secretStoreRef/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
}
if(data172.name !== undefined){
let data173 = data172.name;
if(typeof data173 === "string"){
if(func4(data173) > 253){
const err339 = {instancePath:instancePath+"/externalSecret/secretStoreRef/name",schemaPath:"#/properties/externalSecret/properties/secretStoreRef/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
else {
const err340 = {instancePath:instancePath+"/externalSecret/secretStoreRef/name",schemaPath:"#/properties/externalSecret/properties/secretStoreRef/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
if(data172.kind !== undefined){
let data174 = data172.kind;
if(typeof data174 !== "string"){
const err341 = {instancePath:instancePath+"/externalSecret/secretStoreRef/kind",schemaPath:"#/properties/externalSecret/properties/secretStoreRef/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
if(!((data174 === "SecretStore") || (data174 === "ClusterSecretStore"))){
const err342 = {instancePath:instancePath+"/externalSecret/secretStoreRef/kind",schemaPath:"#/properties/externalSecret/properties/secretStoreRef/properties/kind/enum",keyword:"enum",params:{allowedValues: schema6.properties.externalSecret.properties.secretStoreRef.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
}
else {
const err343 = {instancePath:instancePath+"/externalSecret/secretStoreRef",schemaPath:"#/properties/externalSecret/properties/secretStoreRef/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
if(data168.data !== undefined){
let data175 = data168.data;
if(data175 && typeof data175 == "object" && !Array.isArray(data175)){
for(const key23 in data175){
const _errs376 = errors;
if(typeof key23 === "string"){
if(!pattern21.test(key23)){
const err344 = {instancePath:instancePath+"/externalSecret/data",schemaPath:"#/properties/externalSecret/properties/data/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9_]+$"},message:"must match pattern \""+"^[A-Z0-9_]+$"+"\"",propertyName:key23};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
}
var valid54 = _errs376 === errors;
if(!valid54){
const err345 = {instancePath:instancePath+"/externalSecret/data",schemaPath:"#/properties/externalSecret/properties/data/propertyNames",keyword:"propertyNames",params:{propertyName: key23},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
for(const key24 in data175){
let data176 = data175[key24];
if(data176 && typeof data176 == "object" && !Array.isArray(data176)){
if(data176.key === undefined){
const err346 = {instancePath:instancePath+"/externalSecret/data/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/externalSecret/properties/data/additionalProperties/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
for(const key25 in data176){
if(!(((key25 === "key") || (key25 === "property")) || (key25 === "version"))){
const err347 = {instancePath:instancePath+"/externalSecret/data/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/externalSecret/properties/data/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
if(data176.key !== undefined){
let data177 = data176.key;
if(typeof data177 === "string"){
if(func4(data177) < 1){
const err348 = {instancePath:instancePath+"/externalSecret/data/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/properties/externalSecret/properties/data/additionalProperties/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
else {
const err349 = {instancePath:instancePath+"/externalSecret/data/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/key",schemaPath:"#/properties/externalSecret/properties/data/additionalProperties/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
if(data176.property !== undefined){
if(typeof data176.property !== "string"){
const err350 = {instancePath:instancePath+"/externalSecret/data/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/property",schemaPath:"#/properties/externalSecret/properties/data/additionalProperties/properties/property/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
if(data176.version !== undefined){
if(typeof data176.version !== "string"){
const err351 = {instancePath:instancePath+"/externalSecret/data/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/version",schemaPath:"#/properties/externalSecret/properties/data/additionalProperties/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
}
}
else {
const err352 = {instancePath:instancePath+"/externalSecret/data/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/externalSecret/properties/data/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
}
}
else {
const err353 = {instancePath:instancePath+"/externalSecret/data",schemaPath:"#/properties/externalSecret/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
}
else {
const err354 = {instancePath:instancePath+"/externalSecret",schemaPath:"#/properties/externalSecret/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
if(data.workloadIdentity !== undefined){
let data180 = data.workloadIdentity;
if(data180 && typeof data180 == "object" && !Array.isArray(data180)){
for(const key26 in data180){
if(!(((key26 === "azure") || (key26 === "audience")) || (key26 === "expirationSeconds"))){
const err355 = {instancePath:instancePath+"/workloadIdentity",schemaPath:"#/properties/workloadIdentity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
}
if(data180.azure !== undefined){
if(typeof data180.azure !== "boolean"){
const err356 = {instancePath:instancePath+"/workloadIdentity/azure",schemaPath:"#/properties/workloadIdentity/properties/azure/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
if(data180.audience !== undefined){
let data182 = data180.audience;
if(typeof data182 === "string"){
if(func4(data182) > 2048){
const err357 = {instancePath:instancePath+"/workloadIdentity/audience",schemaPath:"#/properties/workloadIdentity/properties/audience/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
else {
const err358 = {instancePath:instancePath+"/workloadIdentity/audience",schemaPath:"#/properties/workloadIdentity/properties/audience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
if(data180.expirationSeconds !== undefined){
let data183 = data180.expirationSeconds;
if(!(((typeof data183 == "number") && (!(data183 % 1) && !isNaN(data183))) && (isFinite(data183)))){
const err359 = {instancePath:instancePath+"/workloadIdentity/expirationSeconds",schemaPath:"#/properties/workloadIdentity/properties/expirationSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
if((typeof data183 == "number") && (isFinite(data183))){
if(data183 > 86400 || isNaN(data183)){
const err360 = {instancePath:instancePath+"/workloadIdentity/expirationSeconds",schemaPath:"#/properties/workloadIdentity/properties/expirationSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
if(data183 < 600 || isNaN(data183)){
const err361 = {instancePath:instancePath+"/workloadIdentity/expirationSeconds",schemaPath:"#/properties/workloadIdentity/properties/expirationSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 600},message:"must be >= 600"};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
}
}
else {
const err362 = {instancePath:instancePath+"/workloadIdentity",schemaPath:"#/properties/workloadIdentity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
}
if(data.caBundle !== undefined){
let data184 = data.caBundle;
if(data184 && typeof data184 == "object" && !Array.isArray(data184)){
for(const key27 in data184){
if(!(((key27 === "configMap") || (key27 === "secret")) || (key27 === "key"))){
const err363 = {instancePath:instancePath+"/caBundle",schemaPath:"#/properties/caBundle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
if(data184.configMap !== undefined){
let data185 = data184.configMap;
if(typeof data185 === "string"){
if(func4(data185) > 253){
const err364 = {instancePath:instancePath+"/caBundle/configMap",schemaPath:"#/properties/caBundle/properties/configMap/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
else {
const err365 = {instancePath:instancePath+"/caBundle/configMap",schemaPath:"#/properties/caBundle/properties/configMap/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
if(data184.secret !== undefined){
let data186 = data184.secret;
if(typeof data186 === "string"){
if(func4(data186) > 253){
const err366 = {instancePath:instancePath+"/caBundle/secret",schemaPath:"#/properties/caBundle/properties/secret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
}
else {
const err367 = {instancePath:instancePath+"/caBundle/secret",schemaPath:"#/properties/caBundle/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
if(data184.key !== undefined){
let data187 = data184.key;
if(typeof data187 === "string"){
if(func4(data187) > 253){
const err368 = {instancePath:instancePath+"/caBundle/key",schemaPath:"#/properties/caBundle/properties/key/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
if(func4(data187) < 1){
const err369 = {instancePath:instancePath+"/caBundle/key",schemaPath:"#/properties/caBundle/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
else {
const err370 = {instancePath:instancePath+"/caBundle/key",schemaPath:"#/properties/caBundle/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
}
}
else {
const err371 = {instancePath:instancePath+"/caBundle",schemaPath:"#/properties/caBundle/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
}
if(data.serviceMonitor !== undefined){
let data188 = data.serviceMonitor;
if(data188 && typeof data188 == "object" && !Array.isArray(data188)){
for(const key28 in data188){
if(!(((((key28 === "enabled") || (key28 === "renderMode")) || (key28 === "labels")) || (key28 === "interval")) || (key28 === "scrapeTimeout"))){
const err372 = {instancePath:instancePath+"/serviceMonitor",schemaPath:"#/properties/serviceMonitor/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
if(data188.enabled !== undefined){
if(typeof data188.enabled !== "boolean"){
const err373 = {instancePath:instancePath+"/serviceMonitor/enabled",schemaPath:"#/properties/serviceMonitor/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
}
if(data188.renderMode !== undefined){
let data190 = data188.renderMode;
if(typeof data190 !== "string"){
const err374 = {instancePath:instancePath+"/serviceMonitor/renderMode",schemaPath:"#/properties/serviceMonitor/properties/renderMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
if(!(((data190 === "skipIfMissing") || (data190 === "failIfMissing")) || (data190 === "alwaysRender"))){
const err375 = {instancePath:instancePath+"/serviceMonitor/renderMode",schemaPath:"#/properties/serviceMonitor/properties/renderMode/enum",keyword:"enum",params:{allowedValues: schema6.properties.serviceMonitor.properties.renderMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
if(data188.labels !== undefined){
let data191 = data188.labels;
if(data191 && typeof data191 == "object" && !Array.isArray(data191)){
for(const key29 in data191){
if(typeof data191[key29] !== "string"){
const err376 = {instancePath:instancePath+"/serviceMonitor/labels/" + key29.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/serviceMonitor/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
}
else {
const err377 = {instancePath:instancePath+"/serviceMonitor/labels",schemaPath:"#/properties/serviceMonitor/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
if(data188.interval !== undefined){
let data193 = data188.interval;
if(typeof data193 === "string"){
if(!pattern24.test(data193)){
const err378 = {instancePath:instancePath+"/serviceMonitor/interval",schemaPath:"#/properties/serviceMonitor/properties/interval/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(h|m|s))*$"},message:"must match pattern \""+"^([0-9]+(h|m|s))*$"+"\""};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
}
else {
const err379 = {instancePath:instancePath+"/serviceMonitor/interval",schemaPath:"#/properties/serviceMonitor/properties/interval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
}
if(data188.scrapeTimeout !== undefined){
let data194 = data188.scrapeTimeout;
if(typeof data194 === "string"){
if(!pattern24.test(data194)){
const err380 = {instancePath:instancePath+"/serviceMonitor/scrapeTimeout",schemaPath:"#/properties/serviceMonitor/properties/scrapeTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(h|m|s))*$"},message:"must match pattern \""+"^([0-9]+(h|m|s))*$"+"\""};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
}
else {
const err381 = {instancePath:instancePath+"/serviceMonitor/scrapeTimeout",schemaPath:"#/properties/serviceMonitor/properties/scrapeTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
}
else {
const err382 = {instancePath:instancePath+"/serviceMonitor",schemaPath:"#/properties/serviceMonitor/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
}
if(data.prometheusRule !== undefined){
let data195 = data.prometheusRule;
if(data195 && typeof data195 == "object" && !Array.isArray(data195)){
for(const key30 in data195){
if(!((((key30 === "enabled") || (key30 === "renderMode")) || (key30 === "labels")) || (key30 === "extraRules"))){
const err383 = {instancePath:instancePath+"/prometheusRule",schemaPath:"#/properties/prometheusRule/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
}
if(data195.enabled !== undefined){
if(typeof data195.enabled !== "boolean"){
const err384 = {instancePath:instancePath+"/prometheusRule/enabled",schemaPath:"#/properties/prometheusRule/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
}
if(data195.renderMode !== undefined){
let data197 = data195.renderMode;
if(typeof data197 !== "string"){
const err385 = {instancePath:instancePath+"/prometheusRule/renderMode",schemaPath:"#/properties/prometheusRule/properties/renderMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
if(!(((data197 === "skipIfMissing") || (data197 === "failIfMissing")) || (data197 === "alwaysRender"))){
const err386 = {instancePath:instancePath+"/prometheusRule/renderMode",schemaPath:"#/properties/prometheusRule/properties/renderMode/enum",keyword:"enum",params:{allowedValues: schema6.properties.prometheusRule.properties.renderMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
}
if(data195.labels !== undefined){
let data198 = data195.labels;
if(data198 && typeof data198 == "object" && !Array.isArray(data198)){
for(const key31 in data198){
if(typeof data198[key31] !== "string"){
const err387 = {instancePath:instancePath+"/prometheusRule/labels/" + key31.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/prometheusRule/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
}
}
else {
const err388 = {instancePath:instancePath+"/prometheusRule/labels",schemaPath:"#/properties/prometheusRule/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
if(data195.extraRules !== undefined){
let data200 = data195.extraRules;
if(Array.isArray(data200)){
const len15 = data200.length;
for(let i15=0; i15<len15; i15++){
let data201 = data200[i15];
if(!(data201 && typeof data201 == "object" && !Array.isArray(data201))){
const err389 = {instancePath:instancePath+"/prometheusRule/extraRules/" + i15,schemaPath:"#/properties/prometheusRule/properties/extraRules/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
}
}
else {
const err390 = {instancePath:instancePath+"/prometheusRule/extraRules",schemaPath:"#/properties/prometheusRule/properties/extraRules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
}
else {
const err391 = {instancePath:instancePath+"/prometheusRule",schemaPath:"#/properties/prometheusRule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
}
if(data.resources !== undefined){
let data202 = data.resources;
if(!(data202 && typeof data202 == "object" && !Array.isArray(data202))){
const err392 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
}
if(data.podSecurityContext !== undefined){
let data203 = data.podSecurityContext;
if(!(data203 && typeof data203 == "object" && !Array.isArray(data203))){
const err393 = {instancePath:instancePath+"/podSecurityContext",schemaPath:"#/properties/podSecurityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
}
if(data.securityContext !== undefined){
let data204 = data.securityContext;
if(!(data204 && typeof data204 == "object" && !Array.isArray(data204))){
const err394 = {instancePath:instancePath+"/securityContext",schemaPath:"#/properties/securityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
if(data.openshift !== undefined){
let data205 = data.openshift;
if(data205 && typeof data205 == "object" && !Array.isArray(data205)){
for(const key32 in data205){
if(!(key32 === "adaptSecurityContext")){
const err395 = {instancePath:instancePath+"/openshift",schemaPath:"#/properties/openshift/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
}
if(data205.adaptSecurityContext !== undefined){
let data206 = data205.adaptSecurityContext;
if(typeof data206 !== "string"){
const err396 = {instancePath:instancePath+"/openshift/adaptSecurityContext",schemaPath:"#/properties/openshift/properties/adaptSecurityContext/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
if(!(((data206 === "auto") || (data206 === "force")) || (data206 === "disabled"))){
const err397 = {instancePath:instancePath+"/openshift/adaptSecurityContext",schemaPath:"#/properties/openshift/properties/adaptSecurityContext/enum",keyword:"enum",params:{allowedValues: schema6.properties.openshift.properties.adaptSecurityContext.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
}
else {
const err398 = {instancePath:instancePath+"/openshift",schemaPath:"#/properties/openshift/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
}
if(data.startupProbe !== undefined){
let data207 = data.startupProbe;
if(!(data207 && typeof data207 == "object" && !Array.isArray(data207))){
const err399 = {instancePath:instancePath+"/startupProbe",schemaPath:"#/properties/startupProbe/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
}
if(data.livenessProbe !== undefined){
let data208 = data.livenessProbe;
if(!(data208 && typeof data208 == "object" && !Array.isArray(data208))){
const err400 = {instancePath:instancePath+"/livenessProbe",schemaPath:"#/properties/livenessProbe/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
}
if(data.readinessProbe !== undefined){
let data209 = data.readinessProbe;
if(!(data209 && typeof data209 == "object" && !Array.isArray(data209))){
const err401 = {instancePath:instancePath+"/readinessProbe",schemaPath:"#/properties/readinessProbe/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
}
if(data.podAnnotations !== undefined){
let data210 = data.podAnnotations;
if(data210 && typeof data210 == "object" && !Array.isArray(data210)){
for(const key33 in data210){
if(typeof data210[key33] !== "string"){
const err402 = {instancePath:instancePath+"/podAnnotations/" + key33.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/podAnnotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
}
}
else {
const err403 = {instancePath:instancePath+"/podAnnotations",schemaPath:"#/properties/podAnnotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
}
if(data.podLabels !== undefined){
let data212 = data.podLabels;
if(data212 && typeof data212 == "object" && !Array.isArray(data212)){
for(const key34 in data212){
if(typeof data212[key34] !== "string"){
const err404 = {instancePath:instancePath+"/podLabels/" + key34.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/podLabels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
}
else {
const err405 = {instancePath:instancePath+"/podLabels",schemaPath:"#/properties/podLabels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
}
if(data.extraEnv !== undefined){
let data214 = data.extraEnv;
if(Array.isArray(data214)){
const len16 = data214.length;
for(let i16=0; i16<len16; i16++){
let data215 = data214[i16];
if(data215 && typeof data215 == "object" && !Array.isArray(data215)){
if(data215.name === undefined){
const err406 = {instancePath:instancePath+"/extraEnv/" + i16,schemaPath:"#/properties/extraEnv/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
if(data215.name !== undefined){
let data216 = data215.name;
if(typeof data216 === "string"){
if(func4(data216) < 1){
const err407 = {instancePath:instancePath+"/extraEnv/" + i16+"/name",schemaPath:"#/properties/extraEnv/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
}
else {
const err408 = {instancePath:instancePath+"/extraEnv/" + i16+"/name",schemaPath:"#/properties/extraEnv/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
}
}
else {
const err409 = {instancePath:instancePath+"/extraEnv/" + i16,schemaPath:"#/properties/extraEnv/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
}
}
else {
const err410 = {instancePath:instancePath+"/extraEnv",schemaPath:"#/properties/extraEnv/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
}
if(data.extraEnvFrom !== undefined){
let data217 = data.extraEnvFrom;
if(Array.isArray(data217)){
const len17 = data217.length;
for(let i17=0; i17<len17; i17++){
let data218 = data217[i17];
if(!(data218 && typeof data218 == "object" && !Array.isArray(data218))){
const err411 = {instancePath:instancePath+"/extraEnvFrom/" + i17,schemaPath:"#/properties/extraEnvFrom/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
}
}
else {
const err412 = {instancePath:instancePath+"/extraEnvFrom",schemaPath:"#/properties/extraEnvFrom/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
}
if(data.extraVolumes !== undefined){
let data219 = data.extraVolumes;
if(Array.isArray(data219)){
const len18 = data219.length;
for(let i18=0; i18<len18; i18++){
let data220 = data219[i18];
if(data220 && typeof data220 == "object" && !Array.isArray(data220)){
if(data220.name === undefined){
const err413 = {instancePath:instancePath+"/extraVolumes/" + i18,schemaPath:"#/properties/extraVolumes/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
}
else {
const err414 = {instancePath:instancePath+"/extraVolumes/" + i18,schemaPath:"#/properties/extraVolumes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
}
}
else {
const err415 = {instancePath:instancePath+"/extraVolumes",schemaPath:"#/properties/extraVolumes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
}
if(data.extraVolumeMounts !== undefined){
let data221 = data.extraVolumeMounts;
if(Array.isArray(data221)){
const len19 = data221.length;
for(let i19=0; i19<len19; i19++){
let data222 = data221[i19];
if(data222 && typeof data222 == "object" && !Array.isArray(data222)){
if(data222.name === undefined){
const err416 = {instancePath:instancePath+"/extraVolumeMounts/" + i19,schemaPath:"#/properties/extraVolumeMounts/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
if(data222.mountPath === undefined){
const err417 = {instancePath:instancePath+"/extraVolumeMounts/" + i19,schemaPath:"#/properties/extraVolumeMounts/items/required",keyword:"required",params:{missingProperty: "mountPath"},message:"must have required property '"+"mountPath"+"'"};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
}
else {
const err418 = {instancePath:instancePath+"/extraVolumeMounts/" + i19,schemaPath:"#/properties/extraVolumeMounts/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
}
}
else {
const err419 = {instancePath:instancePath+"/extraVolumeMounts",schemaPath:"#/properties/extraVolumeMounts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
}
}
if(data.extraObjects !== undefined){
let data223 = data.extraObjects;
if(Array.isArray(data223)){
const len20 = data223.length;
for(let i20=0; i20<len20; i20++){
let data224 = data223[i20];
if((!(data224 && typeof data224 == "object" && !Array.isArray(data224))) && (typeof data224 !== "string")){
const err420 = {instancePath:instancePath+"/extraObjects/" + i20,schemaPath:"#/properties/extraObjects/items/type",keyword:"type",params:{type: schema6.properties.extraObjects.items.type},message:"must be object,string"};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
}
}
else {
const err421 = {instancePath:instancePath+"/extraObjects",schemaPath:"#/properties/extraObjects/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
}
if(data.terminationGracePeriodSeconds !== undefined){
let data225 = data.terminationGracePeriodSeconds;
if(!(((typeof data225 == "number") && (!(data225 % 1) && !isNaN(data225))) && (isFinite(data225)))){
const err422 = {instancePath:instancePath+"/terminationGracePeriodSeconds",schemaPath:"#/properties/terminationGracePeriodSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
if((typeof data225 == "number") && (isFinite(data225))){
if(data225 > 3600 || isNaN(data225)){
const err423 = {instancePath:instancePath+"/terminationGracePeriodSeconds",schemaPath:"#/properties/terminationGracePeriodSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600"};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
if(data225 < 1 || isNaN(data225)){
const err424 = {instancePath:instancePath+"/terminationGracePeriodSeconds",schemaPath:"#/properties/terminationGracePeriodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
}
}
if(data.revisionHistoryLimit !== undefined){
let data226 = data.revisionHistoryLimit;
if(!(((typeof data226 == "number") && (!(data226 % 1) && !isNaN(data226))) && (isFinite(data226)))){
const err425 = {instancePath:instancePath+"/revisionHistoryLimit",schemaPath:"#/properties/revisionHistoryLimit/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
}
if((typeof data226 == "number") && (isFinite(data226))){
if(data226 > 100 || isNaN(data226)){
const err426 = {instancePath:instancePath+"/revisionHistoryLimit",schemaPath:"#/properties/revisionHistoryLimit/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
if(data226 < 0 || isNaN(data226)){
const err427 = {instancePath:instancePath+"/revisionHistoryLimit",schemaPath:"#/properties/revisionHistoryLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
}
}
if(data.priorityClassName !== undefined){
let data227 = data.priorityClassName;
if(typeof data227 === "string"){
if(func4(data227) > 253){
const err428 = {instancePath:instancePath+"/priorityClassName",schemaPath:"#/properties/priorityClassName/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
}
else {
const err429 = {instancePath:instancePath+"/priorityClassName",schemaPath:"#/properties/priorityClassName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
}
if(data.topologySpreadConstraints !== undefined){
let data228 = data.topologySpreadConstraints;
if(Array.isArray(data228)){
const len21 = data228.length;
for(let i21=0; i21<len21; i21++){
let data229 = data228[i21];
if(!(data229 && typeof data229 == "object" && !Array.isArray(data229))){
const err430 = {instancePath:instancePath+"/topologySpreadConstraints/" + i21,schemaPath:"#/properties/topologySpreadConstraints/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
}
}
else {
const err431 = {instancePath:instancePath+"/topologySpreadConstraints",schemaPath:"#/properties/topologySpreadConstraints/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
}
if(data.nodeSelector !== undefined){
let data230 = data.nodeSelector;
if(data230 && typeof data230 == "object" && !Array.isArray(data230)){
for(const key35 in data230){
if(typeof data230[key35] !== "string"){
const err432 = {instancePath:instancePath+"/nodeSelector/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/nodeSelector/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
}
}
else {
const err433 = {instancePath:instancePath+"/nodeSelector",schemaPath:"#/properties/nodeSelector/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
}
if(data.tolerations !== undefined){
let data232 = data.tolerations;
if(Array.isArray(data232)){
const len22 = data232.length;
for(let i22=0; i22<len22; i22++){
let data233 = data232[i22];
if(!(data233 && typeof data233 == "object" && !Array.isArray(data233))){
const err434 = {instancePath:instancePath+"/tolerations/" + i22,schemaPath:"#/properties/tolerations/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
}
}
else {
const err435 = {instancePath:instancePath+"/tolerations",schemaPath:"#/properties/tolerations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
}
if(data.affinity !== undefined){
let data234 = data.affinity;
if(!(data234 && typeof data234 == "object" && !Array.isArray(data234))){
const err436 = {instancePath:instancePath+"/affinity",schemaPath:"#/properties/affinity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
}
if(data.test !== undefined){
let data235 = data.test;
if(data235 && typeof data235 == "object" && !Array.isArray(data235)){
for(const key36 in data235){
if(!((((key36 === "apiKeySecret") || (key36 === "apiKeySecretKey")) || (key36 === "allowedPayload")) || (key36 === "deniedPayload"))){
const err437 = {instancePath:instancePath+"/test",schemaPath:"#/properties/test/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
}
if(data235.apiKeySecret !== undefined){
let data236 = data235.apiKeySecret;
if(typeof data236 === "string"){
if(func4(data236) > 253){
const err438 = {instancePath:instancePath+"/test/apiKeySecret",schemaPath:"#/properties/test/properties/apiKeySecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
}
else {
const err439 = {instancePath:instancePath+"/test/apiKeySecret",schemaPath:"#/properties/test/properties/apiKeySecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
}
if(data235.apiKeySecretKey !== undefined){
let data237 = data235.apiKeySecretKey;
if(typeof data237 === "string"){
if(func4(data237) > 253){
const err440 = {instancePath:instancePath+"/test/apiKeySecretKey",schemaPath:"#/properties/test/properties/apiKeySecretKey/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
if(func4(data237) < 1){
const err441 = {instancePath:instancePath+"/test/apiKeySecretKey",schemaPath:"#/properties/test/properties/apiKeySecretKey/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
}
else {
const err442 = {instancePath:instancePath+"/test/apiKeySecretKey",schemaPath:"#/properties/test/properties/apiKeySecretKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
}
if(data235.allowedPayload !== undefined){
let data238 = data235.allowedPayload;
if(!(data238 && typeof data238 == "object" && !Array.isArray(data238))){
const err443 = {instancePath:instancePath+"/test/allowedPayload",schemaPath:"#/properties/test/properties/allowedPayload/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
}
if(data235.deniedPayload !== undefined){
let data239 = data235.deniedPayload;
if(!(data239 && typeof data239 == "object" && !Array.isArray(data239))){
const err444 = {instancePath:instancePath+"/test/deniedPayload",schemaPath:"#/properties/test/properties/deniedPayload/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
}
}
}
else {
const err445 = {instancePath:instancePath+"/test",schemaPath:"#/properties/test/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
}
if(data.global !== undefined){
let data240 = data.global;
if(!(data240 && typeof data240 == "object" && !Array.isArray(data240))){
const err446 = {instancePath:instancePath+"/global",schemaPath:"#/properties/global/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
}
if(data.enabled !== undefined){
if(typeof data.enabled !== "boolean"){
const err447 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
}
}
else {
const err448 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const validateStackValues = validate22;
const schema7 = {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,"properties":{"registry":{"$ref":"validateRegistryValues"},"postgresql":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"image":{"type":"object","additionalProperties":false,"properties":{"repository":{"type":"string","default":"postgres","minLength":1},"tag":{"type":"string","default":"17","maxLength":128},"digest":{"type":"string","default":"","pattern":"^(sha256:[0-9a-f]{64})?$"},"pullPolicy":{"type":"string","enum":["Always","IfNotPresent","Never"],"default":"IfNotPresent"}}},"username":{"type":"string","default":"registry","pattern":"^[a-z_][a-z0-9_]*$","maxLength":63},"database":{"type":"string","default":"registry","pattern":"^[a-z_][a-z0-9_]*$","maxLength":63},"password":{"type":"string","default":"","maxLength":128,"writeOnly":true},"existingSecret":{"type":"string","default":"","maxLength":253},"size":{"type":"string","default":"1Gi","pattern":"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},"storageClass":{"type":"string","default":"","maxLength":253},"resources":{"type":"object","default":{"requests":{"cpu":"100m","memory":"256Mi","ephemeral-storage":"64Mi"},"limits":{"cpu":"2","memory":"1Gi","ephemeral-storage":"1Gi"}}},"podSecurityContext":{"type":"object","default":{"runAsNonRoot":true,"runAsUser":999,"runAsGroup":999,"fsGroup":999,"fsGroupChangePolicy":"OnRootMismatch","seccompProfile":{"type":"RuntimeDefault"}}},"securityContext":{"type":"object","default":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":["ALL"]}}}}},"cloudNativePg":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"instances":{"type":"integer","minimum":1,"maximum":9,"default":3},"size":{"type":"string","default":"1Gi","pattern":"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},"storageClass":{"type":"string","default":"","maxLength":253},"spec":{"type":"object","default":{}}}},"policyGate":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":false},"image":{"type":"object","additionalProperties":false,"properties":{"repository":{"type":"string","default":"localhost/registration-gate","minLength":1},"tag":{"type":"string","default":"","maxLength":128},"digest":{"type":"string","default":"","pattern":"^(sha256:[0-9a-f]{64})?$"},"pullPolicy":{"type":"string","enum":["Always","IfNotPresent","Never"],"default":"IfNotPresent"}}},"imagePullSecrets":{"type":"array","default":[],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}},"replicaCount":{"type":"integer","minimum":1,"maximum":100,"default":1},"settings":{"type":"object","additionalProperties":false,"properties":{"policyGateIssuerUrl":{"default":"","type":"string","maxLength":2048},"policyGateJwksUrl":{"default":"","type":"string","maxLength":2048},"policyGateAudience":{"default":"","type":"string","maxLength":2048},"policyGateAllowedClients":{"default":"","type":"string","maxLength":8192},"policyGateAllowedTenants":{"default":"","type":"string","maxLength":8192},"policyGateRequiredRoles":{"default":"","type":"string","maxLength":8192},"policyGateLogLevel":{"default":"info","type":"string","enum":["fatal","error","warn","info","debug","trace","silent"]}}},"policy":{"type":"object","default":{}},"resources":{"type":"object","default":{"requests":{"cpu":"20m","memory":"96Mi","ephemeral-storage":"32Mi"},"limits":{"cpu":"1","memory":"256Mi","ephemeral-storage":"256Mi"}}},"podSecurityContext":{"type":"object","default":{"runAsNonRoot":true,"runAsUser":65532,"runAsGroup":65532,"fsGroup":65532,"fsGroupChangePolicy":"OnRootMismatch","seccompProfile":{"type":"RuntimeDefault"}}},"securityContext":{"type":"object","default":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":["ALL"]}}}}},"global":{"type":"object"}}};
const pattern27 = new RegExp("^[a-z_][a-z0-9_]*$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "registry") || (key0 === "postgresql")) || (key0 === "cloudNativePg")) || (key0 === "policyGate")) || (key0 === "global"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.registry !== undefined){
if(!(validate21(data.registry, {instancePath:instancePath+"/registry",parentData:data,parentDataProperty:"registry",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
if(data.postgresql !== undefined){
let data1 = data.postgresql;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(func2.call(schema7.properties.postgresql.properties, key1))){
const err1 = {instancePath:instancePath+"/postgresql",schemaPath:"#/properties/postgresql/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data1.enabled !== undefined){
if(typeof data1.enabled !== "boolean"){
const err2 = {instancePath:instancePath+"/postgresql/enabled",schemaPath:"#/properties/postgresql/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.image !== undefined){
let data3 = data1.image;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key2 in data3){
if(!((((key2 === "repository") || (key2 === "tag")) || (key2 === "digest")) || (key2 === "pullPolicy"))){
const err3 = {instancePath:instancePath+"/postgresql/image",schemaPath:"#/properties/postgresql/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data3.repository !== undefined){
let data4 = data3.repository;
if(typeof data4 === "string"){
if(func4(data4) < 1){
const err4 = {instancePath:instancePath+"/postgresql/image/repository",schemaPath:"#/properties/postgresql/properties/image/properties/repository/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/postgresql/image/repository",schemaPath:"#/properties/postgresql/properties/image/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data3.tag !== undefined){
let data5 = data3.tag;
if(typeof data5 === "string"){
if(func4(data5) > 128){
const err6 = {instancePath:instancePath+"/postgresql/image/tag",schemaPath:"#/properties/postgresql/properties/image/properties/tag/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/postgresql/image/tag",schemaPath:"#/properties/postgresql/properties/image/properties/tag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data3.digest !== undefined){
let data6 = data3.digest;
if(typeof data6 === "string"){
if(!pattern16.test(data6)){
const err8 = {instancePath:instancePath+"/postgresql/image/digest",schemaPath:"#/properties/postgresql/properties/image/properties/digest/pattern",keyword:"pattern",params:{pattern: "^(sha256:[0-9a-f]{64})?$"},message:"must match pattern \""+"^(sha256:[0-9a-f]{64})?$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/postgresql/image/digest",schemaPath:"#/properties/postgresql/properties/image/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.pullPolicy !== undefined){
let data7 = data3.pullPolicy;
if(typeof data7 !== "string"){
const err10 = {instancePath:instancePath+"/postgresql/image/pullPolicy",schemaPath:"#/properties/postgresql/properties/image/properties/pullPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!(((data7 === "Always") || (data7 === "IfNotPresent")) || (data7 === "Never"))){
const err11 = {instancePath:instancePath+"/postgresql/image/pullPolicy",schemaPath:"#/properties/postgresql/properties/image/properties/pullPolicy/enum",keyword:"enum",params:{allowedValues: schema7.properties.postgresql.properties.image.properties.pullPolicy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/postgresql/image",schemaPath:"#/properties/postgresql/properties/image/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data1.username !== undefined){
let data8 = data1.username;
if(typeof data8 === "string"){
if(func4(data8) > 63){
const err13 = {instancePath:instancePath+"/postgresql/username",schemaPath:"#/properties/postgresql/properties/username/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern27.test(data8)){
const err14 = {instancePath:instancePath+"/postgresql/username",schemaPath:"#/properties/postgresql/properties/username/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/postgresql/username",schemaPath:"#/properties/postgresql/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.database !== undefined){
let data9 = data1.database;
if(typeof data9 === "string"){
if(func4(data9) > 63){
const err16 = {instancePath:instancePath+"/postgresql/database",schemaPath:"#/properties/postgresql/properties/database/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!pattern27.test(data9)){
const err17 = {instancePath:instancePath+"/postgresql/database",schemaPath:"#/properties/postgresql/properties/database/pattern",keyword:"pattern",params:{pattern: "^[a-z_][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z_][a-z0-9_]*$"+"\""};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/postgresql/database",schemaPath:"#/properties/postgresql/properties/database/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data1.password !== undefined){
let data10 = data1.password;
if(typeof data10 === "string"){
if(func4(data10) > 128){
const err19 = {instancePath:instancePath+"/postgresql/password",schemaPath:"#/properties/postgresql/properties/password/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/postgresql/password",schemaPath:"#/properties/postgresql/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data1.existingSecret !== undefined){
let data11 = data1.existingSecret;
if(typeof data11 === "string"){
if(func4(data11) > 253){
const err21 = {instancePath:instancePath+"/postgresql/existingSecret",schemaPath:"#/properties/postgresql/properties/existingSecret/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/postgresql/existingSecret",schemaPath:"#/properties/postgresql/properties/existingSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data1.size !== undefined){
let data12 = data1.size;
if(typeof data12 === "string"){
if(!pattern20.test(data12)){
const err23 = {instancePath:instancePath+"/postgresql/size",schemaPath:"#/properties/postgresql/properties/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\""};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/postgresql/size",schemaPath:"#/properties/postgresql/properties/size/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data1.storageClass !== undefined){
let data13 = data1.storageClass;
if(typeof data13 === "string"){
if(func4(data13) > 253){
const err25 = {instancePath:instancePath+"/postgresql/storageClass",schemaPath:"#/properties/postgresql/properties/storageClass/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/postgresql/storageClass",schemaPath:"#/properties/postgresql/properties/storageClass/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data1.resources !== undefined){
let data14 = data1.resources;
if(!(data14 && typeof data14 == "object" && !Array.isArray(data14))){
const err27 = {instancePath:instancePath+"/postgresql/resources",schemaPath:"#/properties/postgresql/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data1.podSecurityContext !== undefined){
let data15 = data1.podSecurityContext;
if(!(data15 && typeof data15 == "object" && !Array.isArray(data15))){
const err28 = {instancePath:instancePath+"/postgresql/podSecurityContext",schemaPath:"#/properties/postgresql/properties/podSecurityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data1.securityContext !== undefined){
let data16 = data1.securityContext;
if(!(data16 && typeof data16 == "object" && !Array.isArray(data16))){
const err29 = {instancePath:instancePath+"/postgresql/securityContext",schemaPath:"#/properties/postgresql/properties/securityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/postgresql",schemaPath:"#/properties/postgresql/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.cloudNativePg !== undefined){
let data17 = data.cloudNativePg;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key3 in data17){
if(!(((((key3 === "enabled") || (key3 === "instances")) || (key3 === "size")) || (key3 === "storageClass")) || (key3 === "spec"))){
const err31 = {instancePath:instancePath+"/cloudNativePg",schemaPath:"#/properties/cloudNativePg/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data17.enabled !== undefined){
if(typeof data17.enabled !== "boolean"){
const err32 = {instancePath:instancePath+"/cloudNativePg/enabled",schemaPath:"#/properties/cloudNativePg/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data17.instances !== undefined){
let data19 = data17.instances;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err33 = {instancePath:instancePath+"/cloudNativePg/instances",schemaPath:"#/properties/cloudNativePg/properties/instances/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9 || isNaN(data19)){
const err34 = {instancePath:instancePath+"/cloudNativePg/instances",schemaPath:"#/properties/cloudNativePg/properties/instances/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9},message:"must be <= 9"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err35 = {instancePath:instancePath+"/cloudNativePg/instances",schemaPath:"#/properties/cloudNativePg/properties/instances/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
if(data17.size !== undefined){
let data20 = data17.size;
if(typeof data20 === "string"){
if(!pattern20.test(data20)){
const err36 = {instancePath:instancePath+"/cloudNativePg/size",schemaPath:"#/properties/cloudNativePg/properties/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\""};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/cloudNativePg/size",schemaPath:"#/properties/cloudNativePg/properties/size/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data17.storageClass !== undefined){
let data21 = data17.storageClass;
if(typeof data21 === "string"){
if(func4(data21) > 253){
const err38 = {instancePath:instancePath+"/cloudNativePg/storageClass",schemaPath:"#/properties/cloudNativePg/properties/storageClass/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/cloudNativePg/storageClass",schemaPath:"#/properties/cloudNativePg/properties/storageClass/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data17.spec !== undefined){
let data22 = data17.spec;
if(!(data22 && typeof data22 == "object" && !Array.isArray(data22))){
const err40 = {instancePath:instancePath+"/cloudNativePg/spec",schemaPath:"#/properties/cloudNativePg/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/cloudNativePg",schemaPath:"#/properties/cloudNativePg/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.policyGate !== undefined){
let data23 = data.policyGate;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key4 in data23){
if(!(func2.call(schema7.properties.policyGate.properties, key4))){
const err42 = {instancePath:instancePath+"/policyGate",schemaPath:"#/properties/policyGate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data23.enabled !== undefined){
if(typeof data23.enabled !== "boolean"){
const err43 = {instancePath:instancePath+"/policyGate/enabled",schemaPath:"#/properties/policyGate/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data23.image !== undefined){
let data25 = data23.image;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key5 in data25){
if(!((((key5 === "repository") || (key5 === "tag")) || (key5 === "digest")) || (key5 === "pullPolicy"))){
const err44 = {instancePath:instancePath+"/policyGate/image",schemaPath:"#/properties/policyGate/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data25.repository !== undefined){
let data26 = data25.repository;
if(typeof data26 === "string"){
if(func4(data26) < 1){
const err45 = {instancePath:instancePath+"/policyGate/image/repository",schemaPath:"#/properties/policyGate/properties/image/properties/repository/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/policyGate/image/repository",schemaPath:"#/properties/policyGate/properties/image/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data25.tag !== undefined){
let data27 = data25.tag;
if(typeof data27 === "string"){
if(func4(data27) > 128){
const err47 = {instancePath:instancePath+"/policyGate/image/tag",schemaPath:"#/properties/policyGate/properties/image/properties/tag/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/policyGate/image/tag",schemaPath:"#/properties/policyGate/properties/image/properties/tag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data25.digest !== undefined){
let data28 = data25.digest;
if(typeof data28 === "string"){
if(!pattern16.test(data28)){
const err49 = {instancePath:instancePath+"/policyGate/image/digest",schemaPath:"#/properties/policyGate/properties/image/properties/digest/pattern",keyword:"pattern",params:{pattern: "^(sha256:[0-9a-f]{64})?$"},message:"must match pattern \""+"^(sha256:[0-9a-f]{64})?$"+"\""};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/policyGate/image/digest",schemaPath:"#/properties/policyGate/properties/image/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data25.pullPolicy !== undefined){
let data29 = data25.pullPolicy;
if(typeof data29 !== "string"){
const err51 = {instancePath:instancePath+"/policyGate/image/pullPolicy",schemaPath:"#/properties/policyGate/properties/image/properties/pullPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!(((data29 === "Always") || (data29 === "IfNotPresent")) || (data29 === "Never"))){
const err52 = {instancePath:instancePath+"/policyGate/image/pullPolicy",schemaPath:"#/properties/policyGate/properties/image/properties/pullPolicy/enum",keyword:"enum",params:{allowedValues: schema7.properties.policyGate.properties.image.properties.pullPolicy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/policyGate/image",schemaPath:"#/properties/policyGate/properties/image/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data23.imagePullSecrets !== undefined){
let data30 = data23.imagePullSecrets;
if(Array.isArray(data30)){
const len0 = data30.length;
for(let i0=0; i0<len0; i0++){
let data31 = data30[i0];
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
if(data31.name === undefined){
const err54 = {instancePath:instancePath+"/policyGate/imagePullSecrets/" + i0,schemaPath:"#/properties/policyGate/properties/imagePullSecrets/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data31.name !== undefined){
if(typeof data31.name !== "string"){
const err55 = {instancePath:instancePath+"/policyGate/imagePullSecrets/" + i0+"/name",schemaPath:"#/properties/policyGate/properties/imagePullSecrets/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/policyGate/imagePullSecrets/" + i0,schemaPath:"#/properties/policyGate/properties/imagePullSecrets/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/policyGate/imagePullSecrets",schemaPath:"#/properties/policyGate/properties/imagePullSecrets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data23.replicaCount !== undefined){
let data33 = data23.replicaCount;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err58 = {instancePath:instancePath+"/policyGate/replicaCount",schemaPath:"#/properties/policyGate/properties/replicaCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 100 || isNaN(data33)){
const err59 = {instancePath:instancePath+"/policyGate/replicaCount",schemaPath:"#/properties/policyGate/properties/replicaCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data33 < 1 || isNaN(data33)){
const err60 = {instancePath:instancePath+"/policyGate/replicaCount",schemaPath:"#/properties/policyGate/properties/replicaCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
if(data23.settings !== undefined){
let data34 = data23.settings;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key6 in data34){
if(!(((((((key6 === "policyGateIssuerUrl") || (key6 === "policyGateJwksUrl")) || (key6 === "policyGateAudience")) || (key6 === "policyGateAllowedClients")) || (key6 === "policyGateAllowedTenants")) || (key6 === "policyGateRequiredRoles")) || (key6 === "policyGateLogLevel"))){
const err61 = {instancePath:instancePath+"/policyGate/settings",schemaPath:"#/properties/policyGate/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data34.policyGateIssuerUrl !== undefined){
let data35 = data34.policyGateIssuerUrl;
if(typeof data35 === "string"){
if(func4(data35) > 2048){
const err62 = {instancePath:instancePath+"/policyGate/settings/policyGateIssuerUrl",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateIssuerUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/policyGate/settings/policyGateIssuerUrl",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateIssuerUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data34.policyGateJwksUrl !== undefined){
let data36 = data34.policyGateJwksUrl;
if(typeof data36 === "string"){
if(func4(data36) > 2048){
const err64 = {instancePath:instancePath+"/policyGate/settings/policyGateJwksUrl",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateJwksUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/policyGate/settings/policyGateJwksUrl",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateJwksUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data34.policyGateAudience !== undefined){
let data37 = data34.policyGateAudience;
if(typeof data37 === "string"){
if(func4(data37) > 2048){
const err66 = {instancePath:instancePath+"/policyGate/settings/policyGateAudience",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateAudience/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/policyGate/settings/policyGateAudience",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateAudience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data34.policyGateAllowedClients !== undefined){
let data38 = data34.policyGateAllowedClients;
if(typeof data38 === "string"){
if(func4(data38) > 8192){
const err68 = {instancePath:instancePath+"/policyGate/settings/policyGateAllowedClients",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateAllowedClients/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/policyGate/settings/policyGateAllowedClients",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateAllowedClients/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data34.policyGateAllowedTenants !== undefined){
let data39 = data34.policyGateAllowedTenants;
if(typeof data39 === "string"){
if(func4(data39) > 8192){
const err70 = {instancePath:instancePath+"/policyGate/settings/policyGateAllowedTenants",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateAllowedTenants/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/policyGate/settings/policyGateAllowedTenants",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateAllowedTenants/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data34.policyGateRequiredRoles !== undefined){
let data40 = data34.policyGateRequiredRoles;
if(typeof data40 === "string"){
if(func4(data40) > 8192){
const err72 = {instancePath:instancePath+"/policyGate/settings/policyGateRequiredRoles",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateRequiredRoles/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/policyGate/settings/policyGateRequiredRoles",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateRequiredRoles/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data34.policyGateLogLevel !== undefined){
let data41 = data34.policyGateLogLevel;
if(typeof data41 !== "string"){
const err74 = {instancePath:instancePath+"/policyGate/settings/policyGateLogLevel",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateLogLevel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(!(((((((data41 === "fatal") || (data41 === "error")) || (data41 === "warn")) || (data41 === "info")) || (data41 === "debug")) || (data41 === "trace")) || (data41 === "silent"))){
const err75 = {instancePath:instancePath+"/policyGate/settings/policyGateLogLevel",schemaPath:"#/properties/policyGate/properties/settings/properties/policyGateLogLevel/enum",keyword:"enum",params:{allowedValues: schema7.properties.policyGate.properties.settings.properties.policyGateLogLevel.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/policyGate/settings",schemaPath:"#/properties/policyGate/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data23.policy !== undefined){
let data42 = data23.policy;
if(!(data42 && typeof data42 == "object" && !Array.isArray(data42))){
const err77 = {instancePath:instancePath+"/policyGate/policy",schemaPath:"#/properties/policyGate/properties/policy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data23.resources !== undefined){
let data43 = data23.resources;
if(!(data43 && typeof data43 == "object" && !Array.isArray(data43))){
const err78 = {instancePath:instancePath+"/policyGate/resources",schemaPath:"#/properties/policyGate/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data23.podSecurityContext !== undefined){
let data44 = data23.podSecurityContext;
if(!(data44 && typeof data44 == "object" && !Array.isArray(data44))){
const err79 = {instancePath:instancePath+"/policyGate/podSecurityContext",schemaPath:"#/properties/policyGate/properties/podSecurityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data23.securityContext !== undefined){
let data45 = data23.securityContext;
if(!(data45 && typeof data45 == "object" && !Array.isArray(data45))){
const err80 = {instancePath:instancePath+"/policyGate/securityContext",schemaPath:"#/properties/policyGate/properties/securityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/policyGate",schemaPath:"#/properties/policyGate/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data.global !== undefined){
let data46 = data.global;
if(!(data46 && typeof data46 == "object" && !Array.isArray(data46))){
const err82 = {instancePath:instancePath+"/global",schemaPath:"#/properties/global/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

