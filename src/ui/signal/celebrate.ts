// Sounds and vibrations. They never come without a sentence on the screen, and each can be switched off.

export type Signal = 'written' | 'returned' | 'stopped' | 'kiosk';
export interface Allowed {
  readonly sound: boolean;
  readonly vibration: boolean;
}

/** Tones as [hertz, start in seconds, length in seconds]. */
const tones: Readonly<Record<Signal, readonly (readonly [number, number, number])[]>> = {
  written: [[660, 0, 0.08]],
  returned: [
    [660, 0, 0.07],
    [520, 0.1, 0.08],
  ],
  stopped: [[220, 0, 0.2]],
  kiosk: [
    [520, 0, 0.08],
    [780, 0.11, 0.12],
  ],
};

let speaker: AudioContext | undefined;

export function celebrate(signal: Signal, { sound, vibration }: Allowed): void {
  if (vibration) navigator.vibrate?.(signal === 'stopped' ? 200 : 30);
  if (!sound || typeof AudioContext === 'undefined') return;
  speaker ??= new AudioContext();
  void speaker.resume().catch(() => undefined);
  for (const tone of tones[signal]) play(speaker, tone);
}

function play(audio: AudioContext, [hertz, after, length]: readonly [number, number, number]): void {
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  const start = audio.currentTime + after;
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(0.15, start + 0.01);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length);
}
