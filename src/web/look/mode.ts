import { useSyncExternalStore } from 'react';

export type Mode = 'light' | 'dark';
export type ModeChoice = Mode | 'system';

const key = 'zhunsheng.mode';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

export const modeChoice = (): ModeChoice => {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

export function chooseMode(choice: ModeChoice): void {
  if (choice === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  for (const each of listeners) each();
}

const current = (): Mode => {
  const choice = modeChoice();
  if (choice !== 'system') return choice;
  return system.matches ? 'dark' : 'light';
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', listener);
  };
}

/** Light or dark: as chosen, else as the system says. */
export const useMode = (): Mode => useSyncExternalStore(subscribe, current);
