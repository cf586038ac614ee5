// Generated from schema/ by "gatectl generate"; edits are lost.
const countCharacters = (text) => [...text].length;
export const validateRegistryValues = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,"properties":{"app":{"type":"object","additionalProperties":false,"properties":{"registrationGateEnabled":{"default":false,"type":"boolean"},"registrationGateUrl":{"default":"","type":"string","maxLength":2048},"registrationGateAuthType":{"default":"none","type":"string","enum":["none","api_key","bearer","oauth2_client_credentials"]},"registrationGateAuthCredential":{"default":"","type":"string","maxLength":16384,"writeOnly":true},"registrationGateAuthHeaderName":{"default":"X-Api-Key","type":"string","maxLength":128},"registrationGateTimeoutSeconds":{"default":5,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":300},"registrationGateMaxRetries":{"default":2,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":10},"registrationGateDeadlineSeconds":{"default":30,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":600},"registrationGateMode":{"default":"enforce","type":"string","enum":["enforce","audit"]},"registrationGateAssetTypes":{"default":"agent,server,skill","type":"string","maxLength":64,"pattern":"^ *(agent|server|skill) *(, *(agent|server|skill) *)*$"},"registrationGateOperations":{"default":"register,update","type":"string","maxLength":64,"pattern":"^ *(register|update) *(, *(register|update) *)*$"},"registrationGateMaxConcurrency":{"default":64,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":10000},"registrationGateMaxQueue":{"default":1024,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":100000},"registrationGateRequireExplicitAllow":{"default":false,"type":"boolean"},"registrationGateSigningKeys":{"default":"","type":"string","maxLength":8192,"writeOnly":true},"registrationGateStartupCheck":{"default":"warn","type":"string","enum":["warn","require","off"]},"registrationGateOauth2TokenUrl":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2IssuerUrl":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2ClientId":{"default":"","type":"string","maxLength":512},"registrationGateOauth2ClientSecret":{"default":"","type":"string","maxLength":4096,"writeOnly":true},"registrationGateOauth2Scope":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2Audience":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2Resource":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2ExtraParams":{"default":"","type":"string","maxLength":4096},"registrationGateOauth2ClientAuthMethod":{"default":"client_secret_post","type":"string","enum":["client_secret_post","client_secret_basic","private_key_jwt","federated_token"]},"registrationGateOauth2PrivateKey":{"default":"","type":"string","maxLength":16384,"writeOnly":true},"registrationGateOauth2PrivateKeyId":{"default":"","type":"string","maxLength":512},"registrationGateOauth2Certificate":{"default":"","type":"string","maxLength":16384},"registrationGateOauth2SigningAlg":{"default":"","type":"string","enum":["","RS256","PS256","ES256"]},"registrationGateOauth2AssertionAudience":{"default":"","type":"string","maxLength":2048},"registrationGateOauth2FederatedTokenFile":{"default":"","type":"string","maxLength":1024},"registrationGateOauth2TimeoutSeconds":{"default":5,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":300},"registrationGateOauth2TokenCache":{"default":"off","type":"string","enum":["off","on"]},"registrationGateCaFile":{"default":"","type":"string","maxLength":1024},"registryHost":{"default":"0.0.0.0","type":"string","maxLength":255},"registryPort":{"default":8080,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":65535},"registryDataDir":{"default":"/data","type":"string","minLength":1,"maxLength":1024},"registryDatabaseUrl":{"default":"","type":"string","maxLength":2048,"writeOnly":true},"registryApiKeys":{"default":"","type":"string","maxLength":262144,"writeOnly":true},"registryOidcIssuerUrl":{"default":"","type":"string","maxLength":2048},"registryOidcAudience":{"default":"","type":"string","maxLength":512},"registryOidcGroupsClaim":{"default":"groups","type":"string","minLength":1,"maxLength":128},"registryAdminGroup":{"default":"admins","type":"string","minLength":1,"maxLength":256},"registryRegisterGroup":{"default":"","type":"string","maxLength":256},"registryAllowAnonymous":{"default":"none","type":"string","enum":["none","read","all"]},"registryEncryptionKey":{"default":"","type":"string","maxLength":4096,"writeOnly":true},"registryNamespace":{"default":"local.registry","type":"string","maxLength":128,"pattern":"^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$"},"registryRateLimitPerMinute":{"default":0,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":100000},"registryAuditRetentionDays":{"default":0,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":0,"maximum":36500},"registryLogLevel":{"default":"info","type":"string","enum":["fatal","error","warn","info","debug","trace","silent"]},"registrationWebhookUrl":{"default":"","type":"string","maxLength":2048},"registrationWebhookAuthHeader":{"default":"Authorization","type":"string","maxLength":128},"registrationWebhookAuthToken":{"default":"","type":"string","maxLength":16384,"writeOnly":true},"registrationWebhookTimeoutSeconds":{"default":10,"type":["integer","string"],"pattern":"^(0|[1-9][0-9]{0,5})$","minimum":1,"maximum":300},"registrationWebhookSigningSecret":{"default":"","type":"string","maxLength":8192,"writeOnly":true},"registrationEnforcedStatus":{"default":"","type":"string","maxLength":64,"pattern":"^[a-z][a-z_-]*$|^$"},"httpsProxy":{"default":"","type":"string","maxLength":2048},"noProxy":{"default":"","type":"string","maxLength":4096},"nodeExtraCaCerts":{"default":"","type":"string","maxLength":1024},"otelExporterOtlpEndpoint":{"default":"","type":"string","maxLength":2048},"existingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateAuthCredentialExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateAuthCredentialExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationGateSigningKeysExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateSigningKeysExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2ClientSecretExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2ClientSecretExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2PrivateKeyExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationGateOauth2PrivateKeyExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registryDatabaseUrlExistingSecret":{"type":"string","maxLength":253,"default":""},"registryDatabaseUrlExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registryApiKeysExistingSecret":{"type":"string","maxLength":253,"default":""},"registryApiKeysExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registryEncryptionKeyExistingSecret":{"type":"string","maxLength":253,"default":""},"registryEncryptionKeyExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationWebhookAuthTokenExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationWebhookAuthTokenExistingSecretKey":{"type":"string","maxLength":253,"default":""},"registrationWebhookSigningSecretExistingSecret":{"type":"string","maxLength":253,"default":""},"registrationWebhookSigningSecretExistingSecretKey":{"type":"string","maxLength":253,"default":""}}},"nameOverride":{"type":"string","default":"","maxLength":63,"pattern":"^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"},"fullnameOverride":{"type":"string","default":"","maxLength":63,"pattern":"^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$"},"image":{"type":"object","additionalProperties":false,"properties":{"repository":{"type":"string","default":"localhost/registration-gate","minLength":1},"tag":{"type":"string","default":"","maxLength":128},"digest":{"type":"string","default":"","pattern":"^(sha256:[0-9a-f]{64})?$"},"pullPolicy":{"type":"string","enum":["Always","IfNotPresent","Never"],"default":"IfNotPresent"}}},"imagePullSecrets":{"type":"array","default":[],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}},"serviceAccount":{"type":"object","additionalProperties":false,"properties":{"create":{"type":"boolean","default":true},"name":{"type":"string","default":"","maxLength":253},"annotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}}}},"service":{"type":"object","additionalProperties":false,"properties":{"type":{"type":"string","enum":["ClusterIP","NodePort","LoadBalancer"],"default":"ClusterIP"},"port":{"type":"integer","minimum":1,"maximum":65535,"default":8080}}},"persistence":{"type":"object","additionalProperties":false,"properties":{"enabled":{"type":"boolean","default":true},"existingClaim":{"type":"string","default":"","maxLength":253},"size":{"type":"string","default":"1Gi","pattern":"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},"storageClass":{"type":"string","default":"","maxLength":253}}},"resources":{"type":"object","default":{"requests":{"cpu":"50m","memory":"128Mi"},"limits":{"memory":"512Mi"}}},"podSecurityContext":{"type":"object","default":{"runAsNonRoot":true,"runAsUser":65532,"runAsGroup":65532,"fsGroup":65532,"fsGroupChangePolicy":"OnRootMismatch","seccompProfile":{"type":"RuntimeDefault"}}},"securityContext":{"type":"object","default":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":["ALL"]}}},"podAnnotations":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"podLabels":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"extraEnv":{"type":"array","default":[],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1}}}},"extraVolumes":{"type":"array","default":[],"items":{"type":"object","required":["name"]}},"extraVolumeMounts":{"type":"array","default":[],"items":{"type":"object","required":["name","mountPath"]}},"terminationGracePeriodSeconds":{"type":"integer","minimum":1,"maximum":3600,"default":60},"nodeSelector":{"type":"object","default":{},"additionalProperties":{"type":"string"}},"tolerations":{"type":"array","default":[],"items":{"type":"object"}},"affinity":{"type":"object","default":{}},"global":{"type":"object"},"enabled":{"type":"boolean"}}};
const func2 = Object.prototype.hasOwnProperty;
const func4 = countCharacters;
const pattern0 = new RegExp("^(0|[1-9][0-9]{0,5})$", "u");
const pattern3 = new RegExp("^ *(agent|server|skill) *(, *(agent|server|skill) *)*$", "u");
const pattern4 = new RegExp("^ *(register|update) *(, *(register|update) *)*$", "u");
const pattern9 = new RegExp("^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$", "u");
const pattern13 = new RegExp("^[a-z][a-z_-]*$|^$", "u");
const pattern14 = new RegExp("^([a-z0-9]([a-z0-9-]*[a-z0-9])?)?$", "u");
const pattern16 = new RegExp("^(sha256:[0-9a-f]{64})?$", "u");
const pattern17 = new RegExp("^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$", "u");

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
if(data.image !== undefined){
let data82 = data.image;
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
for(const key2 in data82){
if(!((((key2 === "repository") || (key2 === "tag")) || (key2 === "digest")) || (key2 === "pullPolicy"))){
const err192 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data82.repository !== undefined){
let data83 = data82.repository;
if(typeof data83 === "string"){
if(func4(data83) < 1){
const err193 = {instancePath:instancePath+"/image/repository",schemaPath:"#/properties/image/properties/repository/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
else {
const err194 = {instancePath:instancePath+"/image/repository",schemaPath:"#/properties/image/properties/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data82.tag !== undefined){
let data84 = data82.tag;
if(typeof data84 === "string"){
if(func4(data84) > 128){
const err195 = {instancePath:instancePath+"/image/tag",schemaPath:"#/properties/image/properties/tag/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
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
const err196 = {instancePath:instancePath+"/image/tag",schemaPath:"#/properties/image/properties/tag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data82.digest !== undefined){
let data85 = data82.digest;
if(typeof data85 === "string"){
if(!pattern16.test(data85)){
const err197 = {instancePath:instancePath+"/image/digest",schemaPath:"#/properties/image/properties/digest/pattern",keyword:"pattern",params:{pattern: "^(sha256:[0-9a-f]{64})?$"},message:"must match pattern \""+"^(sha256:[0-9a-f]{64})?$"+"\""};
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
const err198 = {instancePath:instancePath+"/image/digest",schemaPath:"#/properties/image/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data82.pullPolicy !== undefined){
let data86 = data82.pullPolicy;
if(typeof data86 !== "string"){
const err199 = {instancePath:instancePath+"/image/pullPolicy",schemaPath:"#/properties/image/properties/pullPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
if(!(((data86 === "Always") || (data86 === "IfNotPresent")) || (data86 === "Never"))){
const err200 = {instancePath:instancePath+"/image/pullPolicy",schemaPath:"#/properties/image/properties/pullPolicy/enum",keyword:"enum",params:{allowedValues: schema6.properties.image.properties.pullPolicy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
}
else {
const err201 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data.imagePullSecrets !== undefined){
let data87 = data.imagePullSecrets;
if(Array.isArray(data87)){
const len0 = data87.length;
for(let i0=0; i0<len0; i0++){
let data88 = data87[i0];
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
if(data88.name === undefined){
const err202 = {instancePath:instancePath+"/imagePullSecrets/" + i0,schemaPath:"#/properties/imagePullSecrets/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(data88.name !== undefined){
if(typeof data88.name !== "string"){
const err203 = {instancePath:instancePath+"/imagePullSecrets/" + i0+"/name",schemaPath:"#/properties/imagePullSecrets/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
}
else {
const err204 = {instancePath:instancePath+"/imagePullSecrets/" + i0,schemaPath:"#/properties/imagePullSecrets/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
}
else {
const err205 = {instancePath:instancePath+"/imagePullSecrets",schemaPath:"#/properties/imagePullSecrets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
if(data.serviceAccount !== undefined){
let data90 = data.serviceAccount;
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
for(const key3 in data90){
if(!(((key3 === "create") || (key3 === "name")) || (key3 === "annotations"))){
const err206 = {instancePath:instancePath+"/serviceAccount",schemaPath:"#/properties/serviceAccount/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data90.create !== undefined){
if(typeof data90.create !== "boolean"){
const err207 = {instancePath:instancePath+"/serviceAccount/create",schemaPath:"#/properties/serviceAccount/properties/create/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data90.name !== undefined){
let data92 = data90.name;
if(typeof data92 === "string"){
if(func4(data92) > 253){
const err208 = {instancePath:instancePath+"/serviceAccount/name",schemaPath:"#/properties/serviceAccount/properties/name/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
else {
const err209 = {instancePath:instancePath+"/serviceAccount/name",schemaPath:"#/properties/serviceAccount/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
if(data90.annotations !== undefined){
let data93 = data90.annotations;
if(data93 && typeof data93 == "object" && !Array.isArray(data93)){
for(const key4 in data93){
if(typeof data93[key4] !== "string"){
const err210 = {instancePath:instancePath+"/serviceAccount/annotations/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/serviceAccount/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err211 = {instancePath:instancePath+"/serviceAccount/annotations",schemaPath:"#/properties/serviceAccount/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
}
else {
const err212 = {instancePath:instancePath+"/serviceAccount",schemaPath:"#/properties/serviceAccount/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
if(data.service !== undefined){
let data95 = data.service;
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
for(const key5 in data95){
if(!((key5 === "type") || (key5 === "port"))){
const err213 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data95.type !== undefined){
let data96 = data95.type;
if(typeof data96 !== "string"){
const err214 = {instancePath:instancePath+"/service/type",schemaPath:"#/properties/service/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(!(((data96 === "ClusterIP") || (data96 === "NodePort")) || (data96 === "LoadBalancer"))){
const err215 = {instancePath:instancePath+"/service/type",schemaPath:"#/properties/service/properties/type/enum",keyword:"enum",params:{allowedValues: schema6.properties.service.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data95.port !== undefined){
let data97 = data95.port;
if(!(((typeof data97 == "number") && (!(data97 % 1) && !isNaN(data97))) && (isFinite(data97)))){
const err216 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
if((typeof data97 == "number") && (isFinite(data97))){
if(data97 > 65535 || isNaN(data97)){
const err217 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(data97 < 1 || isNaN(data97)){
const err218 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
}
else {
const err219 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data.persistence !== undefined){
let data98 = data.persistence;
if(data98 && typeof data98 == "object" && !Array.isArray(data98)){
for(const key6 in data98){
if(!((((key6 === "enabled") || (key6 === "existingClaim")) || (key6 === "size")) || (key6 === "storageClass"))){
const err220 = {instancePath:instancePath+"/persistence",schemaPath:"#/properties/persistence/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data98.enabled !== undefined){
if(typeof data98.enabled !== "boolean"){
const err221 = {instancePath:instancePath+"/persistence/enabled",schemaPath:"#/properties/persistence/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data98.existingClaim !== undefined){
let data100 = data98.existingClaim;
if(typeof data100 === "string"){
if(func4(data100) > 253){
const err222 = {instancePath:instancePath+"/persistence/existingClaim",schemaPath:"#/properties/persistence/properties/existingClaim/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
else {
const err223 = {instancePath:instancePath+"/persistence/existingClaim",schemaPath:"#/properties/persistence/properties/existingClaim/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data98.size !== undefined){
let data101 = data98.size;
if(typeof data101 === "string"){
if(!pattern17.test(data101)){
const err224 = {instancePath:instancePath+"/persistence/size",schemaPath:"#/properties/persistence/properties/size/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"},message:"must match pattern \""+"^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"+"\""};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
else {
const err225 = {instancePath:instancePath+"/persistence/size",schemaPath:"#/properties/persistence/properties/size/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data98.storageClass !== undefined){
let data102 = data98.storageClass;
if(typeof data102 === "string"){
if(func4(data102) > 253){
const err226 = {instancePath:instancePath+"/persistence/storageClass",schemaPath:"#/properties/persistence/properties/storageClass/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
else {
const err227 = {instancePath:instancePath+"/persistence/storageClass",schemaPath:"#/properties/persistence/properties/storageClass/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
}
else {
const err228 = {instancePath:instancePath+"/persistence",schemaPath:"#/properties/persistence/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data.resources !== undefined){
let data103 = data.resources;
if(!(data103 && typeof data103 == "object" && !Array.isArray(data103))){
const err229 = {instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
if(data.podSecurityContext !== undefined){
let data104 = data.podSecurityContext;
if(!(data104 && typeof data104 == "object" && !Array.isArray(data104))){
const err230 = {instancePath:instancePath+"/podSecurityContext",schemaPath:"#/properties/podSecurityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
if(data.securityContext !== undefined){
let data105 = data.securityContext;
if(!(data105 && typeof data105 == "object" && !Array.isArray(data105))){
const err231 = {instancePath:instancePath+"/securityContext",schemaPath:"#/properties/securityContext/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data.podAnnotations !== undefined){
let data106 = data.podAnnotations;
if(data106 && typeof data106 == "object" && !Array.isArray(data106)){
for(const key7 in data106){
if(typeof data106[key7] !== "string"){
const err232 = {instancePath:instancePath+"/podAnnotations/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/podAnnotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
else {
const err233 = {instancePath:instancePath+"/podAnnotations",schemaPath:"#/properties/podAnnotations/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data.podLabels !== undefined){
let data108 = data.podLabels;
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
for(const key8 in data108){
if(typeof data108[key8] !== "string"){
const err234 = {instancePath:instancePath+"/podLabels/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/podLabels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
}
else {
const err235 = {instancePath:instancePath+"/podLabels",schemaPath:"#/properties/podLabels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
if(data.extraEnv !== undefined){
let data110 = data.extraEnv;
if(Array.isArray(data110)){
const len1 = data110.length;
for(let i1=0; i1<len1; i1++){
let data111 = data110[i1];
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
if(data111.name === undefined){
const err236 = {instancePath:instancePath+"/extraEnv/" + i1,schemaPath:"#/properties/extraEnv/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(data111.name !== undefined){
let data112 = data111.name;
if(typeof data112 === "string"){
if(func4(data112) < 1){
const err237 = {instancePath:instancePath+"/extraEnv/" + i1+"/name",schemaPath:"#/properties/extraEnv/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
else {
const err238 = {instancePath:instancePath+"/extraEnv/" + i1+"/name",schemaPath:"#/properties/extraEnv/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
}
else {
const err239 = {instancePath:instancePath+"/extraEnv/" + i1,schemaPath:"#/properties/extraEnv/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
else {
const err240 = {instancePath:instancePath+"/extraEnv",schemaPath:"#/properties/extraEnv/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
if(data.extraVolumes !== undefined){
let data113 = data.extraVolumes;
if(Array.isArray(data113)){
const len2 = data113.length;
for(let i2=0; i2<len2; i2++){
let data114 = data113[i2];
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
if(data114.name === undefined){
const err241 = {instancePath:instancePath+"/extraVolumes/" + i2,schemaPath:"#/properties/extraVolumes/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
else {
const err242 = {instancePath:instancePath+"/extraVolumes/" + i2,schemaPath:"#/properties/extraVolumes/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err243 = {instancePath:instancePath+"/extraVolumes",schemaPath:"#/properties/extraVolumes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
if(data.extraVolumeMounts !== undefined){
let data115 = data.extraVolumeMounts;
if(Array.isArray(data115)){
const len3 = data115.length;
for(let i3=0; i3<len3; i3++){
let data116 = data115[i3];
if(data116 && typeof data116 == "object" && !Array.isArray(data116)){
if(data116.name === undefined){
const err244 = {instancePath:instancePath+"/extraVolumeMounts/" + i3,schemaPath:"#/properties/extraVolumeMounts/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
if(data116.mountPath === undefined){
const err245 = {instancePath:instancePath+"/extraVolumeMounts/" + i3,schemaPath:"#/properties/extraVolumeMounts/items/required",keyword:"required",params:{missingProperty: "mountPath"},message:"must have required property '"+"mountPath"+"'"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
else {
const err246 = {instancePath:instancePath+"/extraVolumeMounts/" + i3,schemaPath:"#/properties/extraVolumeMounts/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
}
else {
const err247 = {instancePath:instancePath+"/extraVolumeMounts",schemaPath:"#/properties/extraVolumeMounts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
if(data.terminationGracePeriodSeconds !== undefined){
let data117 = data.terminationGracePeriodSeconds;
if(!(((typeof data117 == "number") && (!(data117 % 1) && !isNaN(data117))) && (isFinite(data117)))){
const err248 = {instancePath:instancePath+"/terminationGracePeriodSeconds",schemaPath:"#/properties/terminationGracePeriodSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if((typeof data117 == "number") && (isFinite(data117))){
if(data117 > 3600 || isNaN(data117)){
const err249 = {instancePath:instancePath+"/terminationGracePeriodSeconds",schemaPath:"#/properties/terminationGracePeriodSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600},message:"must be <= 3600"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(data117 < 1 || isNaN(data117)){
const err250 = {instancePath:instancePath+"/terminationGracePeriodSeconds",schemaPath:"#/properties/terminationGracePeriodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.nodeSelector !== undefined){
let data118 = data.nodeSelector;
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
for(const key9 in data118){
if(typeof data118[key9] !== "string"){
const err251 = {instancePath:instancePath+"/nodeSelector/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/nodeSelector/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err252 = {instancePath:instancePath+"/nodeSelector",schemaPath:"#/properties/nodeSelector/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
if(data.tolerations !== undefined){
let data120 = data.tolerations;
if(Array.isArray(data120)){
const len4 = data120.length;
for(let i4=0; i4<len4; i4++){
let data121 = data120[i4];
if(!(data121 && typeof data121 == "object" && !Array.isArray(data121))){
const err253 = {instancePath:instancePath+"/tolerations/" + i4,schemaPath:"#/properties/tolerations/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
}
else {
const err254 = {instancePath:instancePath+"/tolerations",schemaPath:"#/properties/tolerations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
if(data.affinity !== undefined){
let data122 = data.affinity;
if(!(data122 && typeof data122 == "object" && !Array.isArray(data122))){
const err255 = {instancePath:instancePath+"/affinity",schemaPath:"#/properties/affinity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
if(data.global !== undefined){
let data123 = data.global;
if(!(data123 && typeof data123 == "object" && !Array.isArray(data123))){
const err256 = {instancePath:instancePath+"/global",schemaPath:"#/properties/global/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data.enabled !== undefined){
if(typeof data.enabled !== "boolean"){
const err257 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
}
else {
const err258 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const validateStackValues = validate22;
const schema7 = {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,"properties":{"registry":{"$ref":"validateRegistryValues"},"global":{"type":"object"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "registry") || (key0 === "global"))){
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
if(data.global !== undefined){
let data1 = data.global;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err1 = {instancePath:instancePath+"/global",schemaPath:"#/properties/global/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

