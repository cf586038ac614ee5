// Generated from schema/ by "gatectl generate"; edits are lost.
const countCharacters = (text) => [...text].length;
export const validateAppSettings = validate21;
const schema6 = {"type":"object","additionalProperties":false,"properties":{"registrationGateEnabled":{"type":"boolean","default":false},"registrationGateUrl":{"type":"string","default":"","maxLength":2048,"x-check":"url","examples":["https://gate.example.com/check"]},"registrationGateAuthType":{"type":"string","enum":["none","api_key","bearer","oauth2_client_credentials"],"default":"none"},"registrationGateAuthCredential":{"type":"string","default":"","maxLength":16384,"writeOnly":true},"registrationGateAuthHeaderName":{"type":"string","default":"X-Api-Key","maxLength":128,"x-check":"header-name","examples":["X-Api-Key"]},"registrationGateTimeoutSeconds":{"type":"integer","minimum":1,"maximum":300,"default":5},"registrationGateMaxRetries":{"type":"integer","minimum":0,"maximum":10,"default":2},"registrationGateDeadlineSeconds":{"type":"integer","minimum":1,"maximum":600,"default":30},"registrationGateMode":{"type":"string","enum":["enforce","audit"],"default":"enforce"},"registrationGateAssetTypes":{"type":"string","default":"agent,server,skill","maxLength":64,"pattern":"^ *(agent|server|skill) *(, *(agent|server|skill) *)*$","x-list":true,"examples":["agent,server"],"x-expected":"must be some of agent, server and skill, separated by commas"},"registrationGateOperations":{"type":"string","default":"register,update","maxLength":64,"pattern":"^ *(register|update) *(, *(register|update) *)*$","x-list":true,"examples":["register"],"x-expected":"must be some of register and update, separated by commas"},"registrationGateMaxConcurrency":{"type":"integer","minimum":1,"maximum":10000,"default":64},"registrationGateMaxQueue":{"type":"integer","minimum":0,"maximum":100000,"default":1024},"registrationGateRequireExplicitAllow":{"type":"boolean","default":false},"registrationGateSigningKeys":{"type":"string","default":"","maxLength":8192,"writeOnly":true,"x-check":"signing-keys"},"registrationGateStartupCheck":{"type":"string","enum":["warn","require","off"],"default":"warn"},"registrationGateOauth2TokenUrl":{"type":"string","default":"","maxLength":2048,"x-check":"url","examples":["https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/v2.0/token"]},"registrationGateOauth2IssuerUrl":{"type":"string","default":"","maxLength":2048,"x-check":"url","examples":["https://keycloak.example.com/realms/platform"]},"registrationGateOauth2ClientId":{"type":"string","default":"","maxLength":512,"examples":["11111111-1111-1111-1111-111111111111"]},"registrationGateOauth2ClientSecret":{"type":"string","default":"","maxLength":4096,"writeOnly":true},"registrationGateOauth2Scope":{"type":"string","default":"","maxLength":2048,"examples":["api://gate-app-id/.default"]},"registrationGateOauth2Audience":{"type":"string","default":"","maxLength":2048,"examples":["https://gate.example.com"]},"registrationGateOauth2Resource":{"type":"string","default":"","maxLength":2048,"examples":["https://gate.example.com"]},"registrationGateOauth2ExtraParams":{"type":"string","default":"","maxLength":4096,"x-check":"extra-params","examples":["organization=org_123"]},"registrationGateOauth2ClientAuthMethod":{"type":"string","enum":["client_secret_post","client_secret_basic","private_key_jwt","federated_token"],"default":"client_secret_post"},"registrationGateOauth2PrivateKey":{"type":"string","default":"","maxLength":16384,"writeOnly":true},"registrationGateOauth2PrivateKeyId":{"type":"string","default":"","maxLength":512,"examples":["2026-01"]},"registrationGateOauth2Certificate":{"type":"string","default":"","maxLength":16384,"x-file":true},"registrationGateOauth2SigningAlg":{"type":"string","enum":["","RS256","PS256","ES256"],"default":""},"registrationGateOauth2AssertionAudience":{"type":"string","default":"","maxLength":2048,"examples":["https://tenant.auth0.com/"]},"registrationGateOauth2FederatedTokenFile":{"type":"string","default":"","maxLength":1024,"examples":["/var/run/secrets/azure/tokens/azure-identity-token"]},"registrationGateOauth2TimeoutSeconds":{"type":"integer","minimum":1,"maximum":300,"default":5},"registrationGateOauth2TokenCache":{"type":"string","enum":["off","on"],"default":"off"},"registrationGateCaFile":{"type":"string","default":"","maxLength":1024,"examples":["/etc/registry/ca.pem"]},"registryHost":{"type":"string","default":"127.0.0.1","x-image-default":"0.0.0.0","maxLength":255,"examples":["0.0.0.0"]},"registryPort":{"type":"integer","minimum":0,"maximum":65535,"default":8080,"x-image-minimum":1},"registryDataDir":{"type":"string","default":"./data","x-image-default":"/data","minLength":1,"maxLength":1024,"examples":["/data"]},"registryDatabaseUrl":{"type":"string","default":"","maxLength":2048,"writeOnly":true,"x-check":"database-url"},"registryApiKeys":{"type":"string","default":"","maxLength":262144,"writeOnly":true,"x-check":"api-keys"},"registryOidcIssuerUrl":{"type":"string","default":"","maxLength":2048,"x-check":"url","examples":["https://keycloak.example.com/realms/platform"]},"registryOidcAudience":{"type":"string","default":"","maxLength":512,"examples":["mcp-registry"]},"registryOidcGroupsClaim":{"type":"string","default":"groups","minLength":1,"maxLength":128,"examples":["roles"]},"registryAdminGroup":{"type":"string","default":"admins","minLength":1,"maxLength":256,"examples":["platform-admins"]},"registryRegisterGroup":{"type":"string","default":"","maxLength":256,"examples":["publishers"]},"registryAllowAnonymous":{"type":"string","enum":["none","read","all"],"default":"none"},"registryEncryptionKey":{"type":"string","default":"","maxLength":4096,"writeOnly":true,"x-check":"encryption-keys"},"registryNamespace":{"type":"string","default":"local.registry","maxLength":128,"pattern":"^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$","examples":["com.example.platform"],"x-expected":"must be a reverse-DNS name"},"registryRateLimitPerMinute":{"type":"integer","minimum":0,"maximum":100000,"default":0},"registryAuditRetentionDays":{"type":"integer","minimum":0,"maximum":36500,"default":0},"registryLogLevel":{"type":"string","enum":["fatal","error","warn","info","debug","trace","silent"],"default":"info"},"registrationWebhookUrl":{"type":"string","default":"","maxLength":2048,"x-check":"url","x-secret-path":true,"examples":["https://hooks.example.com/registrations"]},"registrationWebhookAuthHeader":{"type":"string","default":"Authorization","maxLength":128,"x-check":"header-name","examples":["X-Webhook-Token"]},"registrationWebhookAuthToken":{"type":"string","default":"","maxLength":16384,"writeOnly":true},"registrationWebhookTimeoutSeconds":{"type":"integer","minimum":1,"maximum":300,"default":10},"registrationWebhookSigningSecret":{"type":"string","default":"","maxLength":8192,"writeOnly":true},"registrationEnforcedStatus":{"type":"string","default":"","maxLength":64,"pattern":"^[a-z][a-z_-]*$|^$","examples":["draft"],"x-expected":"must be a word of small letters, such as draft"},"httpsProxy":{"type":"string","default":"","maxLength":2048,"x-check":"proxy-url","examples":["http://proxy.example.com:3128"]},"noProxy":{"type":"string","default":"","maxLength":4096,"examples":["localhost,.svc,10.0.0.1-10.0.0.254"]},"nodeExtraCaCerts":{"type":"string","default":"","maxLength":1024,"examples":["/etc/ssl/company-ca.pem"]},"otelExporterOtlpEndpoint":{"type":"string","default":"","maxLength":2048,"x-check":"url","examples":["http://otel-collector.observability.svc:4318"]}}};
const func2 = Object.prototype.hasOwnProperty;
const func3 = countCharacters;
const pattern0 = new RegExp("^ *(agent|server|skill) *(, *(agent|server|skill) *)*$", "u");
const pattern1 = new RegExp("^ *(register|update) *(, *(register|update) *)*$", "u");
const pattern2 = new RegExp("^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$", "u");
const pattern3 = new RegExp("^[a-z][a-z_-]*$|^$", "u");

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
if(data.registrationGateEnabled !== undefined){
if(typeof data.registrationGateEnabled !== "boolean"){
const err1 = {instancePath:instancePath+"/registrationGateEnabled",schemaPath:"#/properties/registrationGateEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.registrationGateUrl !== undefined){
let data1 = data.registrationGateUrl;
if(typeof data1 === "string"){
if(func3(data1) > 2048){
const err2 = {instancePath:instancePath+"/registrationGateUrl",schemaPath:"#/properties/registrationGateUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/registrationGateUrl",schemaPath:"#/properties/registrationGateUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.registrationGateAuthType !== undefined){
let data2 = data.registrationGateAuthType;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/registrationGateAuthType",schemaPath:"#/properties/registrationGateAuthType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!((((data2 === "none") || (data2 === "api_key")) || (data2 === "bearer")) || (data2 === "oauth2_client_credentials"))){
const err5 = {instancePath:instancePath+"/registrationGateAuthType",schemaPath:"#/properties/registrationGateAuthType/enum",keyword:"enum",params:{allowedValues: schema6.properties.registrationGateAuthType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.registrationGateAuthCredential !== undefined){
let data3 = data.registrationGateAuthCredential;
if(typeof data3 === "string"){
if(func3(data3) > 16384){
const err6 = {instancePath:instancePath+"/registrationGateAuthCredential",schemaPath:"#/properties/registrationGateAuthCredential/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
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
const err7 = {instancePath:instancePath+"/registrationGateAuthCredential",schemaPath:"#/properties/registrationGateAuthCredential/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.registrationGateAuthHeaderName !== undefined){
let data4 = data.registrationGateAuthHeaderName;
if(typeof data4 === "string"){
if(func3(data4) > 128){
const err8 = {instancePath:instancePath+"/registrationGateAuthHeaderName",schemaPath:"#/properties/registrationGateAuthHeaderName/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
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
const err9 = {instancePath:instancePath+"/registrationGateAuthHeaderName",schemaPath:"#/properties/registrationGateAuthHeaderName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.registrationGateTimeoutSeconds !== undefined){
let data5 = data.registrationGateTimeoutSeconds;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err10 = {instancePath:instancePath+"/registrationGateTimeoutSeconds",schemaPath:"#/properties/registrationGateTimeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 300 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/registrationGateTimeoutSeconds",schemaPath:"#/properties/registrationGateTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/registrationGateTimeoutSeconds",schemaPath:"#/properties/registrationGateTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data.registrationGateMaxRetries !== undefined){
let data6 = data.registrationGateMaxRetries;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err13 = {instancePath:instancePath+"/registrationGateMaxRetries",schemaPath:"#/properties/registrationGateMaxRetries/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 10 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/registrationGateMaxRetries",schemaPath:"#/properties/registrationGateMaxRetries/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/registrationGateMaxRetries",schemaPath:"#/properties/registrationGateMaxRetries/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.registrationGateDeadlineSeconds !== undefined){
let data7 = data.registrationGateDeadlineSeconds;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/registrationGateDeadlineSeconds",schemaPath:"#/properties/registrationGateDeadlineSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 600 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/registrationGateDeadlineSeconds",schemaPath:"#/properties/registrationGateDeadlineSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err18 = {instancePath:instancePath+"/registrationGateDeadlineSeconds",schemaPath:"#/properties/registrationGateDeadlineSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.registrationGateMode !== undefined){
let data8 = data.registrationGateMode;
if(typeof data8 !== "string"){
const err19 = {instancePath:instancePath+"/registrationGateMode",schemaPath:"#/properties/registrationGateMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!((data8 === "enforce") || (data8 === "audit"))){
const err20 = {instancePath:instancePath+"/registrationGateMode",schemaPath:"#/properties/registrationGateMode/enum",keyword:"enum",params:{allowedValues: schema6.properties.registrationGateMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.registrationGateAssetTypes !== undefined){
let data9 = data.registrationGateAssetTypes;
if(typeof data9 === "string"){
if(func3(data9) > 64){
const err21 = {instancePath:instancePath+"/registrationGateAssetTypes",schemaPath:"#/properties/registrationGateAssetTypes/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern0.test(data9)){
const err22 = {instancePath:instancePath+"/registrationGateAssetTypes",schemaPath:"#/properties/registrationGateAssetTypes/pattern",keyword:"pattern",params:{pattern: "^ *(agent|server|skill) *(, *(agent|server|skill) *)*$"},message:"must match pattern \""+"^ *(agent|server|skill) *(, *(agent|server|skill) *)*$"+"\""};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/registrationGateAssetTypes",schemaPath:"#/properties/registrationGateAssetTypes/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.registrationGateOperations !== undefined){
let data10 = data.registrationGateOperations;
if(typeof data10 === "string"){
if(func3(data10) > 64){
const err24 = {instancePath:instancePath+"/registrationGateOperations",schemaPath:"#/properties/registrationGateOperations/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!pattern1.test(data10)){
const err25 = {instancePath:instancePath+"/registrationGateOperations",schemaPath:"#/properties/registrationGateOperations/pattern",keyword:"pattern",params:{pattern: "^ *(register|update) *(, *(register|update) *)*$"},message:"must match pattern \""+"^ *(register|update) *(, *(register|update) *)*$"+"\""};
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
const err26 = {instancePath:instancePath+"/registrationGateOperations",schemaPath:"#/properties/registrationGateOperations/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.registrationGateMaxConcurrency !== undefined){
let data11 = data.registrationGateMaxConcurrency;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err27 = {instancePath:instancePath+"/registrationGateMaxConcurrency",schemaPath:"#/properties/registrationGateMaxConcurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 10000 || isNaN(data11)){
const err28 = {instancePath:instancePath+"/registrationGateMaxConcurrency",schemaPath:"#/properties/registrationGateMaxConcurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err29 = {instancePath:instancePath+"/registrationGateMaxConcurrency",schemaPath:"#/properties/registrationGateMaxConcurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data.registrationGateMaxQueue !== undefined){
let data12 = data.registrationGateMaxQueue;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err30 = {instancePath:instancePath+"/registrationGateMaxQueue",schemaPath:"#/properties/registrationGateMaxQueue/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 100000 || isNaN(data12)){
const err31 = {instancePath:instancePath+"/registrationGateMaxQueue",schemaPath:"#/properties/registrationGateMaxQueue/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err32 = {instancePath:instancePath+"/registrationGateMaxQueue",schemaPath:"#/properties/registrationGateMaxQueue/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data.registrationGateRequireExplicitAllow !== undefined){
if(typeof data.registrationGateRequireExplicitAllow !== "boolean"){
const err33 = {instancePath:instancePath+"/registrationGateRequireExplicitAllow",schemaPath:"#/properties/registrationGateRequireExplicitAllow/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.registrationGateSigningKeys !== undefined){
let data14 = data.registrationGateSigningKeys;
if(typeof data14 === "string"){
if(func3(data14) > 8192){
const err34 = {instancePath:instancePath+"/registrationGateSigningKeys",schemaPath:"#/properties/registrationGateSigningKeys/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/registrationGateSigningKeys",schemaPath:"#/properties/registrationGateSigningKeys/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.registrationGateStartupCheck !== undefined){
let data15 = data.registrationGateStartupCheck;
if(typeof data15 !== "string"){
const err36 = {instancePath:instancePath+"/registrationGateStartupCheck",schemaPath:"#/properties/registrationGateStartupCheck/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!(((data15 === "warn") || (data15 === "require")) || (data15 === "off"))){
const err37 = {instancePath:instancePath+"/registrationGateStartupCheck",schemaPath:"#/properties/registrationGateStartupCheck/enum",keyword:"enum",params:{allowedValues: schema6.properties.registrationGateStartupCheck.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.registrationGateOauth2TokenUrl !== undefined){
let data16 = data.registrationGateOauth2TokenUrl;
if(typeof data16 === "string"){
if(func3(data16) > 2048){
const err38 = {instancePath:instancePath+"/registrationGateOauth2TokenUrl",schemaPath:"#/properties/registrationGateOauth2TokenUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err39 = {instancePath:instancePath+"/registrationGateOauth2TokenUrl",schemaPath:"#/properties/registrationGateOauth2TokenUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.registrationGateOauth2IssuerUrl !== undefined){
let data17 = data.registrationGateOauth2IssuerUrl;
if(typeof data17 === "string"){
if(func3(data17) > 2048){
const err40 = {instancePath:instancePath+"/registrationGateOauth2IssuerUrl",schemaPath:"#/properties/registrationGateOauth2IssuerUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err41 = {instancePath:instancePath+"/registrationGateOauth2IssuerUrl",schemaPath:"#/properties/registrationGateOauth2IssuerUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.registrationGateOauth2ClientId !== undefined){
let data18 = data.registrationGateOauth2ClientId;
if(typeof data18 === "string"){
if(func3(data18) > 512){
const err42 = {instancePath:instancePath+"/registrationGateOauth2ClientId",schemaPath:"#/properties/registrationGateOauth2ClientId/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/registrationGateOauth2ClientId",schemaPath:"#/properties/registrationGateOauth2ClientId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.registrationGateOauth2ClientSecret !== undefined){
let data19 = data.registrationGateOauth2ClientSecret;
if(typeof data19 === "string"){
if(func3(data19) > 4096){
const err44 = {instancePath:instancePath+"/registrationGateOauth2ClientSecret",schemaPath:"#/properties/registrationGateOauth2ClientSecret/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err45 = {instancePath:instancePath+"/registrationGateOauth2ClientSecret",schemaPath:"#/properties/registrationGateOauth2ClientSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.registrationGateOauth2Scope !== undefined){
let data20 = data.registrationGateOauth2Scope;
if(typeof data20 === "string"){
if(func3(data20) > 2048){
const err46 = {instancePath:instancePath+"/registrationGateOauth2Scope",schemaPath:"#/properties/registrationGateOauth2Scope/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err47 = {instancePath:instancePath+"/registrationGateOauth2Scope",schemaPath:"#/properties/registrationGateOauth2Scope/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.registrationGateOauth2Audience !== undefined){
let data21 = data.registrationGateOauth2Audience;
if(typeof data21 === "string"){
if(func3(data21) > 2048){
const err48 = {instancePath:instancePath+"/registrationGateOauth2Audience",schemaPath:"#/properties/registrationGateOauth2Audience/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err49 = {instancePath:instancePath+"/registrationGateOauth2Audience",schemaPath:"#/properties/registrationGateOauth2Audience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data.registrationGateOauth2Resource !== undefined){
let data22 = data.registrationGateOauth2Resource;
if(typeof data22 === "string"){
if(func3(data22) > 2048){
const err50 = {instancePath:instancePath+"/registrationGateOauth2Resource",schemaPath:"#/properties/registrationGateOauth2Resource/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err51 = {instancePath:instancePath+"/registrationGateOauth2Resource",schemaPath:"#/properties/registrationGateOauth2Resource/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.registrationGateOauth2ExtraParams !== undefined){
let data23 = data.registrationGateOauth2ExtraParams;
if(typeof data23 === "string"){
if(func3(data23) > 4096){
const err52 = {instancePath:instancePath+"/registrationGateOauth2ExtraParams",schemaPath:"#/properties/registrationGateOauth2ExtraParams/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
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
const err53 = {instancePath:instancePath+"/registrationGateOauth2ExtraParams",schemaPath:"#/properties/registrationGateOauth2ExtraParams/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.registrationGateOauth2ClientAuthMethod !== undefined){
let data24 = data.registrationGateOauth2ClientAuthMethod;
if(typeof data24 !== "string"){
const err54 = {instancePath:instancePath+"/registrationGateOauth2ClientAuthMethod",schemaPath:"#/properties/registrationGateOauth2ClientAuthMethod/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!((((data24 === "client_secret_post") || (data24 === "client_secret_basic")) || (data24 === "private_key_jwt")) || (data24 === "federated_token"))){
const err55 = {instancePath:instancePath+"/registrationGateOauth2ClientAuthMethod",schemaPath:"#/properties/registrationGateOauth2ClientAuthMethod/enum",keyword:"enum",params:{allowedValues: schema6.properties.registrationGateOauth2ClientAuthMethod.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.registrationGateOauth2PrivateKey !== undefined){
let data25 = data.registrationGateOauth2PrivateKey;
if(typeof data25 === "string"){
if(func3(data25) > 16384){
const err56 = {instancePath:instancePath+"/registrationGateOauth2PrivateKey",schemaPath:"#/properties/registrationGateOauth2PrivateKey/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
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
const err57 = {instancePath:instancePath+"/registrationGateOauth2PrivateKey",schemaPath:"#/properties/registrationGateOauth2PrivateKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.registrationGateOauth2PrivateKeyId !== undefined){
let data26 = data.registrationGateOauth2PrivateKeyId;
if(typeof data26 === "string"){
if(func3(data26) > 512){
const err58 = {instancePath:instancePath+"/registrationGateOauth2PrivateKeyId",schemaPath:"#/properties/registrationGateOauth2PrivateKeyId/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
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
const err59 = {instancePath:instancePath+"/registrationGateOauth2PrivateKeyId",schemaPath:"#/properties/registrationGateOauth2PrivateKeyId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.registrationGateOauth2Certificate !== undefined){
let data27 = data.registrationGateOauth2Certificate;
if(typeof data27 === "string"){
if(func3(data27) > 16384){
const err60 = {instancePath:instancePath+"/registrationGateOauth2Certificate",schemaPath:"#/properties/registrationGateOauth2Certificate/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/registrationGateOauth2Certificate",schemaPath:"#/properties/registrationGateOauth2Certificate/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data.registrationGateOauth2SigningAlg !== undefined){
let data28 = data.registrationGateOauth2SigningAlg;
if(typeof data28 !== "string"){
const err62 = {instancePath:instancePath+"/registrationGateOauth2SigningAlg",schemaPath:"#/properties/registrationGateOauth2SigningAlg/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!((((data28 === "") || (data28 === "RS256")) || (data28 === "PS256")) || (data28 === "ES256"))){
const err63 = {instancePath:instancePath+"/registrationGateOauth2SigningAlg",schemaPath:"#/properties/registrationGateOauth2SigningAlg/enum",keyword:"enum",params:{allowedValues: schema6.properties.registrationGateOauth2SigningAlg.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.registrationGateOauth2AssertionAudience !== undefined){
let data29 = data.registrationGateOauth2AssertionAudience;
if(typeof data29 === "string"){
if(func3(data29) > 2048){
const err64 = {instancePath:instancePath+"/registrationGateOauth2AssertionAudience",schemaPath:"#/properties/registrationGateOauth2AssertionAudience/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err65 = {instancePath:instancePath+"/registrationGateOauth2AssertionAudience",schemaPath:"#/properties/registrationGateOauth2AssertionAudience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.registrationGateOauth2FederatedTokenFile !== undefined){
let data30 = data.registrationGateOauth2FederatedTokenFile;
if(typeof data30 === "string"){
if(func3(data30) > 1024){
const err66 = {instancePath:instancePath+"/registrationGateOauth2FederatedTokenFile",schemaPath:"#/properties/registrationGateOauth2FederatedTokenFile/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
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
const err67 = {instancePath:instancePath+"/registrationGateOauth2FederatedTokenFile",schemaPath:"#/properties/registrationGateOauth2FederatedTokenFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.registrationGateOauth2TimeoutSeconds !== undefined){
let data31 = data.registrationGateOauth2TimeoutSeconds;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err68 = {instancePath:instancePath+"/registrationGateOauth2TimeoutSeconds",schemaPath:"#/properties/registrationGateOauth2TimeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 300 || isNaN(data31)){
const err69 = {instancePath:instancePath+"/registrationGateOauth2TimeoutSeconds",schemaPath:"#/properties/registrationGateOauth2TimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data31 < 1 || isNaN(data31)){
const err70 = {instancePath:instancePath+"/registrationGateOauth2TimeoutSeconds",schemaPath:"#/properties/registrationGateOauth2TimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
if(data.registrationGateOauth2TokenCache !== undefined){
let data32 = data.registrationGateOauth2TokenCache;
if(typeof data32 !== "string"){
const err71 = {instancePath:instancePath+"/registrationGateOauth2TokenCache",schemaPath:"#/properties/registrationGateOauth2TokenCache/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!((data32 === "off") || (data32 === "on"))){
const err72 = {instancePath:instancePath+"/registrationGateOauth2TokenCache",schemaPath:"#/properties/registrationGateOauth2TokenCache/enum",keyword:"enum",params:{allowedValues: schema6.properties.registrationGateOauth2TokenCache.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.registrationGateCaFile !== undefined){
let data33 = data.registrationGateCaFile;
if(typeof data33 === "string"){
if(func3(data33) > 1024){
const err73 = {instancePath:instancePath+"/registrationGateCaFile",schemaPath:"#/properties/registrationGateCaFile/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/registrationGateCaFile",schemaPath:"#/properties/registrationGateCaFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.registryHost !== undefined){
let data34 = data.registryHost;
if(typeof data34 === "string"){
if(func3(data34) > 255){
const err75 = {instancePath:instancePath+"/registryHost",schemaPath:"#/properties/registryHost/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/registryHost",schemaPath:"#/properties/registryHost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.registryPort !== undefined){
let data35 = data.registryPort;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err77 = {instancePath:instancePath+"/registryPort",schemaPath:"#/properties/registryPort/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 65535 || isNaN(data35)){
const err78 = {instancePath:instancePath+"/registryPort",schemaPath:"#/properties/registryPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err79 = {instancePath:instancePath+"/registryPort",schemaPath:"#/properties/registryPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
if(data.registryDataDir !== undefined){
let data36 = data.registryDataDir;
if(typeof data36 === "string"){
if(func3(data36) > 1024){
const err80 = {instancePath:instancePath+"/registryDataDir",schemaPath:"#/properties/registryDataDir/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(func3(data36) < 1){
const err81 = {instancePath:instancePath+"/registryDataDir",schemaPath:"#/properties/registryDataDir/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/registryDataDir",schemaPath:"#/properties/registryDataDir/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.registryDatabaseUrl !== undefined){
let data37 = data.registryDatabaseUrl;
if(typeof data37 === "string"){
if(func3(data37) > 2048){
const err83 = {instancePath:instancePath+"/registryDatabaseUrl",schemaPath:"#/properties/registryDatabaseUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/registryDatabaseUrl",schemaPath:"#/properties/registryDatabaseUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.registryApiKeys !== undefined){
let data38 = data.registryApiKeys;
if(typeof data38 === "string"){
if(func3(data38) > 262144){
const err85 = {instancePath:instancePath+"/registryApiKeys",schemaPath:"#/properties/registryApiKeys/maxLength",keyword:"maxLength",params:{limit: 262144},message:"must NOT have more than 262144 characters"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/registryApiKeys",schemaPath:"#/properties/registryApiKeys/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.registryOidcIssuerUrl !== undefined){
let data39 = data.registryOidcIssuerUrl;
if(typeof data39 === "string"){
if(func3(data39) > 2048){
const err87 = {instancePath:instancePath+"/registryOidcIssuerUrl",schemaPath:"#/properties/registryOidcIssuerUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/registryOidcIssuerUrl",schemaPath:"#/properties/registryOidcIssuerUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data.registryOidcAudience !== undefined){
let data40 = data.registryOidcAudience;
if(typeof data40 === "string"){
if(func3(data40) > 512){
const err89 = {instancePath:instancePath+"/registryOidcAudience",schemaPath:"#/properties/registryOidcAudience/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
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
const err90 = {instancePath:instancePath+"/registryOidcAudience",schemaPath:"#/properties/registryOidcAudience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data.registryOidcGroupsClaim !== undefined){
let data41 = data.registryOidcGroupsClaim;
if(typeof data41 === "string"){
if(func3(data41) > 128){
const err91 = {instancePath:instancePath+"/registryOidcGroupsClaim",schemaPath:"#/properties/registryOidcGroupsClaim/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(func3(data41) < 1){
const err92 = {instancePath:instancePath+"/registryOidcGroupsClaim",schemaPath:"#/properties/registryOidcGroupsClaim/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/registryOidcGroupsClaim",schemaPath:"#/properties/registryOidcGroupsClaim/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data.registryAdminGroup !== undefined){
let data42 = data.registryAdminGroup;
if(typeof data42 === "string"){
if(func3(data42) > 256){
const err94 = {instancePath:instancePath+"/registryAdminGroup",schemaPath:"#/properties/registryAdminGroup/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(func3(data42) < 1){
const err95 = {instancePath:instancePath+"/registryAdminGroup",schemaPath:"#/properties/registryAdminGroup/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
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
const err96 = {instancePath:instancePath+"/registryAdminGroup",schemaPath:"#/properties/registryAdminGroup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data.registryRegisterGroup !== undefined){
let data43 = data.registryRegisterGroup;
if(typeof data43 === "string"){
if(func3(data43) > 256){
const err97 = {instancePath:instancePath+"/registryRegisterGroup",schemaPath:"#/properties/registryRegisterGroup/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
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
const err98 = {instancePath:instancePath+"/registryRegisterGroup",schemaPath:"#/properties/registryRegisterGroup/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data.registryAllowAnonymous !== undefined){
let data44 = data.registryAllowAnonymous;
if(typeof data44 !== "string"){
const err99 = {instancePath:instancePath+"/registryAllowAnonymous",schemaPath:"#/properties/registryAllowAnonymous/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(!(((data44 === "none") || (data44 === "read")) || (data44 === "all"))){
const err100 = {instancePath:instancePath+"/registryAllowAnonymous",schemaPath:"#/properties/registryAllowAnonymous/enum",keyword:"enum",params:{allowedValues: schema6.properties.registryAllowAnonymous.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data.registryEncryptionKey !== undefined){
let data45 = data.registryEncryptionKey;
if(typeof data45 === "string"){
if(func3(data45) > 4096){
const err101 = {instancePath:instancePath+"/registryEncryptionKey",schemaPath:"#/properties/registryEncryptionKey/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
else {
const err102 = {instancePath:instancePath+"/registryEncryptionKey",schemaPath:"#/properties/registryEncryptionKey/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data.registryNamespace !== undefined){
let data46 = data.registryNamespace;
if(typeof data46 === "string"){
if(func3(data46) > 128){
const err103 = {instancePath:instancePath+"/registryNamespace",schemaPath:"#/properties/registryNamespace/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(!pattern2.test(data46)){
const err104 = {instancePath:instancePath+"/registryNamespace",schemaPath:"#/properties/registryNamespace/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$"},message:"must match pattern \""+"^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/registryNamespace",schemaPath:"#/properties/registryNamespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data.registryRateLimitPerMinute !== undefined){
let data47 = data.registryRateLimitPerMinute;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
const err106 = {instancePath:instancePath+"/registryRateLimitPerMinute",schemaPath:"#/properties/registryRateLimitPerMinute/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 > 100000 || isNaN(data47)){
const err107 = {instancePath:instancePath+"/registryRateLimitPerMinute",schemaPath:"#/properties/registryRateLimitPerMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(data47 < 0 || isNaN(data47)){
const err108 = {instancePath:instancePath+"/registryRateLimitPerMinute",schemaPath:"#/properties/registryRateLimitPerMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
if(data.registryAuditRetentionDays !== undefined){
let data48 = data.registryAuditRetentionDays;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
const err109 = {instancePath:instancePath+"/registryAuditRetentionDays",schemaPath:"#/properties/registryAuditRetentionDays/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 36500 || isNaN(data48)){
const err110 = {instancePath:instancePath+"/registryAuditRetentionDays",schemaPath:"#/properties/registryAuditRetentionDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 36500},message:"must be <= 36500"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data48 < 0 || isNaN(data48)){
const err111 = {instancePath:instancePath+"/registryAuditRetentionDays",schemaPath:"#/properties/registryAuditRetentionDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
if(data.registryLogLevel !== undefined){
let data49 = data.registryLogLevel;
if(typeof data49 !== "string"){
const err112 = {instancePath:instancePath+"/registryLogLevel",schemaPath:"#/properties/registryLogLevel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(!(((((((data49 === "fatal") || (data49 === "error")) || (data49 === "warn")) || (data49 === "info")) || (data49 === "debug")) || (data49 === "trace")) || (data49 === "silent"))){
const err113 = {instancePath:instancePath+"/registryLogLevel",schemaPath:"#/properties/registryLogLevel/enum",keyword:"enum",params:{allowedValues: schema6.properties.registryLogLevel.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data.registrationWebhookUrl !== undefined){
let data50 = data.registrationWebhookUrl;
if(typeof data50 === "string"){
if(func3(data50) > 2048){
const err114 = {instancePath:instancePath+"/registrationWebhookUrl",schemaPath:"#/properties/registrationWebhookUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/registrationWebhookUrl",schemaPath:"#/properties/registrationWebhookUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data.registrationWebhookAuthHeader !== undefined){
let data51 = data.registrationWebhookAuthHeader;
if(typeof data51 === "string"){
if(func3(data51) > 128){
const err116 = {instancePath:instancePath+"/registrationWebhookAuthHeader",schemaPath:"#/properties/registrationWebhookAuthHeader/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {instancePath:instancePath+"/registrationWebhookAuthHeader",schemaPath:"#/properties/registrationWebhookAuthHeader/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data.registrationWebhookAuthToken !== undefined){
let data52 = data.registrationWebhookAuthToken;
if(typeof data52 === "string"){
if(func3(data52) > 16384){
const err118 = {instancePath:instancePath+"/registrationWebhookAuthToken",schemaPath:"#/properties/registrationWebhookAuthToken/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/registrationWebhookAuthToken",schemaPath:"#/properties/registrationWebhookAuthToken/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data.registrationWebhookTimeoutSeconds !== undefined){
let data53 = data.registrationWebhookTimeoutSeconds;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err120 = {instancePath:instancePath+"/registrationWebhookTimeoutSeconds",schemaPath:"#/properties/registrationWebhookTimeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 300 || isNaN(data53)){
const err121 = {instancePath:instancePath+"/registrationWebhookTimeoutSeconds",schemaPath:"#/properties/registrationWebhookTimeoutSeconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data53 < 1 || isNaN(data53)){
const err122 = {instancePath:instancePath+"/registrationWebhookTimeoutSeconds",schemaPath:"#/properties/registrationWebhookTimeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
if(data.registrationWebhookSigningSecret !== undefined){
let data54 = data.registrationWebhookSigningSecret;
if(typeof data54 === "string"){
if(func3(data54) > 8192){
const err123 = {instancePath:instancePath+"/registrationWebhookSigningSecret",schemaPath:"#/properties/registrationWebhookSigningSecret/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath:instancePath+"/registrationWebhookSigningSecret",schemaPath:"#/properties/registrationWebhookSigningSecret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data.registrationEnforcedStatus !== undefined){
let data55 = data.registrationEnforcedStatus;
if(typeof data55 === "string"){
if(func3(data55) > 64){
const err125 = {instancePath:instancePath+"/registrationEnforcedStatus",schemaPath:"#/properties/registrationEnforcedStatus/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(!pattern3.test(data55)){
const err126 = {instancePath:instancePath+"/registrationEnforcedStatus",schemaPath:"#/properties/registrationEnforcedStatus/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z_-]*$|^$"},message:"must match pattern \""+"^[a-z][a-z_-]*$|^$"+"\""};
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
const err127 = {instancePath:instancePath+"/registrationEnforcedStatus",schemaPath:"#/properties/registrationEnforcedStatus/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data.httpsProxy !== undefined){
let data56 = data.httpsProxy;
if(typeof data56 === "string"){
if(func3(data56) > 2048){
const err128 = {instancePath:instancePath+"/httpsProxy",schemaPath:"#/properties/httpsProxy/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err129 = {instancePath:instancePath+"/httpsProxy",schemaPath:"#/properties/httpsProxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data.noProxy !== undefined){
let data57 = data.noProxy;
if(typeof data57 === "string"){
if(func3(data57) > 4096){
const err130 = {instancePath:instancePath+"/noProxy",schemaPath:"#/properties/noProxy/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/noProxy",schemaPath:"#/properties/noProxy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data.nodeExtraCaCerts !== undefined){
let data58 = data.nodeExtraCaCerts;
if(typeof data58 === "string"){
if(func3(data58) > 1024){
const err132 = {instancePath:instancePath+"/nodeExtraCaCerts",schemaPath:"#/properties/nodeExtraCaCerts/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/nodeExtraCaCerts",schemaPath:"#/properties/nodeExtraCaCerts/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data.otelExporterOtlpEndpoint !== undefined){
let data59 = data.otelExporterOtlpEndpoint;
if(typeof data59 === "string"){
if(func3(data59) > 2048){
const err134 = {instancePath:instancePath+"/otelExporterOtlpEndpoint",schemaPath:"#/properties/otelExporterOtlpEndpoint/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err135 = {instancePath:instancePath+"/otelExporterOtlpEndpoint",schemaPath:"#/properties/otelExporterOtlpEndpoint/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

export const validatePolicyGateSettings = validate22;
const schema7 = {"type":"object","additionalProperties":false,"properties":{"policyGateHost":{"type":"string","default":"127.0.0.1","x-image-default":"0.0.0.0","maxLength":255,"examples":["0.0.0.0"]},"policyGatePort":{"type":"integer","minimum":0,"maximum":65535,"default":8090},"policyGateIssuerUrl":{"type":"string","default":"","maxLength":2048,"x-check":"url","x-required":true,"examples":["https://keycloak.example.com/realms/platform"]},"policyGateJwksUrl":{"type":"string","default":"","maxLength":2048,"x-check":"url","examples":["https://login.microsoftonline.com/common/discovery/v2.0/keys"]},"policyGateAudience":{"type":"string","default":"","maxLength":2048,"x-required":true,"examples":["api://gate-app-id"],"x-list":true},"policyGateAllowedClients":{"type":"string","default":"","maxLength":8192,"x-required":true,"examples":["11111111-1111-1111-1111-111111111111"],"x-list":true},"policyGateAllowedTenants":{"type":"string","default":"","maxLength":8192,"examples":["00000000-0000-0000-0000-000000000000"],"x-list":true},"policyGateRequiredRoles":{"type":"string","default":"","maxLength":8192,"examples":["Gate.Check"],"x-list":true},"policyGatePolicyFile":{"type":"string","default":"","maxLength":1024,"x-required":true,"examples":["/etc/policy-gate/policy.json"]},"policyGateCaFile":{"type":"string","default":"","maxLength":1024,"examples":["/etc/policy-gate/ca.pem"]},"policyGateLogLevel":{"type":"string","enum":["fatal","error","warn","info","debug","trace","silent"],"default":"info"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema7.properties, key0))){
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
if(data.policyGateHost !== undefined){
let data0 = data.policyGateHost;
if(typeof data0 === "string"){
if(func3(data0) > 255){
const err1 = {instancePath:instancePath+"/policyGateHost",schemaPath:"#/properties/policyGateHost/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/policyGateHost",schemaPath:"#/properties/policyGateHost/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.policyGatePort !== undefined){
let data1 = data.policyGatePort;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/policyGatePort",schemaPath:"#/properties/policyGatePort/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/policyGatePort",schemaPath:"#/properties/policyGatePort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/policyGatePort",schemaPath:"#/properties/policyGatePort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
if(data.policyGateIssuerUrl !== undefined){
let data2 = data.policyGateIssuerUrl;
if(typeof data2 === "string"){
if(func3(data2) > 2048){
const err6 = {instancePath:instancePath+"/policyGateIssuerUrl",schemaPath:"#/properties/policyGateIssuerUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err7 = {instancePath:instancePath+"/policyGateIssuerUrl",schemaPath:"#/properties/policyGateIssuerUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.policyGateJwksUrl !== undefined){
let data3 = data.policyGateJwksUrl;
if(typeof data3 === "string"){
if(func3(data3) > 2048){
const err8 = {instancePath:instancePath+"/policyGateJwksUrl",schemaPath:"#/properties/policyGateJwksUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
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
const err9 = {instancePath:instancePath+"/policyGateJwksUrl",schemaPath:"#/properties/policyGateJwksUrl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.policyGateAudience !== undefined){
let data4 = data.policyGateAudience;
if(typeof data4 === "string"){
if(func3(data4) > 2048){
const err10 = {instancePath:instancePath+"/policyGateAudience",schemaPath:"#/properties/policyGateAudience/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/policyGateAudience",schemaPath:"#/properties/policyGateAudience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.policyGateAllowedClients !== undefined){
let data5 = data.policyGateAllowedClients;
if(typeof data5 === "string"){
if(func3(data5) > 8192){
const err12 = {instancePath:instancePath+"/policyGateAllowedClients",schemaPath:"#/properties/policyGateAllowedClients/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/policyGateAllowedClients",schemaPath:"#/properties/policyGateAllowedClients/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.policyGateAllowedTenants !== undefined){
let data6 = data.policyGateAllowedTenants;
if(typeof data6 === "string"){
if(func3(data6) > 8192){
const err14 = {instancePath:instancePath+"/policyGateAllowedTenants",schemaPath:"#/properties/policyGateAllowedTenants/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
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
const err15 = {instancePath:instancePath+"/policyGateAllowedTenants",schemaPath:"#/properties/policyGateAllowedTenants/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.policyGateRequiredRoles !== undefined){
let data7 = data.policyGateRequiredRoles;
if(typeof data7 === "string"){
if(func3(data7) > 8192){
const err16 = {instancePath:instancePath+"/policyGateRequiredRoles",schemaPath:"#/properties/policyGateRequiredRoles/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/policyGateRequiredRoles",schemaPath:"#/properties/policyGateRequiredRoles/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.policyGatePolicyFile !== undefined){
let data8 = data.policyGatePolicyFile;
if(typeof data8 === "string"){
if(func3(data8) > 1024){
const err18 = {instancePath:instancePath+"/policyGatePolicyFile",schemaPath:"#/properties/policyGatePolicyFile/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/policyGatePolicyFile",schemaPath:"#/properties/policyGatePolicyFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.policyGateCaFile !== undefined){
let data9 = data.policyGateCaFile;
if(typeof data9 === "string"){
if(func3(data9) > 1024){
const err20 = {instancePath:instancePath+"/policyGateCaFile",schemaPath:"#/properties/policyGateCaFile/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/policyGateCaFile",schemaPath:"#/properties/policyGateCaFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.policyGateLogLevel !== undefined){
let data10 = data.policyGateLogLevel;
if(typeof data10 !== "string"){
const err22 = {instancePath:instancePath+"/policyGateLogLevel",schemaPath:"#/properties/policyGateLogLevel/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(!(((((((data10 === "fatal") || (data10 === "error")) || (data10 === "warn")) || (data10 === "info")) || (data10 === "debug")) || (data10 === "trace")) || (data10 === "silent"))){
const err23 = {instancePath:instancePath+"/policyGateLogLevel",schemaPath:"#/properties/policyGateLogLevel/enum",keyword:"enum",params:{allowedValues: schema7.properties.policyGateLogLevel.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

