import type { Actor } from '../../gate/decision.ts';

/** What a caller may do. */
export interface Permissions {
  readonly read: boolean;
  /** Register assets, and change and delete one's own. */
  readonly register: boolean;
  /** Change and delete every asset, use `/api/gate/*`. */
  readonly admin: boolean;
}

/** Who sends a request. */
export interface Caller {
  readonly actor: Actor;
  /** Under which the caller's assets are kept: an API key and a JWT with the same name are two owners. */
  readonly owner: string;
  readonly permissions: Permissions;
}

/** Settings that decide who may do what. */
export interface PermissionSettings {
  readonly registryAdminGroup: string;
  readonly registryRegisterGroup: string;
  readonly registryAllowAnonymous: 'none' | 'read' | 'all';
}

/** Works out what an authenticated (or anonymous) caller may do. */
export function callerOf(actor: Actor, settings: PermissionSettings): Caller {
  const anonymous = actor.method === 'anonymous';
  const isIn = (group: string): boolean => actor.groups.includes(group);
  const admin = !anonymous && isIn(settings.registryAdminGroup);
  const mayRegister = anonymous ? settings.registryAllowAnonymous === 'all' : true;
  const inRegisterGroup = settings.registryRegisterGroup === '' || isIn(settings.registryRegisterGroup) || admin;
  return {
    actor,
    owner: anonymous ? 'anonymous' : `${actor.method}:${actor.subject}`,
    permissions: {
      read: anonymous ? settings.registryAllowAnonymous !== 'none' : true,
      register: mayRegister && inRegisterGroup,
      admin,
    },
  };
}
