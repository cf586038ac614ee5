// Generated from schema/ by "gatectl generate"; edits are lost.
import type { CompiledValidator } from '../schema-errors.ts';

export declare const validateGateRequest: CompiledValidator;
export declare const validateGateAnswer: CompiledValidator;
